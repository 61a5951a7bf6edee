#pragma once

#include "model/metrics/metric_store.h"
#include "model/services/architecture.h"
#include "sim/drill/run_record.h"
#include "sim/drill/scenario.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace faultline {
class Catalog;
class Topology;
} // namespace faultline

namespace faultline::sim {

struct Plan; // sim/plan/plan.h: the architecture and scenario compiled to arrays; immutable, shared by copies

/// Fails with exit-2 problems: a circular reference, an unknown target of a fault, no place where traffic could enter …
[[nodiscard]] Result<std::shared_ptr<const Plan>> compile(const Architecture& architecture, const Topology& topology, const Scenario& scenario);
/// The same by a catalogue of the caller's (`--data`) instead of the shipped one.
[[nodiscard]] Result<std::shared_ptr<const Plan>> compile(const Architecture& architecture, const Topology& topology, const Scenario& scenario,
                                                          const Catalog& catalog);

/// How one resource, or one member of a group, stands at this moment; the canvas shows it.
struct MemberState {
    enum class Health { Serving, Down, Launching, WarmingUp, Draining, Standby, Promoting, Throttled };
    std::string resource; ///< logical id
    std::string instance; ///< "AppGroup#3"; empty for a resource's only member
    std::string zone;
    Health health = Health::Serving;
    std::optional<double> load; ///< utilisation over the last second, 0..1
    int waiting = 0;
    double progress = 0; ///< 0..1 of boot or promotion
    double remainingSeconds = 0;
    Message text; ///< "power lost", "booting"
};

/// Requests along one hop over the last second.
struct FlowState {
    std::string from, to; ///< logical ids or actors
    double ratePerSecond = 0;
    double failedShare = 0;
    Cause mainCause = Cause::None;
};

/// A fault that is under way.
struct ActiveFault {
    Fault fault;
    std::string zone; ///< that it was told to hit, by name; empty: none
};

struct LiveState {
    Nanoseconds now = 0;
    std::vector<ActiveFault> faults;
    std::vector<MemberState> members;
    std::vector<FlowState> flows;
    RequestCounts requests;
};

/// A simulation is a value: copying it is a checkpoint, and a copy that gets another fault is a what-if branch.
///
/// The same plan and seed give the same run bit for bit, in however many steps `advance` is called. Not thread-safe; one thread per value.
class Simulation {
public:
    Simulation(std::shared_ptr<const Plan> plan, std::uint64_t seed);
    Simulation(const Simulation&);
    Simulation(Simulation&&) noexcept;
    Simulation& operator=(const Simulation&);
    Simulation& operator=(Simulation&&) noexcept;
    ~Simulation();

    /// Runs all events up to and including `until`. Conservation is asserted at every period, in release builds too.
    void advance(Nanoseconds until);
    [[nodiscard]] Nanoseconds now() const;

    /// Adds a fault to this copy; it must not lie before `now()`. Fails on an unknown kind or target.
    [[nodiscard]] Result<Done> inject(const Fault& fault);

    [[nodiscard]] const MetricStore& metrics() const; ///< copy it for a snapshot
    [[nodiscard]] RunRecord record() const;           ///< of the run so far; digest included
    [[nodiscard]] LiveState live() const;
    /// Longest latencies and queues are those from now on. Does not change the run.
    void forgetMaxima();

    /// Every attempt goes to `sink` when it ends, those in flight at `finishTrace`. Null: none. Does not change the run.
    void traceTo(TraceSink* sink);
    void finishTrace();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace faultline::sim
