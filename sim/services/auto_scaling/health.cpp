#include "sim/services/auto_scaling/health.h"

#include "sim/services/auto_scaling/capacity.h"
#include "sim/services/auto_scaling/launching.h"
#include "sim/services/auto_scaling/life_cycle.h"
#include "sim/services/health_checks.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr Nanoseconds kImpairedFor = 120 * kSecond; // ASG-28 "some minutes": two one-minute status checks (EC2-24)
constexpr Nanoseconds kMassPause = 300 * kSecond;   // ASG-36 gives no figure: our assumption
constexpr int kLoopAfter = 2;                       ///< replaced instances in a row that never passed a check make it a loop

Index subjectOf(const World& world, Index g) { return world.plan->groups[g].subject; }

/// ASG-28: not running at once, impaired after some minutes.
bool isUnhealthyByEc2(const World& world, Index g, Index m)
{
    const Member& member = world.members[m];
    const Instance& instance = world.instances[m];
    if (instance.isStopped || member.state == Member::State::Gone) return true;
    const std::uint8_t counted = world.plan->groups[g].usesVolumeHealth ? 0xff : static_cast<std::uint8_t>(~kVolumeImpaired);
    return (instance.impairments & counted) != 0 && world.now - instance.impairedSince >= kImpairedFor;
}

bool isUnhealthyByLoadBalancer(const World& world, Index g, Index m)
{
    const GroupPlan& plan = world.plan->groups[g];
    if (!plan.usesLoadBalancerHealth || !world.groups[g].loadBalancerIsInService) return false; // ASG-25, ASG-29, ASG-30
    const Nanoseconds inServiceAt = world.members[m].inServiceAt;
    if (world.instances[m].life != Lifecycle::InService || (inServiceAt > 0 && world.now < inServiceAt + plan.grace)) return false; // ASG-31, ASG-32
    return std::any_of(world.targets.begin(), world.targets.end(), [&](const Target& target) {
        return target.member == m && target.state == Target::State::Registered && isUnhealthyForAll(world, target);
    });
}

bool hasPassedCheck(const World& world, Index m)
{
    for (const Target& target : world.targets) {
        if (target.member != m) continue;
        for (const Index k : target.checks)
            if (world.checks[k].health == Check::Health::Healthy) return true;
    }
    return false;
}

void lookAtChecks(World& world, Index g)
{
    Group& group = world.groups[g];
    for (const Index m : group.members) {
        Instance& instance = world.instances[m];
        if (instance.hasPassedCheck || !hasPassedCheck(world, m)) continue;
        instance.hasPassedCheck = true;
        group.neverHealthyReplaced = 0;
        group.loadBalancerIsInService = true;
    }
}

/// A grace period shorter than the boot replaces what has not come up yet, for ever.
void lookForLoop(World& world, Index g, Index m)
{
    Group& group = world.groups[g];
    if (world.instances[m].hasPassedCheck || world.members[m].inServiceAt == 0) return;
    if (++group.neverHealthyReplaced < kLoopAfter || group.loopIsNamed) return;
    group.loopIsNamed = true;
    const StationPlan& station = world.plan->stations[world.plan->groups[g].station];
    note(world, TimelineEntry::Plane::Control, "termination-loop", "ASG-31", subjectOf(world, g), 0,
         {{"grace", std::to_string(world.plan->groups[g].grace / kSecond)}, {"boot", std::to_string(station.boot / kSecond)}});
}

/// ASG-36: when all of a group fail the load balancer's check, the load balancer may be what is wrong.
bool isHeldBack(World& world, Index g, bool allFail)
{
    Group& group = world.groups[g];
    if (!allFail) return false;
    if (group.massReplacedAt != kNever && world.now < group.massReplacedAt + kMassPause) return true;
    group.massReplacedAt = world.now;
    note(world, TimelineEntry::Plane::Control, "replacement-throttled", "ASG-36", subjectOf(world, g));
    return false;
}

int replacementsUnderWay(const World& world, Index g)
{
    int underWay = 0;
    for (const Index m : world.groups[g].members) {
        const bool comesUp = world.instances[m].life < Lifecycle::InService && countsAsCapacity(world, m);
        if (world.instances[m].replaces != kNone && comesUp) ++underWay;
    }
    return underWay;
}

/// Whether it still adds to what serves; a dead one can go without a loss.
bool addsCapacity(const World& world, Index m) { return isInService(world, m) && world.members[m].hasPower && !world.instances[m].isStopped; }

} // namespace

void markUnhealthyInstances(World& world, Index g)
{
    lookAtChecks(world, g);
    if (world.plan->groups[g].isSuspended(Process::HealthCheck)) return;
    for (const Index m : world.groups[g].members) {
        Member& member = world.members[m];
        if (member.isMarkedUnhealthy || !countsAsCapacity(world, m)) continue;
        const bool byEc2 = isUnhealthyByEc2(world, g, m); // ASG-27
        if (!byEc2 && !isUnhealthyByLoadBalancer(world, g, m)) continue;
        member.isMarkedUnhealthy = true;
        note(world, TimelineEntry::Plane::Control, "marked-unhealthy", byEc2 ? "ASG-28" : "ASG-29", subjectOf(world, g), member.number);
    }
}

bool replaceWithin(World& world, Index g, Index m, const char* rule)
{
    const Envelope envelope = replacementEnvelope(world, g);
    const int serving = inServiceOf(world, g), capacity = capacityOf(world, g);
    const bool launchesFirst = world.plan->groups[g].maintenance && envelope.highest > world.groups[g].desired && capacity < envelope.highest;
    if (launchesFirst) { // ASG-37
        if (!launch(world, g, {.replaces = m, .rule = rule})) return false;
        world.instances[m].waitsForReplacement = true;
        return true;
    }
    if (addsCapacity(world, m) && serving - 1 < envelope.lowest) return false;
    leave(world, m, rule);
    if (capacityOf(world, g) - openReplacements(world, g) < world.groups[g].desired) launch(world, g, {.replaces = m, .rule = rule});
    return true;
}

void replaceUnhealthy(World& world, Index g)
{
    const GroupPlan& plan = world.plan->groups[g];
    if (plan.isSuspended(Process::ReplaceUnhealthy) || plan.isSuspended(Process::Terminate)) return; // ASG-99: marked but kept
    std::vector<Index> marked;
    int living = 0, failing = 0;
    for (const Index m : world.groups[g].members) {
        if (!countsAsCapacity(world, m)) continue;
        if (world.members[m].isMarkedUnhealthy && !world.instances[m].waitsForReplacement) marked.push_back(m);
        if (!addsCapacity(world, m)) continue;
        ++living;
        failing += world.members[m].isMarkedUnhealthy ? 1 : 0;
    }
    if (marked.empty() || isHeldBack(world, g, living > 1 && failing == living)) return;
    const bool isThrottled = living > 1 && failing == living;
    const int limit = isThrottled ? 1 : tenthOf(world.groups[g].desired); // ASG-35
    for (const Index m : marked) {
        if (replacementsUnderWay(world, g) >= limit) return;
        note(world, TimelineEntry::Plane::Control, "unhealthy-replaced", "ASG-34", subjectOf(world, g), world.members[m].number);
        lookForLoop(world, g, m);
        if (!replaceWithin(world, g, m, "ASG-34")) { // its envelope has no room, yet an unhealthy one goes: it is no capacity
            leave(world, m, "ASG-34");
            launch(world, g, {.replaces = m, .rule = "ASG-34"});
        }
        if (isThrottled) return;
    }
}

void replaceAged(World& world, Index g)
{
    const GroupPlan& plan = world.plan->groups[g];
    if (plan.maximumLifetime == 0 || plan.isSuspended(Process::Launch) || plan.isSuspended(Process::Terminate)) return; // ASG-100
    const std::vector<Index> members = world.groups[g].members;
    for (const Index m : members) {
        if (!isInService(world, m) || world.instances[m].waitsForReplacement || world.now - world.instances[m].launchedAt < plan.maximumLifetime)
            continue;
        if (replacementsUnderWay(world, g) >= tenthOf(world.groups[g].desired) || !replaceWithin(world, g, m, "ASG-40")) return;
    }
}

} // namespace faultline::sim
