#include "sim/services/database.h"
#include "sim/services/endpoints.h"
#include "sim/services/lost_writes.h"
#include "sim/services/network.h"

#include <algorithm>

/// What operators do when a database or its data is lost: restore into a new instance, or promote a replica (RDS-39 to RDS-41, RDS-46).
namespace faultline::sim {

namespace {

constexpr Nanoseconds kPromotionReboot = 60 * kSecond; ///< ours: RDS-46 says that the replica reboots
constexpr Nanoseconds kTryAgain = 60 * kSecond;        ///< ours: while there is no zone to restore into, or the replica is down
constexpr Nanoseconds kLazyLoading = 1'800 * kSecond;  ///< ours: how long first touches of a restored volume are slow (RDS-41)

/// What was acknowledged after the moment that the new instance goes back to.
WritesSince lostBy(const World& world, Index d, RecoveryPlan::By by)
{
    const Database& database = world.databases[d];
    if (by == RecoveryPlan::By::Snapshot) return database.snapshot;
    if (database.isCorrupted) return database.corruption; // any second before (RDS-39)
    return database.logs;
}

void repoint(World& world, Index d)
{
    renameEndpoints(world, d, world.now);
    note(world, TimelineEntry::Plane::Control, "application-repointed", "RDS-40", databaseSubject(world, d));
}

/// Whether what the operators mean to do can be done now.
bool canRecover(const World& world, Index d)
{
    const DatabasePlan& plan = world.plan->databases[d];
    if (plan.recovery.by == RecoveryPlan::By::Replica) return isUp(world.databases[plan.promoted]);
    return zoneIsReachable(world, world.databases[d].zone) ||
           std::any_of(plan.zones.begin(), plan.zones.end(), [&](Index zone) { return zoneIsReachable(world, zone); });
}

/// A new instance from a backup: empty cache, blocks that are loaded at the first touch (RDS-41).
void restore(World& world, Index d)
{
    Database& database = world.databases[d];
    const DatabasePlan& plan = world.plan->databases[d];
    const WritesSince lost = lostBy(world, d, plan.recovery.by);
    const Nanoseconds until = isUp(database) ? world.now : database.failedAt;
    recordLostWrites(world, databaseSubject(world, d), lost.count, until - lost.at,
                     plan.recovery.by == RecoveryPlan::By::Snapshot ? "RDS-75" : "RDS-39");
    if (isUp(database)) endEngine(world, d, Stop::Reset);
    for (const Index zone : plan.zones)
        if (!zoneIsReachable(world, database.zone) && zoneIsReachable(world, zone)) database.zone = zone;
    ++database.stamp;
    database.isCorrupted = false;
    takeNewAddress(world, d);
    startEngine(world, d);
    database.coldUntil = world.now + std::max(plan.cold, kLazyLoading);
    database.logs = database.snapshot = {world.now, 0};
    note(world, TimelineEntry::Plane::Control, "database-restored", "RDS-40", databaseSubject(world, d), 0,
         {{"zone", database.zone == kNone ? "" : world.plan->zones[database.zone]}});
    buildStandby(world, d);
}

/// The replica becomes a database of its own, with what it has applied (RDS-46). The application's name is made to stand for it.
void promoteReplica(World& world, Index d, Index replica)
{
    Database& copy = world.databases[replica];
    const Nanoseconds lag = copy.replication.lag(world.now);
    recordLostWrites(world, databaseSubject(world, d), copy.replication.pending(world.now),
                     lag - std::min(lag, world.now - world.databases[d].failedAt), "RDS-46");
    copy.replication.clear(world.now);
    endEngine(world, replica, Stop::Reset);
    startInPlace(world, replica, StartReason::Promotion, kPromotionReboot);
}

} // namespace

void loseWritesOfGlobal(World& world, Index c)
{
    const DatabaseClusterPlan& plan = world.plan->databaseClusters[c];
    if (!plan.isGlobal) return;
    Replication& abroad = world.databaseClusters[c].abroad;
    const Nanoseconds lag = abroad.lag(world.now);
    recordLostWrites(world, plan.subject, abroad.pending(world.now), lag, "RDS-27");
    abroad.clear(world.now);
}

void corruptData(World& world, Index d)
{
    Database& database = world.databases[d];
    if (database.isCorrupted) return;
    database.isCorrupted = true; // the standby has it, too: its copy is synchronous (RDS-01)
    database.corruption = {world.now, 0};
    note(world, TimelineEntry::Plane::Data, "data-corrupted", "RDS-01", databaseSubject(world, d));
    callOperators(world, d);
}

void callOperators(World& world, Index d)
{
    const RecoveryPlan& plan = world.plan->databases[d].recovery;
    const bool hasWay = plan.by == RecoveryPlan::By::Replica ? world.plan->databases[d].promoted != kNone : world.plan->databases[d].hasBackups;
    if (plan.by == RecoveryPlan::By::Nothing || !hasWay) return;
    const bool isReplica = plan.by == RecoveryPlan::By::Replica;
    const Nanoseconds decided = world.now + plan.after;
    const Nanoseconds done = isReplica ? decided : decided + plan.restore;
    const Index subject = databaseSubject(world, d);
    noteClock(world, subject, 0, "decision", "", world.now, decided);
    if (!isReplica) noteClock(world, subject, 0, "restore", "RDS-40", decided, done);
    atControl(world, done, EventKind::RecoveryStep, d, ++world.databases[d].recoveryStamp);
}

void onRecoveryStep(World& world, Index d)
{
    Database& database = world.databases[d];
    const DatabasePlan& plan = world.plan->databases[d];
    const bool isHandled = isUp(database) && !database.isCorrupted;
    if (database.isRepointing) { // the new instance has been there for a while: the application changes over
        database.isRepointing = false;
        repoint(world, d);
        return;
    }
    if (isHandled) return; // it came back by itself
    if (!canRecover(world, d)) {
        atControl(world, world.now + kTryAgain, EventKind::RecoveryStep, d, database.recoveryStamp);
        return;
    }
    if (plan.recovery.by == RecoveryPlan::By::Replica) {
        promoteReplica(world, d, plan.promoted);
        for (Index e = 0; e < world.databaseEndpoints.size(); ++e) {
            if (world.plan->databaseEndpoints[e].database != d) continue;
            DatabaseEndpoint& endpoint = world.databaseEndpoints[e];
            endpoint.addressesBefore = endpoint.addresses;
            endpoint.addresses = {world.databases[plan.promoted].address};
            endpoint.changesAt = world.now + kPromotionReboot + plan.recovery.repoint;
        }
        return;
    }
    restore(world, d);
    database.isRepointing = true;
    atControl(world, world.now + plan.recovery.repoint, EventKind::RecoveryStep, d, database.recoveryStamp);
}

} // namespace faultline::sim
