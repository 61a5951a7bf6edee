#include "sim/services/auto_scaling/group_metrics.h"

#include "sim/services/auto_scaling/capacity.h"
#include "sim/services/auto_scaling/warm_pool.h"

namespace faultline::sim {

std::vector<const char*> groupMetricNames(const GroupPlan& plan)
{
    std::vector<const char*> names{"GroupMinSize",           "GroupMaxSize",          "GroupDesiredCapacity",      "GroupInServiceInstances",
                                   "GroupPendingInstances",  "GroupStandbyInstances", "GroupTerminatingInstances", "GroupTotalInstances",
                                   "GroupInServiceCapacity", "GroupPendingCapacity",  "GroupStandbyCapacity",      "GroupTerminatingCapacity",
                                   "GroupTotalCapacity"};
    if (plan.warmPool)
        for (const char* name :
             {"WarmPoolMinSize", "WarmPoolDesiredCapacity", "WarmPoolPendingCapacity", "WarmPoolWarmedCapacity", "WarmPoolTerminatingCapacity",
              "WarmPoolTotalCapacity", "GroupAndWarmPoolDesiredCapacity", "GroupAndWarmPoolTotalCapacity"})
            names.push_back(name);
    return names;
}

std::vector<double> groupMetricValues(const World& world, Index g)
{
    const Group& group = world.groups[g];
    int pending = 0, leaving = 0, inService = 0, warming = 0, warmed = 0;
    for (const Index m : group.members) {
        if (world.members[m].isLeaving) ++leaving;
        else if (world.instances[m].life >= Lifecycle::WarmedStopped) ++warmed;
        else if (world.instances[m].life >= Lifecycle::WarmedPending) ++warming;
        else if (world.instances[m].life == Lifecycle::InService) ++inService;
        else ++pending;
    }
    const int total = inService + pending + leaving; // ASG-105
    const auto value = [](int n) { return static_cast<double>(n); };
    // Nothing puts an instance into standby in a drill (ASG-26), and each weighs one unit of capacity.
    std::vector<double> values{value(group.minimum), value(group.maximum), value(group.desired)};
    for (int inUnits = 0; inUnits < 2; ++inUnits)
        for (const int n : {inService, pending, 0, leaving, total}) values.push_back(value(n));
    const auto& pool = world.plan->groups[g].warmPool;
    if (!pool) return values;
    const int wanted = wantedInPool(world, g);
    for (const int n : {pool->minimum, wanted, warming, warmed, 0, warming + warmed, group.desired + wanted, total + warming + warmed})
        values.push_back(value(n));
    return values;
}

} // namespace faultline::sim
