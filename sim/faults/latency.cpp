#include "sim/faults/disturb.h"
#include "sim/faults/kinds.h"
#include "sim/faults/members.h"
#include "sim/faults/target_lookup.h"

/// What hosts of the target or zone send takes longer, on all flows or a share of them (FLT-04, FLT-20).
namespace faultline::sim {

namespace {

void start(World& world, FaultState& fault)
{
    Disturbance disturbance = disturbanceOf(world, fault);
    disturbance.delay = static_cast<Nanoseconds>(fault.plan.number * 1e6);
    if (fault.plan.share >= 0) disturbance.flows = fault.plan.share;
    disturb(world, disturbance);
}

} // namespace

FaultKind latency()
{
    return {.kind = "latency",
            .icon = "latency",
            .fis = "composition",
            .required = {"ms"},
            .optional = {"percent"},
            .oneOf = {"target", "az"},
            .targets = {"AWS::EC2::Instance", "AWS::AutoScaling::AutoScalingGroup"},
            .variants = {"ms=200"},
            .compile = aimAtMachines,
            .findsTarget = findsSender,
            .start = start,
            .end = endDisturbance};
}

} // namespace faultline::sim
