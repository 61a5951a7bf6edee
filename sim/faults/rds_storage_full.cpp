#include "sim/faults/database_lookup.h"
#include "sim/faults/kinds.h"
#include "sim/services/database.h"

/// The storage is full: the database no longer serves until it gets more (RDS-57); at the fault's end somebody adds the least that RDS takes.
namespace faultline::sim {

namespace {

constexpr double kLeastGrowth = 0.1; // RDS-59

std::optional<Problem> compile(const Plan& plan, FaultPlan& fault)
{
    if (auto problem = aimAtDatabase(plan, fault)) return problem;
    const Index d = plan.stations[fault.target.index].database;
    if (plan.databases[d].cluster != kNone && plan.databases[d].volume.gib <= 0)
        return faultProblem(fault, "storage-grows-itself", "storage-grows-itself-remedy", {{"target", plan.subjects[fault.subject]}});
    return std::nullopt;
}

void start(World& world, FaultState& fault)
{
    if (const Index d = availableDatabaseOf(world, fault.plan); d != kNone) fillStorage(world, d);
}

void end(World& world, FaultState& fault)
{
    const Index d = databaseOf(world, fault.plan);
    if (isFull(world.databases[d])) addStorage(world, d, kLeastGrowth * world.databases[d].sizeGib, "RDS-59");
}

} // namespace

FaultKind rdsStorageFull()
{
    return {.kind = "rds-storage-full",
            .icon = "db-instance",
            .fis = "none",
            .optional = {"target"},
            .targets = {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster"},
            .compile = compile,
            .start = start,
            .end = end};
}

} // namespace faultline::sim
