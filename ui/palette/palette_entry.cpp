#include "ui/palette/palette_entry.h"

#include "sim/drill/scenario.h"
#include "ui/session/session.h"

#include <QCoreApplication>

namespace faultline::ui {

namespace {

QString text(const Environment& environment, const std::string& id) { return QString::fromStdString(std::string(environment.texts.find(id))); }

QString tr(const char* s) { return QCoreApplication::translate("Palette", s); }

void addFaults(std::vector<PaletteEntry>& entries, const Environment& environment)
{
    for (const sim::FaultKind& fault : sim::faultKinds()) {
        if (!fault.isImplemented) continue;
        const std::string kind(fault.kind);
        PaletteItem item{PaletteItem::Kind::Fault, QString::fromStdString(kind), text(environment, "ui.fault." + kind), QString::fromUtf8(fault.icon.data(), static_cast<qsizetype>(fault.icon.size()))};
        if (item.label.isEmpty()) item.label = item.id;
        entries.push_back({tr("Faults"), item, text(environment, "ui.fault." + kind + ".tip")});
    }
}

} // namespace

std::vector<PaletteEntry> paletteEntries(const Environment& environment)
{
    std::vector<PaletteEntry> entries;
    addFaults(entries, environment);
    return entries;
}

} // namespace faultline::ui
