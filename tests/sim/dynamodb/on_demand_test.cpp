// Tables on demand: what they take at once, and how that follows their peaks.
#include "tests/sim/dynamodb/table_drawing.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

const std::string kPut = "Operation: PutItem, ItemKb: 1, Client: {Retries: 0}";
const std::string kGet = "Operation: GetItem, ItemKb: 4, Consistency: strong, Client: {Retries: 0}";

// statements: DDB-24
TEST(OnDemand, takesFourThousandWritesAndTwelveThousandReadsFromTheFirstSecondOn)
{
    EXPECT_NEAR(succeededPerSecond(recordOf(askingTable(kPut, kOnDemand), {.traffic = "constant:5000/s", .duration = "1m"}), 10, 60), 4'000, 40);
    EXPECT_NEAR(succeededPerSecond(recordOf(askingTable(kGet, kOnDemand), {.traffic = "constant:14000/s", .duration = "40s"}), 10, 40), 12'000, 120);
}

// statements: DDB-25
TEST(OnDemand, takesDoubleItsPreviousPeakAfterHalfAnHour)
{
    // Writes of 50 units. Peak 3,500 units a second from the start; more than 4,000 pass only when that peak is half an hour old: then 7,000 do.
    const std::string put = "Operation: PutItem, ItemKb: 50, Client: {Retries: 0}";
    const auto record = recordOf(askingTable(put, kOnDemand), {.traffic = "steps:70/s@0s,160/s@29m", .duration = "34m"});
    EXPECT_NEAR(succeededPerSecond(record, 1'750, 1'800) * 50, 4'000, 250);
    EXPECT_NEAR(succeededPerSecond(record, 1'930, 2'030) * 50, 7'000, 200);
}

// statements: DDB-26 DDB-29
TEST(OnDemand, staysBelowAMaximumThatIsSet)
{
    const auto simulation =
        played(askingTable(kPut, kOnDemand + ", OnDemandThroughput: {MaxWriteRequestUnits: 300}"), {.traffic = "constant:500/s", .duration = "3m"});
    EXPECT_NEAR(succeededPerSecond(simulation.record(), 60, 180), 300, 3);
    EXPECT_GT(tableSum(simulation, "WriteMaxOnDemandThroughputThrottleEvents"), 10'000);
    EXPECT_EQ(tableSum(simulation, "WriteKeyRangeThroughputThrottleEvents"), 0);
}

// statements: DDB-28
TEST(OnDemand, takesAtOnceWhatItWasWarmedForOrProvisionedBefore)
{
    // EX-027: 10,000 writes were provisioned once; they are taken at once.
    const auto record = recordOf(askingTable(kPut, kOnDemand + ", WarmThroughput: {ReadUnitsPerSecond: 12000, WriteUnitsPerSecond: 10000}"),
                                 {.traffic = "constant:9900/s", .duration = "30s"});
    EXPECT_EQ(record.requests.lost(), 0u);
}

} // namespace
} // namespace faultline::test
