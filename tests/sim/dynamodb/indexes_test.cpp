// Global secondary indexes: their own capacity, and how they hold back the table.
#include "tests/sim/dynamodb/table_drawing.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

std::string withIndex(int indexReads, int indexWrites, const std::string& projection = "ALL")
{
    return provisioned(100, 100) +
           ", GlobalSecondaryIndexes: [{IndexName: ByDate, KeySchema: [{AttributeName: id, KeyType: HASH}], Projection: {ProjectionType: " +
           projection + "}, " + provisioned(indexReads, indexWrites) + "}]";
}

double indexSum(const sim::Simulation& simulation, const std::string& metric, int from, int to)
{
    double sum = 0;
    for (const auto& point : simulation.metrics().series({"AWS/DynamoDB", metric, {{"GlobalSecondaryIndexName", "ByDate"}, {"TableName", "Table"}}},
                                                         *StatisticSpec::parse("Sum"), 60 * kSecond, from * kSecond, to * kSecond))
        sum += point.value;
    return sum;
}

// statements: DDB-36
TEST(Index, withoutCapacityThrottlesWritesOfItsTable)
{
    // The table takes 100 writes a second, the index 20: once its burst of 6,000 is gone (75 s at 80 above), 20 of 100 pass.
    const auto simulation = played(askingTable("Operation: PutItem, ItemKb: 1, Client: {Retries: 0}", withIndex(20, 20)),
                                   {.traffic = "constant:100/s", .duration = "10m"});
    const auto record = simulation.record();
    const auto* throttling = firstEntry(record, "throttling");
    ASSERT_TRUE(throttling);
    EXPECT_NEAR(static_cast<double>(throttling->at) * 1e-9, 75, 2);
    EXPECT_EQ(throttling->rule, "DDB-36");
    EXPECT_EQ(throttling->text.args[1].second, "index ByDate"); // the exception names it
    EXPECT_NEAR(succeededPerSecond(record, 300, 600), 20, 0.5);
    EXPECT_NEAR(indexSum(simulation, "WriteThrottleEvents", 300, 600), 300 * 80, 300);
    EXPECT_NEAR(tableSum(simulation, "WriteThrottleEvents", 300, 600), 300 * 80, 300);
    EXPECT_NEAR(tableSum(simulation, "ConsumedWriteCapacityUnits", 300, 600), 300 * 20, 150);
}

// statements: DDB-37
TEST(Index, costsAWriteOfTheProjectedSizeBesideEveryWriteOfTheTable)
{
    const std::string put = "Operation: PutItem, ItemKb: 8, Client: {Retries: 0}";
    const auto all = played(askingTable(put, withIndex(5, 100)), {.traffic = "constant:10/s", .duration = "150s"});
    EXPECT_EQ(indexSum(all, "ConsumedWriteCapacityUnits", 60, 120), 600 * 8);
    EXPECT_EQ(tableSum(all, "ConsumedWriteCapacityUnits", 60, 120), 600 * 8);
    const auto keys = played(askingTable(put, withIndex(5, 100, "KEYS_ONLY")), {.traffic = "constant:10/s", .duration = "150s"});
    EXPECT_EQ(indexSum(keys, "ConsumedWriteCapacityUnits", 60, 120), 600); // a tenth of the item (our assumption) is one unit
}

// statements: DDB-23 DDB-35
TEST(Index, isReadFromItsOwnCapacityAndNeverStrongly)
{
    const auto simulation = played(askingTable("Operation: Query, ItemKb: 8, Index: ByDate, Consistency: strong", withIndex(50, 50)),
                                   {.traffic = "constant:10/s", .duration = "150s"});
    EXPECT_EQ(indexSum(simulation, "ConsumedReadCapacityUnits", 60, 120), 600); // 2 units strongly, 1 eventually
    EXPECT_EQ(tableSum(simulation, "ConsumedReadCapacityUnits", 60, 120), 0);
}

} // namespace
} // namespace faultline::test
