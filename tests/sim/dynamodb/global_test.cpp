// Global tables: replicas in other Regions, and what is lost with this one. Throttling by a fault.
#include "tests/sim/dynamodb/table_drawing.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

std::string globalTable(const std::string& more = "")
{
    std::string text = askingTable("Operation: PutItem, ItemKb: 1, Client: {Retries: 0, ConnectTimeoutMs: 500}",
                                   "BillingMode: PAY_PER_REQUEST, Replicas: [{Region: us-east-1}, {Region: eu-west-1}]" + more);
    text.replace(text.find("AWS::DynamoDB::Table"), 20, "AWS::DynamoDB::GlobalTable");
    return text;
}

// statements: DDB-40 DDB-43
TEST(GlobalTable, losesWithItsRegionWhatTheOthersDoNotHaveYet)
{
    const auto simulation = played(globalTable(), {.traffic = "constant:100/s", .duration = "10m", .faults = {"region-loss:at=2m,for=3m"}});
    const auto record = simulation.record();
    EXPECT_NEAR(static_cast<double>(record.writesLost), 100, 2); // replication takes a second
    EXPECT_NEAR(record.oldestLostWriteAgeS.value_or(-1), 1, 0.02);
    EXPECT_EQ(succeededPerSecond(record, 130, 290), 0);
    EXPECT_GT(succeededPerSecond(record, 420, 600), 99);
    EXPECT_EQ(simulation.metrics()
                  .value({"AWS/DynamoDB", "ReplicationLatency", {{"TableName", "Table"}}}, *StatisticSpec::parse("Average"), 60 * kSecond,
                         600 * kSecond - 300 * kSecond)
                  .value_or(-1),
              1'000);
}

// statements: DDB-41
TEST(GlobalTable, ofStrongConsistencyLosesNothingAndWritesSlowly)
{
    const auto record = recordOf(globalTable(", MultiRegionConsistency: STRONG"),
                                 {.traffic = "constant:100/s", .duration = "5m", .faults = {"region-loss:at=2m,for=1m"}});
    EXPECT_EQ(record.writesLost, 0u);
    EXPECT_GT(*record.latencyByOutcome[0].histogramMs.quantile(0.5), 60); // another Region answers first
}

// statements: DDB-11 DDB-13 DDB-14
TEST(Table, outlivesAnAvailabilityZone)
{
    // The server stands in no zone; the zones of the table's replicas are of no concern to it: a quorum is left.
    const auto record = recordOf(askingTable("Operation: PutItem, ItemKb: 1, Client: {Retries: 0}", kOnDemand),
                                 {.traffic = "constant:100/s", .duration = "5m", .faults = {"az-power-interruption:az=us-east-1a,at=1m,for=2m"}});
    EXPECT_EQ(record.requests.lost(), 0u);
    EXPECT_EQ(record.writesLost, 0u);
}

// statements: DDB-29 DDB-30
TEST(ThrottleFault, refusesItsShareOfTheRequests)
{
    const auto simulation =
        played(askingTable("Operation: GetItem, Client: {Retries: 0}", kOnDemand),
               {.traffic = "constant:100/s", .duration = "5m", .faults = {"dynamodb-throttle:target=Table,percent=30,at=1m,for=2m"}});
    const auto record = simulation.record();
    EXPECT_NEAR(refusedPerSecond(record, 60, 180), 30, 3);
    EXPECT_EQ(refusedPerSecond(record, 190, 300), 0);
    EXPECT_EQ(tableSum(simulation, "ReadThrottleEvents"), static_cast<double>(record.requests.lost()));
}

} // namespace
} // namespace faultline::test
