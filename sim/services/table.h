#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

/// A call reaches a DynamoDB table: it is answered after the table's latency, or throttled when capacity is used up.
/// @param units capacity units that the call takes (DDB-01, DDB-02)
void reachTable(World& world, Index call, Index table, bool isWrite, double units);

} // namespace faultline::sim
