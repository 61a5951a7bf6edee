#include "sim/services/auto_scaling/capacity.h"

#include "sim/services/auto_scaling/launching.h"
#include "sim/services/auto_scaling/life_cycle.h"
#include "sim/services/auto_scaling/scale_in.h"

#include <algorithm>

namespace faultline::sim {

bool isInWarmPool(const World& world, Index m)
{
    return world.instances[m].life >= Lifecycle::WarmedPending && world.members[m].state != Member::State::Gone;
}

bool countsAsCapacity(const World& world, Index m)
{
    return !world.members[m].isLeaving && world.members[m].state != Member::State::Gone && !isInWarmPool(world, m);
}

bool isInService(const World& world, Index m) { return world.instances[m].life == Lifecycle::InService && countsAsCapacity(world, m); }

int capacityOf(const World& world, Index g)
{
    const auto& members = world.groups[g].members;
    return static_cast<int>(std::count_if(members.begin(), members.end(), [&](Index m) { return countsAsCapacity(world, m); }));
}

int inServiceOf(const World& world, Index g)
{
    const auto& members = world.groups[g].members;
    return static_cast<int>(std::count_if(members.begin(), members.end(), [&](Index m) { return isInService(world, m); }));
}

int capacityInZone(const World& world, Index g, Index zone)
{
    const auto& members = world.groups[g].members;
    return static_cast<int>(
        std::count_if(members.begin(), members.end(), [&](Index m) { return countsAsCapacity(world, m) && world.members[m].zone == zone; }));
}

int openReplacements(const World& world, Index g)
{
    const auto& members = world.groups[g].members;
    return static_cast<int>(std::count_if(members.begin(), members.end(), [&](Index m) {
        const Index replaced = world.instances[m].replaces;
        return countsAsCapacity(world, m) && replaced != kNone && countsAsCapacity(world, replaced);
    }));
}

Envelope replacementEnvelope(const World& world, Index g)
{
    const int desired = world.groups[g].desired;
    const auto& policy = world.plan->groups[g].maintenance;
    if (!policy) return {desired - tenthOf(desired), desired};
    return {(desired * policy->minHealthy + 99) / 100, desired * policy->maxHealthy / 100}; // IMP-1: 100 with 90-120 % is 90 to 120
}

int rebalancingLimit(const World& world, Index g) { return world.groups[g].maximum + tenthOf(world.groups[g].maximum); }

void setDesired(World& world, Index g, int desired, const std::string& by, const char* rule)
{
    Group& group = world.groups[g];
    desired = std::clamp(desired, group.minimum, group.maximum);
    if (desired == group.desired) return;
    note(world, TimelineEntry::Plane::Control, desired > group.desired ? "scale-out" : "scale-in", rule, world.plan->groups[g].subject, 0,
         {{"from", std::to_string(group.desired)}, {"to", std::to_string(desired)}, {"policy", by}});
    group.desired = desired;
    fitSize(world, g);
}

void setLimits(World& world, Index g, int minimum, int maximum, const std::string& by)
{
    Group& group = world.groups[g];
    group.minimum = minimum;
    group.maximum = std::max(minimum, maximum);
    setDesired(world, g, group.desired, by, "ASG-11");
}

void fitSize(World& world, Index g)
{
    const auto surplus = [&] { return capacityOf(world, g) - openReplacements(world, g) - world.groups[g].desired; };
    while (surplus() < 0)
        if (!launch(world, g, {})) break;
    while (surplus() > 0) {
        if (world.plan->groups[g].isSuspended(Process::Terminate)) break;
        const Index victim = victimOf(world, g);
        if (victim == kNone) break; // all are protected (ASG-97)
        leave(world, victim, "ASG-23");
    }
    assertEnvelope(world, g);
}

void assertEnvelope(const World& world, Index g)
{
    const Group& group = world.groups[g];
    const int highest = std::max({group.desired, rebalancingLimit(world, g), replacementEnvelope(world, g).highest});
    FAULTLINE_ASSERT(group.desired >= group.minimum && group.desired <= group.maximum);
    const int protectedSurplus = victimOf(world, g) == kNone ? capacityOf(world, g) : 0; // nobody may be terminated
    FAULTLINE_ASSERT(capacityOf(world, g) <= std::max(highest, protectedSurplus) || world.plan->groups[g].isSuspended(Process::Terminate));
}

} // namespace faultline::sim
