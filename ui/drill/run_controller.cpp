#include "ui/drill/run_controller.h"

#include "model/graph/topology.h"
#include "sim/plan/plan.h"
#include "ui/drill/run_ahead.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>

namespace faultline::ui {

namespace {

constexpr int kDisplayMs = 100;                 // ten times a second (LOOK section 7)
constexpr Nanoseconds kGrainMax = 10 * kSecond; // at full speed: one 10 s window at a time

Nanoseconds grainOf(double speed)
{
    const double perFrame = speed * 1e9 * kDisplayMs / 1000;
    return perFrame >= double(kGrainMax) ? kGrainMax : std::max<Nanoseconds>(Nanoseconds(perFrame), kSecond / 100);
}

} // namespace

struct RunController::Data {
    State state = State::Idle;
    double speed = 20;
    double shown = 0; ///< the display's time, ns
    sim::Scenario scenario;
    std::vector<sim::AlarmRule> alarms;
    Moment current;
    std::optional<Nanoseconds> stepTo; ///< a moment that is waited for while paused
    QTimer timer;
    QElapsedTimer wall;
    RunAhead ahead;
};

RunController::RunController(QObject* parent) : QObject(parent), m_data(std::make_unique<Data>())
{
    m_data->timer.setInterval(kDisplayMs);
    connect(&m_data->timer, &QTimer::timeout, this, [this] { tick(); });
}

RunController::~RunController() = default;

Result<Done> RunController::start(const Architecture& architecture, const Topology& topology, sim::Scenario scenario)
{
    stop();
    auto plan = sim::compile(architecture, topology, scenario);
    if (!plan) return plan.problem();
    m_data->shown = 0;
    m_data->alarms.clear();
    for (const sim::AlarmPlan& alarm : (*plan)->alarms) m_data->alarms.push_back(alarm.rule);
    m_data->current = momentOf(sim::Simulation(*plan, scenario.seed), scenario);
    m_data->ahead.goOnFrom(m_data->current, scenario, grainOf(m_data->speed));
    m_data->scenario = std::move(scenario);
    m_data->state = State::Paused;
    emit snapshotChanged();
    play();
    return Done{};
}

void RunController::play()
{
    if (m_data->state != State::Paused) return;
    m_data->state = State::Playing;
    m_data->stepTo.reset();
    m_data->ahead.setGrain(grainOf(m_data->speed));
    m_data->wall.start();
    m_data->timer.start();
    emit stateChanged();
}

void RunController::pause()
{
    if (m_data->state != State::Playing) return;
    m_data->state = State::Paused;
    m_data->timer.stop();
    emit stateChanged();
}

void RunController::step(Nanoseconds by)
{
    if (m_data->state == State::Playing) pause();
    if (m_data->state != State::Paused) return;
    if (m_data->stepTo) return; // one after the other
    m_data->stepTo = std::min(m_data->scenario.duration, m_data->current.snapshot->now + by);
    // While it played it was computed in the pieces of its speed, which need not meet this moment.
    if (m_data->ahead.next() != m_data->stepTo) m_data->ahead.goOnFrom(m_data->current, m_data->scenario, by);
    m_data->timer.start();
    showStep();
}

void RunController::showStep()
{
    showUntil(double(*m_data->stepTo), false);
    if (m_data->current.snapshot->now < *m_data->stepTo) return;
    m_data->stepTo.reset();
    m_data->timer.stop();
}

void RunController::stop()
{
    if (m_data->state == State::Idle) return;
    m_data->timer.stop();
    m_data->ahead.stop();
    m_data->stepTo.reset();
    m_data->current = {};
    m_data->state = State::Idle;
    emit stateChanged();
    emit snapshotChanged();
}

void RunController::setSpeed(double speed)
{
    m_data->speed = std::clamp(speed, 1.0, kSpeedMax);
    if (m_data->state == State::Playing) m_data->ahead.setGrain(grainOf(m_data->speed));
    emit stateChanged();
}

Result<Done> RunController::inject(const sim::Fault& fault)
{
    if (!m_data->current.checkpoint) return Problem{{"drill.no-run", {}}, {}, std::nullopt};
    sim::Simulation branch = *m_data->current.checkpoint;
    sim::Fault now = fault;
    now.at = std::max(now.at, branch.now());
    if (now.at >= m_data->scenario.duration) return Problem{{"drill.run-over", {}}, {}, Message{"drill.run-over-remedy", {}}};
    if (auto injected = branch.inject(now); !injected) return injected.problem();
    if (m_data->stepTo) m_data->timer.stop();
    m_data->stepTo.reset();
    m_data->scenario.faults.push_back(now);
    m_data->current = momentOf(branch, m_data->scenario);
    m_data->ahead.goOnFrom(m_data->current, m_data->scenario, grainOf(m_data->speed));
    emit stateChanged();
    emit snapshotChanged();
    return Done{};
}

void RunController::tick()
{
    if (m_data->stepTo) return showStep();
    const double passed = double(m_data->wall.nsecsElapsed());
    m_data->wall.restart();
    const bool flatOut = m_data->speed >= kSpeedMax;
    showUntil(flatOut ? double(m_data->scenario.duration) : m_data->shown + passed * m_data->speed, flatOut);
}

/// Takes the newest moment that is not after `until`; with `atLeastOne`, the next one whatever its time.
void RunController::showUntil(double until, bool atLeastOne)
{
    std::optional<Moment> moment = m_data->ahead.take(Nanoseconds(until), atLeastOne);
    if (moment) m_data->current = *moment;
    // The display never runs ahead of the simulation: what is slow shows as a slower clock, not as a jump later.
    m_data->shown = std::min(until, double(m_data->ahead.last().value_or(m_data->current.snapshot->now)));
    if (!moment) return;
    if (m_data->current.snapshot->finished) {
        m_data->timer.stop();
        m_data->state = State::Finished;
        emit stateChanged();
    }
    emit snapshotChanged();
}

RunController::State RunController::state() const { return m_data->state; }
double RunController::speed() const { return m_data->speed; }
const sim::Scenario* RunController::scenario() const { return m_data->state == State::Idle ? nullptr : &m_data->scenario; }
const std::vector<sim::AlarmRule>& RunController::alarms() const { return m_data->alarms; }
std::shared_ptr<const RunSnapshot> RunController::snapshot() const { return m_data->current.snapshot; }

} // namespace faultline::ui
