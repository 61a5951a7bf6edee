#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

/// The instance that goes at scale-in: from the zone with the most instances that holds an unprotected one, then by the group's termination
/// policies (ASG-94 to ASG-98). kNone when all are protected.
[[nodiscard]] Index victimOf(const World& world, Index group);

} // namespace faultline::sim
