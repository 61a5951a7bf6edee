// Aurora and Multi-AZ DB clusters.
#include "tests/sim/rds/database_drawing.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace faultline::test {
namespace {

using sim::Cause;
using sim::Outcome;

const std::string kPowerLoss = "az-power-interruption:az=us-east-1a,at=2m,for=15m";
const std::string kLarge = "DBInstanceClass: db.r6g.large";

DatabaseDrawing reading(const std::string& more = "")
{
    DatabaseDrawing drawing;
    drawing.use = "Operation: read, ServiceTime: 2" + more;
    return drawing;
}

std::uint64_t requestsAt(const sim::RunRecord& record, const std::string& resource)
{
    for (const auto& row : record.stations)
        if (row.resource == resource && !row.instance) return row.requests;
    return 0;
}

// statements: RDS-24 RDS-26
TEST(Aurora, promotesAReaderWithinAMinuteOftenWithinHalfOfOne)
{
    std::vector<double> lengths;
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        const auto record = recordOf(callingAurora({kLarge, kLarge}, reading()),
                                     {.traffic = "constant:20/s", .duration = "6m", .faults = {kPowerLoss}, .seed = seed});
        ASSERT_TRUE(firstEntry(record, "reader-promoted"));
        EXPECT_EQ(firstEntry(record, "reader-promoted")->resource, "Two");
        EXPECT_LE(lengthOf(record, "dns-change"), 30);
        EXPECT_GT(rateOf(record, Outcome::Succeeded, 240, 360), 19);
        lengths.push_back(lengthOf(record, "failover"));
    }
    EXPECT_LE(*std::max_element(lengths.begin(), lengths.end()), 60);
    EXPECT_GE(*std::min_element(lengths.begin(), lengths.end()), 10);
    EXPECT_GE(std::count_if(lengths.begin(), lengths.end(), [](double s) { return s < 40; }), 6);
}

// statements: RDS-24
TEST(Aurora, promotesTheLowestTierThenTheLargestClass)
{
    const auto promoted = [](const std::string& two, const std::string& three) {
        const auto record = recordOf(callingAurora({kLarge + ", PromotionTier: 0", two, three}, reading()),
                                     {.traffic = "constant:20/s", .duration = "4m", .faults = {kPowerLoss}});
        const auto* entry = firstEntry(record, "reader-promoted");
        return entry ? entry->resource : "nobody";
    };
    EXPECT_EQ(promoted(kLarge + ", PromotionTier: 2", kLarge + ", PromotionTier: 1"), "Three");
    EXPECT_EQ(promoted(kLarge + ", PromotionTier: 1", "DBInstanceClass: db.r6g.2xlarge, PromotionTier: 1"), "Three");
    EXPECT_EQ(promoted(kLarge + ", PromotionTier: 1", kLarge + ", PromotionTier: 1"), "Two");
}

// statements: RDS-25
TEST(Aurora, withoutAReaderMakesItsPrimaryAnewInTheSameZone)
{
    for (const std::uint64_t seed : {1, 2, 3, 4}) {
        const auto record = recordOf(callingAurora({kLarge}, reading()),
                                     {.traffic = "constant:20/s", .duration = "15m", .faults = {"rds-reboot:target=Database,at=1m"}, .seed = seed});
        EXPECT_TRUE(firstEntry(record, "database-rebooted")); // a reboot is no loss of the host
    }
    const auto record = recordOf(callingAurora({kLarge}, reading()),
                                 {.traffic = "constant:20/s", .duration = "40m", .faults = {"az-power-interruption:az=us-east-1a,at=1m,for=10m"}});
    ASSERT_TRUE(firstEntry(record, "database-recovered"));
    EXPECT_FALSE(firstEntry(record, "reader-promoted"));
    const double recovered = secondsOf(firstEntry(record, "database-recovered"));
    EXPECT_GT(recovered, 660);
    EXPECT_LE(recovered, 660 + 600); // under ten minutes once the zone is there
}

// statements: RDS-24 RDS-26
TEST(Aurora, sendsReadsToItsReadersByAnEndpointOfTheirOwn)
{
    const auto record =
        recordOf(callingAurora({kLarge, kLarge, kLarge}, reading(", Endpoint: reader, Client: {DnsCacheSeconds: 0, Pool: {Min: 20, Max: 20}}")),
                 {.traffic = "constant:200/s", .duration = "3m"});
    EXPECT_EQ(requestsAt(record, "One"), 0u);
    EXPECT_GT(requestsAt(record, "Two"), 5'000u);
    EXPECT_GT(requestsAt(record, "Three"), 5'000u);
    EXPECT_EQ(record.requests.lost(), 0u);
    const auto simulation = played(callingAurora({kLarge, kLarge}), {.traffic = "constant:100/s", .duration = "3m"});
    EXPECT_LT(*rdsMetric(simulation, "AuroraReplicaLag", 60, "Two"), 100); // ms
}

// statements: RDS-24
TEST(Aurora, keepsTheOldWriterAsAReaderWhenItReturns)
{
    const auto record = recordOf(callingAurora({kLarge, kLarge}, reading()), {.traffic = "constant:20/s", .duration = "30m", .faults = {kPowerLoss}});
    int promotions = 0;
    for (const auto& entry : record.timeline) promotions += entry.kind == "reader-promoted" ? 1 : 0;
    EXPECT_EQ(promotions, 1);
    EXPECT_TRUE(record.redundancyRestoredAt.has_value());
    EXPECT_GT(*record.redundancyRestoredAt, 1'020 * kSecond);
}

// statements: RDS-27 RDS-75
TEST(GlobalDatabase, losesWhatOtherRegionsDoNotHaveYet)
{
    DatabaseDrawing drawing;
    std::string text = callingAurora({kLarge}, drawing);
    text.replace(text.find("Engine: aurora-mysql, DBSubnet"), 0, "GlobalClusterIdentifier: world, ");
    const auto record = recordOf(text, {.traffic = "constant:100/s", .duration = "5m", .faults = {"region-loss:at=2m,for=2m"}});
    EXPECT_NEAR(static_cast<double>(record.writesLost), 100, 3); // a second's worth
    ASSERT_TRUE(record.oldestLostWriteAgeS);
    EXPECT_NEAR(*record.oldestLostWriteAgeS, 1, 0.05);
}

// statements: RDS-18 RDS-19 RDS-75
TEST(MultiAzCluster, failsOverInUnder35Seconds)
{
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        const auto record =
            recordOf(callingMultiAzCluster("mysql", reading()), {.traffic = "constant:20/s", .duration = "5m", .faults = {kPowerLoss}, .seed = seed});
        EXPECT_GE(lengthOf(record, "failover"), 15) << seed;
        EXPECT_LT(lengthOf(record, "failover"), 35) << seed;
        ASSERT_TRUE(firstEntry(record, "reader-promoted"));
        EXPECT_EQ(firstEntry(record, "reader-promoted")->text.args[1].second, "us-east-1b");
        EXPECT_EQ(record.writesLost, 0u);
    }
}

// statements: RDS-19
TEST(MultiAzCluster, appliesOutstandingTransactionsFirst)
{
    // Writes of 20 ms at 80/s: PostgreSQL applies one at a time, 50/s: 0.6 s of work more each second. MySQL applies with both vCPUs.
    const auto lengthOfEngine = [](const std::string& engine) {
        DatabaseDrawing drawing;
        drawing.use = "Operation: write, ServiceTime: 20";
        drawing.own = "Failover: {DetectSeconds: 5, PromoteSeconds: 10, DnsSeconds: 5}";
        return lengthOf(recordOf(callingMultiAzCluster(engine, drawing),
                                 {.traffic = "constant:80/s", .duration = "5m", .faults = {"az-power-interruption:az=us-east-1a,at=100s,for=3m"}}),
                        "failover");
    };
    EXPECT_NEAR(lengthOfEngine("mysql"), 20, 1);
    EXPECT_NEAR(lengthOfEngine("postgres"), 20 + 0.6 * 100, 5);
}

// statements: RDS-20
TEST(MultiAzCluster, isMadeToFailOverByEndingItsWriter)
{
    const auto record = recordOf(callingMultiAzCluster("mysql", reading()),
                                 {.traffic = "constant:20/s", .duration = "5m", .faults = {"rds-failover:target=Database,at=1m"}});
    ASSERT_TRUE(firstEntry(record, "database-down"));
    EXPECT_NEAR(secondsOf(firstEntry(record, "database-down")), 60, 1e-6);
    EXPECT_GT(secondsOf(firstEntry(record, "failover-start")), 63); // it is detected first
    EXPECT_GT(secondsOf(firstEntry(record, "reader-promoted")), secondsOf(firstEntry(record, "failover-start")));
    EXPECT_TRUE(firstEntry(record, "database-rebooted")); // and comes back as a reader
}

// statements: RDS-18 RDS-22
TEST(MultiAzCluster, acknowledgesWithOneReaderSoonerThanAMultiAzInstanceWithItsStandby)
{
    DatabaseDrawing drawing;
    drawing.properties = "Engine: mysql, DBInstanceClass: db.m5.large, AllocatedStorage: \"100\", StorageType: gp3, MultiAZ: true";
    const double instance = meanLatencyMs(recordOf(callingDatabase(drawing), {.traffic = "constant:20/s", .duration = "3m"}));
    const double cluster = meanLatencyMs(recordOf(callingMultiAzCluster("mysql"), {.traffic = "constant:20/s", .duration = "3m"}));
    DatabaseDrawing alone;
    const double one = meanLatencyMs(recordOf(callingDatabase(alone), {.traffic = "constant:20/s", .duration = "3m"}));
    EXPECT_NEAR(cluster - one, 0.8, 0.01); // a round trip to another zone
    EXPECT_LT(cluster, instance - 0.5);
}

// statements: RDS-21
TEST(MultiAzCluster, holdsWritesBackWhenItsReadersLagByTwoMinutes)
{
    // PostgreSQL falls behind by 0.6 s each second: 120 s of lag after 200 s; from then on commits wait.
    DatabaseDrawing drawing;
    drawing.use = "Operation: write, ServiceTime: 20";
    drawing.client = "TimeoutMs: 600000";
    const auto record = recordOf(callingMultiAzCluster("postgres", drawing), {.traffic = "constant:80/s", .duration = "6m"});
    EXPECT_LT(*record.windows[15].latencyMs.quantile(0.9), 200);
    EXPECT_GT(*record.windows[30].latencyMs.quantile(0.5), 1'000);
}

} // namespace
} // namespace faultline::test
