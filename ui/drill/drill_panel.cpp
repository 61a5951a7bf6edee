#include "ui/drill/drill_panel.h"

#include "sim/faults/fault_kind.h"
#include "ui/drill/live_drawing.h"
#include "ui/drill/run_controller.h"
#include "ui/drill/timeline_view.h"
#include "ui/session/session.h"
#include "ui/theme/controls.h"
#include "ui/theme/status_glyph.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace faultline::ui {

namespace {

constexpr std::array kSpeeds{1.0, 2.0, 5.0, 10.0, 20.0, 60.0, 300.0, RunController::kSpeedMax};
constexpr int kSpeedAtStart = 4;
constexpr std::string_view kDropDelay = "60s"; // a fault dropped before the run starts after a minute of quiet
constexpr Nanoseconds kDropLength = 300 * kSecond;

QString text(const std::string& s) { return QString::fromStdString(s); }

QString speedText(double speed) { return speed >= RunController::kSpeedMax ? DrillPanel::tr("max") : QStringLiteral("%1×").arg(speed); }

QString recoveryText(const sim::ObjectiveVerdict& verdict, const sim::Scenario& scenario, Nanoseconds now)
{
    const auto fault = scenario.firstFault();
    if (!fault) return DrillPanel::tr("no fault");
    if (now <= *fault) return DrillPanel::tr("no fault yet");
    return verdict.met ? DrillPanel::tr("not recovered") : DrillPanel::tr("not recovered yet");
}

QString valueText(const sim::ObjectiveVerdict& verdict, const sim::Scenario& scenario, Nanoseconds now)
{
    using Measure = sim::Objective::Measure;
    if (!verdict.value) return verdict.objective.measure == Measure::Rto ? recoveryText(verdict, scenario, now) : DrillPanel::tr("no data");
    const double v = *verdict.value;
    switch (verdict.objective.measure) {
    case Measure::Availability: return QStringLiteral("%1 %").arg(v * 100, 0, 'f', 2);
    case Measure::Goodput: return text(rateText(v));
    case Measure::LatencyP50:
    case Measure::LatencyP90:
    case Measure::LatencyP99: return DrillPanel::tr("%1 ms").arg(v, 0, 'f', 0);
    case Measure::Rto:
    case Measure::Rpo: return DrillPanel::tr("%1 s").arg(v, 0, 'f', 0);
    case Measure::Errors: return QStringLiteral("%L1").arg(v, 0, 'f', 0);
    case Measure::Cost: return QStringLiteral("$%1").arg(v, 0, 'f', 2);
    }
    return {};
}

Status statusOfVerdict(const std::optional<bool>& met) { return !met ? Status::CantTell : *met ? Status::Green : Status::Red; }

} // namespace

struct DrillPanel::State {
    Session* session = nullptr;
    Theme* theme = nullptr;
    RunController* run = nullptr;
    TimeCursor* cursor = nullptr;
    QComboBox* drill = nullptr;
    QLineEdit *traffic = nullptr, *faults = nullptr;
    QPushButton *play = nullptr, *step = nullptr, *stop = nullptr;
    QLabel *clock = nullptr, *total = nullptr, *speedLabel = nullptr, *problem = nullptr;
    QSlider* speed = nullptr;
    QHBoxLayout* verdicts = nullptr;
    std::optional<Document> played; ///< the document that the run at hand plays
    QStringList shownVerdicts;      ///< what the verdict labels show: made anew only when it changes
    TimelineView* timeline = nullptr;

    [[nodiscard]] Result<sim::Scenario> scenario() const
    {
        sim::ScenarioOverrides overrides;
        if (!traffic->text().trimmed().isEmpty()) overrides.traffic = traffic->text().trimmed().toStdString();
        if (faults->isModified() || !faults->text().trimmed().isEmpty()) {
            std::vector<std::string> list;
            for (const QString& fault : faults->text().split(QChar(';'), Qt::SkipEmptyParts)) list.push_back(fault.trimmed().toStdString());
            overrides.faults = std::move(list);
        }
        return sim::scenarioOf(session->derived()->architecture, drill->currentData().toString().toStdString(), overrides);
    }
};

DrillPanel::DrillPanel(Session* session, Theme* theme, RunController* run, TimeCursor* cursor, QWidget* parent)
    : QWidget(parent), m_state(std::make_unique<State>())
{
    m_state->session = session;
    m_state->theme = theme;
    m_state->run = run;
    m_state->cursor = cursor;
    setAccessibleName(tr("Drill"));
    setProperty("look", "panel");
    setAttribute(Qt::WA_StyledBackground);
    build();
    connect(session, &Session::derivedChanged, this, [this] { refreshDrills(); });
    connect(run, &RunController::snapshotChanged, this, [this] { showSnapshot(); });
    connect(run, &RunController::stateChanged, this, [this] { showState(); });
    connect(theme, &Theme::changed, this, [this] {
        m_state->shownVerdicts.clear();
        showSnapshot();
    });
    refreshDrills();
    showState();
}

DrillPanel::~DrillPanel() = default;

void DrillPanel::build()
{
    State& s = *m_state;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(16, 8, 16, 8);
    bar->setSpacing(8);
    column->addLayout(bar);

    s.drill = new ChoiceBox(s.theme);
    s.drill->setAccessibleName(tr("Drill to play"));
    s.drill->setMinimumWidth(120);
    s.traffic = new QLineEdit;
    s.traffic->setAccessibleName(tr("Traffic"));
    s.traffic->setPlaceholderText(tr("Traffic, such as constant:200/s"));
    s.faults = new QLineEdit;
    s.faults->setAccessibleName(tr("Faults"));
    s.faults->setPlaceholderText(tr("Faults, such as az-power-interruption:az=us-east-1a,at=10m,for=15m"));
    s.play = new QPushButton(tr("Play"));
    s.play->setAccessibleName(tr("Play drill"));
    s.play->setProperty("look", "primary");
    s.play->setMinimumWidth(80);
    s.step = new QPushButton(tr("Step"));
    s.step->setToolTip(tr("Go on by one second"));
    s.stop = new QPushButton(tr("Stop"));
    s.clock = new QLabel(QStringLiteral("0:00"));
    s.clock->setAccessibleName(tr("Drill clock"));
    s.clock->setFont(s.theme->monospace(20));
    s.total = new QLabel;
    s.total->setProperty("look", "hint");
    s.speed = new QSlider(Qt::Horizontal);
    s.speed->setAccessibleName(tr("Speed"));
    s.speed->setRange(0, int(kSpeeds.size()) - 1);
    s.speed->setPageStep(1);
    s.speed->setFixedWidth(110);
    s.speedLabel = new QLabel;
    s.speedLabel->setMinimumWidth(36);
    auto* speedName = new QLabel(tr("Speed"));
    speedName->setProperty("look", "secondary");
    bar->addWidget(s.drill);
    bar->addWidget(s.traffic, 1);
    bar->addWidget(s.faults, 2);
    bar->addWidget(s.play);
    bar->addWidget(s.step);
    bar->addWidget(s.stop);
    bar->addSpacing(8);
    bar->addWidget(s.clock);
    bar->addWidget(s.total);
    bar->addSpacing(8);
    bar->addWidget(speedName);
    bar->addWidget(s.speed);
    bar->addWidget(s.speedLabel);

    s.problem = new QLabel;
    s.problem->setProperty("look", "error");
    s.problem->setTextFormat(Qt::PlainText);
    s.problem->setWordWrap(true);
    s.problem->setContentsMargins(16, 0, 16, 6);
    s.problem->hide();
    column->addWidget(s.problem);
    s.verdicts = new QHBoxLayout;
    s.verdicts->setContentsMargins(16, 0, 16, 6);
    s.verdicts->setSpacing(6);
    column->addLayout(s.verdicts);
    s.timeline = new TimelineView(s.theme, &s.session->environment().texts, s.cursor);
    column->addWidget(s.timeline);

    connect(s.play, &QPushButton::clicked, this, &DrillPanel::playOrPause);
    connect(s.step, &QPushButton::clicked, this, [this] { m_state->run->step(); });
    connect(s.stop, &QPushButton::clicked, this, &DrillPanel::stop);
    connect(s.speed, &QSlider::valueChanged, this, [this](int i) {
        m_state->run->setSpeed(kSpeeds[std::size_t(i)]);
        m_state->speedLabel->setText(speedText(kSpeeds[std::size_t(i)]));
    });
    s.speed->setValue(kSpeedAtStart);
    for (QLineEdit* field : {s.traffic, s.faults}) connect(field, &QLineEdit::editingFinished, this, [this] { showPlan(); });
    connect(s.drill, &QComboBox::activated, this, [this] { showPlan(); });
}

void DrillPanel::refreshDrills()
{
    QComboBox* box = m_state->drill;
    const QString chosen = box->currentData().toString();
    const bool wasEmpty = box->count() == 0;
    box->clear();
    for (const DrillAnnotation& d : m_state->session->derived()->architecture.own().drills) box->addItem(text(d.name), text(d.name));
    box->addItem(tr("No drill"), QString());
    const int at = box->findData(chosen);
    box->setCurrentIndex(wasEmpty || at < 0 ? 0 : at);
    showPlan();
}

void DrillPanel::tell(const Problem& problem)
{
    m_state->problem->setText(text(m_state->session->environment().texts.render(problem)));
    m_state->problem->show();
}

/// What would be played, as long as nothing is.
void DrillPanel::showPlan()
{
    if (m_state->run->state() != RunController::State::Idle) return;
    m_state->problem->hide();
    auto scenario = m_state->scenario();
    if (!scenario) {
        m_state->timeline->show(std::nullopt, nullptr);
        return tell(scenario.problem());
    }
    m_state->total->setText(tr("of %1").arg(text(clockText(scenario->duration))));
    m_state->timeline->show(*scenario, nullptr);
}

void DrillPanel::addFault(const QString& kind, const QString& target)
{
    const sim::FaultKind* known = sim::findFaultKind(kind.toStdString());
    if (!known) return;
    QStringList arguments;
    if (!target.isEmpty()) arguments << target;
    if (!known->variants.empty()) arguments << QString::fromUtf8(known->variants.front().data(), qsizetype(known->variants.front().size()));
    if (m_state->run->state() != RunController::State::Idle) {
        const Nanoseconds now = m_state->run->snapshot()->now;
        arguments << QStringLiteral("at=%1s").arg((now + kSecond - 1) / kSecond);
        if (known->hasLength) arguments << QStringLiteral("for=%1s").arg(kDropLength / kSecond);
        const auto parsed = sim::Fault::parse((kind + ":" + arguments.join(',')).toStdString());
        if (!parsed) return tell(parsed.problem());
        if (const auto done = m_state->run->inject(*parsed); !done) tell(done.problem());
        return;
    }
    arguments << QStringLiteral("at=") + QString::fromUtf8(kDropDelay.data(), qsizetype(kDropDelay.size()));
    if (known->hasLength) arguments << QStringLiteral("for=%1s").arg(kDropLength / kSecond);
    const QString fault = kind + ":" + arguments.join(',');
    const QString before = m_state->faults->text().trimmed();
    m_state->faults->setText(before.isEmpty() ? fault : before + "; " + fault);
    showPlan();
}

void DrillPanel::playOrPause()
{
    RunController& run = *m_state->run;
    m_state->problem->hide();
    if (run.state() == RunController::State::Playing) return run.pause();
    if (run.state() == RunController::State::Paused) return run.play();
    m_state->session->waitForDerived();
    auto scenario = m_state->scenario();
    if (!scenario) return tell(scenario.problem());
    const auto derived = m_state->session->derived();
    m_state->played = m_state->session->document();
    if (const auto started = run.start(derived->architecture, derived->topology, *std::move(scenario)); !started) tell(started.problem());
}

void DrillPanel::stop()
{
    m_state->run->stop();
    showPlan();
}

void DrillPanel::showState()
{
    const auto state = m_state->run->state();
    const bool isPlaying = state == RunController::State::Playing;
    m_state->play->setText(isPlaying ? tr("Pause") : state == RunController::State::Finished ? tr("Play again") : tr("Play"));
    m_state->step->setEnabled(isPlaying || state == RunController::State::Paused);
    m_state->stop->setEnabled(state != RunController::State::Idle);
    const bool isIdle = state == RunController::State::Idle;
    for (QWidget* w : std::initializer_list<QWidget*>{m_state->drill, m_state->traffic, m_state->faults}) w->setEnabled(isIdle);
    emit motionChanged(isPlaying, m_state->run->speed());
    if (isIdle) showSnapshot();
    if (state == RunController::State::Finished && m_state->played)
        m_state->session->setMetrics(*std::exchange(m_state->played, std::nullopt), m_state->run->snapshot()->metrics);
}

void DrillPanel::showSnapshot()
{
    const auto snapshot = m_state->run->snapshot();
    const sim::Scenario* scenario = m_state->run->scenario();
    m_state->clock->setText(text(clockText(snapshot ? snapshot->now : 0)));
    showVerdicts(snapshot.get());
    if (!snapshot || !scenario) {
        emit drawingStateChanged({});
        return showPlan();
    }
    m_state->total->setText(tr("of %1").arg(text(clockText(scenario->duration))));
    m_state->timeline->show(*scenario, snapshot);
    emit drawingStateChanged(drawingOf(snapshot->live, m_state->session->derived()->diagram, m_state->session->environment().texts));
}

void DrillPanel::showVerdicts(const RunSnapshot* snapshot)
{
    QStringList shown;
    const sim::Scenario* scenario = m_state->run->scenario();
    if (!scenario) snapshot = nullptr;
    if (snapshot)
        for (const sim::ObjectiveVerdict& v : snapshot->verdict.objectives)
            shown << text(v.objective.text) + "|" + valueText(v, *scenario, snapshot->now) + "|" + QString::number(int(statusOfVerdict(v.met)));
    if (shown == m_state->shownVerdicts) return;
    m_state->shownVerdicts = shown;
    while (QLayoutItem* item = m_state->verdicts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!snapshot) return;
    for (const sim::ObjectiveVerdict& v : snapshot->verdict.objectives) {
        const Status status = statusOfVerdict(v.met);
        auto* glyph = new QLabel;
        glyph->setPixmap(statusPixmap(status, 14, *m_state->theme, devicePixelRatioF()));
        glyph->setToolTip(statusWord(status));
        auto* value = new QLabel(valueText(v, *scenario, snapshot->now));
        value->setProperty("look", status == Status::Red ? "error" : "strong");
        auto* goal = new QLabel(tr("goal %1").arg(text(v.objective.text)));
        goal->setProperty("look", "hint");
        for (QLabel* label : {glyph, value, goal}) m_state->verdicts->addWidget(label);
        m_state->verdicts->addSpacing(12);
    }
    m_state->verdicts->addStretch();
}

} // namespace faultline::ui
