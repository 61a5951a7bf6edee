#include "sim/services/instances/spot.h"

#include "sim/services/auto_scaling/capacity.h"
#include "sim/services/auto_scaling/launching.h"
#include "sim/services/instances/instance_life.h"

namespace faultline::sim {

namespace {

constexpr Nanoseconds kNotice = 120 * kSecond; // EC2-27

/// ASG-93, ASG-38: with Capacity Rebalancing a replacement is launched at once, up to a tenth over the maximum.
void rebalanceCapacity(World& world, Index m)
{
    const Index g = world.plan->stations[world.members[m].station].group;
    if (g == kNone || !world.plan->groups[g].rebalancesCapacity || !isInService(world, m)) return;
    if (capacityOf(world, g) >= world.groups[g].maximum + tenthOf(world.groups[g].desired)) return;
    if (launch(world, g, {.replaces = m, .rule = "ASG-93"})) world.instances[m].waitsForReplacement = true;
}

} // namespace

void interruptSpot(World& world, Index m)
{
    Instance& instance = world.instances[m];
    if (world.members[m].state == Member::State::Gone || instance.isStopped || instance.isInterrupted) return;
    instance.isInterrupted = true;
    note(world, TimelineEntry::Plane::Control, "spot-notice", "EC2-27", world.plan->stations[world.members[m].station].subject, numberOf(world, m));
    const bool hibernates = world.plan->stations[world.members[m].station].instance.interruption == InstancePlan::Interruption::Hibernate;
    atControl(world, world.now + (hibernates ? 0 : kNotice), EventKind::SpotEnds, m, 0);
    rebalanceCapacity(world, m); // EC2-28: the recommendation comes with the notice
}

// EC2-26
void onSpotEnds(World& world, Index m)
{
    if (world.members[m].state == Member::State::Gone || !world.instances[m].isInterrupted) return;
    world.instances[m].isInterrupted = false;
    const InstancePlan& plan = world.plan->stations[world.members[m].station].instance;
    if (plan.interruption == InstancePlan::Interruption::Terminate) terminate(world, m);
    else stopInstance(world, m);
}

} // namespace faultline::sim
