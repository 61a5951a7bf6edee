#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

/// Replaces all instances of a group by those of a new version, batch by batch (ASG-103).
void startRefresh(World& world, Index group, int toVersion, int minHealthyPercent);
/// The next batch, once the one before it is in service and has warmed up; fails after an hour without progress.
void continueRefresh(World& world, Index group);
/// Ends it without having finished; what was replaced stays.
void cancelRefresh(World& world, Index group);

} // namespace faultline::sim
