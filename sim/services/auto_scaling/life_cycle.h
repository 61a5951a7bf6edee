#pragma once

#include "sim/services/world.h"

/// An instance's way through its group: pending, in service, terminating, with the hooks in between (ASG-17 to ASG-24).
namespace faultline::sim {

/// EC2 says that the instance runs: hooks, then the load balancer, then service (ASG-22).
void onInstanceRunning(World& world, Index member);
/// What runs on it is up.
void onInstanceBooted(World& world, Index member);
/// A hook that is waited for ends.
void onLifecycleStep(World& world, Index member);
/// Leaves: out of the load balancer first, then hooks, then terminated (ASG-23, ASG-24).
void leave(World& world, Index member, const char* rule);
/// Its targets are drained: a leaving instance goes on.
void onDrained(World& world, Index member);
/// Out of the group at once, whatever it was doing: terminated from outside or interrupted.
void drop(World& world, Index member);
/// Whether an instance that runs is still in its warm-up, as the group's metrics and policies see it (ASG-43 to ASG-45).
[[nodiscard]] bool isWarmingUp(const World& world, Index member, Nanoseconds warmUp);
/// The next launched instance of a mixed group is a Spot instance.
[[nodiscard]] bool isSpotNext(const World& world, Index group);

} // namespace faultline::sim
