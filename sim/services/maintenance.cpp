#include "sim/services/database.h"

#include "sim/services/redundancy.h"

/// Maintenance of a database: operating system and engine (RDS-30 to RDS-32).
namespace faultline::sim {

namespace {

constexpr Nanoseconds kSystemUpdate = 600 * kSecond;  // RDS-32
constexpr Nanoseconds kEngineUpgrade = 600 * kSecond; ///< ours: RDS-31 gives no length

void takeDown(World& world, Index d, Nanoseconds takes, const char* rule)
{
    endEngine(world, d, Stop::Reset);
    world.databases[d].failedAt = world.now;
    world.databases[d].upgradedAt = world.now + takes;
    note(world, TimelineEntry::Plane::Control, "maintenance", rule, databaseSubject(world, d));
    startInPlace(world, d, StartReason::Maintenance, takes);
}

} // namespace

void startMaintenance(World& world, Index d, MaintenanceKind kind)
{
    Database& database = world.databases[d];
    if (!isUp(database)) return;
    // SQL Server rolls through its hosts also for the engine (RDS-31).
    const bool rolls = kind == MaintenanceKind::OperatingSystem || world.plan->databases[d].engine == DbEngine::SqlServer;
    if (!rolls || !hasLivingStandby(world, d)) {
        takeDown(world, d, rolls ? kSystemUpdate : kEngineUpgrade, rolls ? "RDS-32" : "RDS-31");
        return;
    }
    const Index subject = databaseSubject(world, d);
    note(world, TimelineEntry::Plane::Control, "maintenance-of-standby", "RDS-30", subject, 0, {{"zone", world.plan->zones[database.standbyZone]}});
    noteClock(world, subject, 0, "standby-maintenance", "RDS-30", world.now, world.now + kSystemUpdate);
    atControl(world, world.now + kSystemUpdate, EventKind::MaintenanceStep, d, ++database.maintenanceStamp);
}

/// The standby is done: it takes over, and the old primary, maintained in its turn, is the new standby (RDS-30).
void onMaintenanceStep(World& world, Index d)
{
    if (isUp(world.databases[d]) && hasLivingStandby(world, d)) loseHost(world, d, Stop::Reset);
}

} // namespace faultline::sim
