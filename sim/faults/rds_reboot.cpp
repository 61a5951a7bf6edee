#include "sim/faults/database_lookup.h"
#include "sim/faults/kinds.h"
#include "sim/services/database.h"

/// A reboot without failover: the engine goes down and recovers on the same host (RDS-16, RDS-17).
namespace faultline::sim {

namespace {

void start(World& world, FaultState& fault)
{
    const Index d = availableDatabaseOf(world, fault.plan);
    if (d == kNone) return;
    endEngine(world, d, Stop::Reset);
    world.databases[d].failedAt = world.now;
    startInPlace(world, d, StartReason::Reboot, kReboot);
}

} // namespace

FaultKind rdsReboot()
{
    return {.kind = "rds-reboot",
            .icon = "failover",
            .fis = "aws:rds:reboot-db-instances",
            .optional = {"target"},
            .targets = {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster"},
            .hasLength = false,
            .compile = aimAtDatabase,
            .start = start};
}

} // namespace faultline::sim
