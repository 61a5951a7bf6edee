// Volumes: limits, bursts, full storage, growth, backups.
#include "tests/sim/rds/database_drawing.h"

#include "sim/plan/plan.h"
#include "sim/plan/volume_limits.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace faultline::test {
namespace {

using sim::DbEngine;
using sim::IoLimit;
using sim::Outcome;

DatabaseDrawing stored(const std::string& storage, const std::string& own = "", int operations = 1)
{
    DatabaseDrawing drawing;
    drawing.properties = "Engine: mysql, DBInstanceClass: db.m5.4xlarge, " + storage;
    drawing.own = (own.empty() ? "" : own + ", ") + "Workload: {Servers: 100000, ServiceTime: 1}";
    drawing.use = "Operation: write, ServiceTime: 1, Ios: " + std::to_string(operations) +
                  ", Client: {RequestTimeoutMs: 60000, Pool: {Min: 0, Max: 5000, AcquireTimeoutMs: 60000}}";
    drawing.client = "TimeoutMs: 60000";
    return drawing;
}

// statements: RDS-49 RDS-50 RDS-51 RDS-52 RDS-53 RDS-54 RDS-55
TEST(Volume, hasTheLimitsOfItsTypeSizeAndEngine)
{
    struct Row {
        DbEngine engine;
        sim::StorageOptions storage;
        double sustained, burst;
    };
    const DbEngine mysql = DbEngine::MySql, sql = DbEngine::SqlServer;
    for (const Row& row : {
             Row{mysql, {"gp2", 100, {}, {}}, 300, 3'000},                         // EX-075; RDS-50
             Row{mysql, {"gp2", 20, {}, {}}, 100, 3'000},                          // at least 100
             Row{mysql, {"gp2", 400, {}, {}}, 1'200, 12'000},                      // striped from 400 GiB
             Row{DbEngine::Oracle, {"gp2", 200, {}, {}}, 600, 12'000},             // Oracle from 200
             Row{sql, {"gp2", 1'000, {}, {}}, 3'000, 3'000},                       // SQL Server never; no burst from 1,000 GiB
             Row{mysql, {"gp3", 100, 9'000, 400}, 3'000, 3'000},                   // not adjustable below the threshold
             Row{mysql, {"gp3", 400, {}, {}}, 12'000, 12'000},                     // 12,000 IOPS, 500 MiB/s
             Row{mysql, {"gp3", 400, 20'000, 2'000}, 20'000, 20'000},              //
             Row{mysql, {"gp3", 400, 64'000, 500}, 64'000, 64'000},                // throughput is raised with IOPS: 16 KiB each
             Row{DbEngine::PostgreSql, {"gp3", 400, 64'000, 500}, 32'000, 32'000}, // 500 MiB/s of 16 KiB
             Row{sql, {"gp3", 100, 10'000, 1'000}, 10'000, 10'000},                //
             Row{mysql, {"io1", 100, 20'000, {}}, 5'000, 5'000},                   // 50 IOPS for each GiB
             Row{mysql, {"io2", 100, 20'000, {}}, 20'000, 20'000},                 // 1,000 for each
             Row{mysql, {"standard", 100, {}, {}}, 1'000, 1'000},                  // magnetic
         }) {
        const IoLimit limit = sim::volumeLimitOf(row.engine, row.storage);
        EXPECT_NEAR(limit.sustained, row.sustained, 1) << row.storage.type << ' ' << row.storage.gib;
        EXPECT_NEAR(limit.burst, row.burst, 1) << row.storage.type << ' ' << row.storage.gib;
    }
}

TEST(Volume, isGuessedAtOnlyByCallsThatDoNotSayTheirIo)
{
    const auto guesses = [](const std::string& use) {
        DatabaseDrawing drawing;
        drawing.use = use;
        const auto plan = planOf(callingDatabase(drawing));
        EXPECT_TRUE(plan.ok());
        return std::count_if((*plan)->assumptions.begin(), (*plan)->assumptions.end(),
                             [](const sim::Assumption& a) { return a.what == "Database: I/O"; });
    };
    EXPECT_EQ(guesses("Operation: write, ServiceTime: 2"), 1);
    EXPECT_EQ(guesses("Operation: write, ServiceTime: 2, Ios: 1"), 0);
}

// statements: RDS-51 RDS-74
TEST(Volume, makesWritesAboveItsLimitWait)
{
    // gp3 of 100 GiB: 3,000 operations a second, whatever is asked for.
    const auto simulation =
        played(callingDatabase(stored("StorageType: gp3, AllocatedStorage: \"100\"")), {.traffic = "constant:3300/s", .duration = "2m"});
    EXPECT_NEAR(rateOf(simulation.record(), Outcome::Succeeded, 20, 120), 3'000, 30);
    EXPECT_NEAR(*rdsMetric(simulation, "DiskQueueDepth", 60), 5'000, 50); // 300 more each second, until every connection waits
    const auto calm = played(callingDatabase(stored("StorageType: gp3, AllocatedStorage: \"100\"")), {.traffic = "constant:300/s", .duration = "2m"});
    EXPECT_LT(*rdsMetric(calm, "DiskQueueDepth", 60), 1); // not I/O bound
    EXPECT_NEAR(*rdsMetric(calm, "WriteIOPS", 60), 300, 2);
}

// statements: RDS-50 RDS-73
TEST(Volume, ofGp2LivesOnItsCreditsUntilTheyAreGone)
{
    // 20 GiB: 100 IOPS for ever. 1,100 operations a second spend 1,000 of 5.4 million credits: 5,400 s; then 100 pass. A write is ten of them.
    const auto simulation =
        played(callingDatabase(stored("StorageType: gp2, AllocatedStorage: \"20\"", "", 10)), {.traffic = "constant:110/s", .duration = "100m"});
    EXPECT_NEAR(*rdsMetric(simulation, "BurstBalance", 2'640), 50, 1);
    EXPECT_NEAR(rateOf(simulation.record(), Outcome::Succeeded, 3'000, 5'300), 110, 1);
    EXPECT_LT(*rdsMetric(simulation, "BurstBalance", 5'460), 0.5);
    EXPECT_NEAR(rateOf(simulation.record(), Outcome::Succeeded, 5'420, 5'460), 10, 2);
}

// statements: RDS-56
TEST(Volume, isBoundByTheInstanceClass)
{
    // db.m5.large: up to 4,750 Mbps for half an hour a day, 650 for ever: 36,240 and 4,959 operations of 16 KiB a second. The volume would take
    // 20,000. 90 writes of 200 operations spend 18,000 - 4,959 and earn 651 a second of 56.3 million credits: 4,540 s.
    DatabaseDrawing drawing = stored("", "", 200);
    drawing.properties = "Engine: mysql, DBInstanceClass: db.m5.large, StorageType: io2, Iops: 20000, AllocatedStorage: \"400\"";
    const auto simulation = played(callingDatabase(drawing), {.traffic = "constant:90/s", .duration = "90m"});
    const auto record = simulation.record();
    EXPECT_NEAR(rateOf(record, Outcome::Succeeded, 3'000, 4'400), 90, 0.5);
    EXPECT_NEAR(*rdsMetric(simulation, "EBSIOBalance%", 2'220), 50, 2);
    EXPECT_LT(*rdsMetric(simulation, "EBSIOBalance%", 4'620), 2);
    EXPECT_NEAR(rateOf(record, Outcome::Succeeded, 4'560, 4'590), (4'959 + 651) / 200.0, 4);
}

// statements: RDS-57 RDS-59
TEST(Storage, thatIsFullStopsTheDatabaseUntilThereIsMore)
{
    const auto record = recordOf(callingDatabase(stored("StorageType: gp3, AllocatedStorage: \"100\"")),
                                 {.traffic = "constant:50/s", .duration = "10m", .faults = {"rds-storage-full:target=Database,at=2m,for=3m"}});
    EXPECT_NEAR(secondsOf(firstEntry(record, "storage-full")), 120, 1e-6);
    EXPECT_EQ(rateOf(record, Outcome::Succeeded, 130, 290), 0);
    ASSERT_TRUE(firstEntry(record, "storage-grows"));
    EXPECT_EQ(firstEntry(record, "storage-grows")->text.args[2].second, "110 GiB"); // at least a tenth more
    EXPECT_GT(rateOf(record, Outcome::Succeeded, 320, 600), 49);
}

// statements: RDS-57
TEST(Storage, isFilledByWrites)
{
    // 1 GiB left, 1 MiB a write, 10/s: full after 102.4 s.
    const auto simulation = played(callingDatabase(stored("StorageType: gp3, AllocatedStorage: \"100\"", "Data: {UsedGiB: 99, WriteKb: 1024}")),
                                   {.traffic = "constant:10/s", .duration = "4m"});
    EXPECT_NEAR(secondsOf(firstEntry(simulation.record(), "storage-full")), 102.4, 0.5);
    EXPECT_NEAR(*rdsMetric(simulation, "FreeStorageSpace", 0) / (1024.0 * 1024 * 1024), 1 - 60 * 10 / 1024.0, 0.02);
}

// statements: RDS-58
TEST(StorageAutoscaling, actsAfterFiveMinutesBelowATenth)
{
    // 100 GiB, 91 used: low from the first look on. The greatest of 10 GiB, 10 % and the growth of seven hours: ten.
    const auto record =
        recordOf(callingDatabase(stored("StorageType: gp3, AllocatedStorage: \"100\", MaxAllocatedStorage: 200", "Data: {UsedGiB: 91}")),
                 {.traffic = "constant:10/s", .duration = "20m"});
    const auto* grown = firstEntry(record, "storage-grows");
    ASSERT_TRUE(grown);
    EXPECT_NEAR(secondsOf(grown), 60 + 300, 1e-6);
    EXPECT_EQ(grown->text.args[2].second, "110 GiB");
    EXPECT_EQ(grown->rule, "RDS-58");
}

// statements: RDS-58
TEST(StorageAutoscaling, waitsSixHoursBeforeItActsAgainAndLooksSevenHoursAhead)
{
    // 2 GiB an hour. First low at 90 GiB + …; each growth is of 7 * 2 = 14 GiB, but six hours apart.
    const auto record = recordOf(
        callingDatabase(stored("StorageType: gp3, AllocatedStorage: \"100\", MaxAllocatedStorage: 300", "Data: {UsedGiB: 91, WriteKb: 582.5}")),
        {.traffic = "constant:1/s", .duration = "9h"});
    std::vector<double> times;
    for (const auto& entry : record.timeline)
        if (entry.kind == "storage-grows") times.push_back(secondsOf(&entry));
    ASSERT_GE(times.size(), 2u);
    EXPECT_GE(times[1] - times[0], 6 * 3'600);
}

// statements: RDS-59
TEST(StorageOptimization, givesAPerformanceBetweenTheOldAndTheNew)
{
    // gp2: 40 GiB give 120 IOPS, 50 GiB 150: halfway 135. 29 writes of 100 operations use up the credits in 5.4e6 / (2,900 - 135) = 1,950 s.
    const auto record =
        recordOf(callingDatabase(stored("StorageType: gp2, AllocatedStorage: \"40\", MaxAllocatedStorage: 100", "Data: {UsedGiB: 39}", 100)),
                 {.traffic = "constant:29/s", .duration = "34m"});
    ASSERT_TRUE(firstEntry(record, "storage-grows"));
    EXPECT_NEAR(rateOf(record, Outcome::Succeeded, 1'970, 2'010) * 100, 135, 8);
}

// statements: RDS-33 RDS-34 RDS-35 RDS-38
TEST(Backup, suspendsIoForSecondsOnASingleHostAndNotOnAStandby)
{
    const std::string window = ", PreferredBackupWindow: \"00:03-00:33\"";
    const std::string storage = "StorageType: gp3, AllocatedStorage: \"100\"" + window;
    const auto worst = [](const sim::RunRecord& record) { return static_cast<double>(record.latencyByOutcome[0].maxNs) * 1e-9; };
    const auto single = recordOf(callingDatabase(stored(storage)), {.traffic = "constant:20/s", .duration = "6m"});
    EXPECT_NEAR(secondsOf(firstEntry(single, "backup")), 180, 1e-6);
    EXPECT_NEAR(worst(single), 3, 0.1);
    const auto standby = recordOf(callingDatabase(stored(storage + ", MultiAZ: true")), {.traffic = "constant:20/s", .duration = "8m"});
    EXPECT_LT(worst(standby), 0.1);
    EXPECT_GT(*standby.windows[20].latencyMs.quantile(0.5), *standby.windows[10].latencyMs.quantile(0.5) + 0.5); // slower for three minutes
    EXPECT_NEAR(*standby.windows[45].latencyMs.quantile(0.5), *standby.windows[10].latencyMs.quantile(0.5), 0.1);
    DatabaseDrawing sqlServer = stored(storage + ", MultiAZ: true");
    sqlServer.properties.replace(0, 13, "Engine: sqlserver-se");
    EXPECT_NEAR(worst(recordOf(callingDatabase(sqlServer), {.traffic = "constant:20/s", .duration = "6m"})), 3, 0.1); // both
    const auto off = recordOf(callingDatabase(stored(storage + ", BackupRetentionPeriod: 0")), {.traffic = "constant:20/s", .duration = "6m"});
    EXPECT_FALSE(firstEntry(off, "backup"));
}

// statements: RDS-38
TEST(Backup, isSkippedWhenTheDatabaseIsNotAvailable)
{
    const auto record = recordOf(callingDatabase(stored("StorageType: gp3, AllocatedStorage: \"100\", PreferredBackupWindow: \"00:03-00:33\"")),
                                 {.traffic = "constant:20/s", .duration = "6m", .faults = {"rds-storage-full:target=Database,at=2m,for=3m"}});
    EXPECT_TRUE(firstEntry(record, "backup-skipped"));
    EXPECT_FALSE(firstEntry(record, "backup"));
}

} // namespace
} // namespace faultline::test
