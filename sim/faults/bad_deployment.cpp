#include "sim/faults/kinds.h"
#include "sim/faults/members.h"
#include "sim/faults/target_lookup.h"
#include "sim/services/auto_scaling/instance_refresh.h"
#include "sim/services/instances/instance_life.h"

/// A new version that answers a share of its requests with errors: to a group by instance refresh (ASG-103), to an instance in place. At the
/// end the old version comes back the same way.
namespace faultline::sim {

namespace {

constexpr int kMinHealthyPercent = 90; // ASG-103

void deploy(World& world, FaultState& fault, double failing)
{
    const StationPlan& station = world.plan->stations[fault.plan.target.index];
    if (station.group != kNone) {
        Group& group = world.groups[station.group];
        group.failing = failing;
        cancelRefresh(world, station.group);
        startRefresh(world, station.group, group.version + 1, kMinHealthyPercent);
        return;
    }
    for (const Index m : machinesInReach(world, fault.plan)) {
        world.members[m].failing = failing;
        crashProcess(world, m, station.processRestart);
    }
}

void start(World& world, FaultState& fault) { deploy(world, fault, fault.plan.share < 0 ? 1 : fault.plan.share); }
void end(World& world, FaultState& fault) { deploy(world, fault, 0); }

} // namespace

FaultKind badDeployment()
{
    return {.kind = "bad-deployment",
            .icon = "terminate",
            .fis = "none",
            .required = {"target"},
            .optional = {"percent"},
            .targets = {"AWS::EC2::Instance", "AWS::AutoScaling::AutoScalingGroup"},
            .compile = aimAtMachines,
            .assumes = assumesRestarts,
            .findsTarget = findsMachine,
            .start = start,
            .end = end};
}

} // namespace faultline::sim
