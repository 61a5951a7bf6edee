#include "sim/services/database.h"

#include "sim/services/redundancy.h"

#include <cmath>

/// A DB instance, alone or with a standby in another zone (RDS-01 to RDS-17).
namespace faultline::sim {

namespace {

/// Triangular(60, 80, 120) s from one draw: detection, recovery and the change of name together (RDS-03, RDS-12).
Nanoseconds drawFailover(std::uint64_t bits)
{
    constexpr double low = 60, mode = 80, high = 120;
    const double u = unitOf(bits);
    const double seconds =
        u < (mode - low) / (high - low) ? low + std::sqrt(u * (high - low) * (mode - low)) : high - std::sqrt((1 - u) * (high - low) * (high - mode));
    return static_cast<Nanoseconds>(seconds * 1e9);
}

Index subjectOf(const World& world, Index d) { return world.plan->stations[world.plan->databases[d].station].subject; }

/// The engine runs on the acting host again.
void serve(World& world, Index d)
{
    Database& database = world.databases[d];
    const DatabasePlan& plan = world.plan->databases[d];
    Member& host = world.members[hostOf(world, d)];
    account(world, host);
    database.state = Database::State::Available;
    ++database.epoch;
    database.connections = 0;
    database.connectionsHang = true;
    database.coldUntil = world.now + plan.cold;
    host.zone = database.zone;
    host.hasPower = true;
    host.state = Member::State::Serving;
    host.stateSince = world.now;
    host.stateUntil = kNever;
}

/// Starts to build a new standby where there is power.
void buildStandby(World& world, Index d)
{
    Database& database = world.databases[d];
    const DatabasePlan& plan = world.plan->databases[d];
    if (!plan.isMultiAz || database.standbyZone != kNone || database.state != Database::State::Available) return;
    for (const Index zone : plan.zones) {
        if (zone == database.zone || !zoneHasPower(world, zone)) continue;
        atControl(world, world.now + plan.rebuild, EventKind::StandbyRebuilt, d, database.epoch);
        noteClock(world, subjectOf(world, d), 0, "standby-rebuild", "RDS-09", world.now, world.now + plan.rebuild);
        return;
    }
}

void startFailover(World& world, Index d, Stop how)
{
    Database& database = world.databases[d];
    const DatabasePlan& plan = world.plan->databases[d];
    const Nanoseconds whole = drawFailover(drawBits(keyOf(world.seed, 0xdb00 + d), Purpose::Failover, database.epoch));
    // Of the documented whole, 30 % is taken for detection; a forced failover needs none (RDS-16).
    Nanoseconds detect = plan.failoverIsStated ? plan.detect : static_cast<Nanoseconds>(static_cast<double>(whole) * 0.3);
    if (how == Stop::Reset) detect = 0;
    database.dns = plan.dns;
    database.promote = plan.failoverIsStated ? plan.promote : whole - plan.dns - detect;
    database.state = Database::State::Detecting;
    Member& host = world.members[hostOf(world, d)];
    host.stateUntil = world.now + detect + database.promote;
    atControl(world, world.now + detect, EventKind::DatabaseStep, d, ++database.stamp);
    const Index subject = subjectOf(world, d);
    const Nanoseconds promoted = world.now + detect + database.promote;
    noteClock(world, subject, 0, "failover", "RDS-03", world.now, promoted + plan.dns);
    noteClock(world, subject, 0, "detection", "RDS-12", world.now, world.now + detect);
    noteClock(world, subject, 0, "promotion", "RDS-05", world.now + detect, promoted);
    noteClock(world, subject, 0, "dns-change", "RDS-06", promoted, promoted + plan.dns);
}

} // namespace

Index hostOf(const World& world, Index d) { return world.stationMembers[world.plan->databases[d].station].front(); }

void loseHost(World& world, Index d, Stop how)
{
    Database& database = world.databases[d];
    const DatabasePlan& plan = world.plan->databases[d];
    const Index m = hostOf(world, d);
    database.failedAt = world.now;
    database.connectionsHang = how == Stop::PowerLoss;
    const bool wasUp = database.state == Database::State::Available;
    database.state = Database::State::Down;
    stopWork(world, m, how, Cause::DatabaseUnavailable);
    Member& host = world.members[m];
    host.hasPower = how == Stop::Reset;
    host.state = Member::State::Off;
    host.stateSince = world.now;
    host.stateUntil = kNever;
    ++database.stamp;
    note(world, TimelineEntry::Plane::Data, "database-down", "RDS-11", subjectOf(world, d), 0,
         {{"zone", database.zone == kNone ? "" : world.plan->zones[database.zone]}});
    if (!wasUp && how == Stop::Reset) return;
    const bool hasStandby = plan.isMultiAz && database.standbyZone != kNone && zoneHasPower(world, database.standbyZone);
    if (hasStandby) startFailover(world, d, how);
    lookAtRedundancy(world);
}

void losePowerOfStandby(World& world, Index d)
{
    Database& database = world.databases[d];
    if (database.standbyZone == kNone) return;
    note(world, TimelineEntry::Plane::Control, "standby-lost", "RDS-01", subjectOf(world, d), 0, {{"zone", world.plan->zones[database.standbyZone]}});
    database.standbyZone = kNone;
    buildStandby(world, d);
    lookAtRedundancy(world);
}

void onDatabaseStep(World& world, Index d)
{
    Database& database = world.databases[d];
    const Index subject = subjectOf(world, d);
    switch (database.state) {
    case Database::State::Detecting:
        database.state = Database::State::Promoting;
        note(world, TimelineEntry::Plane::Control, "failover-start", "RDS-04", subject);
        atControl(world, world.now + database.promote, EventKind::DatabaseStep, d, database.stamp);
        break;
    case Database::State::Promoting:
        database.zone = database.standbyZone;
        database.standbyZone = kNone;
        serve(world, d);
        database.namedBefore = database.namedAddress;
        database.namedAddress = ++database.address;
        database.namedAt = world.now + database.dns;
        note(world, TimelineEntry::Plane::Control, "standby-promoted", "RDS-05", subject, 0, {{"zone", world.plan->zones[database.zone]}});
        atControl(world, world.now + database.dns, EventKind::DatabaseStep, d, database.stamp);
        break;
    case Database::State::Available: // the name has changed; there is no fail-back
        note(world, TimelineEntry::Plane::Control, "failover-complete", "RDS-05", subject);
        buildStandby(world, d);
        break;
    case Database::State::Recovering:
        serve(world, d);
        note(world, TimelineEntry::Plane::Control, "database-recovered", "RDS-28", subject);
        buildStandby(world, d);
        break;
    case Database::State::Down: break;
    }
    lookAtRedundancy(world);
}

void regainZone(World& world, Index d, Index zone)
{
    Database& database = world.databases[d];
    const DatabasePlan& plan = world.plan->databases[d];
    if (database.state == Database::State::Down && database.zone == zone) {
        database.state = Database::State::Recovering;
        world.members[hostOf(world, d)].stateUntil = world.now + plan.recovery;
        atControl(world, world.now + plan.recovery, EventKind::DatabaseStep, d, ++database.stamp);
        noteClock(world, subjectOf(world, d), 0, "crash-recovery", "RDS-17", world.now, world.now + plan.recovery);
    } else {
        buildStandby(world, d);
    }
}

void onStandbyRebuilt(World& world, Index d)
{
    Database& database = world.databases[d];
    const DatabasePlan& plan = world.plan->databases[d];
    if (database.standbyZone != kNone || database.state != Database::State::Available) return;
    for (const Index zone : plan.zones) {
        if (zone == database.zone || !zoneHasPower(world, zone)) continue;
        database.standbyZone = zone;
        note(world, TimelineEntry::Plane::Control, "standby-rebuilt", "RDS-09", subjectOf(world, d), 0, {{"zone", world.plan->zones[zone]}});
        break;
    }
    lookAtRedundancy(world);
}

} // namespace faultline::sim
