#pragma once

#include "sim/drill/scenario.h"
#include "ui/drill/run_snapshot.h"

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace faultline::ui {

/// One frame of a run, and where to go on from when a fault is added there.
struct Moment {
    std::shared_ptr<const RunSnapshot> snapshot;
    std::shared_ptr<const sim::Simulation> checkpoint;
};

[[nodiscard]] Moment momentOf(const sim::Simulation& simulation, const sim::Scenario& scenario);

/// Computes a run in a thread of its own, some moments ahead of whoever shows it. All functions are for one other thread, and none waits for
/// more than a slice of the simulation.
class RunAhead {
public:
    RunAhead() = default;
    RunAhead(const RunAhead&) = delete;
    RunAhead& operator=(const RunAhead&) = delete;
    ~RunAhead(); ///< stops

    /// Computes what follows a moment, one moment every `grain`; whatever was ahead is given up.
    void goOnFrom(const Moment& moment, sim::Scenario scenario, Nanoseconds grain);
    void setGrain(Nanoseconds grain);
    void stop(); ///< ends the thread and joins it

    /// Takes out the newest moment not after `until`; with `atLeastOne`, the next one whatever its time. Nothing when none is ready.
    [[nodiscard]] std::optional<Moment> take(Nanoseconds until, bool atLeastOne);
    /// Times of the next and of the last moment that are ready; nothing when none is.
    [[nodiscard]] std::optional<Nanoseconds> next() const;
    [[nodiscard]] std::optional<Nanoseconds> last() const;

private:
    struct Start {
        std::shared_ptr<const sim::Simulation> checkpoint;
        sim::Scenario scenario;
    };
    void work();
    /// False when it was interrupted.
    [[nodiscard]] bool advance(sim::Simulation& simulation, Nanoseconds until, std::unique_lock<std::mutex>& lock);

    std::thread m_thread;

    mutable std::mutex m_mutex; // of all that follows
    std::condition_variable m_wake;
    std::deque<Moment> m_ahead; ///< not taken yet, in order of time
    Nanoseconds m_grain = kSecond;
    std::optional<Start> m_start; ///< to go on from instead
    bool m_quit = false;
};

} // namespace faultline::ui
