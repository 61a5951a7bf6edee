#pragma once

#include "sim/services/auto_scaling/launching.h"
#include "sim/services/world.h"

/// Instances that have launched and booted beforehand and wait, stopped or running, beside their group (ASG-101, ASG-102).
namespace faultline::sim {

/// How many the pool should hold now.
[[nodiscard]] int wantedInPool(const World& world, Index group);
[[nodiscard]] int sizeOfPool(const World& world, Index group);
/// Launches into the pool, or terminates from it, until it is as large as wanted.
void fillWarmPool(World& world, Index group);
/// An instance of the pool has booted: it stops, or waits running.
void poolInstanceIsReady(World& world, Index member);
/// Takes a ready instance for the group; false when there is none.
bool launchFromPool(World& world, Index group, const LaunchReason& reason);
/// At scale-in, with a reuse policy, an instance goes back to the pool instead of ending; false otherwise.
bool returnToPool(World& world, Index member);

} // namespace faultline::sim
