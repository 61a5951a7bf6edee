#include "sim/faults/kinds.h"
#include "sim/faults/members.h"
#include "sim/faults/target_lookup.h"
#include "sim/services/instances/memory.h"

/// Memory fills up until the kernel ends the application (FLT-03: AWSFIS-Run-Memory-Stress); all of it, unless `percent` says how much.
namespace faultline::sim {

namespace {

void start(World& world, FaultState& fault)
{
    fault.members = chooseMachines(world, fault.plan, -1);
    for (const Index m : fault.members) setMemoryStress(world, m, fault.plan.share < 0 ? 1 : fault.plan.share);
}

void end(World& world, FaultState& fault)
{
    for (const Index m : fault.members) setMemoryStress(world, m, 0);
}

} // namespace

FaultKind memoryExhaustion()
{
    return {.kind = "memory-exhaustion",
            .icon = "throttle",
            .fis = "aws:ssm:send-command",
            .optional = {"count", "percent"},
            .oneOf = {"target", "az"},
            .targets = {"AWS::EC2::Instance", "AWS::AutoScaling::AutoScalingGroup"},
            .compile = aimAtMachines,
            .assumes = assumesRestarts,
            .findsTarget = findsMachine,
            .start = start,
            .end = end};
}

} // namespace faultline::sim
