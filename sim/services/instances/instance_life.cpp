#include "sim/services/instances/instance_life.h"

#include "sim/services/auto_scaling/capacity.h"
#include "sim/services/auto_scaling/life_cycle.h"
#include "sim/services/connections.h"
#include "sim/services/instances/control_planes.h"
#include "sim/services/instances/cpu_credits.h"
#include "sim/services/instances/memory.h"
#include "sim/services/instances/network_allowance.h"
#include "sim/services/instances/status_checks.h"
#include "sim/services/instances/volumes.h"
#include "sim/services/member.h"
#include "sim/services/publication.h"
#include "sim/services/redundancy.h"

namespace faultline::sim {

namespace {

const StationPlan& planOf(const World& world, Index m) { return world.plan->stations[world.members[m].station]; }

void enter(World& world, Index m, Member::State state, Nanoseconds lasts)
{
    Member& member = world.members[m];
    account(world, member);
    member.state = state;
    member.stateSince = world.now;
    member.stateUntil = lasts < 0 ? kNever : world.now + lasts;
    ++member.stamp;
    if (lasts >= 0) atControl(world, member.stateUntil, EventKind::MemberStep, m, member.stamp);
}

/// User data runs once, at the first boot (EC2-17).
Nanoseconds bootOf(const World& world, Index m)
{
    const StationPlan& plan = planOf(world, m);
    return plan.boot + (world.instances[m].hasBooted ? 0 : plan.userData);
}

void startBilling(Instance& instance, Nanoseconds now)
{
    if (instance.runningSince == kNever) instance.runningSince = now;
}

void stopBilling(Instance& instance, Nanoseconds now)
{
    if (instance.runningSince == kNever) return;
    instance.ranFor += now - instance.runningSince;
    instance.runningSince = kNever;
}

void noteData(World& world, Index m, const char* kind, const char* rule)
{
    note(world, TimelineEntry::Plane::Data, kind, rule, planOf(world, m).subject, numberOf(world, m));
}

/// Down for good or until it is started: its address is silent.
void shutDown(World& world, Index m, Cause cause)
{
    Member& member = world.members[m];
    stopWork(world, m, member.hasPower ? Stop::Reset : Stop::PowerLoss, cause);
    enter(world, m, Member::State::Off, -1);
    world.members[m].hasPower = false;
    Instance& instance = world.instances[m];
    stopBilling(instance, world.now);
    clearImpairments(world, m);
    loseCreditsAtStop(world, m);
}

} // namespace

int numberOf(const World& world, Index m) { return planOf(world, m).kind == StationPlan::Kind::Group ? world.members[m].number : 0; }

void makeInstance(World& world, Index m)
{
    world.instances.resize(world.members.size());
    if (!isMachine(planOf(world, m))) return;
    Instance& instance = world.instances[m];
    instance.runningSince = 0;
    instance.isSpot = planOf(world, m).instance.isSpot;
    instance.hasBooted = true;
    giveCredits(world, m, true);
    makeVolumes(world, m);
    makeNetworkAllowance(world, m);
}

Index launchInstance(World& world, Index s, Index zone, int number)
{
    const auto m = static_cast<Index>(world.members.size());
    Member member;
    member.station = s;
    member.number = number;
    member.zone = zone;
    member.key = keyOf(keyOf(world.seed, 0x57a7 + s), static_cast<std::uint64_t>(number));
    member.state = Member::State::Launching;
    member.accountedAt = member.attainedAt = world.now;
    world.members.push_back(std::move(member));
    world.stationMembers[s].push_back(m);
    world.instances.resize(world.members.size());
    world.instances[m].launchedAt = world.now;
    makePools(world, m);
    makeVolumes(world, m);
    makeNetworkAllowance(world, m);
    addMemberSeries(world, m);
    const StationPlan& station = world.plan->stations[s];
    const Nanoseconds pending = station.launch + delayOf(world, ControlPlane::Ec2);
    enter(world, m, Member::State::Launching, pending);
    noteClock(world, station.subject, number, "launch", "EC2-16", world.now, world.now + pending + bootOf(world, m));
    return m;
}

void onMemberStep(World& world, Index m)
{
    Member& member = world.members[m];
    const StationPlan& plan = planOf(world, m);
    if (member.state == Member::State::Launching) {
        if (!member.hasPower) return;
        enter(world, m, Member::State::Booting, bootOf(world, m));
        startBilling(world.instances[m], world.now);
        giveCredits(world, m, false);
        onInstanceRunning(world, m);
    } else if (member.state == Member::State::Booting) {
        enter(world, m, Member::State::Serving, -1);
        world.instances[m].hasBooted = true;
        world.members[m].warmUntil = world.now + plan.warmUp;
        clearImpairments(world, m);
        noteData(world, m, "booted", "EC2-16");
        if (plan.group != kNone) onInstanceBooted(world, m);
        lookAtRedundancy(world);
        if (world.instances[m].memoryStress > 0) lookAtMemory(world, m);
    }
}

void losePower(World& world, Index m)
{
    Member& member = world.members[m];
    if (!member.hasPower || member.state == Member::State::Gone) return;
    stopWork(world, m, Stop::PowerLoss, Cause::TargetIdleTimeout);
    world.members[m].hasPower = false;
    enter(world, m, member.state == Member::State::Launching ? Member::State::Launching : Member::State::Off, -1);
    impair(world, m, kSystemImpaired);
    if (world.members[m].isLeaving) onDrained(world, m);
}

void regainPower(World& world, Index m)
{
    Member& member = world.members[m];
    if (member.hasPower || member.state == Member::State::Gone || world.instances[m].isStopped) return;
    member.hasPower = true;
    startBilling(world.instances[m], world.now);
    enter(world, m, Member::State::Booting, planOf(world, m).boot);
    recoverFrom(world, m, kSystemImpaired);
    if (world.instances[m].life == Lifecycle::Pending) onInstanceRunning(world, m);
}

void terminate(World& world, Index m)
{
    if (world.members[m].state == Member::State::Gone) return;
    noteData(world, m, "instance-terminated", "EC2-13");
    shutDown(world, m, Cause::InstanceTerminated);
    if (planOf(world, m).group == kNone) world.members[m].state = Member::State::Gone;
    world.instances[m].isStopped = true; // ASG-28: not running counts at once
    world.members[m].isMarkedUnhealthy = true;
    lookAtRedundancy(world);
}

void endInstance(World& world, Index m)
{
    shutDown(world, m, Cause::InstanceTerminated);
    world.members[m].state = Member::State::Gone;
}

void stopInstance(World& world, Index m)
{
    if (world.members[m].state == Member::State::Gone || world.instances[m].isStopped) return;
    noteData(world, m, "instance-stopped", "EC2-13");
    shutDown(world, m, Cause::TargetReset);
    world.instances[m].isStopped = true;
    lookAtRedundancy(world);
}

void startInstance(World& world, Index m, bool keepsMemory)
{
    Instance& instance = world.instances[m];
    if (world.members[m].state == Member::State::Gone || !instance.isStopped) return;
    if (!zoneHasPower(world, world.members[m].zone)) return; // its zone's return starts it
    instance.isStopped = false;
    world.members[m].hasPower = true;
    const StationPlan& plan = planOf(world, m);
    enter(world, m, Member::State::Launching, plan.launch + delayOf(world, ControlPlane::Ec2));
    if (keepsMemory) { // what ran on it is there again once it runs
        enter(world, m, Member::State::Booting, plan.launch);
        startBilling(instance, world.now);
        giveCredits(world, m, false);
        onInstanceRunning(world, m);
    }
    noteData(world, m, "instance-started", "EC2-25");
}

void reboot(World& world, Index m)
{
    const Member::State state = world.members[m].state;
    if (!world.members[m].hasPower || (state != Member::State::Serving && state != Member::State::Booting)) return;
    stopWork(world, m, Stop::Reset, Cause::TargetReset);
    enter(world, m, Member::State::Booting, planOf(world, m).boot);
    impair(world, m, kInstanceImpaired); // EC2-21
    noteData(world, m, "instance-rebooted", "EC2-21");
}

void crashProcess(World& world, Index m, Nanoseconds restart)
{
    const Member::State state = world.members[m].state;
    if (!world.members[m].hasPower || (state != Member::State::Serving && state != Member::State::Booting)) return;
    stopWork(world, m, Stop::Reset, Cause::TargetReset);
    enter(world, m, Member::State::Booting, restart); // the host answers RST meanwhile (NET-22), and its status checks pass
    noteData(world, m, "process-crashed", "NET-22");
}

} // namespace faultline::sim
