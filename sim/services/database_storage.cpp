#include "sim/services/database.h"
#include "sim/services/publication.h"

#include <algorithm>
#include <cmath>

/// Storage of a database: full, growing, backed up (RDS-33 to RDS-38, RDS-57 to RDS-59).
namespace faultline::sim {

namespace {

constexpr double kLowShare = 0.1;                           // RDS-58
constexpr Nanoseconds kLowFor = 300 * kSecond;              // RDS-58
constexpr Nanoseconds kBetweenGrowths = 6 * 3600 * kSecond; // RDS-58
constexpr double kLeastGrowthGib = 10;                      // RDS-58, later editions
constexpr double kPredictedHours = 7;                       // RDS-58
constexpr Nanoseconds kBackupLoad = 180 * kSecond;          // "a few minutes" (RDS-35); ours
constexpr Nanoseconds kDay = 86'400 * kSecond;

std::string gib(double size) { return std::to_string(std::llround(size)) + " GiB"; }

/// Limits of a volume that has grown from one size to another, halfway while it is being optimised (RDS-59).
void scaleLimits(World& world, Index d, double factor)
{
    const DatabasePlan& plan = world.plan->databases[d];
    if (plan.volume.volume.credits <= 0) return; // only gp2 gives more operations with size
    VolumePlan grown = plan.volume;
    grown.volume.sustained = std::min(grown.volume.burst, grown.volume.sustained * factor);
    world.databases[d].volume.setLimits(world.now, grown);
}

} // namespace

void fillStorage(World& world, Index d)
{
    Database& database = world.databases[d];
    if (database.state != Database::State::Available) return;
    database.usedGib = database.sizeGib;
    endEngine(world, d, Stop::Reset);
    database.state = Database::State::StorageFull;
    database.failedAt = world.now;
    note(world, TimelineEntry::Plane::Data, "storage-full", "RDS-57", databaseSubject(world, d), 0, {{"size", gib(database.sizeGib)}});
}

void addStorage(World& world, Index d, double by, const char* rule)
{
    Database& database = world.databases[d];
    const double before = database.sizeGib;
    database.sizeGib += by;
    database.grownAt = world.now;
    database.lowSpaceSince = -1;
    database.optimizesUntil = world.now + kBetweenGrowths;
    scaleLimits(world, d, 1 + (database.sizeGib / world.plan->databases[d].volume.gib - 1) / 2);
    note(world, TimelineEntry::Plane::Control, "storage-grows", rule, databaseSubject(world, d), 0,
         {{"from", gib(before)}, {"to", gib(database.sizeGib)}});
    endStorageFull(world, d);
}

void endStorageFull(World& world, Index d)
{
    Database& database = world.databases[d];
    if (database.state != Database::State::StorageFull || isFull(database)) return;
    startEngine(world, d);
    note(world, TimelineEntry::Plane::Control, "storage-available", "RDS-57", databaseSubject(world, d));
    buildStandby(world, d);
}

void onDatabaseRound(World& world, Index d)
{
    Database& database = world.databases[d];
    const DatabasePlan& plan = world.plan->databases[d];
    atControl(world, world.now + kPeriod, EventKind::DatabaseRound, d, 0);
    if (world.now / kPeriod % 60 == 0) database.usedAnHourAgo = database.usedGib;
    if (database.optimizesUntil > 0 && world.now >= database.optimizesUntil) {
        database.optimizesUntil = 0;
        scaleLimits(world, d, database.sizeGib / plan.volume.gib);
    }
    if (plan.mostGib <= database.sizeGib) return;
    const bool isLow = database.sizeGib - database.usedGib < kLowShare * database.sizeGib;
    if (!isLow) database.lowSpaceSince = -1;
    else if (database.lowSpaceSince < 0) database.lowSpaceSince = world.now;
    const bool hasWaited = database.grownAt < 0 || world.now - database.grownAt >= kBetweenGrowths;
    if (!isLow || world.now - database.lowSpaceSince < kLowFor || !hasWaited) return;
    const double perHour = database.usedGib - database.usedAnHourAgo; // of the hour under way: never more than what an hour brings
    const double by = std::max({kLeastGrowthGib, 0.1 * database.sizeGib, kPredictedHours * perHour});
    addStorage(world, d, std::min(by, plan.mostGib - database.sizeGib), "RDS-58");
}

void onBackup(World& world, Index d)
{
    Database& database = world.databases[d];
    const DatabasePlan& plan = world.plan->databases[d];
    atControl(world, world.now + kDay, EventKind::Backup, d, 0);
    const Index subject = databaseSubject(world, d);
    if (!isUp(database)) { // RDS-38
        note(world, TimelineEntry::Plane::Control, "backup-skipped", "RDS-38", subject);
        return;
    }
    note(world, TimelineEntry::Plane::Control, "backup", "RDS-35", subject);
    if (plan.backupSuspension > 0) {
        database.volume.suspend(world.now, world.now + plan.backupSuspension);
        noteClock(world, subject, 0, "io-suspension", "RDS-35", world.now, world.now + plan.backupSuspension);
    }
    if (plan.isMultiAz) database.slowCommitsUntil = world.now + kBackupLoad;
    database.snapshot = {world.now, 0};
}

} // namespace faultline::sim
