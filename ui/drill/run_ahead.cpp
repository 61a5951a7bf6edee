#include "ui/drill/run_ahead.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace faultline::ui {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kAheadMoments = 12; // how many display frames the simulation runs ahead
// A slice of the simulation is as long as this takes on the machine at hand: that is how long a run that is stopped is waited for.
constexpr auto kSliceTime = std::chrono::milliseconds(20);
constexpr Nanoseconds kSliceMin = kSecond / 1000, kSliceMax = 10 * kSecond;

} // namespace

Moment momentOf(const sim::Simulation& simulation, const sim::Scenario& scenario)
{
    auto snapshot = std::make_shared<RunSnapshot>();
    snapshot->live = simulation.live();
    snapshot->metrics = simulation.metrics();
    snapshot->record = simulation.record();
    snapshot->verdict = sim::judge(snapshot->record, scenario);
    snapshot->now = simulation.now();
    snapshot->finished = simulation.now() >= scenario.duration;
    return {std::move(snapshot), std::make_shared<const sim::Simulation>(simulation)};
}

RunAhead::~RunAhead() { stop(); }

void RunAhead::goOnFrom(const Moment& moment, sim::Scenario scenario, Nanoseconds grain)
{
    {
        const std::lock_guard lock(m_mutex);
        m_start = Start{moment.checkpoint, std::move(scenario)};
        m_grain = grain;
        m_ahead.clear();
    }
    m_wake.notify_all();
    if (!m_thread.joinable()) m_thread = std::thread([this] { work(); });
}

void RunAhead::setGrain(Nanoseconds grain)
{
    const std::lock_guard lock(m_mutex);
    m_grain = grain;
}

void RunAhead::stop()
{
    if (!m_thread.joinable()) return;
    {
        const std::lock_guard lock(m_mutex);
        m_quit = true;
    }
    m_wake.notify_all();
    m_thread.join();
    m_ahead.clear();
    m_start.reset();
    m_quit = false;
}

std::optional<Moment> RunAhead::take(Nanoseconds until, bool atLeastOne)
{
    std::optional<Moment> taken;
    {
        const std::lock_guard lock(m_mutex);
        while (!m_ahead.empty() && (m_ahead.front().snapshot->now <= until || (atLeastOne && !taken))) {
            taken = std::move(m_ahead.front());
            m_ahead.pop_front();
        }
    }
    if (taken) m_wake.notify_all();
    return taken;
}

std::optional<Nanoseconds> RunAhead::next() const
{
    const std::lock_guard lock(m_mutex);
    return m_ahead.empty() ? std::nullopt : std::optional(m_ahead.front().snapshot->now);
}

std::optional<Nanoseconds> RunAhead::last() const
{
    const std::lock_guard lock(m_mutex);
    return m_ahead.empty() ? std::nullopt : std::optional(m_ahead.back().snapshot->now);
}

void RunAhead::work()
{
    std::optional<sim::Simulation> simulation;
    sim::Scenario scenario;
    std::unique_lock lock(m_mutex);
    while (!m_quit) {
        if (m_start) {
            simulation = *m_start->checkpoint;
            scenario = std::move(m_start->scenario);
            m_start.reset();
        }
        if (m_ahead.size() >= kAheadMoments || simulation->now() >= scenario.duration) {
            m_wake.wait(lock);
            continue;
        }
        if (!advance(*simulation, std::min(scenario.duration, simulation->now() + m_grain), lock)) continue;
        lock.unlock();
        Moment moment = momentOf(*simulation, scenario);
        lock.lock();
        if (!m_start) m_ahead.push_back(std::move(moment)); // another start makes this moment one that never was
    }
}

bool RunAhead::advance(sim::Simulation& simulation, Nanoseconds until, std::unique_lock<std::mutex>& lock)
{
    Nanoseconds slice = kSliceMin;
    while (simulation.now() < until) {
        lock.unlock();
        const auto began = Clock::now();
        simulation.advance(std::min(until, simulation.now() + slice));
        const auto took = Clock::now() - began;
        lock.lock();
        if (m_quit || m_start) return false;
        if (took < kSliceTime / 2) slice = std::min(2 * slice, kSliceMax);
        else if (took > kSliceTime) slice = std::max(slice / 2, kSliceMin);
    }
    return true;
}

} // namespace faultline::ui
