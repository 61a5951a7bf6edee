#include "sim/faults/database_lookup.h"
#include "sim/faults/kinds.h"
#include "sim/services/database.h"

/// Maintenance: of the operating system on the standby first, then a failover (RDS-30), or an outage (single-AZ); an upgrade of the engine takes
/// primary and standby down together (RDS-31).
namespace faultline::sim {

namespace {

std::optional<Problem> compile(const Plan& plan, FaultPlan& fault)
{
    const std::string mode = argumentOf(fault, "mode");
    if (!mode.empty() && mode != "system" && mode != "engine")
        return faultProblem(fault, "maintenance-mode", "maintenance-mode-remedy", {{"mode", mode}});
    return aimAtDatabase(plan, fault);
}

void start(World& world, FaultState& fault)
{
    const bool isEngine = argumentOf(fault.plan, "mode") == "engine";
    const Index d = availableDatabaseOf(world, fault.plan);
    if (d != kNone) startMaintenance(world, d, isEngine ? MaintenanceKind::Engine : MaintenanceKind::OperatingSystem);
}

} // namespace

FaultKind rdsMaintenance()
{
    return {.kind = "rds-maintenance",
            .icon = "failover",
            .fis = "none",
            .optional = {"target", "mode"},
            .targets = {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster"},
            .variants = {"mode=system", "mode=engine"},
            .hasLength = false,
            .compile = compile,
            .start = start};
}

} // namespace faultline::sim
