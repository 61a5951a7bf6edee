#include "sim/faults/kinds.h"
#include "sim/faults/members.h"
#include "sim/faults/target_lookup.h"
#include "sim/services/instances/instance_life.h"

/// Instances end: the shutdown resets what they hold, and afterwards their addresses are silent (FIS aws:ec2:terminate-instances).
namespace faultline::sim {

namespace {

void start(World& world, FaultState& fault)
{
    for (const Index m : chooseMachines(world, fault.plan, fault.plan.share)) terminate(world, m);
}

} // namespace

FaultKind terminateInstances()
{
    return {.kind = "terminate-instances",
            .icon = "terminate",
            .fis = "aws:ec2:terminate-instances",
            .optional = {"count", "percent"},
            .oneOf = {"target", "az"},
            .targets = {"AWS::EC2::Instance", "AWS::AutoScaling::AutoScalingGroup"},
            .hasLength = false,
            .compile = aimAtMachines,
            .findsTarget = findsMachine,
            .start = start};
}

} // namespace faultline::sim
