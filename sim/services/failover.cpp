#include "sim/services/database.h"
#include "sim/services/endpoints.h"
#include "sim/services/network.h"
#include "sim/services/redundancy.h"
#include "sim/services/triangular.h"

#include <algorithm>

/// A Multi-AZ DB instance: detection, promotion of the standby, change of the name, a new standby (RDS-01 to RDS-13). There is no fail-back.
namespace faultline::sim {

namespace {

std::string zoneName(const World& world, Index zone) { return zone == kNone ? std::string() : world.plan->zones[zone]; }

/// The failover under way will not come to its end: what is left of its clocks is not to be.
void cutClocks(World& world, Index subject)
{
    constexpr std::string_view kNames[]{"failover", "detection", "promotion", "dns-change"};
    const auto isOfFailover = [&](const ClockEntry& clock) {
        return clock.subject == subject && clock.to > world.now && std::find(std::begin(kNames), std::end(kNames), clock.name) != std::end(kNames);
    };
    std::erase_if(world.clocks, [&](const ClockEntry& clock) { return isOfFailover(clock) && clock.from >= world.now; });
    for (ClockEntry& clock : world.clocks)
        if (isOfFailover(clock)) clock.to = world.now;
}

/// There is nobody to fail over to any more: the host that was lost comes back, or the operators see to it.
void giveUpFailover(World& world, Index d)
{
    Database& database = world.databases[d];
    cutClocks(world, databaseSubject(world, d));
    database.state = Database::State::Down;
    ++database.stamp;
    world.members[hostOf(world, d)].stateUntil = kNever;
    if (zoneIsReachable(world, database.zone)) startInPlace(world, d, StartReason::PowerReturned, world.plan->databases[d].restart);
    else callOperators(world, d);
}

} // namespace

bool hasLivingStandby(const World& world, Index d)
{
    const Database& database = world.databases[d];
    return world.plan->databases[d].isMultiAz && database.standbyZone != kNone && zoneIsReachable(world, database.standbyZone);
}

void failOverToStandby(World& world, Index d, Stop how)
{
    Database& database = world.databases[d];
    const DatabasePlan& plan = world.plan->databases[d];
    // RDS-03, RDS-12: detection, promotion and change of name together.
    const Nanoseconds whole = drawTriangular(drawBits(keyOf(world.seed, 0xdb00 + d), Purpose::Failover, database.run), 60, 80, 120);
    // Of the documented whole, 30 % is taken for detection; a forced failover needs none (RDS-16).
    Nanoseconds detect = plan.failoverIsStated ? plan.detect : static_cast<Nanoseconds>(static_cast<double>(whole) * 0.3);
    if (how == Stop::Reset) detect = 0;
    database.dns = plan.dns;
    database.promote = (plan.failoverIsStated ? plan.promote : whole - plan.dns - detect) + crashRecovery(world, d);
    database.promote = std::max(database.promote, database.upgradedAt - world.now - detect);
    database.state = Database::State::Detecting;
    Member& host = world.members[hostOf(world, d)];
    host.stateUntil = world.now + detect + database.promote;
    atControl(world, world.now + detect, EventKind::DatabaseStep, d, ++database.stamp);
    const Index subject = databaseSubject(world, d);
    const Nanoseconds promoted = world.now + detect + database.promote;
    noteClock(world, subject, 0, "failover", "RDS-03", world.now, promoted + plan.dns);
    noteClock(world, subject, 0, "detection", "RDS-12", world.now, world.now + detect);
    noteClock(world, subject, 0, "promotion", "RDS-05", world.now + detect, promoted);
    noteClock(world, subject, 0, "dns-change", "RDS-06", promoted, promoted + plan.dns);
}

void onFailoverStep(World& world, Index d)
{
    Database& database = world.databases[d];
    const Index subject = databaseSubject(world, d);
    switch (database.state) {
    case Database::State::Detecting:
        database.state = Database::State::Promoting;
        note(world, TimelineEntry::Plane::Control, "failover-start", "RDS-04", subject);
        atControl(world, world.now + database.promote, EventKind::DatabaseStep, d, database.stamp);
        break;
    case Database::State::Promoting:
        FAULTLINE_ASSERT(database.standbyZone != kNone);
        database.zone = database.standbyZone;
        database.standbyZone = kNone;
        startEngine(world, d);
        takeNewAddress(world, d);
        renameEndpoints(world, d, world.now + database.dns);
        note(world, TimelineEntry::Plane::Control, "standby-promoted", "RDS-05", subject, 0, {{"zone", zoneName(world, database.zone)}});
        atControl(world, world.now + database.dns, EventKind::DatabaseStep, d, database.stamp);
        break;
    case Database::State::Available: // the name has changed
        note(world, TimelineEntry::Plane::Control, "failover-complete", "RDS-05", subject);
        buildStandby(world, d);
        break;
    default: break;
    }
    lookAtRedundancy(world);
}

void buildStandby(World& world, Index d)
{
    Database& database = world.databases[d];
    const DatabasePlan& plan = world.plan->databases[d];
    if (!plan.isMultiAz || database.standbyZone != kNone || database.isRebuildingStandby || !isUp(database)) return;
    for (const Index zone : plan.zones) {
        if (zone == database.zone || !zoneIsReachable(world, zone)) continue;
        database.isRebuildingStandby = true;
        atControl(world, world.now + plan.rebuild, EventKind::StandbyRebuilt, d, database.run);
        noteClock(world, databaseSubject(world, d), 0, "standby-rebuild", "RDS-09", world.now, world.now + plan.rebuild);
        return;
    }
}

void losePowerOfStandby(World& world, Index d)
{
    Database& database = world.databases[d];
    if (database.standbyZone == kNone) return;
    note(world, TimelineEntry::Plane::Control, "standby-lost", "RDS-01", databaseSubject(world, d), 0,
         {{"zone", zoneName(world, database.standbyZone)}});
    database.standbyZone = kNone;
    if (isFailingOver(database)) giveUpFailover(world, d);
    else buildStandby(world, d);
    lookAtRedundancy(world);
}

void onStandbyRebuilt(World& world, Index d)
{
    Database& database = world.databases[d];
    database.isRebuildingStandby = false;
    if (database.standbyZone != kNone || !isUp(database)) return;
    for (const Index zone : world.plan->databases[d].zones) {
        if (zone == database.zone || !zoneIsReachable(world, zone)) continue;
        database.standbyZone = zone;
        note(world, TimelineEntry::Plane::Control, "standby-rebuilt", "RDS-09", databaseSubject(world, d), 0, {{"zone", zoneName(world, zone)}});
        break;
    }
    lookAtRedundancy(world);
}

} // namespace faultline::sim
