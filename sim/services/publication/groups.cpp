#include "sim/services/publication/series.h"

#include "sim/services/auto_scaling/group_metrics.h"

namespace faultline::sim {

void makeGroupSeries(World& world, Index g)
{
    const Dimensions dimensions{{"AutoScalingGroupName", world.plan->subjects[world.plan->groups[g].subject]}};
    for (const char* name : groupMetricNames(world.plan->groups[g]))
        world.groups[g].series.push_back(addSeries(world, "AWS/AutoScaling", name, dimensions));
    const Nanoseconds period = monitoringPeriod(world.plan->stations[world.plan->groups[g].station]);
    const auto add = [&](const char* name, Nanoseconds every) { return addSeries(world, "AWS/EC2", name, dimensions, false, every); };
    world.groups[g].cpuSeries = add("CPUUtilization", period); // ASG-48
    world.groups[g].checkSeries = add("StatusCheckFailed", kPeriod);
    world.groups[g].networkInSeries = add("NetworkIn", period);
    world.groups[g].networkOutSeries = add("NetworkOut", period);
}

void sampleGroups(World& world)
{
    for (Index g = 0; g < world.groups.size(); ++g) {
        const std::vector<double> values = groupMetricValues(world, g);
        for (std::size_t i = 0; i < values.size(); ++i) bump(world, world.groups[g].series[i], values[i]);
    }
}

} // namespace faultline::sim
