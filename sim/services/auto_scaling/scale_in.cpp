#include "sim/services/auto_scaling/scale_in.h"

#include "sim/services/auto_scaling/capacity.h"

#include <algorithm>
#include <limits>

namespace faultline::sim {

namespace {

constexpr Nanoseconds kHour = 3600 * kSecond;

Nanoseconds untilNextHour(const World& world, Index m) { return kHour - (world.now - world.instances[m].launchedAt) % kHour; }

/// Smaller goes first; equal values leave the choice to the next policy.
std::int64_t rank(const World& world, Index m, TerminationPolicy policy)
{
    const Instance& instance = world.instances[m];
    switch (policy) {
    case TerminationPolicy::OldestInstance: return instance.launchedAt;
    case TerminationPolicy::NewestInstance: return -instance.launchedAt;
    case TerminationPolicy::OldestLaunchConfiguration:
    case TerminationPolicy::OldestLaunchTemplate: return instance.version;
    case TerminationPolicy::ClosestToNextInstanceHour: return untilNextHour(world, m);
    case TerminationPolicy::AllocationStrategy: return instance.isSpot ? 0 : 1; // what is above the on-demand share
    case TerminationPolicy::Default: break;
    }
    return 0;
}

/// Leaves those of `candidates` that the policy would take.
void keepBest(const World& world, std::vector<Index>& candidates, TerminationPolicy policy)
{
    std::int64_t best = std::numeric_limits<std::int64_t>::max();
    for (const Index m : candidates) best = std::min(best, rank(world, m, policy));
    std::erase_if(candidates, [&](Index m) { return rank(world, m, policy) != best; });
}

std::vector<TerminationPolicy> stepsOf(TerminationPolicy policy)
{
    if (policy != TerminationPolicy::Default) return {policy};
    return {TerminationPolicy::OldestLaunchTemplate, TerminationPolicy::ClosestToNextInstanceHour}; // ASG-95
}

} // namespace

Index victimOf(const World& world, Index g)
{
    std::vector<Index> candidates;
    for (const Index m : world.groups[g].members)
        if (countsAsCapacity(world, m) && !world.instances[m].isProtected && world.instances[m].replaces == kNone) candidates.push_back(m);
    if (candidates.empty()) return kNone;
    // ASG-98: unhealthy ones go whatever the policy says.
    if (std::any_of(candidates.begin(), candidates.end(), [&](Index m) { return world.members[m].isMarkedUnhealthy; }))
        std::erase_if(candidates, [&](Index m) { return !world.members[m].isMarkedUnhealthy; });
    int most = 0;
    for (const Index m : candidates) most = std::max(most, capacityInZone(world, g, world.members[m].zone));
    std::erase_if(candidates, [&](Index m) { return capacityInZone(world, g, world.members[m].zone) != most; });
    // ASG-94 takes one zone by chance where several have most; here the first by name, as everywhere (ASG-91).
    Index zone = world.members[candidates.front()].zone;
    for (const Index m : candidates) zone = std::min(zone, world.members[m].zone);
    std::erase_if(candidates, [&](Index m) { return world.members[m].zone != zone; });
    for (const TerminationPolicy policy : world.plan->groups[g].termination)
        for (const TerminationPolicy step : stepsOf(policy)) keepBest(world, candidates, step);
    // ASG-95 ends in chance: by keyed draws.
    return *std::min_element(candidates.begin(), candidates.end(), [&](Index a, Index b) {
        const std::uint64_t left = drawBits(world.members[a].key, Purpose::Victim, 0), right = drawBits(world.members[b].key, Purpose::Victim, 0);
        return left != right ? left < right : a < b;
    });
}

} // namespace faultline::sim
