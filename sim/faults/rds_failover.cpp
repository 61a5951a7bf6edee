#include "sim/faults/kinds.h"
#include "sim/faults/target_lookup.h"
#include "sim/services/database.h"

/// A reboot with failover (RDS-16): connections are reset, the standby takes over.
namespace faultline::sim {

namespace {

/// The database of `target`, or the first Multi-AZ one.
std::optional<Problem> compile(const Plan& plan, FaultPlan& fault)
{
    const std::string target = argumentOf(fault, "target");
    for (const DatabasePlan& database : plan.databases) {
        const bool isMeant = target.empty() ? database.isMultiAz : findStation(plan, target) == database.station;
        if (!isMeant) continue;
        if (!database.isMultiAz) return faultProblem(fault, "failover-single-az", "failover-single-az-remedy", {{"target", target}}); // RDS-16
        fault.target = {Destination::Kind::Station, database.station};
        fault.subject = plan.stations[database.station].subject;
        return std::nullopt;
    }
    return faultProblem(fault, "fault-target", "fault-target-database", {{"target", target.empty() ? "a Multi-AZ database" : target}});
}

void start(World& world, FaultState& fault) { loseHost(world, world.plan->stations[fault.plan.target.index].database, Stop::Reset); }

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
