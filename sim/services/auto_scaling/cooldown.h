#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

/// A simple policy has acted: until its activity and then the cooldown are over, no simple policy acts again (ASG-41, ASG-50).
void openActivity(World& world, Index group, Nanoseconds cooldown);
/// Ends the activity once its last instance is launched or out of the load balancer; the cooldown starts then (ASG-24, ASG-41).
void lookAtActivity(World& world, Index group);
[[nodiscard]] bool isCoolingDown(const World& world, Index group);

} // namespace faultline::sim
