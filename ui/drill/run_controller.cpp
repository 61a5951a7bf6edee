#include "ui/drill/run_controller.h"

#include "model/graph/topology.h"

#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace faultline::ui {

namespace {

constexpr int kDisplayMs = 100;                 // ten times a second (LOOK section 7)
constexpr std::size_t kAheadMoments = 12;       // how many display frames the simulation runs ahead
constexpr Nanoseconds kGrainMax = 10 * kSecond; // at full speed: one 10 s window at a time

/// One frame of the run as the thread hands it over, and where to go on from when a fault is added there.
struct Moment {
    std::shared_ptr<const RunSnapshot> snapshot;
    std::shared_ptr<const sim::Simulation> checkpoint;
};

Nanoseconds grainOf(double speed)
{
    const double perFrame = speed * 1e9 * kDisplayMs / 1000;
    return perFrame >= double(kGrainMax) ? kGrainMax : std::max<Nanoseconds>(Nanoseconds(perFrame), kSecond / 100);
}

} // namespace

/// The thread reads and writes only what stands below the mutex, while it holds it.
struct RunController::Data {
    State state = State::Idle;
    double speed = 20;
    double shown = 0; ///< the display's time, ns
    sim::Scenario scenario;
    Moment current;
    QTimer timer;
    QElapsedTimer wall;
    std::thread thread;

    std::mutex mutex;
    std::condition_variable wake;
    std::deque<Moment> ahead; ///< not shown yet, in order of time
    Nanoseconds grain = 2 * kSecond;
    std::shared_ptr<const sim::Simulation> restart; ///< go on from here instead
    bool quit = false;

    void work(sim::Simulation simulation, sim::Scenario played);
    void join();
};

namespace {

Moment momentOf(const sim::Simulation& simulation, const sim::Scenario& scenario)
{
    auto snapshot = std::make_shared<RunSnapshot>();
    snapshot->live = simulation.live();
    snapshot->metrics = simulation.metrics();
    snapshot->record = simulation.record();
    snapshot->verdict = sim::judge(snapshot->record, scenario);
    snapshot->now = simulation.now();
    snapshot->computed = simulation.now();
    snapshot->finished = simulation.now() >= scenario.duration;
    return {std::move(snapshot), std::make_shared<const sim::Simulation>(simulation)};
}

} // namespace

void RunController::Data::work(sim::Simulation simulation, sim::Scenario played)
{
    std::unique_lock lock(mutex);
    while (!quit) {
        if (restart) {
            simulation = *std::exchange(restart, nullptr);
            ahead.clear();
        }
        if (ahead.size() >= kAheadMoments || simulation.now() >= played.duration) {
            wake.wait(lock);
            continue;
        }
        const Nanoseconds until = std::min(played.duration, simulation.now() + grain);
        lock.unlock();
        simulation.advance(until);
        Moment moment = momentOf(simulation, played);
        lock.lock();
        if (!restart) ahead.push_back(std::move(moment)); // a restart makes this moment one that never was
    }
}

void RunController::Data::join()
{
    if (!thread.joinable()) return;
    {
        const std::lock_guard lock(mutex);
        quit = true;
    }
    wake.notify_all();
    thread.join();
    ahead.clear();
    restart = nullptr;
    quit = false;
}

RunController::RunController(QObject* parent) : QObject(parent), m_data(std::make_unique<Data>())
{
    m_data->timer.setInterval(kDisplayMs);
    connect(&m_data->timer, &QTimer::timeout, this, [this] { tick(); });
}

RunController::~RunController() { m_data->join(); }

Result<Done> RunController::start(const Architecture& architecture, const Topology& topology, sim::Scenario scenario)
{
    stop();
    auto plan = sim::compile(architecture, topology, scenario);
    if (!plan) return plan.problem();
    sim::Simulation simulation(*plan, scenario.seed);
    m_data->scenario = scenario;
    m_data->shown = 0;
    m_data->grain = grainOf(m_data->speed);
    m_data->current = momentOf(simulation, scenario);
    Data* data = m_data.get();
    data->thread = std::thread([data, s = std::move(simulation), scenario]() mutable { data->work(std::move(s), std::move(scenario)); });
    m_data->state = State::Paused;
    emit snapshotChanged();
    play();
    return Done{};
}

void RunController::play()
{
    if (m_data->state != State::Paused) return;
    m_data->state = State::Playing;
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
    showUntil(double(m_data->current.snapshot->now) + double(by), true);
}

void RunController::stop()
{
    if (m_data->state == State::Idle) return;
    m_data->timer.stop();
    m_data->join();
    m_data->current = {};
    m_data->state = State::Idle;
    emit stateChanged();
    emit snapshotChanged();
}

void RunController::setSpeed(double speed)
{
    m_data->speed = std::clamp(speed, 1.0, kSpeedMax);
    {
        const std::lock_guard lock(m_data->mutex);
        m_data->grain = grainOf(m_data->speed);
    }
    emit stateChanged();
}

Result<Done> RunController::inject(const sim::Fault& fault)
{
    if (!m_data->current.checkpoint) return Problem{{"drill.no-run", {}}, {}, std::nullopt};
    sim::Simulation branch = *m_data->current.checkpoint;
    sim::Fault now = fault;
    now.at = std::max(now.at, branch.now());
    if (auto injected = branch.inject(now); !injected) return injected.problem();
    auto checkpoint = std::make_shared<const sim::Simulation>(std::move(branch));
    m_data->scenario.faults.push_back(now);
    m_data->current.checkpoint = checkpoint;
    {
        const std::lock_guard lock(m_data->mutex);
        m_data->ahead.clear();
        m_data->restart = std::move(checkpoint);
    }
    m_data->wake.notify_all();
    if (m_data->state == State::Finished) m_data->state = State::Paused;
    emit stateChanged();
    return Done{};
}

void RunController::tick()
{
    const double passed = double(m_data->wall.nsecsElapsed());
    m_data->wall.restart();
    const bool flatOut = m_data->speed >= kSpeedMax;
    showUntil(flatOut ? double(m_data->scenario.duration) : m_data->shown + passed * m_data->speed, flatOut);
}

/// Takes the newest moment that is not after `until`; with `atLeastOne`, the next one whatever its time.
void RunController::showUntil(double until, bool atLeastOne)
{
    bool moved = false;
    Nanoseconds computed = 0;
    {
        const std::lock_guard lock(m_data->mutex);
        auto& ahead = m_data->ahead;
        while (!ahead.empty() && (double(ahead.front().snapshot->now) <= until || (atLeastOne && !moved))) {
            m_data->current = std::move(ahead.front());
            ahead.pop_front();
            moved = true;
        }
        computed = ahead.empty() ? m_data->current.snapshot->now : ahead.back().snapshot->now;
        // The display never runs ahead of the simulation: what is slow shows as a slower clock, not as a jump later.
        m_data->shown = std::min(until, double(computed));
    }
    if (!moved) return;
    m_data->wake.notify_all();
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
std::shared_ptr<const RunSnapshot> RunController::snapshot() const { return m_data->current.snapshot; }

} // namespace faultline::ui
