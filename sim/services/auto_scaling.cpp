#include "sim/services/auto_scaling.h"

#include "sim/services/connections.h"
#include "sim/services/health_checks.h"
#include "sim/services/load_balancer.h"
#include "sim/services/member.h"
#include "sim/services/publication.h"
#include "sim/services/redundancy.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr Nanoseconds kRound = 60 * kSecond;        // ASG-39: our assumption, AWS gives no period (ASG-33)
constexpr Nanoseconds kImpairedFor = 120 * kSecond; // ASG-28 "some minutes": two one-minute status checks (EC2-24)

Index subjectOf(const World& world, Index g) { return world.plan->groups[g].subject; }

bool counts(const Member& member) { return !member.isLeaving && member.state != Member::State::Gone; }

int capacityOf(const World& world, const Group& group)
{
    return static_cast<int>(std::count_if(group.members.begin(), group.members.end(), [&](Index m) { return counts(world.members[m]); }));
}

int inZone(const World& world, const Group& group, Index zone)
{
    return static_cast<int>(std::count_if(group.members.begin(), group.members.end(),
                                          [&](Index m) { return counts(world.members[m]) && world.members[m].zone == zone; }));
}

/// Fewest instances first, by name where equal (ASG-87, ASG-91); a zone without power fails the launch, and another one is tried.
Index zoneForLaunch(World& world, Index g)
{
    const GroupPlan& plan = world.plan->groups[g];
    std::vector<Index> zones = plan.zones;
    std::stable_sort(zones.begin(), zones.end(),
                     [&](Index a, Index b) { return inZone(world, world.groups[g], a) < inZone(world, world.groups[g], b); });
    for (const Index zone : zones) {
        if (zoneHasPower(world, zone)) return zone;
        note(world, TimelineEntry::Plane::Control, "launch-failed", "ASG-87", subjectOf(world, g), 0, {{"zone", world.plan->zones[zone]}});
    }
    return kNone;
}

bool launch(World& world, Index g, Index replaces)
{
    const GroupPlan& plan = world.plan->groups[g];
    const Index zone = plan.zones.empty() ? kNone : zoneForLaunch(world, g);
    if (zone == kNone && !plan.zones.empty()) return false;
    const StationPlan& station = world.plan->stations[plan.station];
    const auto m = static_cast<Index>(world.members.size());
    Member member;
    member.station = plan.station;
    member.number = ++world.groups[g].launched;
    member.zone = zone;
    member.key = keyOf(keyOf(world.seed, 0x57a7 + plan.station), static_cast<std::uint64_t>(member.number));
    member.state = Member::State::Launching;
    member.stateSince = member.accountedAt = member.attainedAt = world.now;
    member.stateUntil = world.now + station.launch;
    member.replaces = replaces;
    world.members.push_back(std::move(member));
    world.stationMembers[plan.station].push_back(m);
    world.groups[g].members.push_back(m);
    addEnds(world, m);
    makePools(world, m);
    addMemberSeries(world, m);
    atControl(world, world.now + station.launch, EventKind::MemberStep, m, world.members[m].stamp);
    note(world, TimelineEntry::Plane::Control, "launch", replaces == kNone ? "ASG-10" : "ASG-34", subjectOf(world, g), world.members[m].number,
         {{"zone", zone == kNone ? "" : world.plan->zones[zone]}});
    noteClock(world, subjectOf(world, g), world.members[m].number, "launch", "EC2-16", world.now, world.now + station.launch + station.boot);
    return true;
}

/// Out of the load balancer first, then terminated (ASG-23, ELB-97).
void startLeaving(World& world, Index m)
{
    Member& member = world.members[m];
    if (member.isLeaving || member.state == Member::State::Gone) return;
    member.isLeaving = true;
    const Index group = world.plan->stations[member.station].group;
    note(world, TimelineEntry::Plane::Control, "terminate", "ASG-23", subjectOf(world, group), member.number);
    deregisterTargets(world, m);
    endIfDrained(world, m);
}

bool isUnhealthy(const World& world, Index g, Index m)
{
    const GroupPlan& plan = world.plan->groups[g];
    const Member& member = world.members[m];
    if (member.isMarkedUnhealthy) return true;
    if (member.downSince != kNever && world.now - member.downSince >= kImpairedFor) return true;
    if (!plan.usesLoadBalancerHealth || member.state == Member::State::Launching || world.now < member.inServiceAt + plan.grace) return false;
    for (const Target& target : world.targets)
        if (target.member == m && target.state == Target::State::Registered && isUnhealthyForAll(world, target)) return true; // ASG-29
    return false;
}

void replaceUnhealthy(World& world, Index g)
{
    Group& group = world.groups[g];
    // ASG-35: a tenth of desired, at least one, at a time; instances that are already gone need no such care.
    int underWay = 0;
    for (const Index m : group.members) {
        const Member& member = world.members[m];
        if (member.replaces != kNone && member.state == Member::State::Launching) ++underWay;
    }
    const int limit = std::max(1, group.desired / 10);
    const std::vector<Index> members = group.members;
    for (const Index m : members) {
        if (!counts(world.members[m]) || !isUnhealthy(world, g, m)) continue;
        if (underWay >= limit) return;
        ++underWay;
        note(world, TimelineEntry::Plane::Control, "unhealthy-replaced", "ASG-34", subjectOf(world, g), world.members[m].number);
        startLeaving(world, m);
        if (capacityOf(world, world.groups[g]) < world.groups[g].desired) launch(world, g, m);
    }
}

/// The zone with most instances first, then the oldest of them (ASG-94; ASG-95 ends in the oldest where templates are equal).
Index victimOf(const World& world, Index g)
{
    const Group& group = world.groups[g];
    const GroupPlan& plan = world.plan->groups[g];
    Index best = kNone;
    for (const Index m : group.members) {
        if (!counts(world.members[m])) continue;
        if (best == kNone) {
            best = m;
            continue;
        }
        const int here = inZone(world, group, world.members[m].zone);
        const int there = inZone(world, group, world.members[best].zone);
        if (here > there || (here == there && plan.terminatesNewestFirst)) best = m;
    }
    return best;
}

void fitSize(World& world, Index g)
{
    while (capacityOf(world, world.groups[g]) < world.groups[g].desired)
        if (!launch(world, g, kNone)) break;
    while (capacityOf(world, world.groups[g]) > world.groups[g].desired) {
        const Index victim = victimOf(world, g);
        if (victim == kNone) break;
        startLeaving(world, victim);
    }
}

/// ASG-89, ASG-90: where zones differ by two or more it launches first and terminates once the new instance serves.
void rebalance(World& world, Index g)
{
    Group& group = world.groups[g];
    const GroupPlan& plan = world.plan->groups[g];
    Index most = kNone, least = kNone;
    for (const Index zone : plan.zones) {
        if (!zoneHasPower(world, zone)) continue;
        if (most == kNone || inZone(world, group, zone) > inZone(world, group, most)) most = zone;
        if (least == kNone || inZone(world, group, zone) < inZone(world, group, least)) least = zone;
    }
    if (most == kNone || inZone(world, group, most) - inZone(world, group, least) < 2) return;
    for (const Index m : group.members)
        if (counts(world.members[m]) && world.members[m].state != Member::State::Serving) return; // one move at a time
    Index moved = kNone;
    for (const Index m : group.members)
        if (moved == kNone && counts(world.members[m]) && world.members[m].zone == most) moved = m;
    note(world, TimelineEntry::Plane::Control, "rebalance", "ASG-89", subjectOf(world, g), 0, {{"zone", world.plan->zones[least]}});
    launch(world, g, moved);
    world.members.back().isRebalancing = true;
}

} // namespace

void onGroupRound(World& world, Index g)
{
    atControl(world, world.now + kRound, EventKind::GroupRound, g, 0);
    replaceUnhealthy(world, g);
    bool isRebalancing = false;
    for (const Index m : world.groups[g].members) isRebalancing = isRebalancing || (world.members[m].isRebalancing && counts(world.members[m]));
    if (!isRebalancing) {
        fitSize(world, g);
        rebalance(world, g);
    }
    lookAtRedundancy(world);
}

void onMemberStep(World& world, Index m)
{
    Member& member = world.members[m];
    const StationPlan& plan = world.plan->stations[member.station];
    const int number = plan.kind == StationPlan::Kind::Group ? member.number : 0;
    account(world, member);
    ++member.stamp;
    member.stateSince = world.now;
    if (member.state == Member::State::Launching) {
        if (!member.hasPower) return;
        member.state = Member::State::Booting;
        member.inServiceAt = world.now;
        member.stateUntil = world.now + plan.boot;
        atControl(world, member.stateUntil, EventKind::MemberStep, m, member.stamp);
        note(world, TimelineEntry::Plane::Control, "in-service", "ASG-22", plan.subject, number);
        if (world.plan->groups.size() > plan.group) world.groups[plan.group].cooldownUntil = world.now + world.plan->groups[plan.group].cooldown;
        registerTargets(world, m);
    } else if (member.state == Member::State::Booting) {
        member.state = Member::State::Serving;
        member.stateUntil = kNever;
        member.warmUntil = world.now + plan.warmUp;
        note(world, TimelineEntry::Plane::Data, "booted", "EC2-16", plan.subject, number);
        if (member.isRebalancing) { // the other half of the move
            member.isRebalancing = false;
            const Index old = member.replaces;
            if (old != kNone && counts(world.members[old])) startLeaving(world, old);
        }
        lookAtRedundancy(world);
    }
}

void endIfDrained(World& world, Index m)
{
    Member& member = world.members[m];
    if (!member.isLeaving || member.state == Member::State::Gone || !isDrained(world, m)) return;
    const Index g = world.plan->stations[member.station].group;
    account(world, member);
    stopWork(world, m, member.hasPower ? Stop::Reset : Stop::PowerLoss, Cause::InstanceTerminated);
    world.members[m].state = Member::State::Gone;
    world.members[m].stateSince = world.now;
    ++world.members[m].stamp;
    std::vector<Index>& members = world.groups[g].members;
    members.erase(std::remove(members.begin(), members.end(), m), members.end());
}

void losePower(World& world, Index m)
{
    Member& member = world.members[m];
    if (!member.hasPower || member.state == Member::State::Gone) return;
    stopWork(world, m, Stop::PowerLoss, Cause::TargetIdleTimeout);
    member.hasPower = false;
    member.downSince = world.now;
    if (member.state != Member::State::Launching) member.state = Member::State::Off;
    member.stateSince = world.now;
    member.stateUntil = kNever;
    ++member.stamp;
    if (member.isLeaving) endIfDrained(world, m);
}

void regainPower(World& world, Index m)
{
    Member& member = world.members[m];
    if (member.hasPower || member.state == Member::State::Gone) return;
    const StationPlan& plan = world.plan->stations[member.station];
    account(world, member);
    member.hasPower = true;
    member.downSince = kNever;
    member.state = Member::State::Booting;
    member.stateSince = world.now;
    member.stateUntil = world.now + plan.boot;
    ++member.stamp;
    atControl(world, member.stateUntil, EventKind::MemberStep, m, member.stamp);
}

void terminate(World& world, Index m)
{
    Member& member = world.members[m];
    if (member.state == Member::State::Gone) return;
    const StationPlan& plan = world.plan->stations[member.station];
    stopWork(world, m, member.hasPower ? Stop::Reset : Stop::PowerLoss, Cause::InstanceTerminated);
    note(world, TimelineEntry::Plane::Data, "instance-terminated", "EC2-13", plan.subject, plan.kind == StationPlan::Kind::Group ? member.number : 0);
    member.state = plan.group != kNone ? Member::State::Off : Member::State::Gone;
    member.hasPower = false;         // the address answers nothing any more
    member.isMarkedUnhealthy = true; // ASG-28: not running counts at once
    member.stateSince = world.now;
    member.stateUntil = kNever;
    ++member.stamp;
    lookAtRedundancy(world);
}

void setDesired(World& world, Index g, int desired, const std::string& why)
{
    Group& group = world.groups[g];
    if (desired == group.desired) return;
    note(world, TimelineEntry::Plane::Control, desired > group.desired ? "scale-out" : "scale-in", "ASG-10", subjectOf(world, g), 0,
         {{"from", std::to_string(group.desired)}, {"to", std::to_string(desired)}, {"policy", why}});
    group.desired = desired;
    fitSize(world, g);
}

} // namespace faultline::sim
