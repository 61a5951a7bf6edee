#include "sim/faults/database_lookup.h"
#include "sim/faults/kinds.h"
#include "sim/services/database.h"

/// Data is damaged, and every copy of it: nothing but a restore to a point in time, or from a snapshot, brings it back.
namespace faultline::sim {

namespace {

void start(World& world, FaultState& fault) { corruptData(world, databaseOf(world, fault.plan)); }

} // namespace

FaultKind dataCorruption()
{
    return {.kind = "data-corruption",
            .icon = "db-instance",
            .fis = "none",
            .required = {"target"},
            .targets = {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster"},
            .hasLength = false,
            .compile = aimAtDatabase,
            .start = start};
}

} // namespace faultline::sim
