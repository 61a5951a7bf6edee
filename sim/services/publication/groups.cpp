#include "sim/services/publication/series.h"

#include <iterator>

namespace faultline::sim {

void makeGroupSeries(World& world, Index g)
{
    static constexpr const char* names[]{
        "GroupMinSize",       "GroupMaxSize", "GroupDesiredCapacity", "GroupInServiceInstances", "GroupPendingInstances", "GroupTerminatingInstances",
        "GroupTotalInstances"}; // MET-36 to MET-43
    const Dimensions dimensions{{"AutoScalingGroupName", world.plan->subjects[world.plan->groups[g].subject]}};
    for (std::size_t i = 0; i < std::size(names); ++i) world.groups[g].series[i] = addSeries(world, "AWS/AutoScaling", names[i], dimensions);
    world.groups[g].cpuSeries = addSeries(world, "AWS/EC2", "CPUUtilization", dimensions); // ASG-48
}

void sampleGroups(World& world)
{
    for (Index g = 0; g < world.groups.size(); ++g) {
        const GroupPlan& plan = world.plan->groups[g];
        const Group& group = world.groups[g];
        int pending = 0, leaving = 0, inService = 0;
        for (const Index m : group.members) {
            const Member& member = world.members[m];
            if (member.isLeaving) ++leaving;
            else if (member.state == Member::State::Launching) ++pending;
            else ++inService;
        }
        const double values[]{double(plan.minimum),
                              double(plan.maximum),
                              double(group.desired),
                              double(inService),
                              double(pending),
                              double(leaving),
                              double(inService + pending + leaving)};
        for (std::size_t i = 0; i < std::size(values); ++i) bump(world, group.series[i], values[i]);
    }
}

} // namespace faultline::sim
