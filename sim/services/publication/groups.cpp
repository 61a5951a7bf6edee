#include "sim/services/publication/series.h"

#include "sim/services/auto_scaling/group_metrics.h"

namespace faultline::sim {

void makeGroupSeries(World& world, Index g)
{
    const Dimensions dimensions{{"AutoScalingGroupName", world.plan->subjects[world.plan->groups[g].subject]}};
    for (const char* name : groupMetricNames(world.plan->groups[g]))
        world.groups[g].series.push_back(addSeries(world, "AWS/AutoScaling", name, dimensions));
    world.groups[g].cpuSeries = addSeries(world, "AWS/EC2", "CPUUtilization", dimensions); // ASG-48
    world.groups[g].checkSeries = addSeries(world, "AWS/EC2", "StatusCheckFailed", dimensions);
    world.groups[g].networkInSeries = addSeries(world, "AWS/EC2", "NetworkIn", dimensions);
    world.groups[g].networkOutSeries = addSeries(world, "AWS/EC2", "NetworkOut", dimensions);
}

void sampleGroups(World& world)
{
    for (Index g = 0; g < world.groups.size(); ++g) {
        const std::vector<double> values = groupMetricValues(world, g);
        for (std::size_t i = 0; i < values.size(); ++i) bump(world, world.groups[g].series[i], values[i]);
    }
}

} // namespace faultline::sim
