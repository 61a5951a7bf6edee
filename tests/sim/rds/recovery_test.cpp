// Lost and damaged data: restores, replicas, what is lost with each (RPO) and how long it takes.
#include "tests/sim/rds/database_drawing.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

using sim::Cause;
using sim::Outcome;

DatabaseDrawing recovering(const std::string& recovery, const std::string& properties = "")
{
    DatabaseDrawing drawing;
    drawing.properties =
        "Engine: mysql, DBInstanceClass: db.m5.large, AllocatedStorage: \"100\", StorageType: gp3, PreferredBackupWindow: \"00:02-00:32\"" +
        properties;
    drawing.own = recovery.empty() ? "" : "Recovery: {" + recovery + "}";
    return drawing;
}

const std::string kReplica =
    "  Replica: {Type: AWS::RDS::DBInstance, Properties: {SourceDBInstanceIdentifier: !Ref Database, Engine: mysql, DBInstanceClass: db.m5.large, "
    "AvailabilityZone: us-east-1b}}\n";

// statements: RDS-39 RDS-40 RDS-75
TEST(PointInTime, bringsBackAllButWhatWasWrittenSinceTheDamage)
{
    // Damaged at 5:00, decided at 10:00, restored at 20:00, repointed at 21:00.
    const auto record = recordOf(callingDatabase(recovering("By: point-in-time, AfterSeconds: 300, RestoreSeconds: 600, RepointSeconds: 60")),
                                 {.traffic = "constant:10/s", .duration = "30m", .faults = {"data-corruption:target=Database,at=5m"}});
    EXPECT_NEAR(secondsOf(firstEntry(record, "database-restored")), 1'200, 1e-6);
    EXPECT_NEAR(secondsOf(firstEntry(record, "application-repointed")), 1'260, 1e-6);
    EXPECT_NEAR(static_cast<double>(record.writesLost), 900 * 10, 10);
    EXPECT_NEAR(record.oldestLostWriteAgeS.value_or(-1), 900, 1);
    EXPECT_EQ(rateOf(record, Outcome::Succeeded, 1210, 1250), 0); // a new endpoint: the application must be told
    EXPECT_GT(rateOf(record, Outcome::Succeeded, 1290, 1800), 9.8);
}

// statements: RDS-39 RDS-75
TEST(PointInTime, afterALossGoesBackToTheLastLogsOfFiveMinutes)
{
    // Lost at 8:20; the logs of 5:00 are the last that were out: 200 s.
    const auto record = recordOf(callingDatabase(recovering("By: point-in-time, AfterSeconds: 60, RestoreSeconds: 600, RepointSeconds: 0")),
                                 {.traffic = "constant:10/s", .duration = "30m", .faults = {"az-power-interruption:az=us-east-1a,at=500s,for=20m"}});
    ASSERT_TRUE(firstEntry(record, "database-restored"));
    EXPECT_EQ(firstEntry(record, "database-restored")->text.args[1].second, "us-east-1b"); // another zone
    EXPECT_NEAR(record.oldestLostWriteAgeS.value_or(-1), 200, 1);
    EXPECT_NEAR(static_cast<double>(record.writesLost), 2'000, 10);
    EXPECT_GT(rateOf(record, Outcome::Succeeded, 1180, 1800), 9.8);
}

// statements: RDS-75
TEST(Snapshot, losesAllSinceItWasTaken)
{
    // The daily one was at 2:00; damaged at 7:00, restored at 9:00: seven minutes of writes.
    const auto record = recordOf(callingDatabase(recovering("By: snapshot, AfterSeconds: 60, RestoreSeconds: 60, RepointSeconds: 0")),
                                 {.traffic = "constant:10/s", .duration = "12m", .faults = {"data-corruption:target=Database,at=7m"}});
    EXPECT_NEAR(record.oldestLostWriteAgeS.value_or(-1), 420, 1);
    EXPECT_NEAR(static_cast<double>(record.writesLost), 4'200, 10);
}

// statements: RDS-33 RDS-75
TEST(Damage, cannotBeUndoneWithoutBackups)
{
    auto drawing = recovering("By: point-in-time, AfterSeconds: 60, RestoreSeconds: 60", ", BackupRetentionPeriod: 0");
    drawing.use = "Operation: read, ServiceTime: 2";
    const auto record =
        recordOf(callingDatabase(drawing), {.traffic = "constant:10/s", .duration = "15m", .faults = {"data-corruption:target=Database,at=5m"}});
    EXPECT_FALSE(firstEntry(record, "database-restored"));
    EXPECT_EQ(rateOf(record, Outcome::Succeeded, 310, 900), 0);
    EXPECT_EQ(record.requests.lostByCause[static_cast<std::size_t>(Cause::DataCorrupted)], record.requests.lost());
}

// statements: RDS-01
TEST(Damage, reachesTheStandbyToo)
{
    auto drawing = recovering("", ", MultiAZ: true");
    drawing.use = "Operation: read, ServiceTime: 2";
    const auto record = recordOf(
        callingDatabase(drawing),
        {.traffic = "constant:10/s", .duration = "15m", .faults = {"data-corruption:target=Database,at=2m", "rds-failover:target=Database,at=4m"}});
    EXPECT_TRUE(firstEntry(record, "failover-complete"));
    EXPECT_EQ(rateOf(record, Outcome::Succeeded, 130, 900), 0); // a failover does not help
}

// statements: RDS-41
TEST(Restore, readsSlowlyAtFirst)
{
    auto drawing = recovering("By: point-in-time, AfterSeconds: 60, RestoreSeconds: 60, RepointSeconds: 0");
    drawing.use = "Operation: read, ServiceTime: 2";
    drawing.own += ", ColdCache: {Seconds: 60, ReadFactor: 4}";
    const auto record =
        recordOf(callingDatabase(drawing), {.traffic = "constant:10/s", .duration = "45m", .faults = {"data-corruption:target=Database,at=2m"}});
    const auto medianAt = [&](std::size_t second) { return *record.windows[second / 10].latencyMs.quantile(0.5); };
    EXPECT_NEAR(medianAt(1'000) - medianAt(60), 6, 0.3); // blocks come from S3 at their first touch: for half an hour (ours), not for a minute
    EXPECT_NEAR(medianAt(2'400) - medianAt(60), 0, 0.3);
}

// statements: RDS-43 RDS-45 RDS-73
TEST(ReadReplica, lagsWhenItAppliesMoreSlowlyThanItsSourceWrites)
{
    // 80 writes a second of 20 ms. MySQL applies with two threads, PostgreSQL with one: 50/s, so that 0.6 s more are behind each second. The lag is
    // the age of the write that is next: after 300 s the one of 300 * 50 / 80 = 187.5 s.
    const auto lagOf = [](const std::string& engine) {
        DatabaseDrawing drawing;
        drawing.properties = "Engine: " + engine + ", DBInstanceClass: db.m5.large, AllocatedStorage: \"100\", StorageType: gp3";
        drawing.use = "Operation: write, ServiceTime: 20}, {To: Replica, Operation: read, ServiceTime: 1";
        drawing.more = kReplica;
        drawing.more.replace(drawing.more.find("Engine: mysql"), 13, "Engine: " + engine);
        const auto simulation = played(callingDatabase(drawing), {.traffic = "constant:80/s", .duration = "6m"});
        return rdsMetric(simulation, "ReplicaLag", 240, "Replica").value_or(-2);
    };
    EXPECT_LT(lagOf("mysql"), 1);
    EXPECT_NEAR(lagOf("postgres"), 300 - 187.5, 12);
}

// statements: RDS-45 RDS-48
TEST(ReadReplica, servesStaleReadsWhileItsSourceIsDown)
{
    DatabaseDrawing drawing = recovering("");
    drawing.to = "Replica";
    drawing.use = "Operation: read, ServiceTime: 2";
    drawing.more = kReplica;
    const auto simulation = played(callingDatabase(drawing),
                                   {.traffic = "constant:10/s", .duration = "10m", .faults = {"az-power-interruption:az=us-east-1a,at=2m,for=5m"}});
    EXPECT_EQ(simulation.record().requests.lost(), 0u);
    EXPECT_EQ(rdsMetric(simulation, "ReplicaLag", 240, "Replica").value_or(0), -1); // replication does not run
}

// statements: RDS-46 RDS-47 RDS-75
TEST(ReadReplica, thatIsPromotedLosesItsLagAndReboots)
{
    // PostgreSQL again: behind by 0.6 s of writing each second; lost at 100 s, promoted 60 s later, when 60 * 50 more have been applied.
    DatabaseDrawing drawing;
    drawing.properties = "Engine: postgres, DBInstanceClass: db.m5.large, AllocatedStorage: \"100\", StorageType: gp3";
    drawing.own = "Recovery: {By: replica, AfterSeconds: 30, RepointSeconds: 30}";
    drawing.use = "Operation: write, ServiceTime: 20";
    drawing.more = kReplica;
    drawing.more.replace(drawing.more.find("Engine: mysql"), 13, "Engine: postgres");
    const auto record = recordOf(callingDatabase(drawing),
                                 {.traffic = "constant:80/s", .duration = "10m", .faults = {"az-power-interruption:az=us-east-1a,at=100s,for=8m"}});
    EXPECT_NEAR(static_cast<double>(record.writesLost), 80 * 100 - 50 * 130, 120);
    EXPECT_NEAR(record.oldestLostWriteAgeS.value_or(-1), 100 - 50 * 130 / 80.0, 3);
    EXPECT_NEAR(secondsOf(firstEntry(record, "replica-promoted")), 130 + 60, 1e-6); // the reboot (our length)
    EXPECT_GT(rateOf(record, Outcome::Succeeded, 240, 580), 75);                    // the application uses it
}

} // namespace
} // namespace faultline::test
