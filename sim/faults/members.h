#pragma once

#include "sim/services/world.h"

#include <vector>

namespace faultline::sim {

/// The running instances that a fault can hit: of its target, else of all stations of instances; in its zone, where it names one.
[[nodiscard]] std::vector<Index> machinesInReach(const World& world, const FaultPlan& fault);

/// As many of them as the fault's `count` says, and `share` of them where that is not negative (rounded up), chosen at random (FLT-07); in order.
[[nodiscard]] std::vector<Index> chooseMachines(const World& world, const FaultPlan& fault, double share);

} // namespace faultline::sim
