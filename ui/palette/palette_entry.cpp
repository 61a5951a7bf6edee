#include "ui/palette/palette_entry.h"

#include "model/document/recipes/recipe.h"
#include "sim/drill/scenario.h"
#include "sim/faults/fault_kind.h"
#include "ui/session/session.h"

#include <QCoreApplication>

namespace faultline::ui {

namespace {

QString text(const Environment& environment, const std::string& id) { return QString::fromStdString(std::string(environment.texts.find(id))); }

QString view(std::string_view s) { return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size())); }

QString tr(const char* s) { return QCoreApplication::translate("Palette", s); }

void addFaults(std::vector<PaletteEntry>& entries, const Environment& environment)
{
    for (const sim::FaultKind& fault : sim::faultKinds()) {
        if (!fault.isImplemented()) continue;
        const std::string kind(fault.kind);
        PaletteItem item{PaletteItem::Kind::Fault, QString::fromStdString(kind), text(environment, "ui.fault." + kind), view(fault.icon)};
        if (item.label.isEmpty()) item.label = item.id;
        entries.push_back({tr("Faults"), item, text(environment, "drill.fault." + kind)});
    }
}

void addRecipes(std::vector<PaletteEntry>& entries, const Environment& environment)
{
    for (const Recipe& recipe : recipes()) {
        const std::string label(recipe.label);
        PaletteItem item{PaletteItem::Kind::Recipe, view(recipe.id), text(environment, label), view(recipe.icon)};
        const QString group = text(environment, "ui.palette." + std::string(recipe.group));
        entries.push_back({group.isEmpty() ? view(recipe.group) : group, item, text(environment, label + ".tip")});
    }
}

} // namespace

std::vector<PaletteEntry> paletteEntries(const Environment& environment)
{
    std::vector<PaletteEntry> entries;
    addFaults(entries, environment);
    addRecipes(entries, environment);
    return entries;
}

} // namespace faultline::ui
