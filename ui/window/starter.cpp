#include "ui/window/starter.h"

#include "ui/session/session.h"
#include "ui/theme/status_glyph.h"

#include <QDate>

#include <optional>

namespace faultline::ui {

namespace {

constexpr std::string_view kFolder = "templates/";

std::string stemOf(std::string_view file)
{
    file.remove_prefix(kFolder.size());
    return std::string(file.substr(0, file.find('.')));
}

std::optional<Document> read(const Environment& environment, const Starter& starter)
{
    auto document = Document::parse(std::string(environment.data.find(starter.file)), starter.file);
    return document ? std::optional<Document>(*std::move(document)) : std::nullopt;
}

} // namespace

std::vector<Starter> starters(const Environment& environment)
{
    std::vector<Starter> all;
    for (const std::string& file : environment.data.names(kFolder)) {
        Starter starter;
        starter.name = stemOf(file);
        starter.file = file;
        const std::string_view title = environment.texts.find("ui.starter." + starter.name);
        starter.title = QString::fromStdString(title.empty() ? starter.name : std::string(title));
        if (const auto document = read(environment, starter))
            starter.description = QString::fromStdString(std::string(document->source().root().find("Description").text())).simplified();
        all.push_back(std::move(starter));
    }
    return all;
}

Starter withDrawing(Starter starter, const Environment& environment)
{
    const auto document = read(environment, starter);
    if (!document) return starter;
    const Architecture architecture = Architecture::from(*document);
    const Topology topology = Topology::of(architecture);
    starter.diagram = arrange(architecture, topology, environment.widths);
    const AdvisorReport report = environment.advisor.run(architecture, topology, nullptr, QDate::currentDate().toString(Qt::ISODate).toStdString());
    for (const CheckResult& result : report.checks)
        for (std::size_t i = 0; i < starter.counts.size(); ++i) starter.counts[i] += statusOf(result.status) == kStatusOrder[i] ? 1 : 0;
    starter.resources = static_cast<int>(architecture.resources().size());
    starter.drills = static_cast<int>(architecture.own().drills.size());
    return starter;
}

} // namespace faultline::ui
