#include "sim/faults/database_lookup.h"
#include "sim/faults/kinds.h"
#include "sim/services/database.h"

#include <algorithm>

/// A reboot with failover (RDS-16), or the failover of a cluster (RDS-20): connections are reset, the standby or a reader takes over.
namespace faultline::sim {

namespace {

bool canFailOver(const Plan& plan, Index database)
{
    const DatabasePlan& it = plan.databases[database];
    return it.isMultiAz || (it.cluster != kNone && plan.databaseClusters[it.cluster].databases.size() > 1);
}

/// The database of `target`, or the first that can fail over.
std::optional<Problem> compile(const Plan& plan, FaultPlan& fault)
{
    const std::string target = argumentOf(fault, "target");
    if (target.empty()) {
        for (Index d = 0; d < plan.databases.size(); ++d) {
            if (!canFailOver(plan, d)) continue;
            const Index cluster = plan.databases[d].cluster;
            fault.target = {Destination::Kind::Station, plan.databases[d].station};
            fault.subject = cluster != kNone ? plan.databaseClusters[cluster].subject : plan.stations[plan.databases[d].station].subject;
            return std::nullopt;
        }
        return faultProblem(fault, "fault-target", "fault-target-database", {{"target", "a Multi-AZ database"}});
    }
    if (auto problem = aimAtDatabase(plan, fault)) return problem;
    if (!canFailOver(plan, plan.stations[fault.target.index].database))
        return faultProblem(fault, "failover-single-az", "failover-single-az-remedy", {{"target", target}}); // RDS-16
    return std::nullopt;
}

void start(World& world, FaultState& fault)
{
    if (const Index d = availableDatabaseOf(world, fault.plan); d != kNone) loseHost(world, d, Stop::Reset);
}

} // namespace

FaultKind rdsFailover()
{
    return {.kind = "rds-failover",
            .icon = "failover",
            .fis = "aws:rds:reboot-db-instances",
            .optional = {"target"},
            .targets = {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster"},
            .hasLength = false,
            .compile = compile,
            .start = start};
}

} // namespace faultline::sim
