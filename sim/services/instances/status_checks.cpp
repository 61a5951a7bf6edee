#include "sim/services/instances/status_checks.h"

#include "sim/services/instances/instance_life.h"

namespace faultline::sim {

namespace {

constexpr Nanoseconds kRecoveryAfter = 120 * kSecond; // EC2-22 gives no time: two failed one-minute checks, as the usual alarm (EC2-24)
constexpr int kRecoveriesPerDay = 3;                  // EC2-23

bool recoversByItself(const World& world, Index m)
{
    const StationPlan& plan = world.plan->stations[world.members[m].station];
    return plan.kind == StationPlan::Kind::Instance && plan.instance.recoversByItself; // EC2-23: not in a group
}

} // namespace

void impair(World& world, Index m, Impairment what)
{
    Instance& instance = world.instances[m];
    if (instance.impairments == 0) instance.impairedSince = world.now;
    instance.impairments |= static_cast<std::uint8_t>(what);
    if (what == kSystemImpaired && recoversByItself(world, m))
        atControl(world, world.now + kRecoveryAfter, EventKind::RecoveryDue, m, world.members[m].stamp);
}

void recoverFrom(World& world, Index m, Impairment what)
{
    Instance& instance = world.instances[m];
    instance.impairments &= static_cast<std::uint8_t>(~what);
    if (instance.impairments == 0) instance.impairedSince = kNever;
}

void clearImpairments(World& world, Index m)
{
    recoverFrom(world, m, kSystemImpaired);
    recoverFrom(world, m, kInstanceImpaired);
}

bool failsSystemCheck(const Instance& instance) { return (instance.impairments & kSystemImpaired) != 0; }
bool failsInstanceCheck(const Instance& instance) { return (instance.impairments & (kSystemImpaired | kInstanceImpaired)) != 0; }
bool failsVolumeCheck(const Instance& instance) { return (instance.impairments & kVolumeImpaired) != 0; }

void failHost(World& world, Index m)
{
    note(world, TimelineEntry::Plane::Data, "host-failed", "EC2-20", world.plan->stations[world.members[m].station].subject, numberOf(world, m));
    losePower(world, m);
}

void onRecoveryDue(World& world, Index m) { recoverInstance(world, m, "EC2-22"); }

void recoverInstance(World& world, Index m, const char* rule)
{
    Instance& instance = world.instances[m];
    const Index subject = world.plan->stations[world.members[m].station].subject;
    if (!failsSystemCheck(instance)) return; // it moves what its host has failed
    // A zone without power has no host to move to; three a day are the most (EC2-23).
    if (!zoneHasPower(world, world.members[m].zone) || instance.recoveries >= kRecoveriesPerDay) {
        note(world, TimelineEntry::Plane::Control, "recovery-failed", "EC2-23", subject, numberOf(world, m));
        return;
    }
    ++instance.recoveries;
    note(world, TimelineEntry::Plane::Control, "recovered", rule, subject, numberOf(world, m));
    regainPower(world, m);
}

} // namespace faultline::sim
