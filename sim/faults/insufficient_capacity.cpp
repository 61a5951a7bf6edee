#include "sim/faults/kinds.h"
#include "sim/faults/target_lookup.h"
#include "sim/services/world.h"

#include <algorithm>

/// Launches fail for lack of capacity (EC2-19): of one group or all, in one zone or all, each with the chance that `percent` gives.
namespace faultline::sim {

namespace {

CapacityShortage shortageOf(const World& world, const FaultState& fault)
{
    CapacityShortage shortage;
    shortage.zone = fault.plan.zone;
    if (fault.plan.target.kind == Destination::Kind::Station) shortage.group = world.plan->stations[fault.plan.target.index].group;
    shortage.share = fault.plan.share < 0 ? 1 : fault.plan.share;
    return shortage;
}

void start(World& world, FaultState& fault) { world.capacityShortages.push_back(shortageOf(world, fault)); }

void end(World& world, FaultState& fault)
{
    auto& shortages = world.capacityShortages;
    const auto over = std::find(shortages.begin(), shortages.end(), shortageOf(world, fault));
    if (over != shortages.end()) shortages.erase(over);
}

std::optional<Problem> aim(const Plan& plan, FaultPlan& fault)
{
    return aimAtStation(
        plan, fault, [](const StationPlan& station) { return station.group != kNone; }, "fault-target-instances");
}

} // namespace

FaultKind insufficientCapacity()
{
    return {.kind = "insufficient-capacity",
            .icon = "auto-scaling-group",
            .fis = "aws:ec2:asg-insufficient-instance-capacity-error",
            .optional = {"target", "az", "percent"},
            .targets = {"AWS::AutoScaling::AutoScalingGroup"},
            .compile = aim,
            .start = start,
            .end = end};
}

} // namespace faultline::sim
