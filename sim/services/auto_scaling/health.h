#pragma once

#include "sim/services/world.h"

/// Which instances of a group count as unhealthy, and how they are replaced (ASG-27 to ASG-38).
namespace faultline::sim {

/// The periodic look at health: what is found is marked, with hardly a way back (ASG-33).
void markUnhealthyInstances(World& world, Index group);
/// Replaces marked instances within the envelope of the group (ASG-34 to ASG-38).
void replaceUnhealthy(World& world, Index group);

/// Replaces one instance as the group's maintenance policy wants it; false when the envelope has no room now.
/// @param rule  the statement that has it replaced
bool replaceWithin(World& world, Index group, Index member, const char* rule);
/// ASG-40: instances past the maximum lifetime.
void replaceAged(World& world, Index group);

} // namespace faultline::sim
