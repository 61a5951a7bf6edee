#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

/// Plans the runs of a group's scheduled actions (ASG-81).
void planSchedule(World& world, Index group);
/// One of them takes effect.
void onScheduledRun(World& world, Index group, Index run);

} // namespace faultline::sim
