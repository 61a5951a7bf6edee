#include "sim/services/database.h"

#include <algorithm>

/// What a database call costs beside its own work: I/O at the volume, and the copies that a commit waits for.
namespace faultline::sim {

namespace {

constexpr Nanoseconds kCheckpointEvery = 300 * kSecond; ///< ours: what was written since is applied again after a crash
constexpr Nanoseconds kLogsGoOutEvery = 300 * kSecond;  // RDS-39
constexpr Nanoseconds kMostClusterLag = 120 * kSecond;  // RDS-21

/// A commit is acknowledged when the standby has it, or the nearest reader of a Multi-AZ cluster (RDS-02, RDS-18).
Nanoseconds commitDelay(World& world, Index d)
{
    const DatabasePlan& plan = world.plan->databases[d];
    Database& database = world.databases[d];
    if (plan.cluster != kNone) {
        const DatabaseClusterPlan& cluster = world.plan->databaseClusters[plan.cluster];
        if (cluster.kind == DatabaseClusterPlan::Kind::Aurora) return 0; // its volume is in three zones by itself
        Nanoseconds nearest = kNever, leastLag = kNever;
        for (const Index other : cluster.databases) {
            Database& reader = world.databases[other];
            if (other == d || !isUp(reader)) continue;
            nearest = std::min(nearest, 2 * hopDelay(world, database.zone, reader.zone));
            leastLag = std::min(leastLag, reader.replication.backlog(world.now));
        }
        if (nearest == kNever) return 0;
        return nearest + std::max<Nanoseconds>(0, leastLag - kMostClusterLag); // RDS-21: writes are held back to contain the lag
    }
    Nanoseconds delay = 0;
    if (database.standbyZone != kNone) delay = 2 * hopDelay(world, database.zone, database.standbyZone) + plan.standbyWrite;
    // A new standby that is still being filled, and a backup that is taken from the standby, make commits slower (RDS-09, RDS-35).
    if (database.isRebuildingStandby) delay += 2 * plan.standbyWrite;
    if (world.now < database.slowCommitsUntil) delay += plan.standbyWrite;
    return delay;
}

/// A write is done: it fills the volume, and goes to whoever has a copy.
void recordWrite(World& world, Index d, const Call& call, double operations)
{
    Database& database = world.databases[d];
    const DatabasePlan& plan = world.plan->databases[d];
    if (world.now - database.checkpointAt >= kCheckpointEvery) {
        database.checkpointAt = world.now / kCheckpointEvery * kCheckpointEvery;
        database.dirtyWrites = 0;
    }
    database.dirtyWrites += operations;
    if (world.now - database.logs.at >= kLogsGoOutEvery) database.logs = {world.now / kLogsGoOutEvery * kLogsGoOutEvery, 0};
    ++database.logs.count;
    ++database.snapshot.count;
    if (database.isCorrupted) ++database.corruption.count;

    const Nanoseconds work = std::max<Nanoseconds>(0, world.now - call.start);
    for (Index r = 0; r < world.databases.size(); ++r) {
        const DatabasePlan& copy = world.plan->databases[r];
        const bool isReader = plan.cluster != kNone && copy.cluster == plan.cluster && r != d &&
                              world.plan->databaseClusters[plan.cluster].kind == DatabaseClusterPlan::Kind::MultiAz;
        if (copy.source == d || isReader) world.databases[r].replication.write(world.now, work);
    }
    if (plan.cluster != kNone && world.plan->databaseClusters[plan.cluster].isGlobal) world.databaseClusters[plan.cluster].abroad.write(world.now, 0);

    if (!plan.volume.isLimited || plan.gibPerWrite <= 0) return;
    database.usedGib += plan.gibPerWrite;
    if (isFull(database)) fillStorage(world, d); // RDS-57
}

} // namespace

Nanoseconds databaseDelay(World& world, Index c)
{
    Call& call = world.calls[c];
    const Index d = databaseOf(world, world.members[call.member]);
    if (d == kNone || !call.use || call.answer.kind != Answer::Kind::Good) return 0;
    Database& database = world.databases[d];
    if (database.isCorrupted && !call.use->isWrite) {
        call.answer = {Answer::Kind::Failed, Cause::DataCorrupted};
        return 0;
    }
    const bool isCold = world.now < database.coldUntil;
    const double operations = call.use->ios >= 0 ? call.use->ios : call.use->isWrite || isCold ? 1 : 0; // a read that the cache has needs none
    const Nanoseconds wait = database.volume.ask(world.now, operations);
    if (!call.use->isWrite) {
        database.readOperations += operations;
        return wait;
    }
    database.writeOperations += operations;
    database.writeWaitSeconds += static_cast<double>(wait) * 1e-9 * operations;
    const Nanoseconds delay = wait + commitDelay(world, d);
    recordWrite(world, d, call, operations);
    return delay;
}

} // namespace faultline::sim
