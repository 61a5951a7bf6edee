#pragma once

#include "sim/drill/scenario.h"

#include <string>
#include <vector>

namespace faultline {
class Architecture;
}

namespace faultline::sim {

struct Plan;

/// A fault that a table of all faults leaves out, and why.
struct SkippedFault {
    std::string fault; ///< as written, or the kind alone
    Problem why;
};

/// Every fault that can strike what a plan consists of, one at a time.
struct SingleFaults {
    std::vector<Fault> faults; ///< by kind in the table's order, then by resource and zone
    std::vector<SkippedFault> skipped;
};

/// By the table of kinds: each fitting resource that requests reach, each zone in use, each variant of the kind; of instances both one and all.
/// @param at, lasts  when each begins, and how long those that last do; whole seconds
[[nodiscard]] SingleFaults singleFaultsOf(const Architecture& architecture, const Plan& plan, Nanoseconds at, Nanoseconds lasts);

} // namespace faultline::sim
