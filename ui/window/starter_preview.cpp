#include "ui/window/starter_preview.h"

#include "model/services/starters.h"
#include "ui/session/session.h"
#include "ui/theme/status_glyph.h"

#include <QDate>

namespace faultline::ui {

std::vector<StarterPreview> starterPreviews(const Environment& environment)
{
    std::vector<StarterPreview> all;
    for (const Starter& starter : starters(environment.data)) {
        StarterPreview preview;
        preview.name = starter.name;
        preview.title = QString::fromStdString(starter.title);
        preview.description = QString::fromStdString(starter.description);
        all.push_back(std::move(preview));
    }
    return all;
}

StarterPreview withDrawing(StarterPreview preview, const Environment& environment)
{
    const auto document = Document::parse(std::string(starterTemplate(environment.data, preview.name)), preview.name + ".yaml");
    if (!document) return preview;
    const Architecture architecture = Architecture::from(*document);
    const Topology topology = Topology::of(architecture);
    preview.diagram = arrange(architecture, topology, environment.widths, environment.texts);
    const AdvisorReport report = environment.advisor.run(architecture, topology, nullptr, QDate::currentDate().toString(Qt::ISODate).toStdString());
    for (const CheckResult& result : report.checks)
        for (std::size_t i = 0; i < preview.counts.size(); ++i) preview.counts[i] += statusOf(result.status) == kStatusOrder[i] ? 1 : 0;
    preview.resources = static_cast<int>(architecture.resources().size());
    preview.drills = static_cast<int>(architecture.own().drills.size());
    return preview;
}

} // namespace faultline::ui
