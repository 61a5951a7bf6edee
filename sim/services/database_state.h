#pragma once

#include "sim/core/slab.h"
#include "sim/plan/database_plan.h"
#include "sim/plan/index.h"
#include "sim/services/call_ref.h"
#include "sim/services/replication.h"
#include "sim/services/volume.h"

#include <vector>

/// The state of relational databases, and of connections to them, in a running simulation.
namespace faultline::sim {

struct PoolPlan;

/// One life of a database engine: its connections end with it.
struct EngineRun {
    Index database = kNone;
    bool hasEnded = false;
    bool connectionsHang = true; ///< after the end: hang (power) or break (reboot)
};

/// Why an engine is being started in place.
enum class StartReason : std::uint8_t { PowerReturned, HostReplaced, Reboot, Maintenance, Promotion, Restore };

/// Writes that were acknowledged since something that could bring a database back.
struct WritesSince {
    Nanoseconds at = 0; ///< of that something
    std::uint64_t count = 0;
};

struct Database {
    enum class State : std::uint8_t { Available, Detecting, Promoting, Down, Starting, StorageFull };
    State state = State::Available;
    StartReason startReason = StartReason::PowerReturned;
    std::uint32_t stamp = 0;
    std::uint32_t run = 0;                   ///< in World::engineRuns: of the engine that serves, or of the last one
    std::uint32_t address = 0;               ///< of the acting host, in World::databaseAddresses
    Nanoseconds coldUntil = 0;               ///< reads are slow until the cache is warm
    Index zone = kNone, standbyZone = kNone; ///< standby: kNone while there is none
    int connections = 0;
    Nanoseconds failedAt = 0, promote = 0, dns = 0;

    // storage
    Volume volume;
    double usedGib = 0, sizeGib = 0;
    Nanoseconds lowSpaceSince = -1, grownAt = -1; ///< RDS-58; -1: not, or never
    double usedAnHourAgo = 0;
    Nanoseconds optimizesUntil = 0; ///< RDS-59
    double dirtyWrites = 0;         ///< since the last checkpoint: what a crash recovery applies again
    Nanoseconds checkpointAt = 0;
    double readOperations = 0, writeOperations = 0; ///< in the minute under way
    double writeWaitSeconds = 0;                    ///< likewise
    Nanoseconds slowCommitsUntil = 0;               ///< a backup is taken from the standby (RDS-35)
    bool isRebuildingStandby = false;               ///< RDS-09

    // copies
    Replication replication; ///< from its source or cluster's writer
    WritesSince snapshot, logs, corruption;
    bool isCorrupted = false;
    std::uint32_t recoveryStamp = 0;
    bool isRepointing = false; ///< a new instance stands, and the application does not use it yet
    std::uint32_t maintenanceStamp = 0;
    Nanoseconds upgradedAt = 0; ///< maintenance keeps primary and standby from serving until then (RDS-31), whatever else happens

    Index cpuSeries = kNone, connectionSeries = kNone, queueSeries = kNone, attemptSeries = kNone, readIopsSeries = kNone, writeIopsSeries = kNone,
          readThroughputSeries = kNone, writeThroughputSeries = kNone, writeLatencySeries = kNone, freeSpaceSeries = kNone, burstSeries = kNone,
          hostBalanceSeries = kNone, lagSeries = kNone;
};

struct DatabaseCluster {
    Index writer = kNone;   ///< database
    Index promoted = kNone; ///< while failing over: who takes over
    bool isDetecting = false;
    std::uint32_t stamp = 0;
    Nanoseconds promote = 0, dns = 0;
    Replication abroad; ///< of a global database (RDS-27)
};

/// What a name answers: from a moment on, and before it.
struct DatabaseEndpoint {
    std::vector<std::uint32_t> addresses, addressesBefore;
    Nanoseconds changesAt = 0;
    std::uint64_t rotation = 0; ///< a reader endpoint gives its addresses in turn
};

/// A caller's connections to one database endpoint, kept for the calls to come.
struct Pool {
    Index endpoint = kNone, member = kNone;
    const PoolPlan* plan = nullptr;
    Fifo<std::uint32_t> idle; ///< engine runs, oldest first
    int open = 0;             ///< idle, in use and being made
    Fifo<CallRef> waiting;
    Nanoseconds addressUntil = -1; ///< the caller's own DNS cache
    std::uint32_t address = 0;
};

} // namespace faultline::sim
