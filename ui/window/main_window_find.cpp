#include "ui/canvas/canvas_widget.h"
#include "ui/window/command_palette.h"
#include "ui/window/main_window.h"

#include <QAction>
#include <QMenu>
#include <QStackedWidget>

#include <set>

/// Finding things of the drawing and actions of the window by name.
namespace faultline::ui {

namespace {

using Entry = CommandPalette::Entry;

QString text(const std::string& s) { return QString::fromStdString(s); }

/// What is drawn and what is not, by name: each resource once, then AZs, actors, sketches and notes. Those that are wanted.
std::vector<Entry> thingsOf(const Derived& derived, const std::function<bool(const std::string&)>& wanted,
                            const std::function<void(const QString&)>& go)
{
    std::vector<Entry> entries;
    std::set<std::string> known;
    const auto add = [&](const std::string& id, const std::string& label, const QString& detail, const QString& icon) {
        if (!id.empty() && wanted(id) && known.insert(id).second)
            entries.push_back({text(label), detail, icon, [go, id] { go(text(id)); }, text(id)});
    };
    for (const OutlineRow& row : derived.diagram.outline) {
        if (!row.resource.empty()) add(row.resource, row.label, text(row.typeLabel), text(row.icon));
        else if (derived.diagram.frame(row.id)) add(row.id, row.label, text(row.typeLabel), text(row.icon));
    }
    for (const DiagramGlyph& g : derived.diagram.glyphs) add(g.resource, g.label, MainWindow::tr("Actor or sketch"), text(g.icon));
    for (const DiagramNote& n : derived.diagram.notes) add(n.id, n.text.substr(0, n.text.find('\n')), MainWindow::tr("Note"), QString());
    return entries;
}

bool anything(const std::string&) { return true; }

/// What the menus offer at this moment, with the menu's name before what would not be understood alone.
std::vector<Entry> actionsOf(const QWidget& window)
{
    std::vector<Entry> entries;
    for (QAction* action : window.findChildren<QAction*>()) {
        const auto* menu = qobject_cast<QMenu*>(action->parent());
        if (!menu || action->isSeparator() || action->menu() || action->text().isEmpty() || !action->isEnabled()) continue;
        const auto plain = [](QString s) { return s.remove(QLatin1Char('&')); };
        entries.push_back({QStringLiteral("%1: %2").arg(plain(menu->title()), plain(action->text())),
                           action->shortcut().toString(QKeySequence::NativeText),
                           {},
                           [action] { action->trigger(); },
                           {}});
    }
    return entries;
}

} // namespace

void MainWindow::goTo(const QString& id)
{
    showEditor();
    m_session->select({id});
    m_canvas->reveal(id);
}

void MainWindow::findThing()
{
    m_finder->open(tr("Find in the drawing"), thingsOf(*m_session->derived(), anything, [this](const QString& id) { goTo(id); }));
}

void MainWindow::findAnything()
{
    std::vector<Entry> entries;
    if (m_pages->currentWidget() == m_editor) entries = thingsOf(*m_session->derived(), anything, [this](const QString& id) { goTo(id); });
    const std::vector<Entry> actions = actionsOf(*this);
    entries.insert(entries.end(), actions.begin(), actions.end());
    m_finder->open(tr("Find or run"), std::move(entries));
}

void MainWindow::chooseAmong(const QString& prompt, const QStringList& ids, const std::function<void(const QString&)>& go)
{
    m_finder->open(prompt, thingsOf(
                               *m_session->derived(), [&](const std::string& id) { return ids.contains(text(id)); }, go));
}

} // namespace faultline::ui
