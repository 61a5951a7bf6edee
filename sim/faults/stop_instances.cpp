#include "sim/faults/kinds.h"
#include "sim/faults/members.h"
#include "sim/faults/target_lookup.h"
#include "sim/services/instances/instance_life.h"

/// Instances stop as by the API, and start again at the end (FIS aws:ec2:stop-instances with startInstancesAfterDuration).
namespace faultline::sim {

namespace {

void start(World& world, FaultState& fault)
{
    fault.members = chooseMachines(world, fault.plan, fault.plan.share);
    for (const Index m : fault.members) stopInstance(world, m);
}

/// What its group has terminated meanwhile does not come back (completeIfInstancesTerminated).
void end(World& world, FaultState& fault)
{
    for (const Index m : fault.members) startInstance(world, m);
}

} // namespace

FaultKind stopInstances()
{
    return {.kind = "stop-instances",
            .icon = "terminate",
            .fis = "aws:ec2:stop-instances",
            .optional = {"count", "percent"},
            .oneOf = {"target", "az"},
            .targets = {"AWS::EC2::Instance", "AWS::AutoScaling::AutoScalingGroup"},
            .compile = aimAtMachines,
            .findsTarget = findsMachine,
            .start = start,
            .end = end};
}

} // namespace faultline::sim
