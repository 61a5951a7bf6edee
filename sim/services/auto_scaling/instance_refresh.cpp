#include "sim/services/auto_scaling/instance_refresh.h"

#include "sim/services/auto_scaling/capacity.h"
#include "sim/services/auto_scaling/health.h"
#include "sim/services/auto_scaling/launching.h"
#include "sim/services/auto_scaling/life_cycle.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr Nanoseconds kNoProgress = 3600 * kSecond, kLongest = 14 * 24 * 3600 * kSecond; // ASG-103

/// After each batch: the default warm-up, else the health check's grace period.
Nanoseconds settlesIn(const GroupPlan& plan) { return plan.defaultWarmUp >= 0 ? plan.defaultWarmUp : plan.grace; }

bool isSettled(const World& world, Index g, Index m)
{
    const bool isUp = isInService(world, m) && world.members[m].state == Member::State::Serving && !world.members[m].isMarkedUnhealthy;
    const GroupPlan& plan = world.plan->groups[g];
    const bool isHealthy = !plan.usesLoadBalancerHealth || world.instances[m].hasPassedCheck; // its grace delays replacement, not this
    return isUp && isHealthy && !isWarmingUp(world, m, settlesIn(plan));
}

void end(World& world, Index g, const char* kind)
{
    note(world, TimelineEntry::Plane::Control, kind, "ASG-103", world.plan->groups[g].subject, 0,
         {{"replaced", std::to_string(world.groups[g].refresh->replaced)}});
    world.groups[g].refresh.reset();
}

} // namespace

void startRefresh(World& world, Index g, int toVersion, int minHealthyPercent)
{
    world.groups[g].version = toVersion;
    world.groups[g].refresh = Refresh{toVersion, minHealthyPercent, world.now, world.now, 0};
    note(world, TimelineEntry::Plane::Control, "refresh-start", "ASG-103", world.plan->groups[g].subject);
}

void continueRefresh(World& world, Index g)
{
    Group& group = world.groups[g];
    const GroupPlan& plan = world.plan->groups[g];
    for (const Process process : {Process::InstanceRefresh, Process::Launch, Process::Terminate})
        if (plan.isSuspended(process)) return;
    if (!group.refresh) return;
    std::vector<Index> old;
    int settled = 0, coming = 0;
    for (const Index m : group.members) {
        if (!countsAsCapacity(world, m)) continue;
        const bool isNew = world.instances[m].version == group.refresh->toVersion;
        if (isSettled(world, g, m)) ++settled;
        else if (isNew) ++coming;
        if (!isNew && !world.instances[m].waitsForReplacement) old.push_back(m);
    }
    if (coming == 0 && old.empty()) {
        end(world, g, "refresh-done");
        return;
    }
    if (world.now - group.refresh->lastProgress >= kNoProgress || world.now - group.refresh->startedAt >= kLongest) {
        end(world, g, "refresh-failed");
        return;
    }
    if (coming > 0) return; // the batch before has to be healthy and warm first
    int lowest = (group.desired * group.refresh->minHealthyPercent + 99) / 100;
    if (plan.maintenance) lowest = replacementEnvelope(world, g).lowest;
    // At least one may go, or the refresh would never move.
    const int batch = std::max(1, settled - lowest);
    for (int i = 0; i < batch && i < static_cast<int>(old.size()); ++i) {
        const Index m = old[static_cast<std::size_t>(i)];
        const bool launchesFirst = plan.maintenance && replacementEnvelope(world, g).highest > group.desired;
        if (launchesFirst) {
            if (!replaceWithin(world, g, m, "ASG-103")) break;
        } else {
            leave(world, m, "ASG-103");
            launch(world, g, {.replaces = m, .rule = "ASG-103"});
        }
        ++world.groups[g].refresh->replaced;
        world.groups[g].refresh->lastProgress = world.now;
    }
}

void cancelRefresh(World& world, Index g)
{
    if (world.groups[g].refresh) end(world, g, "refresh-cancelled");
}

} // namespace faultline::sim
