#include "sim/services/auto_scaling/launching.h"

#include "sim/services/auto_scaling/capacity.h"
#include "sim/services/auto_scaling/life_cycle.h"
#include "sim/services/auto_scaling/warm_pool.h"
#include "sim/services/instances/control_planes.h"
#include "sim/services/instances/instance_life.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr Nanoseconds kSuspendedAfter = 24 * 3600 * kSecond; // ASG-99

Index subjectOf(const World& world, Index g) { return world.plan->groups[g].subject; }

void noteFailure(World& world, Index g, Index zone, const char* why, const char* rule)
{
    note(world, TimelineEntry::Plane::Control, "launch-failed", rule, subjectOf(world, g), 0,
         {{"zone", zone == kNone ? "" : world.plan->zones[zone]}, {"why", why}});
}

/// Fewest instances first, by name where equal (ASG-87, ASG-91); where a launch fails another zone is tried, unless the group stays (ASG-88).
Index zoneForLaunch(World& world, Index g, const LaunchReason& reason)
{
    const GroupPlan& plan = world.plan->groups[g];
    std::vector<Index> zones = reason.zone == kNone ? plan.zones : std::vector<Index>{reason.zone};
    std::stable_sort(zones.begin(), zones.end(), [&](Index a, Index b) { return capacityInZone(world, g, a) < capacityInZone(world, g, b); });
    for (const Index zone : zones) {
        if (hasCapacity(world, g, zone)) return zone;
        noteFailure(world, g, zone, "InsufficientInstanceCapacity", "ASG-87");
        if (plan.staysInZone) break;
    }
    return kNone;
}

/// ASG-99: after a day of failures AWS suspends the group's launches itself.
bool isSuspendedByAws(World& world, Index g)
{
    const Group& group = world.groups[g];
    return group.launchesFailSince != kNever && world.now >= group.launchesFailSince + kSuspendedAfter;
}

bool mayLaunch(World& world, Index g)
{
    Group& group = world.groups[g];
    if (world.plan->groups[g].isSuspended(Process::Launch) || world.now < group.launchesHeldUntil || isSuspendedByAws(world, g)) return false;
    if (!refuses(world, ControlPlane::Ec2)) return true;
    noteFailure(world, g, kNone, "RequestLimitExceeded", "FLT-30");
    return false;
}

bool failed(World& world, Index g)
{
    Group& group = world.groups[g];
    if (group.launchesFailSince == kNever) group.launchesFailSince = world.now;
    if (isSuspendedByAws(world, g)) note(world, TimelineEntry::Plane::Control, "launches-suspended", "ASG-99", subjectOf(world, g));
    return false;
}

} // namespace

bool hasCapacity(const World& world, Index g, Index zone)
{
    return zoneHasPower(world, zone) &&
           std::none_of(world.capacityShortages.begin(), world.capacityShortages.end(), [&](const CapacityShortage& shortage) {
               const bool isMeant = (shortage.group == kNone || shortage.group == g) && (shortage.zone == kNone || shortage.zone == zone);
               const std::uint64_t key = keyOf(keyOf(world.seed, 0xca9ac), static_cast<std::uint64_t>(world.groups[g].launched));
               return isMeant && drawUnit(key, Purpose::Failing, zone == kNone ? 0 : zone + 1) < shortage.share;
           });
}

bool launch(World& world, Index g, const LaunchReason& reason)
{
    if (!mayLaunch(world, g)) return false;
    if (!reason.forPool && launchFromPool(world, g, reason)) return true;
    const GroupPlan& plan = world.plan->groups[g];
    const Index zone = plan.zones.empty() ? kNone : zoneForLaunch(world, g, reason);
    if (zone == kNone && !plan.zones.empty()) return failed(world, g);
    Group& group = world.groups[g];
    group.launchesFailSince = kNever;
    const Index m = launchInstance(world, plan.station, zone, ++group.launched);
    world.groups[g].members.push_back(m);
    Instance& instance = world.instances[m];
    instance.life = reason.forPool ? Lifecycle::WarmedPending : Lifecycle::Pending;
    instance.entersPool = reason.forPool;
    instance.version = world.groups[g].version; // ASG-14
    instance.isProtected = plan.protectsNew;
    instance.replaces = reason.replaces;
    instance.isSpot = isSpotNext(world, g);
    world.members[m].failing = world.groups[g].failing;
    note(world, TimelineEntry::Plane::Control, reason.forPool ? "launch-for-pool" : "launch", reason.rule, subjectOf(world, g),
         world.members[m].number, {{"zone", zone == kNone ? "" : world.plan->zones[zone]}});
    return true;
}

} // namespace faultline::sim
