#include "sim/services/auto_scaling/life_cycle.h"

#include "sim/services/auto_scaling/capacity.h"
#include "sim/services/auto_scaling/cooldown.h"
#include "sim/services/auto_scaling/warm_pool.h"
#include "sim/services/instances/instance_life.h"
#include "sim/services/load_balancer.h"

#include <algorithm>
#include <cmath>

namespace faultline::sim {

namespace {

constexpr Nanoseconds kHeldBase = 60 * kSecond, kHeldLongest = 900 * kSecond; // ASG-20 gives no figures: our assumption
constexpr int kFreeAbandons = 2;

Index groupOf(const World& world, Index m) { return world.plan->stations[world.members[m].station].group; }
Index subjectOf(const World& world, Index m) { return world.plan->stations[world.members[m].station].subject; }

void enter(World& world, Index m, Lifecycle life)
{
    world.instances[m].life = life;
    world.instances[m].lifeSince = world.now;
    ++world.instances[m].lifeStamp;
}

struct HookEnd {
    Nanoseconds after = 0;
    bool abandons = false;
    std::string name;
};

/// The hooks of one transition are waited for together: until all have continued, or one has abandoned (ASG-19).
HookEnd hooksOf(const World& world, Index g, bool atLaunch)
{
    HookEnd last, firstAbandon{kNever, true, {}};
    for (const HookPlan& hook : world.plan->groups[g].hooks) {
        if (hook.isAtLaunch != atLaunch) continue;
        const bool isCompleted = hook.completesAfter && *hook.completesAfter <= hook.heartbeat;
        const HookEnd end{isCompleted ? *hook.completesAfter : hook.heartbeat, isCompleted ? !hook.completesWithContinue : !hook.continuesByDefault,
                          hook.name};
        if (end.abandons && end.after < firstAbandon.after) firstAbandon = end;
        if (end.after >= last.after) last = end;
    }
    return firstAbandon.after != kNever ? firstAbandon : last;
}

bool hasHooks(const World& world, Index g, bool atLaunch)
{
    const auto& hooks = world.plan->groups[g].hooks;
    return std::any_of(hooks.begin(), hooks.end(), [&](const HookPlan& hook) { return hook.isAtLaunch == atLaunch; });
}

void waitForHooks(World& world, Index m, Lifecycle life, bool atLaunch)
{
    const HookEnd end = hooksOf(world, groupOf(world, m), atLaunch);
    enter(world, m, life);
    world.instances[m].abandons = end.abandons;
    note(world, TimelineEntry::Plane::Control, "hook-wait", "ASG-18", subjectOf(world, m), world.members[m].number, {{"hook", end.name}});
    noteClock(world, subjectOf(world, m), world.members[m].number, "hook", "ASG-18", world.now, world.now + end.after);
    atControl(world, world.now + end.after, EventKind::LifecycleStep, m, world.instances[m].lifeStamp);
}

/// The pair of a replacement that was launched first: the new one serves, so the old one goes.
void relieve(World& world, Index m)
{
    const Index old = world.instances[m].replaces;
    if (old == kNone || !countsAsCapacity(world, old)) return;
    world.instances[m].replaces = kNone;
    leave(world, old, "ASG-38");
}

void enterService(World& world, Index m)
{
    const Index g = groupOf(world, m);
    enter(world, m, Lifecycle::PendingProceed);
    if (!world.plan->groups[g].isSuspended(Process::AddToLoadBalancer)) registerTargets(world, m); // ASG-22
    enter(world, m, Lifecycle::InService);
    world.members[m].inServiceAt = world.now;
    world.groups[g].abandonedLaunches = 0;
    note(world, TimelineEntry::Plane::Control, "in-service", "ASG-22", subjectOf(world, m), world.members[m].number);
    lookAtActivity(world, g);
    if (world.members[m].state == Member::State::Serving) relieve(world, m); // else once it has booted
}

/// ASG-19, ASG-20: the launch is undone, and after a few in a row launches are held.
void abandonLaunch(World& world, Index m)
{
    const Index g = groupOf(world, m);
    Group& group = world.groups[g];
    if (++group.abandonedLaunches > kFreeAbandons) {
        Nanoseconds held = kHeldBase;
        for (int i = kFreeAbandons + 1; i < group.abandonedLaunches && held < kHeldLongest; ++i) held *= 2;
        group.launchesHeldUntil = world.now + std::min(held, kHeldLongest);
    }
    note(world, TimelineEntry::Plane::Control, "launch-abandoned", "ASG-19", subjectOf(world, m), world.members[m].number);
    leave(world, m, "ASG-19");
    fitSize(world, g);
}

void finish(World& world, Index m)
{
    const Index g = groupOf(world, m);
    enter(world, m, Lifecycle::TerminatingProceed);
    if (returnToPool(world, m)) return;
    endInstance(world, m);
    drop(world, m);
    lookAtActivity(world, g);
}

} // namespace

void onInstanceRunning(World& world, Index m)
{
    const Index g = groupOf(world, m);
    if (g == kNone) return;
    const bool entersPool = world.instances[m].entersPool;
    if (hasHooks(world, g, true)) waitForHooks(world, m, entersPool ? Lifecycle::WarmedPendingWait : Lifecycle::PendingWait, true);
    else if (!entersPool) enterService(world, m);
}

void onInstanceBooted(World& world, Index m)
{
    Instance& instance = world.instances[m];
    if (instance.life == Lifecycle::InService) relieve(world, m);
    if (instance.life == Lifecycle::WarmedPending) poolInstanceIsReady(world, m);
}

void onLifecycleStep(World& world, Index m)
{
    Instance& instance = world.instances[m];
    switch (instance.life) {
    case Lifecycle::PendingWait:
        if (instance.abandons) abandonLaunch(world, m);
        else enterService(world, m);
        return;
    case Lifecycle::WarmedPendingWait:
        if (instance.abandons) leave(world, m, "ASG-19");
        else poolInstanceIsReady(world, m);
        return;
    case Lifecycle::TerminatingWait: finish(world, m); return; // both results end in termination
    default: return;
    }
}

void leave(World& world, Index m, const char* rule)
{
    Member& member = world.members[m];
    if (member.isLeaving || member.state == Member::State::Gone) return;
    member.isLeaving = true;
    enter(world, m, Lifecycle::Terminating);
    note(world, TimelineEntry::Plane::Control, "terminate", rule, subjectOf(world, m), member.number);
    deregisterTargets(world, m); // ELB-97: it waits for what they still hold
    onDrained(world, m);
}

void onDrained(World& world, Index m)
{
    const Member& member = world.members[m];
    if (!member.isLeaving || member.state == Member::State::Gone || world.instances[m].life != Lifecycle::Terminating || !isDrained(world, m)) return;
    const Index g = groupOf(world, m);
    if (!hasHooks(world, g, false)) {
        finish(world, m);
        return;
    }
    waitForHooks(world, m, Lifecycle::TerminatingWait, false);
    lookAtActivity(world, g); // ASG-24: the cooldown does not wait for the hook
}

void drop(World& world, Index m)
{
    enter(world, m, Lifecycle::Terminated);
    std::vector<Index>& members = world.groups[groupOf(world, m)].members;
    members.erase(std::remove(members.begin(), members.end(), m), members.end());
}

bool isWarmingUp(const World& world, Index m, Nanoseconds warmUp)
{
    const Nanoseconds inServiceAt = world.members[m].inServiceAt; // 0: there from the start
    return inServiceAt > 0 && world.now < inServiceAt + warmUp;
}

bool isSpotNext(const World& world, Index g)
{
    const GroupPlan& plan = world.plan->groups[g];
    if (plan.onDemandBase < 0) return world.plan->stations[plan.station].instance.isSpot;
    int onDemand = 0, all = 0;
    for (const Index m : world.groups[g].members) {
        if (!countsAsCapacity(world, m)) continue;
        ++all;
        onDemand += world.instances[m].isSpot ? 0 : 1;
    }
    ++all; // the next one
    const int above = std::max(0, all - plan.onDemandBase);
    const int wanted = std::min(all, plan.onDemandBase) + static_cast<int>(std::ceil(plan.onDemandShareAbove * above - 1e-9));
    return onDemand >= wanted;
}

} // namespace faultline::sim
