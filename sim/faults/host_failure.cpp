#include "sim/faults/kinds.h"
#include "sim/faults/members.h"
#include "sim/faults/target_lookup.h"
#include "sim/services/instances/status_checks.h"

/// The hosts under instances fail for good: nothing on them answers, and their system checks fail (EC2-20). EC2 moves an instance by itself
/// (EC2-22); a group replaces its own.
namespace faultline::sim {

namespace {

void start(World& world, FaultState& fault)
{
    for (const Index m : chooseMachines(world, fault.plan, fault.plan.share)) failHost(world, m);
}

} // namespace

FaultKind hostFailure()
{
    return {.kind = "host-failure",
            .icon = "terminate",
            .fis = "none",
            .optional = {"count", "percent"},
            .oneOf = {"target", "az"},
            .targets = {"AWS::EC2::Instance", "AWS::AutoScaling::AutoScalingGroup"},
            .hasLength = false,
            .compile = aimAtMachines,
            .findsTarget = findsMachine,
            .start = start};
}

} // namespace faultline::sim
