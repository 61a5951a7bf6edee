#include "sim/services/auto_scaling/warm_pool.h"

#include "sim/services/auto_scaling/capacity.h"
#include "sim/services/auto_scaling/life_cycle.h"
#include "sim/services/instances/instance_life.h"

#include <algorithm>

namespace faultline::sim {

namespace {

Index groupOf(const World& world, Index m) { return world.plan->stations[world.members[m].station].group; }

void enter(World& world, Index m, Lifecycle life)
{
    world.instances[m].life = life;
    world.instances[m].lifeSince = world.now;
    ++world.instances[m].lifeStamp;
}

bool isReady(const Instance& instance) { return instance.life >= Lifecycle::WarmedStopped; }

} // namespace

int wantedInPool(const World& world, Index g)
{
    const auto& pool = world.plan->groups[g].warmPool;
    if (!pool) return 0;
    const int prepared = pool->maxPrepared.value_or(world.groups[g].maximum);
    return std::max({pool->minimum, prepared - world.groups[g].desired, 0}); // WARM-1
}

int sizeOfPool(const World& world, Index g)
{
    const auto& members = world.groups[g].members;
    return static_cast<int>(
        std::count_if(members.begin(), members.end(), [&](Index m) { return isInWarmPool(world, m) && !world.members[m].isLeaving; }));
}

void fillWarmPool(World& world, Index g)
{
    if (!world.plan->groups[g].warmPool) return;
    while (sizeOfPool(world, g) < wantedInPool(world, g))
        if (!launch(world, g, {.forPool = true, .rule = "ASG-101"})) return;
    const std::vector<Index> members = world.groups[g].members;
    for (const Index m : members) {
        if (sizeOfPool(world, g) <= wantedInPool(world, g)) return;
        if (isInWarmPool(world, m)) {
            endInstance(world, m);
            drop(world, m);
        }
    }
}

void poolInstanceIsReady(World& world, Index m)
{
    const WarmPoolPlan& pool = *world.plan->groups[groupOf(world, m)].warmPool;
    if (world.members[m].state != Member::State::Serving) return; // its hook was shorter than its boot
    const Lifecycle ready = pool.state == WarmPoolPlan::State::Running      ? Lifecycle::WarmedRunning
                            : pool.state == WarmPoolPlan::State::Hibernated ? Lifecycle::WarmedHibernated
                                                                            : Lifecycle::WarmedStopped;
    enter(world, m, ready);
    if (pool.state != WarmPoolPlan::State::Running) stopInstance(world, m);
    note(world, TimelineEntry::Plane::Control, "warmed", "ASG-101", world.plan->groups[groupOf(world, m)].subject, world.members[m].number);
}

bool launchFromPool(World& world, Index g, const LaunchReason& reason)
{
    Index best = kNone;
    for (const Index m : world.groups[g].members) {
        if (!isReady(world.instances[m]) || !zoneHasPower(world, world.members[m].zone)) continue;
        if (reason.zone != kNone && world.members[m].zone != reason.zone) continue;
        if (best == kNone || capacityInZone(world, g, world.members[m].zone) < capacityInZone(world, g, world.members[best].zone)) best = m;
    }
    if (best == kNone) return false;
    Instance& instance = world.instances[best];
    const bool isUp = instance.life == Lifecycle::WarmedRunning;
    const bool remembers = instance.life == Lifecycle::WarmedHibernated; // memory is restored: what runs on it is up at once
    instance.entersPool = false;
    instance.replaces = reason.replaces;
    world.members[best].isMarkedUnhealthy = false;
    enter(world, best, Lifecycle::Pending);
    note(world, TimelineEntry::Plane::Control, "launch-from-pool", "ASG-102", world.plan->groups[g].subject, world.members[best].number,
         {{"zone", world.members[best].zone == kNone ? "" : world.plan->zones[world.members[best].zone]}});
    if (isUp) onInstanceRunning(world, best);
    else startInstance(world, best, remembers);
    return true;
}

bool returnToPool(World& world, Index m)
{
    const Index g = groupOf(world, m);
    const auto& pool = world.plan->groups[g].warmPool;
    const bool isFit = !world.members[m].isMarkedUnhealthy && world.members[m].hasPower && world.members[m].state == Member::State::Serving;
    if (!pool || !pool->reusesAtScaleIn || !isFit || sizeOfPool(world, g) >= wantedInPool(world, g)) return false;
    world.members[m].isLeaving = false;
    world.members[m].inServiceAt = 0;
    world.instances[m].entersPool = true;
    poolInstanceIsReady(world, m);
    return true;
}

} // namespace faultline::sim
