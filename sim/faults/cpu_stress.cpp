#include "sim/faults/kinds.h"
#include "sim/faults/members.h"
#include "sim/faults/target_lookup.h"
#include "sim/services/member.h"

/// A stressor takes a share of the vCPUs of instances (FLT-03: AWSFIS-Run-CPU-Stress). Its threads run beside the requests, and the scheduler
/// gives each its part.
namespace faultline::sim {

namespace {

void start(World& world, FaultState& fault)
{
    fault.members = chooseMachines(world, fault.plan, -1);
    for (const Index m : fault.members) setCpuStrain(world, m, fault.plan.share * world.plan->stations[world.members[m].station].vcpus);
}

void end(World& world, FaultState& fault)
{
    for (const Index m : fault.members) setCpuStrain(world, m, 0);
}

} // namespace

FaultKind cpuStress()
{
    return {.kind = "cpu-stress",
            .icon = "throttle",
            .fis = "aws:ssm:send-command",
            .required = {"percent"},
            .optional = {"count"},
            .oneOf = {"target", "az"},
            .targets = {"AWS::EC2::Instance", "AWS::AutoScaling::AutoScalingGroup"},
            .variants = {"percent=100"},
            .compile = aimAtMachines,
            .findsTarget = findsMachine,
            .start = start,
            .end = end};
}

} // namespace faultline::sim
