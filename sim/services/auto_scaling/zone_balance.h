#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

/// Evens a group's zones out where they differ by two or more: launches first, terminates once the new instance serves (ASG-89, ASG-90).
void rebalanceZones(World& world, Index group);

} // namespace faultline::sim
