#include "sim/faults/disturb.h"
#include "sim/faults/kinds.h"
#include "sim/faults/members.h"
#include "sim/faults/target_lookup.h"

/// A share of the packets that hosts of the target send, or that leave a zone, is lost and sent again (FLT-21, FLT-27).
namespace faultline::sim {

namespace {

void start(World& world, FaultState& fault)
{
    Disturbance disturbance = disturbanceOf(world, fault);
    disturbance.loss = fault.plan.share;
    disturbance.leavesZone = fault.plan.target.kind == Destination::Kind::None; // of a zone: what goes to the others
    disturb(world, disturbance);
}

} // namespace

FaultKind packetLoss()
{
    return {.kind = "packet-loss",
            .icon = "latency",
            .fis = "composition",
            .required = {"percent"},
            .oneOf = {"target", "az"},
            .targets = {"AWS::EC2::Instance", "AWS::AutoScaling::AutoScalingGroup"},
            .variants = {"percent=15"},
            .compile = aimAtMachines,
            .findsTarget = findsSender,
            .start = start,
            .end = endDisturbance};
}

} // namespace faultline::sim
