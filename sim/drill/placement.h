#pragma once

#include "sim/drill/scenario.h"

#include <string>
#include <vector>

namespace faultline::sim {

struct Plan;

/// All distinct ways in which AWS may have placed what it places.
struct Placements {
    std::vector<Placement> each; ///< the plan's own first; never empty
    bool areCombined = true;     ///< else there are too many: one choice at a time departs from the plan's own
};
[[nodiscard]] Placements placementsOf(const Plan& plan);

/// "AppGroup us-east-1a, Database us-east-1b"; empty where AWS chooses nothing.
[[nodiscard]] std::string textOf(const Placement& placement);

} // namespace faultline::sim
