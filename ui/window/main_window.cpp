#include "ui/window/main_window.h"

#include "ui/advisor/advisor_panel.h"
#include "ui/canvas/canvas_widget.h"
#include "ui/charts/chart_panel.h"
#include "ui/drill/drill_panel.h"
#include "ui/drill/run_controller.h"
#include "ui/drill/time_cursor.h"
#include "ui/inspector/inspector_panel.h"
#include "ui/palette/palette_panel.h"
#include "ui/theme/controls.h"
#include "ui/theme/status_glyph.h"
#include "ui/theme/theme.h"
#include "ui/window/command_palette.h"
#include "ui/window/dock.h"
#include "ui/window/event_list.h"
#include "ui/window/outline_tree.h"
#include "ui/window/recent_files.h"
#include "ui/window/start_page.h"
#include "ui/window/toolbar.h"

#include <QMenuBar>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTabBar>
#include <QUndoStack>
#include <QVBoxLayout>

namespace faultline::ui {

MainWindow::MainWindow(std::shared_ptr<const Environment> environment, Theme* theme, QWidget* parent)
    : QMainWindow(parent),
      m_environment(std::move(environment)),
      m_theme(theme),
      m_session(new Session(m_environment, this)),
      m_run(new RunController(this))
{
    setAccessibleName(tr("Faultline"));
    setAcceptDrops(true);
    resize(1600, 1000);
    m_canvas = new CanvasWidget(m_session, theme);
    makeMenus();
    m_start = new StartPage(m_environment, theme);
    m_editor = makeEditor();
    m_pages = new QStackedWidget;
    m_pages->addWidget(m_start);
    m_pages->addWidget(m_editor);
    m_notice = new NoticeBar(theme, m_environment->texts);
    auto* central = new QWidget;
    auto* layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notice);
    layout->addWidget(m_pages, 1);
    setCentralWidget(central);
    m_finder = new CommandPalette(theme, this);
    makeStatusBar();
    connectParts();
    restoreLayout();
    showDocumentState();
    showCounts();
    showStartPage();
}

MainWindow::~MainWindow()
{
    saveLayout();
    m_session->disconnect(this);
    m_session->undoStack().disconnect(this);
    m_run->disconnect(this);
    // The widgets ask the session and the run while they go; so they go first.
    delete takeCentralWidget();
}

QWidget* MainWindow::makeLeft()
{
    m_palette = new PalettePanel(m_session, m_theme);
    m_outline = new OutlineTree(m_session, m_theme);
    m_outlineFilter = new SearchField(m_theme, tr("Filter the outline"));
    connect(m_outlineFilter, &QLineEdit::textChanged, m_outline, &OutlineTree::setFilter);
    auto* outline = new QWidget;
    auto* outlineLayout = new QVBoxLayout(outline);
    outlineLayout->setContentsMargins(12, 8, 0, 0);
    outlineLayout->setSpacing(6);
    auto* filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(0, 0, 12, 0);
    filterRow->addWidget(m_outlineFilter);
    outlineLayout->addLayout(filterRow);
    outlineLayout->addWidget(m_outline, 1);
    m_leftTabs = new QTabBar;
    m_leftTabs->setAccessibleName(tr("Palette and outline"));
    m_leftTabs->setExpanding(false);
    m_leftTabs->setUsesScrollButtons(false);
    m_leftTabs->addTab(tr("Palette"));
    m_leftTabs->addTab(tr("Outline"));
    auto* tabs = new QFrame;
    setLook(tabs, "tabs");
    tabs->setFixedHeight(size::kTabs + 1);
    auto* tabRow = new QHBoxLayout(tabs);
    tabRow->setContentsMargins(4, 0, 0, 0);
    tabRow->addWidget(m_leftTabs, 0, Qt::AlignBottom);
    tabRow->addStretch();
    auto* pages = new QStackedWidget;
    pages->addWidget(m_palette);
    pages->addWidget(outline);
    connect(m_leftTabs, &QTabBar::currentChanged, pages, &QStackedWidget::setCurrentIndex);
    auto* left = new QWidget;
    setLook(left, "panel");
    left->setAttribute(Qt::WA_StyledBackground);
    auto* layout = new QVBoxLayout(left);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(tabs);
    layout->addWidget(pages, 1);
    return left;
}

QWidget* MainWindow::makeEditor()
{
    auto* toolbar = new Toolbar(m_session, m_canvas, m_theme,
                                {m_undo, m_redo, m_arrange, m_fit, m_runDrill, m_zoomMenu, m_exportMenu, m_alignments[std::size_t(Alignment::Left)],
                                 m_alignments[std::size_t(Alignment::Centre)], m_alignments[std::size_t(Alignment::Top)],
                                 m_alignments[std::size_t(Alignment::AcrossEvenly)]});
    connect(toolbar, &Toolbar::findWanted, this, &MainWindow::findAnything);
    m_left = makeLeft();
    m_inspector = new InspectorPanel(m_session, m_theme);
    m_columns = new QSplitter(Qt::Horizontal);
    m_columns->setHandleWidth(1);
    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(m_left);
    m_columns->addWidget(m_canvas);
    m_columns->addWidget(m_inspector);
    m_columns->setStretchFactor(1, 1);
    m_left->setMinimumWidth(180);
    m_inspector->setMinimumWidth(270);

    auto* cursor = new TimeCursor(this);
    m_drill = new DrillPanel(m_session, m_theme, m_run, cursor);
    m_charts = new ChartPanel(m_session, m_theme, m_run, cursor);
    m_advisor = new AdvisorPanel(m_session, m_theme);
    m_events = new EventList(m_session, m_run, m_theme);
    m_dock = new Dock(m_theme);
    auto* drillPage = new QWidget;
    auto* drillLayout = new QVBoxLayout(drillPage);
    drillLayout->setContentsMargins(0, 0, 0, 0);
    drillLayout->setSpacing(0);
    drillLayout->addWidget(m_drill);
    drillLayout->addWidget(m_charts, 1);
    auto* chartPage = new QWidget;
    auto* chartLayout = new QVBoxLayout(chartPage);
    chartLayout->setContentsMargins(0, 0, 0, 0);
    m_dock->addPage(tr("Drill"), drillPage);
    m_dock->addPage(tr("Charts"), chartPage);
    m_dock->addPage(tr("Advisor"), m_advisor);
    m_dock->addPage(tr("Events"), m_events);
    connect(m_dock, &Dock::pageChanged, this, [this, drillLayout, chartLayout](int page) {
        (page == Dock::Charts ? chartLayout : drillLayout)->addWidget(m_charts, 1); // one set of charts, in whichever page is shown
    });

    m_rows = new QSplitter(Qt::Vertical);
    m_rows->setHandleWidth(1);
    m_rows->setChildrenCollapsible(false);
    m_rows->addWidget(m_columns);
    m_rows->addWidget(m_dock);
    m_rows->setStretchFactor(0, 1);

    auto* editor = new QWidget;
    auto* layout = new QVBoxLayout(editor);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(toolbar);
    layout->addWidget(m_rows, 1);
    connect(toolbar, &Toolbar::documentSettingsWanted, this, [this] {
        m_session->select({});
        m_inspector->setVisible(true);
        m_inspector->focusDocument();
    });
    return editor;
}

void MainWindow::makeStatusBar()
{
    m_counts = new StatusCounts(m_theme, StatusCounts::Words::Yes);
    m_counts->setAccessibleName(tr("Findings"));
    m_statusText = plainLabel({}, "faint");
    m_selectionCount = plainLabel({}, "secondary");
    m_selectionCount->setAccessibleName(tr("Selection"));
    statusBar()->setFixedHeight(size::kStatusBar);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(10, 0, 10, 0);
    statusBar()->addWidget(m_counts);
    statusBar()->addWidget(m_statusText);
    statusBar()->addPermanentWidget(m_selectionCount);
}

void MainWindow::connectParts()
{
    connect(m_palette, &PalettePanel::dragMoved, m_canvas, &CanvasWidget::paletteDragMoved);
    connect(m_palette, &PalettePanel::dropped, m_canvas, &CanvasWidget::paletteDropped);
    connect(m_palette, &PalettePanel::dragCancelled, m_canvas, &CanvasWidget::paletteDragCancelled);
    connect(m_palette, &PalettePanel::itemActivated, m_canvas, &CanvasWidget::paletteActivated);
    connect(m_canvas, &CanvasWidget::startersWanted, this, &MainWindow::showStartPage);
    connect(m_canvas, &CanvasWidget::faultDropped, this, [this](const QString& kind, const QString& target) {
        m_dock->open(Dock::Drill);
        m_drill->addFault(kind, target);
    });
    connect(m_drill, &DrillPanel::drawingStateChanged, m_canvas, &CanvasWidget::setDrawingState);
    connect(m_drill, &DrillPanel::motionChanged, m_canvas, &CanvasWidget::setMotion);
    connect(m_outline, &OutlineTree::activatedResource, m_canvas, &CanvasWidget::reveal);
    connect(m_advisor, &AdvisorPanel::revealWanted, m_canvas, &CanvasWidget::reveal);
    connect(m_inspector, &InspectorPanel::revealWanted, m_canvas, &CanvasWidget::reveal);
    connect(m_inspector, &InspectorPanel::findingWanted, this, [this](const QString& check) {
        m_dock->open(Dock::Advisor);
        m_advisor->showCheck(check);
    });
    connect(m_run, &RunController::stateChanged, this,
            [this] { m_runDrill->setText(m_run->state() == RunController::State::Playing ? tr("&Pause drill") : tr("&Run drill")); });

    connect(m_session, &Session::refused, this, &MainWindow::refuse);
    connect(m_session, &Session::pathChanged, this, &MainWindow::showDocumentState);
    connect(m_session, &Session::documentChanged, this, [this] {
        m_notice->dismiss(); // what it said was about the document before
        showDocumentState();
    });
    connect(m_session, &Session::derivedChanged, this, &MainWindow::showCounts);
    connect(m_session, &Session::selectionChanged, this, &MainWindow::showSelectionCount);

    connect(m_start, &StartPage::newWanted, this, &MainWindow::newDocument);
    connect(m_start, &StartPage::openWanted, this, &MainWindow::chooseFile);
    connect(m_start, &StartPage::fileChosen, this, [this](const QString& path) { whenSafe([this, path] { openFile(path); }); });
    connect(m_start, &StartPage::starterChosen, this, [this](const QString& name) { whenSafe([this, name] { openStarter(name); }); });
    connect(m_start, &StartPage::tourStep, this, [this](int step) {
        whenSafe([this, step] {
            openStarter(QStringLiteral("lab-3"));
            if (step == 1) m_dock->open(Dock::Advisor);
            if (step == 2) {
                m_dock->open(Dock::Drill);
                m_session->waitForDerived();
                m_drill->playOrPause();
            }
        });
    });
}

void MainWindow::showStartPage()
{
    m_start->refreshRecent();
    m_pages->setCurrentWidget(m_start);
    m_counts->setVisible(false);
    m_selectionCount->setVisible(false);
    m_statusText->setText(tr("Works offline, no account"));
    m_start->setFocus();
    showDocumentState();
}

void MainWindow::showEditor()
{
    m_pages->setCurrentWidget(m_editor);
    m_counts->setVisible(true);
    m_selectionCount->setVisible(true);
    showDocumentState();
    showCounts();
    m_canvas->setFocus();
}

void MainWindow::openDockPage(int page) { m_dock->open(static_cast<Dock::Page>(page)); }

void MainWindow::showDocumentState()
{
    const bool editing = m_pages && m_pages->currentWidget() == m_editor;
    const QString name = m_session->displayName();
    const int changes = m_session->undoStack().index() - qMax(0, m_session->undoStack().cleanIndex());
    QString state;
    if (m_session->isModified()) state = changes > 0 ? counted(changes, tr("%1 change, not saved"), tr("%1 changes, not saved")) : tr("not saved");
    else state = m_session->path().isEmpty() ? tr("not saved yet") : tr("saved");
    m_documentState->setWholeText(editing ? QStringLiteral("%1  |  %2").arg(name, state) : QString());
    setWindowTitle(editing ? QStringLiteral("%1[*] \u2013 Faultline").arg(name) : tr("Faultline"));
    setWindowModified(editing && m_session->isModified());
}

void MainWindow::showCounts()
{
    const AdvisorReport& report = m_session->derived()->report;
    constexpr CheckStatus kOrder[] = {CheckStatus::Red, CheckStatus::Yellow, CheckStatus::Green, CheckStatus::CantTell, CheckStatus::NoData};
    std::array<int, 5> counts{};
    for (std::size_t i = 0; i < counts.size(); ++i) counts[i] = report.count(kOrder[i]);
    m_counts->setCounts(counts);
    m_dock->setAdvisorCounts(counts);
    if (m_pages->currentWidget() == m_editor) {
        const int suppressed = report.suppressed();
        m_statusText->setText(suppressed > 0 ? tr("%1 suppressed").arg(suppressed) : QString());
    }
    showSelectionCount();
}

void MainWindow::showSelectionCount()
{
    const auto count = m_session->selection().size();
    const QString resources =
        counted(static_cast<qsizetype>(m_session->derived()->architecture.resources().size()), tr("%1 resource"), tr("%1 resources"));
    m_selectionCount->setText(count ? tr("%1 selected, %2").arg(count).arg(resources) : resources);
}

void MainWindow::restoreLayout()
{
    const QSettings settings;
    if (!restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray())) resize(1600, 1000);
    if (!m_columns->restoreState(settings.value(QStringLiteral("window/columns")).toByteArray()))
        m_columns->setSizes({size::kPalette, 1600 - size::kPalette - size::kInspector, size::kInspector});
    if (!m_rows->restoreState(settings.value(QStringLiteral("window/rows")).toByteArray())) m_rows->setSizes({1000 - size::kDock, size::kDock});
    m_dock->setFolded(settings.value(QStringLiteral("window/dockFolded"), true).toBool());
}

void MainWindow::saveLayout() const
{
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/columns"), m_columns->saveState());
    if (!m_dock->isFolded()) settings.setValue(QStringLiteral("window/rows"), m_rows->saveState());
    settings.setValue(QStringLiteral("window/dockFolded"), m_dock->isFolded());
}

} // namespace faultline::ui
