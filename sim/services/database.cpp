#include "sim/services/database.h"

#include "sim/services/endpoints.h"
#include "sim/services/network.h"
#include "sim/services/publication.h"
#include "sim/services/redundancy.h"

#include <algorithm>

/// One database engine on one host: its start, its end, and its recovery in place (RDS-11, RDS-13, RDS-16, RDS-17, RDS-28, RDS-29).
namespace faultline::sim {

namespace {

constexpr Nanoseconds kReplicaDelay = 50'000'000; ///< before a replica can apply a write; ours

const char* noteOf(StartReason reason)
{
    switch (reason) {
    case StartReason::PowerReturned: return "database-recovered";
    case StartReason::HostReplaced: return "database-replaced";
    case StartReason::Reboot: return "database-rebooted";
    case StartReason::Maintenance: return "maintenance-over";
    case StartReason::Promotion: return "replica-promoted";
    case StartReason::Restore: break;
    }
    return "database-restored";
}

const char* clockOf(StartReason reason)
{
    switch (reason) {
    case StartReason::PowerReturned: return "crash-recovery";
    case StartReason::HostReplaced: return "host-replacement";
    case StartReason::Reboot: return "reboot";
    case StartReason::Maintenance: return "maintenance";
    case StartReason::Promotion: return "replica-promotion";
    case StartReason::Restore: break;
    }
    return "restore";
}

const char* ruleOf(StartReason reason)
{
    switch (reason) {
    case StartReason::PowerReturned: return "RDS-28";
    case StartReason::HostReplaced: return "RDS-29";
    case StartReason::Reboot: return "RDS-17";
    case StartReason::Maintenance: return "RDS-32";
    case StartReason::Promotion: return "RDS-46";
    case StartReason::Restore: break;
    }
    return "RDS-40";
}

} // namespace

Index hostOf(const World& world, Index d)
{
    const DatabasePlan& plan = world.plan->databases[d];
    return world.stationMembers[plan.station][static_cast<std::size_t>(plan.host)];
}

Index databaseOf(const World& world, const Member& member)
{
    const Index first = world.plan->stations[member.station].database;
    return first == kNone ? kNone : first + static_cast<Index>(member.number - 1);
}

Index databaseSubject(const World& world, Index d) { return world.plan->stations[world.plan->databases[d].station].subject; }

void makeDatabases(World& world)
{
    for (Index d = 0; d < world.plan->databases.size(); ++d) {
        const DatabasePlan& plan = world.plan->databases[d];
        Database database;
        database.zone = plan.primaryZone;
        database.standbyZone = plan.standbyZone;
        database.volume = Volume(plan.volume);
        database.usedGib = plan.usedGib;
        database.usedAnHourAgo = plan.usedGib;
        database.sizeGib = plan.volume.gib;
        database.replication = Replication(plan.replayThreads, kReplicaDelay);
        database.snapshot.at = plan.lastSnapshot;
        database.run = static_cast<std::uint32_t>(world.engineRuns.size());
        world.engineRuns.push_back({d, false, true});
        world.databases.push_back(std::move(database));
        takeNewAddress(world, d);
        if (plan.volume.isLimited) atControl(world, kPeriod, EventKind::DatabaseRound, d, 0);
        if (plan.hasBackups && plan.firstBackup >= 0) atControl(world, plan.firstBackup, EventKind::Backup, d, 0);
    }
    makeDatabaseClusters(world);
    world.databaseEndpoints.resize(world.plan->databaseEndpoints.size());
    for (Index d = 0; d < world.databases.size(); ++d) renameEndpoints(world, d, 0);
}

void endEngine(World& world, Index d, Stop how)
{
    Database& database = world.databases[d];
    EngineRun& run = world.engineRuns[database.run];
    run.hasEnded = true;
    run.connectionsHang = how == Stop::PowerLoss;
    database.state = Database::State::Down;
    ++database.stamp;
    const Index m = hostOf(world, d);
    stopWork(world, m, how, Cause::DatabaseUnavailable);
    Member& host = world.members[m];
    host.hasPower = how == Stop::Reset;
    host.state = Member::State::Off;
    host.stateSince = world.now;
    host.stateUntil = kNever;
}

void startEngine(World& world, Index d)
{
    Database& database = world.databases[d];
    Member& host = world.members[hostOf(world, d)];
    account(world, host);
    database.state = Database::State::Available;
    database.run = static_cast<std::uint32_t>(world.engineRuns.size());
    world.engineRuns.push_back({d, false, true});
    database.isRebuildingStandby = false;
    database.connections = 0;
    database.dirtyWrites = 0;
    database.coldUntil = world.now + world.plan->databases[d].cold;
    host.zone = database.zone;
    host.hasPower = true;
    host.state = Member::State::Serving;
    host.stateSince = world.now;
    host.stateUntil = kNever;
    if (isFull(database)) fillStorage(world, d); // a restart brings no space
}

Nanoseconds crashRecovery(World& world, Index d)
{
    Database& database = world.databases[d];
    if (!world.plan->databases[d].volume.isLimited) return 0; // Aurora's storage has no log to apply again
    const double operations = database.dirtyWrites + database.volume.queueDepth(world.now);
    return static_cast<Nanoseconds>(operations / database.volume.rate(world.now) * 1e9);
}

void startInPlace(World& world, Index d, StartReason reason, Nanoseconds takes)
{
    Database& database = world.databases[d];
    const Nanoseconds until = std::max(world.now + takes + crashRecovery(world, d), database.upgradedAt);
    database.state = Database::State::Starting;
    database.startReason = reason;
    world.members[hostOf(world, d)].stateUntil = until;
    atControl(world, until, EventKind::DatabaseStep, d, ++database.stamp);
    noteClock(world, databaseSubject(world, d), 0, clockOf(reason), ruleOf(reason), world.now, until);
}

void loseHost(World& world, Index d, Stop how)
{
    Database& database = world.databases[d];
    const bool wasUp = isUp(database);
    if (how == Stop::Reset && !wasUp) return;                                                      // RDS-16: it must be available first
    const bool isDownAlready = database.state == Database::State::Down || isFailingOver(database); // one loss more of a host that is lost
    if (isDownAlready) return;
    if (wasUp) database.failedAt = world.now;
    endEngine(world, d, how);
    note(world, TimelineEntry::Plane::Data, "database-down", "RDS-11", databaseSubject(world, d), 0,
         {{"zone", database.zone == kNone ? "" : world.plan->zones[database.zone]}});
    if (world.plan->databases[d].cluster != kNone) loseClusterHost(world, d, how);
    else if (hasLivingStandby(world, d)) failOverToStandby(world, d, how);
    else if (how == Stop::Reset) startInPlace(world, d, StartReason::Reboot, kReboot); // the host itself is sound
    else callOperators(world, d);
    lookAtRedundancy(world);
}

void onDatabaseStep(World& world, Index d)
{
    Database& database = world.databases[d];
    if (database.state != Database::State::Starting) {
        onFailoverStep(world, d);
        return;
    }
    startEngine(world, d);
    note(world, TimelineEntry::Plane::Control, noteOf(database.startReason), ruleOf(database.startReason), databaseSubject(world, d), 0,
         {{"zone", database.zone == kNone ? "" : world.plan->zones[database.zone]}});
    joinCluster(world, d);
    buildStandby(world, d);
    lookAtRedundancy(world);
}

void regainZone(World& world, Index d, Index zone)
{
    Database& database = world.databases[d];
    const bool canStart = database.state == Database::State::Down && database.zone == zone && zoneIsReachable(world, zone);
    if (canStart) startInPlace(world, d, StartReason::PowerReturned, world.plan->databases[d].restart);
    else buildStandby(world, d);
}

} // namespace faultline::sim
