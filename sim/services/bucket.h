#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

void makeBuckets(World& world);
/// S3: answered after its latency, or told to slow down (503) above what a prefix takes.
void reachBucket(World& world, Index call);

} // namespace faultline::sim
