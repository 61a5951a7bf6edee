#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

/// The group's periodic round: health, replacement, size, balance over zones, warm pool.
void onGroupRound(World& world, Index group);

} // namespace faultline::sim
