#pragma once

#include "sim/drill/run_record.h"
#include "sim/drill/scenario.h"

#include <optional>
#include <string>
#include <vector>

/// What retries do to a system: how often they multiply its work, and whether they keep it down.
namespace faultline::sim {

/// One hop on which callers tried again, or below which work was multiplied by those above.
struct Amplification {
    std::string from, to;
    double own = 1;   ///< attempts per call on this hop
    double total = 1; ///< with what the hops before it multiply: k attempts at each of n layers make k^n (CLI-12)
};

/// The hops with retries of their own or above them, those that get most in front. Empty when nobody tried again.
[[nodiscard]] std::vector<Amplification> amplificationOf(const RunRecord& record);

/// A state that outlives its trigger: goodput stays low while no more is asked for than before, and retries make up the load (CLI-19, CLI-21).
struct MetastableState {
    Nanoseconds from = 0, to = 0;
    double offeredRps = 0;         ///< requests sent meanwhile, without retries
    double goodputRps = 0;         ///< of them succeeded
    double attemptsPerRequest = 1; ///< meanwhile
};

/// Looked for after the last fault's end, and after the last fall of the traffic: at least a minute in which less than half of what is sent
/// succeeds, although no more is sent than before it all began, and every request makes 1.2 attempts or more. These bounds are ours.
[[nodiscard]] std::optional<MetastableState> metastableOf(const RunRecord& record, const Scenario& scenario);

} // namespace faultline::sim
