#pragma once

#include "sim/services/world.h"

/// DynamoDB: a call is answered after the table's latency, or throttled when a partition, the table, or an index that it writes cannot take it.
namespace faultline::sim {

void makeTables(World& world);

/// A call of a use reaches its table.
void reachTable(World& world, Index call);

/// The Region is lost: what other Regions do not have yet is lost with it (DDB-40).
void loseUnreplicatedWrites(World& world, Index table);

/// A minute is over: capacity follows the use, hot partitions are split (DDB-17, DDB-21, DDB-25).
void onTableRound(World& world, Index table);

/// Counts a throttled event (publication/tables.cpp).
void publishThrottle(World& world, Index table, Index index, bool isWrite, ThrottleReason reason);

} // namespace faultline::sim
