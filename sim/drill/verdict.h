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
    std::optional<bool> met;           ///< nothing: can't tell
    std::vector<std::string> because;  ///< the assumptions it rests on
};

/// A run held against its scenario.
struct Verdict {
    std::vector<Phase> phases;         ///< tile the run, no overlap
    std::optional<double> rtoS;        ///< nothing: not recovered in the run, or no fault
    std::optional<double> rpoS;
    std::optional<double> redundancyRestoredS;
    double availability = 1, goodputRps = 0;
    std::vector<ObjectiveVerdict> objectives;
};

[[nodiscard]] Verdict judge(const RunRecord& record, const Scenario& scenario);

} // namespace faultline::sim
