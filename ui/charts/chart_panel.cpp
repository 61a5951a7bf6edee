#include "ui/charts/chart_panel.h"

#include "ui/charts/run_chart.h"
#include "ui/drill/run_controller.h"
#include "ui/drill/time_cursor.h"
#include "ui/session/session.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedLayout>

#include <algorithm>
#include <array>

namespace faultline::ui {

namespace {
constexpr Nanoseconds kSpan = 300 * kSecond, kAhead = 60 * kSecond;
}

struct ChartPanel::State {
    Session* session = nullptr;
    RunController* run = nullptr;
    QStackedLayout* pages = nullptr;   ///< what to do for a run; the charts
    std::array<RunChart*, 5> charts{}; ///< the last one only where there is something for it
    bool isStale = true;               ///< something changed while the panel could not be seen
};

ChartPanel::ChartPanel(Session* session, Theme* theme, RunController* run, TimeCursor* cursor, QWidget* parent)
    : QWidget(parent), m_state(std::make_unique<State>())
{
    m_state->session = session;
    m_state->run = run;
    setAccessibleName(tr("Charts"));
    setProperty("look", "panel");
    setAttribute(Qt::WA_StyledBackground);
    m_state->pages = new QStackedLayout(this);
    auto* hint = new QLabel(tr("No run yet. Choose a drill, or drop a fault on the canvas, and press “Run drill”."));
    hint->setProperty("look", "secondary");
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    m_state->pages->addWidget(hint);
    auto* charts = new QWidget;
    m_state->pages->addWidget(charts);
    auto* row = new QHBoxLayout(charts);
    row->setContentsMargins(4, 0, 4, 0);
    row->setSpacing(0);
    for (RunChart*& chart : m_state->charts) {
        row->addWidget(chart = new RunChart(theme), 1);
        connect(chart, &RunChart::pointedAt, cursor, &TimeCursor::moveTo);
        connect(cursor, &TimeCursor::moved, chart, [chart, cursor] { chart->setCursor(cursor->at()); });
    }
    connect(run, &RunController::snapshotChanged, this, &ChartPanel::refresh); // ten times a second at most
    connect(run, &RunController::stateChanged, this, &ChartPanel::refresh);
    connect(session, &Session::derivedChanged, this, &ChartPanel::refresh);
    connect(theme, &Theme::changed, this, &ChartPanel::refresh);
    refresh();
}

ChartPanel::~ChartPanel() = default;

void ChartPanel::refresh()
{
    m_state->isStale = true;
    if (!isVisible()) return;
    m_state->isStale = false;
    const auto snapshot = m_state->run->snapshot();
    const sim::Scenario* scenario = m_state->run->scenario();
    m_state->pages->setCurrentIndex(snapshot ? 1 : 0);
    const auto contents = chartsOf(snapshot.get(), scenario, m_state->run->alarms());
    RunChart::Frame frame;
    frame.live = m_state->run->state() == RunController::State::Playing;
    frame.to = kSpan;
    if (snapshot && scenario) {
        frame.faults = scenario->faults;
        frame.now = snapshot->now;
        // While it runs, the last minutes and a little of what comes; when it has ended, all of it.
        frame.from = snapshot->finished ? 0 : std::max<Nanoseconds>(0, snapshot->now - kSpan + kAhead);
        frame.to = snapshot->finished ? scenario->duration : frame.from + kSpan;
    }
    for (std::size_t i = 0; i < m_state->charts.size(); ++i) {
        m_state->charts[i]->setVisible(i < contents.size());
        if (i < contents.size()) m_state->charts[i]->show(contents[i], frame);
    }
}

void ChartPanel::showEvent(QShowEvent*)
{
    if (m_state->isStale) refresh();
}

} // namespace faultline::ui
