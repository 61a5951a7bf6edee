#pragma once

#include "model/metrics/metric_store.h" // Nanoseconds
#include "sim/plan/index.h"

#include <vector>

/// Relational databases, compiled.
namespace faultline::sim {

enum class DbEngine : std::uint8_t { MySql, MariaDb, PostgreSql, Oracle, SqlServer, Db2, Other };

/// A limit on I/O: a rate for ever, and a higher one while credits last.
struct IoLimit {
    double sustained = 0, burst = 0; ///< I/O operations per second; burst == sustained: no credits
    double credits = 0;              ///< of a full bucket
    double earned = 0;               ///< credits per second, whatever is used; 0: what `sustained` leaves unused (EBS-03)
};

/// The volume below a database (RDS-49 to RDS-56).
struct VolumePlan {
    bool isLimited = false; ///< Aurora's is not
    IoLimit volume, host;   ///< the volume's own limit, and the instance class's (RDS-56)
    double gib = 0;
};

/// What its operators do when the data is lost or damaged.
struct RecoveryPlan {
    enum class By : std::uint8_t { Nothing, PointInTime, Snapshot, Replica } by = By::Nothing;
    Nanoseconds after = 0;   ///< from the loss to the decision
    Nanoseconds restore = 0; ///< until the new instance is available
    Nanoseconds repoint = 0; ///< until the application uses it (RDS-40)
};

struct DatabasePlan {
    Index station = kNone;
    int host = 0; ///< which of the station's members it is
    DbEngine engine = DbEngine::Other;
    bool isMultiAz = false;
    Index primaryZone = kNone, standbyZone = kNone;
    std::vector<Index> zones; ///< of its subnet group
    int maxConnections = 0;   ///< 0: no bound
    bool failoverIsStated = false;
    Nanoseconds detect = 0, promote = 0; ///< when stated
    Nanoseconds dns = 5 * kSecond;       ///< RDS-06
    Nanoseconds rebuild = 600 * kSecond; ///< of a new standby
    Nanoseconds restart = 60 * kSecond;  ///< crash recovery without a log to apply
    Nanoseconds cold = 0;                ///< how long reads are slow after a start, and by how much
    double coldReadFactor = 1;
    Nanoseconds standbyWrite = 0; ///< what the copy on the standby's volume adds to a commit (RDS-02)

    Index cluster = kNone; ///< in `Plan::databaseClusters`
    int tier = 1;          ///< of promotion, lowest first
    Index source = kNone;  ///< of a read replica: whose (RDS-43)
    double replayThreads = 1;

    VolumePlan volume;
    double usedGib = 0, gibPerWrite = 0;
    double mostGib = 0; ///< up to which storage autoscaling goes; 0: it is off (RDS-58)

    bool hasBackups = true;
    Nanoseconds firstBackup = -1;     ///< time of the run; < 0: not in it
    Nanoseconds lastSnapshot = 0;     ///< before the run: negative
    Nanoseconds backupSuspension = 0; ///< of I/O on the primary (RDS-35)
    RecoveryPlan recovery;
    Index promoted = kNone; ///< the replica that recovery would promote
};

/// Databases that fail over to each other: Aurora (RDS-24 to RDS-27), or a Multi-AZ DB cluster (RDS-18 to RDS-22).
struct DatabaseClusterPlan {
    enum class Kind : std::uint8_t { Aurora, MultiAz } kind = Kind::Aurora;
    Index subject = kNone;
    std::vector<Index> databases; ///< the first is the writer at the start
    Index writerEndpoint = kNone, readerEndpoint = kNone;
    bool failoverIsStated = false;
    Nanoseconds detect = 0, promote = 0, dns = 0;
    bool isGlobal = false; ///< other Regions have a copy (RDS-27)
};

/// A DNS name of a database or cluster.
struct DatabaseEndpointPlan {
    enum class Role : std::uint8_t { Instance, Writer, Reader } role = Role::Instance;
    Index database = kNone; ///< of an instance
    Index cluster = kNone;  ///< of a writer or reader endpoint
};

} // namespace faultline::sim
