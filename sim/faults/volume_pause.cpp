#include "sim/faults/kinds.h"
#include "sim/faults/members.h"
#include "sim/faults/target_lookup.h"
#include "sim/services/instances/volumes.h"

#include <algorithm>

/// I/O of a volume hangs: whoever waits for it waits on (EBS-15). A volume is named by its id, or through the instance or group it belongs to.
namespace faultline::sim {

namespace {

void start(World& world, FaultState& fault)
{
    fault.members = chooseMachines(world, fault.plan, -1);
    for (const Index m : fault.members) pauseVolumes(world, m);
}

void end(World& world, FaultState& fault)
{
    for (const Index m : fault.members) resumeVolumes(world, m);
}

std::optional<Problem> aim(const Plan& plan, FaultPlan& fault)
{
    const std::string target = argumentOf(fault, "target");
    for (Index s = 0; s < plan.stations.size(); ++s) {
        const auto& volumes = plan.stations[s].instance.volumes;
        if (std::none_of(volumes.begin(), volumes.end(), [&](const EbsVolumePlan& volume) { return volume.name == target; })) continue;
        fault.target = {Destination::Kind::Station, s};
        fault.subject = plan.stations[s].subject;
        return std::nullopt;
    }
    return aimAtMachines(plan, fault);
}

} // namespace

FaultKind volumePause()
{
    return {.kind = "volume-pause",
            .icon = "ebs-volume",
            .fis = "aws:ebs:pause-volume-io",
            .required = {"target"},
            .optional = {"count"},
            .targets = {"AWS::EC2::Volume", "AWS::EC2::Instance", "AWS::AutoScaling::AutoScalingGroup"},
            .compile = aim,
            .start = start,
            .end = end};
}

} // namespace faultline::sim
