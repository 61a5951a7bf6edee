#include "sim/faults/kinds.h"
#include "sim/faults/members.h"
#include "sim/faults/target_lookup.h"
#include "sim/services/instances/spot.h"

/// Spot instances get a notice, and are taken two minutes later (EC2-27).
namespace faultline::sim {

namespace {

bool mayBeSpot(const Plan& plan, Index station)
{
    const StationPlan& at = plan.stations[station];
    const bool isMixed = at.group != kNone && plan.groups[at.group].onDemandBase >= 0;
    return at.instance.isSpot || isMixed;
}

void start(World& world, FaultState& fault)
{
    for (const Index m : chooseMachines(world, fault.plan, fault.plan.share))
        if (world.instances[m].isSpot) interruptSpot(world, m);
}

std::optional<Problem> aim(const Plan& plan, FaultPlan& fault)
{
    if (auto problem = aimAtMachines(plan, fault)) return problem;
    if (fault.target.kind == Destination::Kind::Station && !mayBeSpot(plan, fault.target.index))
        return faultProblem(fault, "fault-target", "fault-target-spot", {{"target", plan.subjects[fault.subject]}});
    return std::nullopt;
}

} // namespace

FaultKind spotInterruption()
{
    return {.kind = "spot-interruption",
            .icon = "terminate",
            .fis = "aws:ec2:send-spot-instance-interruptions",
            .optional = {"count", "percent"},
            .oneOf = {"target", "az"},
            .targets = {"AWS::EC2::Instance", "AWS::AutoScaling::AutoScalingGroup"},
            .hasLength = false,
            .compile = aim,
            .start = start};
}

} // namespace faultline::sim
