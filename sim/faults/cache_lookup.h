#pragma once

#include "sim/faults/target_lookup.h"

namespace faultline::sim {

/// Aims a fault at the cache that `target` names; without `target` at the first of the plan.
[[nodiscard]] std::optional<Problem> aimAtCache(const Plan& plan, FaultPlan& fault);

} // namespace faultline::sim
