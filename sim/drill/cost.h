#pragma once

#include "sim/drill/run_record.h"

namespace faultline::sim {

struct World;

/// What the run so far has cost, USD, and what has no price: instances by the seconds that they ran (EC2-13), their volumes, charged CPU credits, and
/// what stands by the hour. Capacity units, requests, stored and transferred bytes are not in it, so whoever has them is among `unpriced`.
void addCost(const World& world, RunRecord& record);

} // namespace faultline::sim
