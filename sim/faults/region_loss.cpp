#include "sim/faults/kinds.h"
#include "sim/faults/zone_power.h"
#include "sim/services/database.h"
#include "sim/services/table.h"

/// A whole Region is gone: every zone, and what is regional. Other Regions go on with what was replicated to them (DDB-40, DDB-43, RDS-27).
namespace faultline::sim {

namespace {

void start(World& world, FaultState&)
{
    const bool isFirst = world.regionFaults++ == 0;
    for (Index t = 0; t < world.tables.size(); ++t) loseUnreplicatedWrites(world, t);
    for (Index c = 0; c < world.databaseClusters.size(); ++c) loseWritesOfGlobal(world, c);
    for (Index zone = 0; zone < world.plan->zones.size(); ++zone) cutPower(world, zone);
    if (isFirst) cutPower(world, kNone);
}

void end(World& world, FaultState&)
{
    --world.regionFaults;
    for (Index zone = 0; zone < world.plan->zones.size(); ++zone) returnPower(world, zone);
    if (world.regionFaults == 0) returnPower(world, kNone);
}

} // namespace

FaultKind regionLoss() { return {.kind = "region-loss", .icon = "region", .fis = "none", .start = start, .end = end}; }

} // namespace faultline::sim
