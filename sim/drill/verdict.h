#pragma once

#include "sim/drill/run_record.h"
#include "sim/drill/scenario.h"

#include <optional>
#include <string>
#include <vector>

namespace faultline::sim {

struct Phase {
    std::string name; ///< before | fault | recovery | after
    Nanoseconds from = 0, to = 0;
    std::uint64_t lost = 0;
};

struct ObjectiveVerdict {
    Objective objective;
    std::optional<double> value;
    std::optional<bool> met;          ///< nothing: can't tell
    std::vector<std::string> because; ///< the assumptions it rests on
};

/// A run held against its scenario.
struct Verdict {
    std::vector<Phase> phases;  ///< tile the run, no overlap
    std::optional<double> rtoS; ///< nothing: not recovered (so far, when the run has not ended), or no fault
    std::optional<double> rpoS;
    std::optional<double> redundancyRestoredS; ///< from the first fault
    std::optional<double> availability;        ///< nothing: no request reached a final state
    double goodputRps = 0;
    std::vector<ObjectiveVerdict> objectives;
    std::vector<Assumption> assumptions; ///< those of the verdict itself, over those of the run
};

/// Whether all objectives of rate and latency hold in one window of ten seconds; `length` is shorter at the end of a run. In a window without
/// final states they hold only if nothing was sent either.
[[nodiscard]] bool holdsIn(const WindowCounts& window, Nanoseconds length, const std::vector<Objective>& objectives);

/// CONTRACT section 2, at the resolution of windows: the first start of a window, from the one in which the first fault begins, after which all
/// windows hold for 60 s, and for as long as a fault lasts. Without an objective of rate or latency, availability>=99.9% is held.
[[nodiscard]] std::optional<Nanoseconds> recoveredAt(const RunRecord& record, const Scenario& scenario);

[[nodiscard]] Verdict judge(const RunRecord& record, const Scenario& scenario);

} // namespace faultline::sim
