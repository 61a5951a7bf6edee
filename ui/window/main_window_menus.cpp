#include "ui/window/main_window.h"

#include "ui/advisor/advisor_panel.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/drill/drill_panel.h"
#include "ui/inspector/inspector_panel.h"
#include "ui/palette/palette_panel.h"
#include "ui/theme/controls.h"
#include "ui/theme/theme.h"
#include "ui/window/dock.h"
#include "ui/window/outline_tree.h"
#include "ui/window/recent_files.h"

#include <QActionGroup>
#include <QApplication>
#include <QDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QTabBar>
#include <QTableWidget>
#include <QUndoStack>
#include <QVBoxLayout>

namespace faultline::ui {

QAction* MainWindow::addAction(QMenu* menu, const QString& text, const QKeySequence& keys, std::function<void()> run)
{
    QAction* action = menu->addAction(text);
    if (!keys.isEmpty()) action->setShortcut(keys);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    return action;
}

void MainWindow::makeMenus()
{
    menuBar()->setNativeMenuBar(false);
    menuBar()->setAccessibleName(tr("Menu bar"));
    makeFileMenu();
    makeEditMenu();
    makeViewMenu();
    makeArrangeMenu();
    makeCheckMenu();
    makeDrillMenu();
    makeWindowMenu();
    makeHelpMenu();
    m_documentState = new ElidedLabel("secondary", Qt::ElideMiddle);
    m_documentState->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_documentState->setFixedWidth(480);
    m_documentState->setAccessibleName(tr("Document state"));
    m_documentState->setContentsMargins(0, 0, 16, 0);
    m_documentState->setMinimumHeight(size::kMenu - 2);
    menuBar()->setCornerWidget(m_documentState);
}

void MainWindow::makeFileMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    addAction(menu, tr("&New"), QKeySequence::New, [this] { newDocument(); });
    addAction(menu, tr("&Open…"), QKeySequence::Open, [this] { chooseFile(); });
    m_recentMenu = menu->addMenu(tr("Open &recent"));
    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::showRecentMenu);
    addAction(menu, tr("Start &page"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_H), [this] { showStartPage(); });
    menu->addSeparator();
    addAction(menu, tr("&Save"), QKeySequence::Save, [this] { save(); });
    addAction(menu, tr("Save &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), [this] { saveAs(); });
    menu->addSeparator();
    m_exportMenu = menu->addMenu(tr("&Export"));
    addAction(m_exportMenu, tr("As &SVG…"), QKeySequence(Qt::CTRL | Qt::Key_E), [this] { exportAs(QStringLiteral("svg")); });
    addAction(m_exportMenu, tr("As &PNG…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E), [this] { exportAs(QStringLiteral("png")); });
    addAction(m_exportMenu, tr("As P&DF…"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_E), [this] { exportAs(QStringLiteral("pdf")); });
    menu->addSeparator();
    addAction(menu, tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
}

void MainWindow::showRecentMenu()
{
    m_recentMenu->clear();
    for (const QString& path : recent::files()) {
        QAction* action = addAction(m_recentMenu, QFileInfo(path).fileName().replace(QLatin1Char('&'), QLatin1String("&&")), {},
                                    [this, path] { whenSafe([this, path] { openFile(path); }); });
        action->setStatusTip(path);
    }
    if (m_recentMenu->isEmpty()) m_recentMenu->addAction(tr("Nothing yet"))->setEnabled(false);
}

void MainWindow::makeEditMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Edit"));
    QUndoStack& stack = m_session->undoStack();
    m_undo = addAction(menu, tr("&Undo"), QKeySequence::Undo, [this] { m_session->undoStack().undo(); });
    m_redo = addAction(menu, tr("&Redo"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), [this] { m_session->undoStack().redo(); });
    const auto showStack = [this, &stack] {
        m_undo->setEnabled(stack.canUndo());
        m_redo->setEnabled(stack.canRedo());
        m_undo->setText(stack.canUndo() ? tr("&Undo: %1").arg(stack.undoText()) : tr("&Undo"));
        m_redo->setText(stack.canRedo() ? tr("&Redo: %1").arg(stack.redoText()) : tr("&Redo"));
    };
    connect(&stack, &QUndoStack::indexChanged, this, showStack);
    showStack();
    menu->addSeparator();
    addAction(menu, tr("Cu&t"), QKeySequence::Cut, [this] { m_canvas->cutSelection(); });
    addAction(menu, tr("&Copy"), QKeySequence::Copy, [this] { m_canvas->copySelection(); });
    addAction(menu, tr("&Paste"), QKeySequence::Paste, [this] { m_canvas->paste(); });
    addAction(menu, tr("&Duplicate"), QKeySequence(Qt::CTRL | Qt::Key_D), [this] { m_canvas->duplicateSelection(); });
    addAction(menu, tr("De&lete"), QKeySequence::Delete, [this] { m_canvas->deleteSelection(); });
    addAction(menu, tr("Re&name"), QKeySequence(Qt::Key_F2), [this] { m_canvas->renameSelection(); });
    menu->addSeparator();
    addAction(menu, tr("Select &all"), QKeySequence::SelectAll, [this] { m_canvas->selectAll(); });
    addAction(menu, tr("Select n&one"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A), [this] { m_session->select({}); });
    menu->addSeparator();
    addAction(menu, tr("&Find in the drawing…"), QKeySequence::Find, [this] { findThing(); });
    addAction(menu, tr("Find or r&un…"), QKeySequence(Qt::CTRL | Qt::Key_K), [this] { findAnything(); });
    menu->addSeparator();
    addAction(menu, tr("Co&nnect to…"), QKeySequence(Qt::CTRL | Qt::Key_L),
              [this] { chooseAmong(tr("Connect to"), m_canvas->connectable(), [this](const QString& id) { m_canvas->connectSelectionTo(id); }); });
    addAction(menu, tr("&Move into…"), QKeySequence(Qt::CTRL | Qt::Key_M),
              [this] { chooseAmong(tr("Move into"), m_canvas->otherSubnets(), [this](const QString& id) { m_canvas->moveSelectionInto(id); }); });
}

void MainWindow::makeViewMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    m_zoomMenu = menu->addMenu(tr("&Zoom"));
    addAction(m_zoomMenu, tr("Zoom &in"), QKeySequence(Qt::CTRL | Qt::Key_Plus), [this] {
        m_canvas->zoomIn();
    })->setShortcuts({QKeySequence(Qt::CTRL | Qt::Key_Plus), QKeySequence(Qt::CTRL | Qt::Key_Equal)});
    addAction(m_zoomMenu, tr("Zoom &out"), QKeySequence(Qt::CTRL | Qt::Key_Minus), [this] { m_canvas->zoomOut(); });
    addAction(m_zoomMenu, tr("&100 %"), QKeySequence(Qt::CTRL | Qt::Key_0), [this] { m_canvas->zoomTo(1); });
    addAction(m_zoomMenu, tr("&200 %"), QKeySequence(Qt::CTRL | Qt::Key_2), [this] { m_canvas->zoomTo(2); });
    addAction(m_zoomMenu, tr("&50 %"), QKeySequence(Qt::CTRL | Qt::Key_5), [this] { m_canvas->zoomTo(0.5); });
    m_fit = addAction(menu, tr("&Fit the drawing"), QKeySequence(Qt::CTRL | Qt::Key_1), [this] { m_canvas->fit(); });
    addAction(menu, tr("&Show the selection"), QKeySequence(Qt::CTRL | Qt::Key_3), [this] {
        if (!m_session->selection().isEmpty()) m_canvas->reveal(m_session->selection().constFirst());
    });
    menu->addSeparator();
    QMenu* themes = menu->addMenu(tr("&Theme"));
    auto* group = new QActionGroup(this);
    const std::pair<QString, ThemeKind> kinds[] = {
        {tr("&Light"), ThemeKind::Light}, {tr("&Dark"), ThemeKind::Dark}, {tr("&High contrast"), ThemeKind::HighContrast}};
    int key = Qt::Key_1;
    for (const auto& [text, kind] : kinds) {
        QAction* action = addAction(themes, text, QKeySequence(Qt::CTRL | Qt::ALT | key++), [this, kind = kind] {
            m_theme->setKind(kind);
            QSettings().setValue(QStringLiteral("theme"), static_cast<int>(kind));
        });
        action->setCheckable(true);
        action->setChecked(m_theme->kind() == kind);
        connect(m_theme, &Theme::changed, action, [this, action, kind = kind] { action->setChecked(m_theme->kind() == kind); });
        group->addAction(action);
    }
    addAction(themes, tr("As the &system"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_0), [this] {
        QSettings().remove(QStringLiteral("theme"));
        m_theme->setKind(Theme::systemKind());
    });
    QAction* reduced = addAction(menu, tr("&Reduced motion"), QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_M), [] {});
    reduced->setCheckable(true);
    connect(reduced, &QAction::toggled, this, [this](bool on) {
        m_canvas->setReducedMotion(on);
        QSettings().setValue(QStringLiteral("reducedMotion"), on);
    });
    reduced->setChecked(QSettings().value(QStringLiteral("reducedMotion"), false).toBool());
}

void MainWindow::makeArrangeMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Arrange"));
    m_arrange = addAction(menu, tr("Arrange &automatically"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), [this] { arrangeAutomatically(); });
    menu->addSeparator();
    makeAlignMenu(menu);
    menu->addSeparator();
    const std::tuple<QString, CanvasWidget::Tool, Qt::Key> tools[] = {{tr("&Select"), CanvasWidget::Tool::Select, Qt::Key_S},
                                                                      {tr("&Pan"), CanvasWidget::Tool::Pan, Qt::Key_P},
                                                                      {tr("&Connect"), CanvasWidget::Tool::Connect, Qt::Key_C},
                                                                      {tr("&Note"), CanvasWidget::Tool::Note, Qt::Key_N}};
    for (const auto& [text, tool, key] : tools)
        addAction(menu, text, QKeySequence(Qt::ALT | Qt::SHIFT | key), [this, tool = tool] { m_canvas->setTool(tool); });
}

void MainWindow::makeAlignMenu(QMenu* menu)
{
    const std::tuple<QString, Alignment, Qt::Key> alignments[] = {
        {tr("Align &left"), Alignment::Left, Qt::Key_Left},
        {tr("Align c&entres"), Alignment::Centre, Qt::Key_H},
        {tr("Align ri&ght"), Alignment::Right, Qt::Key_Right},
        {tr("Align &tops"), Alignment::Top, Qt::Key_Up},
        {tr("Align &middles"), Alignment::Middle, Qt::Key_V},
        {tr("Align &bottoms"), Alignment::Bottom, Qt::Key_Down},
        {tr("&Distribute across"), Alignment::AcrossEvenly, Qt::Key_D},
        {tr("Distribute do&wn"), Alignment::DownEvenly, Qt::Key_E},
    };
    for (const auto& [text, alignment, key] : alignments) {
        QAction* action =
            addAction(menu, text, QKeySequence(Qt::ALT | Qt::SHIFT | key), [this, alignment = alignment] { m_canvas->alignSelection(alignment); });
        m_alignments.push_back(action);
    }
    addAction(menu, tr("Same w&idth"), QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_W), [this] { m_canvas->equaliseSelection(true); });
    addAction(menu, tr("Same &height"), QKeySequence(Qt::ALT | Qt::SHIFT | Qt::Key_T), [this] { m_canvas->equaliseSelection(false); });
}

void MainWindow::makeCheckMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Check"));
    addAction(menu, tr("&Show the advisor"), QKeySequence(Qt::Key_F8), [this] {
        showEditor();
        m_dock->open(Dock::Advisor);
    });
    addAction(menu, tr("&Next finding"), QKeySequence(Qt::Key_F4), [this] {
        m_dock->open(Dock::Advisor);
        m_advisor->step(1);
    });
    addAction(menu, tr("&Previous finding"), QKeySequence(Qt::SHIFT | Qt::Key_F4), [this] {
        m_dock->open(Dock::Advisor);
        m_advisor->step(-1);
    });
    menu->addSeparator();
    addAction(menu, tr("&Fix this finding"), QKeySequence(Qt::CTRL | Qt::Key_Period), [this] { m_advisor->fix(); });
    addAction(menu, tr("S&uppress this finding…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Period), [this] { m_advisor->suppress(); });
}

void MainWindow::makeDrillMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Drill"));
    m_runDrill = addAction(menu, tr("&Run drill"), QKeySequence(Qt::Key_F5), [this] {
        if (!commitTyping()) return;
        showEditor();
        m_dock->open(Dock::Drill);
        m_session->waitForDerived();
        m_drill->playOrPause();
    });
    addAction(menu, tr("&Stop"), QKeySequence(Qt::SHIFT | Qt::Key_F5), [this] { m_drill->stop(); });
    menu->addSeparator();
    addAction(menu, tr("Show the &drill"), QKeySequence(Qt::Key_F9), [this] { m_dock->open(Dock::Drill); });
    addAction(menu, tr("Show the &charts"), QKeySequence(Qt::Key_F10), [this] { m_dock->open(Dock::Charts); });
    addAction(menu, tr("Show the &events"), QKeySequence(Qt::Key_F11), [this] { m_dock->open(Dock::Events); });
}

void MainWindow::makeWindowMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Window"));
    addAction(menu, tr("&Palette"), QKeySequence(Qt::ALT | Qt::Key_1), [this] {
        m_left->setVisible(true);
        m_leftTabs->setCurrentIndex(0);
        m_palette->focusSearch();
    });
    addAction(menu, tr("&Outline"), QKeySequence(Qt::ALT | Qt::Key_2), [this] {
        m_left->setVisible(true);
        m_leftTabs->setCurrentIndex(1);
        m_outlineFilter->setFocus(Qt::ShortcutFocusReason);
    });
    addAction(menu, tr("&Canvas"), QKeySequence(Qt::ALT | Qt::Key_3), [this] { m_canvas->setFocus(); });
    addAction(menu, tr("&Inspector"), QKeySequence(Qt::ALT | Qt::Key_4), [this] {
        m_inspector->setVisible(true);
        m_inspector->focusFirst();
    });
    menu->addSeparator();
    addAction(menu, tr("Show or hide the &left side"), QKeySequence(Qt::CTRL | Qt::Key_B), [this] { m_left->setVisible(m_left->isHidden()); });
    addAction(menu, tr("Show or hide the &right side"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B),
              [this] { m_inspector->setVisible(m_inspector->isHidden()); });
    addAction(menu, tr("&Fold or open the dock"), QKeySequence(Qt::CTRL | Qt::Key_J), [this] { m_dock->setFolded(!m_dock->isFolded()); });
    addAction(menu, tr("F&ull screen"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), [this] { isFullScreen() ? showNormal() : showFullScreen(); });
}

void MainWindow::makeHelpMenu()
{
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    addAction(menu, tr("&Keyboard shortcuts"), QKeySequence(Qt::Key_F1), [this] { showShortcuts(); });
    addAction(menu, tr("&About Faultline"), QKeySequence(Qt::SHIFT | Qt::Key_F1), [this] { showAbout(); });
}

void MainWindow::showShortcuts()
{
    auto* dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keyboard shortcuts"));
    dialog->resize(460, 560);
    auto* table = new QTableWidget(0, 2);
    table->setAccessibleName(tr("Shortcuts"));
    table->setHorizontalHeaderLabels({tr("Action"), tr("Keys")});
    table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    for (const QAction* action : findChildren<QAction*>()) {
        if (action->shortcut().isEmpty() || action->text().isEmpty()) continue;
        const int row = table->rowCount();
        table->insertRow(row);
        table->setItem(row, 0, new QTableWidgetItem(QString(action->text()).remove(QLatin1Char('&'))));
        table->setItem(row, 1, new QTableWidgetItem(action->shortcut().toString(QKeySequence::NativeText)));
    }
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(table);
    dialog->open();
}

void MainWindow::showAbout()
{
    auto* box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Faultline"));
    box->setTextFormat(Qt::PlainText);
    box->setIconPixmap(m_theme->resourceIcon(QStringLiteral("faultline"), 48, devicePixelRatioF()));
    box->setText(tr("Faultline %1").arg(QApplication::applicationVersion()));
    box->setInformativeText(
        tr("Draw an AWS architecture, have it checked, then break it and watch what happens. Works offline, without an account.\n\n"
           "Free software under the GNU General Public License, version 3 or later."));
    box->open();
}

} // namespace faultline::ui
