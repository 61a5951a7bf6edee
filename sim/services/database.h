#pragma once

#include "sim/services/member.h"

/// Relational databases: engines on hosts, their failures, and how they come back. One idea a file.
namespace faultline::sim {

// database.cpp: one engine on one host
void makeDatabases(World& world);
[[nodiscard]] inline bool isUp(const Database& database) { return database.state == Database::State::Available; }
[[nodiscard]] inline bool isFailingOver(const Database& database)
{
    return database.state == Database::State::Detecting || database.state == Database::State::Promoting;
}
[[nodiscard]] inline bool isFull(const Database& database) { return database.sizeGib > 0 && database.usedGib >= database.sizeGib; }
inline constexpr Nanoseconds kReboot = 30 * kSecond;            ///< in place, without anything to recover; ours
[[nodiscard]] Index hostOf(const World& world, Index database); ///< member
/// The database that a member is the host of; kNone: none.
[[nodiscard]] Index databaseOf(const World& world, const Member& member);
[[nodiscard]] Index databaseSubject(const World& world, Index database);

/// The engine ends: connections hang (power) or break.
void endEngine(World& world, Index database, Stop how);
/// The engine runs on the acting host from now on; without anything in its cache.
void startEngine(World& world, Index database);
/// The engine is started in place: after `takes`, and after the recovery of what a crash left (RDS-13, RDS-17).
void startInPlace(World& world, Index database, StartReason reason, Nanoseconds takes);
/// Time to apply what was written since the last checkpoint, at the speed of the volume.
[[nodiscard]] Nanoseconds crashRecovery(World& world, Index database);

/// The acting host is lost: by power (connections hang) or by a forced failover (they break). Whoever has a standby or readers fails over; one
/// without waits for power, or for its operators.
void loseHost(World& world, Index database, Stop how);
/// A zone has power again, or is joined to the others again: who waits for it starts once both are so.
void regainZone(World& world, Index database, Index zone);
void onDatabaseStep(World& world, Index database);

// failover.cpp: an instance and its standby
[[nodiscard]] bool hasLivingStandby(const World& world, Index database);
void failOverToStandby(World& world, Index database, Stop how);
void buildStandby(World& world, Index database);
void losePowerOfStandby(World& world, Index database);
void onStandbyRebuilt(World& world, Index database);
void onFailoverStep(World& world, Index database);

// database_cluster.cpp: writer and readers
void makeDatabaseClusters(World& world);
void loseClusterHost(World& world, Index database, Stop how);
void onClusterStep(World& world, Index cluster);
/// A database of a cluster is available again: as a reader, unless it is the writer still. There is no fail-back.
void joinCluster(World& world, Index database);

// database_io.cpp: what a call costs beside its own work
/// What is added to the answer of a call that a database has worked on: I/O, and the copies that a commit waits for. May turn the answer bad.
[[nodiscard]] Nanoseconds databaseDelay(World& world, Index call);

// database_storage.cpp
void fillStorage(World& world, Index database);
void addStorage(World& world, Index database, double gib, const char* rule);
void endStorageFull(World& world, Index database);
/// Once a minute: storage autoscaling (RDS-58).
void onDatabaseRound(World& world, Index database);
void onBackup(World& world, Index database);

// maintenance.cpp
enum class MaintenanceKind : std::uint8_t { OperatingSystem, Engine };
void startMaintenance(World& world, Index database, MaintenanceKind kind);
void onMaintenanceStep(World& world, Index database);

// recovery.cpp: what operators do
void corruptData(World& world, Index database);
/// The database is gone, or its data is: whoever is in charge begins to act.
void callOperators(World& world, Index database);
void onRecoveryStep(World& world, Index database);
/// The Region is lost: what a global database's other Regions do not have yet is lost with it (RDS-27).
void loseWritesOfGlobal(World& world, Index cluster);

} // namespace faultline::sim
