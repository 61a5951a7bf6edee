#pragma once

#include "sim/services/world.h"

/// Automatic target weights of an Application Load Balancer (ELB-42 to ELB-44).
namespace faultline::sim {

/// Compares a group's targets by their errors since the last round, and moves weights where mitigation is on.
void onAnomalyRound(World& world, Index targetGroup);

} // namespace faultline::sim
