#include "sim/faults/kinds.h"
#include "sim/faults/members.h"
#include "sim/faults/target_lookup.h"
#include "sim/services/instances/instance_life.h"

/// The application's process dies: connections break, and it is started again (FLT-03: AWSFIS-Run-Kill-Process).
namespace faultline::sim {

namespace {

void start(World& world, FaultState& fault)
{
    for (const Index m : chooseMachines(world, fault.plan, fault.plan.share))
        crashProcess(world, m, world.plan->stations[world.members[m].station].processRestart);
}

} // namespace

FaultKind processCrash()
{
    return {.kind = "process-crash",
            .icon = "terminate",
            .fis = "aws:ssm:send-command",
            .optional = {"count", "percent"},
            .oneOf = {"target", "az"},
            .targets = {"AWS::EC2::Instance", "AWS::AutoScaling::AutoScalingGroup"},
            .hasLength = false,
            .compile = aimAtMachines,
            .assumes = assumesRestarts,
            .findsTarget = findsMachine,
            .start = start};
}

} // namespace faultline::sim
