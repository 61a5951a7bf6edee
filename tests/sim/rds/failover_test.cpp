// A Multi-AZ DB instance fails over: the phases, what callers see of them, and what follows.
#include "tests/sim/rds/database_drawing.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

using sim::Cause;
using sim::Outcome;

const std::string kMultiAz = "Engine: mysql, DBInstanceClass: db.m5.large, AllocatedStorage: \"100\", StorageType: gp3, MultiAZ: true";
const std::string kPowerLoss = "az-power-interruption:az=us-east-1a,at=2m,for=20m";

DatabaseDrawing multiAz(const std::string& use = "Operation: read, ServiceTime: 2", const std::string& own = "")
{
    DatabaseDrawing drawing;
    drawing.properties = kMultiAz;
    drawing.use = use;
    drawing.own = own;
    return drawing;
}

// statements: RDS-03 RDS-05 RDS-06 RDS-12
TEST(Failover, takesOneToTwoMinutesAndEndsWithTheNewName)
{
    for (const std::uint64_t seed : {1, 2, 3, 4, 5, 6, 7, 8}) {
        const auto record =
            recordOf(callingDatabase(multiAz()), {.traffic = "constant:20/s", .duration = "10m", .faults = {kPowerLoss}, .seed = seed});
        EXPECT_GE(lengthOf(record, "failover"), 60) << seed;
        EXPECT_LE(lengthOf(record, "failover"), 120) << seed;
        EXPECT_EQ(lengthOf(record, "dns-change"), 5) << seed;
        EXPECT_NEAR(secondsOf(firstEntry(record, "failover-complete")) - secondsOf(firstEntry(record, "standby-promoted")), 5, 1e-6) << seed;
        EXPECT_NEAR(lengthOf(record, "detection") + lengthOf(record, "promotion") + 5, lengthOf(record, "failover"), 1e-6) << seed;
    }
}

// statements: RDS-01
TEST(Failover, needsNoKnownSubnetsForAStandbyToTakeOver)
{
    const std::string text = R"(
Parameters: {Group: {Type: String}}
Metadata:
  Faultline: {Version: 1, Actors: {Users: {Sends: [{To: Server}]}}}
Resources:
  Server:
    Type: AWS::EC2::Instance
    Metadata: {Faultline: {Uses: [{To: Database}]}}
    Properties: {ImageId: ami-1, InstanceType: m5.large}
  Database:
    Type: AWS::RDS::DBInstance
    Properties: {Engine: mysql, DBInstanceClass: db.m5.large, AllocatedStorage: "100", MultiAZ: true, DBSubnetGroupName: !Ref Group}
)";
    const auto record = recordOf(text, {.traffic = "constant:20/s", .duration = "10m", .faults = {"rds-failover:target=Database,at=2m"}});
    ASSERT_TRUE(firstEntry(record, "standby-promoted"));
    EXPECT_TRUE(firstEntry(record, "failover-complete"));
    EXPECT_GT(rateOf(record, Outcome::Succeeded, 480, 600), 19);
}

// statements: RDS-01 RDS-04 RDS-09
TEST(Failover, promotesTheStandbyOfAnotherZoneAndBuildsANewOne)
{
    const auto record = recordOf(callingDatabase(multiAz()), {.traffic = "constant:20/s", .duration = "25m", .faults = {kPowerLoss}});
    ASSERT_TRUE(firstEntry(record, "standby-promoted"));
    EXPECT_EQ(firstEntry(record, "standby-promoted")->text.args[1].second, "us-east-1b");
    ASSERT_TRUE(firstEntry(record, "standby-rebuilt"));
    EXPECT_NEAR(secondsOf(firstEntry(record, "standby-rebuilt")) - secondsOf(firstEntry(record, "failover-complete")), 600, 1e-6);
    EXPECT_EQ(firstEntry(record, "standby-rebuilt")->text.args[1].second, "us-east-1c"); // a is without power
    EXPECT_EQ(record.writesLost, 0u);
}

// statements: RDS-01
TEST(Failover, isNotUndoneWhenTheZoneReturns)
{
    const auto record = recordOf(callingDatabase(multiAz()),
                                 {.traffic = "constant:20/s", .duration = "30m", .faults = {"az-power-interruption:az=us-east-1a,at=2m,for=5m"}});
    int promotions = 0;
    for (const auto& entry : record.timeline) promotions += entry.kind == "standby-promoted" ? 1 : 0;
    EXPECT_EQ(promotions, 1);
    for (const auto& row : record.stations)
        if (row.resource == "Database") {
            EXPECT_EQ(row.az, "us-east-1b");
        }
}

// statements: RDS-02 RDS-75
TEST(Commit, waitsForTheStandbyAndNothingIsLost)
{
    // Primary in a, standby in b: a round trip of 0.8 ms between zones and 1 ms for the second volume (ours) more than alone.
    DatabaseDrawing alone;
    const auto one = recordOf(callingDatabase(alone), {.traffic = "constant:20/s", .duration = "5m"});
    const auto two = recordOf(callingDatabase(multiAz("Operation: write, ServiceTime: 2")), {.traffic = "constant:20/s", .duration = "5m"});
    EXPECT_NEAR(meanLatencyMs(two) - meanLatencyMs(one), 1.8, 0.01);
    const auto failed = recordOf(callingDatabase(multiAz("Operation: write, ServiceTime: 2")),
                                 {.traffic = "constant:100/s", .duration = "10m", .faults = {kPowerLoss}});
    EXPECT_GT(failed.requests.lost(), 5'000u);
    EXPECT_EQ(failed.writesLost, 0u);
}

// statements: RDS-09
TEST(Commit, isSlowerUntilTheNewStandbyHasCaughtUp)
{
    const auto record = recordOf(callingDatabase(multiAz("Operation: write, ServiceTime: 2")),
                                 {.traffic = "constant:20/s", .duration = "20m", .faults = {"rds-failover:target=Database,at=1m"}});
    const double rebuilt = secondsOf(firstEntry(record, "standby-rebuilt"));
    ASSERT_GT(rebuilt, 0);
    const auto meanAt = [&](std::size_t second) { return *record.windows[second / 10].latencyMs.quantile(0.5); };
    // While it is built nothing is synchronous, but all is copied: 2 ms; afterwards 1 ms and the round trip.
    EXPECT_GT(meanAt(static_cast<std::size_t>(rebuilt) - 60), meanAt(static_cast<std::size_t>(rebuilt) + 60) + 0.1);
}

// statements: RDS-05 RDS-11 RDS-75
TEST(Callers, seeErrorsThenTheNewHostAndReadSlowlyFromAColdCache)
{
    const auto record = recordOf(callingDatabase(multiAz("Operation: read, ServiceTime: 2", "ColdCache: {Seconds: 120, ReadFactor: 5}")),
                                 {.traffic = "constant:50/s", .duration = "12m", .faults = {kPowerLoss}});
    const double promoted = secondsOf(firstEntry(record, "standby-promoted")), named = secondsOf(firstEntry(record, "failover-complete"));
    const double again = servesAgainAt(record, 120);
    EXPECT_EQ(rateOf(record, Outcome::Succeeded, 130, static_cast<int>(promoted) / 10 * 10), 0);
    EXPECT_GE(again + 10, named);
    EXPECT_LE(again, named + 15); // the caller's own DNS cache, 5 s, and a connect that hangs
    const auto medianAt = [&](double second) { return *record.windows[static_cast<std::size_t>(second / 10)].latencyMs.quantile(0.5); };
    EXPECT_NEAR(medianAt(again + 40) - medianAt(promoted + 180), 8, 0.5); // 10 ms instead of 2
}

// statements: RDS-07 CLI-15
TEST(Callers, thatCacheTheNameForLongFindTheNewHostLate)
{
    const auto servedAgain = [](int cacheSeconds) {
        const std::string client = "Client: {DnsCacheSeconds: " + std::to_string(cacheSeconds) + ", Pool: {Min: 1, Max: 10}}";
        return servesAgainAt(recordOf(callingDatabase(multiAz("Operation: read, ServiceTime: 2, " + client)),
                                      {.traffic = "constant:20/s", .duration = "20m", .faults = {"rds-failover:target=Database,at=2m"}}),
                             120);
    };
    const double promptly = servedAgain(5), slowly = servedAgain(300), never = servedAgain(86'400);
    EXPECT_LE(promptly, 120 + 120 + 15);
    EXPECT_GT(slowly, promptly + 30);
    EXPECT_EQ(never, -1); // as a JVM that caches for ever
}

// statements: RDS-16 RDS-17
TEST(Reboot, withFailoverResetsConnectionsAndNeedsAStandby)
{
    const auto record =
        recordOf(callingDatabase(multiAz()), {.traffic = "constant:50/s", .duration = "10m", .faults = {"rds-failover:target=Database,at=2m"}});
    EXPECT_EQ(lengthOf(record, "detection"), 0); // nothing has to be detected
    EXPECT_GT(record.requests.lostByCause[static_cast<std::size_t>(Cause::DatabaseUnavailable)], 0u);
    EXPECT_EQ(problemOf(callingDatabase(), {.faults = {"rds-failover:target=Database,at=2m"}}), "sim.failover-single-az");
}

// statements: RDS-16 RDS-17
TEST(Reboot, withoutFailoverStartsTheEngineInPlace)
{
    const auto record =
        recordOf(callingDatabase(multiAz()), {.traffic = "constant:50/s", .duration = "10m", .faults = {"rds-reboot:target=Database,at=2m"}});
    EXPECT_FALSE(firstEntry(record, "failover-start"));
    EXPECT_NEAR(secondsOf(firstEntry(record, "database-rebooted")), 120 + 30, 1); // nothing was written: no log to apply
    EXPECT_GT(rateOf(record, Outcome::Succeeded, 160, 600), 49);
}

// statements: RDS-13 RDS-17
TEST(Recovery, takesLongerWithMoreToApplyAndLessIo)
{
    const auto rebootWith = [](const std::string& storage, const std::string& traffic) {
        DatabaseDrawing drawing;
        drawing.properties = "Engine: mysql, DBInstanceClass: db.m5.large, " + storage;
        return lengthOf(recordOf(callingDatabase(drawing), {.traffic = traffic, .duration = "20m", .faults = {"rds-reboot:target=Database,at=299s"}}),
                        "reboot");
    };
    // 299 s of writes at one operation each, applied again at the volume's rate: gp3 3,000 IOPS, magnetic 1,000.
    EXPECT_NEAR(rebootWith("StorageType: gp3, AllocatedStorage: \"100\"", "constant:100/s"), 30 + 29'900 / 3'000.0, 0.2);
    EXPECT_NEAR(rebootWith("StorageType: standard, AllocatedStorage: \"100\"", "constant:100/s"), 30 + 29'900 / 1'000.0, 0.2);
    EXPECT_NEAR(rebootWith("StorageType: gp3, AllocatedStorage: \"100\"", "constant:200/s"), 30 + 59'800 / 3'000.0, 0.2);
}

// statements: RDS-12 RDS-13
TEST(Failover, takesLongerUnderAHighWriteLoad)
{
    const auto lengthAt = [](const std::string& traffic) {
        return lengthOf(recordOf(callingDatabase(multiAz("Operation: write, ServiceTime: 2")),
                                 {.traffic = traffic, .duration = "15m", .faults = {"az-power-interruption:az=us-east-1a,at=299s,for=10m"}}),
                        "failover");
    };
    EXPECT_NEAR(lengthAt("constant:200/s") - lengthAt("constant:20/s"), 180 * 299 / 3'000.0, 0.3);
}

// statements: RDS-28 RDS-29
TEST(SingleAz, isDownUntilItsZoneReturnsAndLosesNothing)
{
    DatabaseDrawing drawing;
    drawing.use = "Operation: read, ServiceTime: 2";
    const auto record = recordOf(callingDatabase(drawing),
                                 {.traffic = "constant:50/s", .duration = "15m", .faults = {"az-power-interruption:az=us-east-1a,at=2m,for=5m"}});
    EXPECT_FALSE(firstEntry(record, "failover-start"));
    EXPECT_NEAR(secondsOf(firstEntry(record, "database-recovered")), 420 + 60, 1);
    EXPECT_EQ(rateOf(record, Outcome::Succeeded, 130, 470), 0);
    EXPECT_GT(rateOf(record, Outcome::Succeeded, 490, 900), 49);
    EXPECT_EQ(record.writesLost, 0u);
}

// statements: RDS-30 RDS-32
TEST(Maintenance, ofTheSystemIsOnTheStandbyFirstAndCostsOneFailover)
{
    const auto record =
        recordOf(callingDatabase(multiAz()), {.traffic = "constant:50/s", .duration = "25m", .faults = {"rds-maintenance:target=Database,at=1m"}});
    ASSERT_TRUE(firstEntry(record, "maintenance-of-standby"));
    EXPECT_NEAR(secondsOf(firstEntry(record, "database-down")), 60 + 600, 1e-6); // ten minutes for the standby, then it takes over
    EXPECT_EQ(rateOf(record, Outcome::Succeeded, 60, 660), 50);
    EXPECT_LE(servesAgainAt(record, 660), 660 + 120 + 10);
    EXPECT_TRUE(firstEntry(record, "standby-rebuilt"));
}

// statements: RDS-32
TEST(Maintenance, ofASingleHostIsAnOutageOfTenMinutes)
{
    DatabaseDrawing drawing;
    drawing.use = "Operation: read, ServiceTime: 2";
    const auto record =
        recordOf(callingDatabase(drawing), {.traffic = "constant:50/s", .duration = "15m", .faults = {"rds-maintenance:target=Database,at=1m"}});
    EXPECT_NEAR(secondsOf(firstEntry(record, "maintenance-over")), 660, 1);
}

// statements: RDS-31
TEST(Maintenance, ofTheEngineTakesPrimaryAndStandbyDownTogetherUnlessItIsSqlServer)
{
    const auto play = [](const std::string& engine) {
        DatabaseDrawing drawing = multiAz();
        drawing.properties = "Engine: " + engine + ", DBInstanceClass: db.m5.large, AllocatedStorage: \"100\", StorageType: gp3, MultiAZ: true";
        return recordOf(callingDatabase(drawing),
                        {.traffic = "constant:50/s", .duration = "20m", .faults = {"rds-maintenance:target=Database,mode=engine,at=1m"}});
    };
    const auto mysql = play("mysql");
    EXPECT_FALSE(firstEntry(mysql, "failover-start"));
    EXPECT_EQ(rateOf(mysql, Outcome::Succeeded, 70, 650), 0);
    const auto sqlServer = play("sqlserver-se");
    EXPECT_EQ(rateOf(sqlServer, Outcome::Succeeded, 70, 650), 50);
    EXPECT_TRUE(firstEntry(sqlServer, "standby-promoted"));
}

} // namespace
} // namespace faultline::test
