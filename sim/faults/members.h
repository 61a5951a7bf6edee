#pragma once

#include "sim/services/world.h"

#include <vector>

namespace faultline::sim {

/// Whether there is an instance, running or not, that the fault is about. A group's number may not be given yet, or not any more.
[[nodiscard]] bool findsMachine(const World& world, const FaultPlan& fault);

/// Whether anything that serves stands in the fault's zone.
[[nodiscard]] bool findsZoneInUse(const World& world, const FaultPlan& fault);

/// Whether there is a host whose messages the fault is about: an instance of its target, or whatever stands in its zone.
[[nodiscard]] bool findsSender(const World& world, const FaultPlan& fault);

/// The running instances that a fault can hit: of its target, else of all stations of instances; in its zone, where it names one.
[[nodiscard]] std::vector<Index> machinesInReach(const World& world, const FaultPlan& fault);

/// As many of them as the fault's `count` says, and `share` of them where that is not negative (rounded up), chosen at random (FLT-07); in order.
[[nodiscard]] std::vector<Index> chooseMachines(const World& world, const FaultPlan& fault, double share);

} // namespace faultline::sim
