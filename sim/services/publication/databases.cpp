#include "sim/services/database.h"
#include "sim/services/publication/series.h"

#include <algorithm>

/// AWS/RDS (RDS-73).
namespace faultline::sim {

namespace {

constexpr double kGib = 1024.0 * 1024 * 1024;
constexpr double kBytesOfOperation = 16'384; ///< ours: a page of the engines

} // namespace

void makeDatabaseSeries(World& world, Index d)
{
    const DatabasePlan& plan = world.plan->databases[d];
    const std::string& id = world.plan->subjects[databaseSubject(world, d)];
    const bool isOfSeveral = world.stationMembers[plan.station].size() > 1;
    const Dimensions dimensions{{"DBInstanceIdentifier", isOfSeveral ? id + "-instance-" + std::to_string(plan.host + 1) : id}};
    const auto add = [&](const char* name) { return addSeries(world, "AWS/RDS", name, dimensions); };
    Database& database = world.databases[d];
    database.cpuSeries = add("CPUUtilization");              // MET-180
    database.connectionSeries = add("DatabaseConnections");  // MET-183
    database.queueSeries = add("DiskQueueDepth");            // MET-184
    database.attemptSeries = add("ConnectionAttempts");      // MET-179
    database.readIopsSeries = add("ReadIOPS");               // MET-195
    database.writeIopsSeries = add("WriteIOPS");             // MET-203
    database.readThroughputSeries = add("ReadThroughput");   // MET-197
    database.writeThroughputSeries = add("WriteThroughput"); // MET-205
    database.writeLatencySeries = add("WriteLatency");       // MET-204
    const bool isReplica = plan.source != kNone || plan.cluster != kNone;
    if (isReplica) database.lagSeries = add(plan.cluster != kNone ? "AuroraReplicaLag" : "ReplicaLag"); // MET-198
    if (!plan.volume.isLimited) return;
    database.freeSpaceSeries = add("FreeStorageSpace");                                  // MET-190
    if (plan.volume.volume.credits > 0) database.burstSeries = add("BurstBalance");      // MET-177
    if (plan.volume.host.credits > 0) database.hostBalanceSeries = add("EBSIOBalance%"); // MET-186
}

void sampleDatabase(World& world, Index d, double cpuPercent)
{
    Database& database = world.databases[d];
    const DatabasePlan& plan = world.plan->databases[d];
    bump(world, database.cpuSeries, cpuPercent);
    bump(world, database.connectionSeries, database.connections);
    bump(world, database.queueSeries, database.volume.queueDepth(world.now)); // RDS-74
    bump(world, database.readIopsSeries, database.readOperations / 60);
    bump(world, database.writeIopsSeries, database.writeOperations / 60);
    bump(world, database.readThroughputSeries, database.readOperations / 60 * kBytesOfOperation);
    bump(world, database.writeThroughputSeries, database.writeOperations / 60 * kBytesOfOperation);
    if (database.writeOperations > 0) bump(world, database.writeLatencySeries, database.writeWaitSeconds / database.writeOperations);
    database.readOperations = database.writeOperations = database.writeWaitSeconds = 0;
    if (plan.source != kNone) { // RDS-45: -1 when replication is not running
        const bool runs = isUp(world.databases[plan.source]);
        bump(world, database.lagSeries, runs ? static_cast<double>(database.replication.lag(world.now)) * 1e-9 : -1);
    } else if (plan.cluster != kNone && world.databaseClusters[plan.cluster].writer != d) {
        bump(world, database.lagSeries, static_cast<double>(database.replication.lag(world.now)) * 1e-6); // in ms
    }
    bump(world, database.freeSpaceSeries, std::max(0.0, database.sizeGib - database.usedGib) * kGib);
    bump(world, database.burstSeries, database.volume.burstBalance(world.now));
    bump(world, database.hostBalanceSeries, database.volume.hostBalance(world.now));
}

} // namespace faultline::sim
