#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

/// EC2 takes a Spot instance back: a rebalance recommendation and the notice come together, two minutes before (EC2-26 to EC2-28).
void interruptSpot(World& world, Index member);
/// The two minutes are over.
void onSpotEnds(World& world, Index member);

} // namespace faultline::sim
