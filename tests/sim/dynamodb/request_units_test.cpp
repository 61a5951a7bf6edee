// What operations take from a table: the documented examples (EX-…) as arithmetic, and the consumed units of played calls.
#include "tests/sim/dynamodb/table_drawing.h"

#include "sim/plan/request_units.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

using sim::requestUnitsOf;

double unitsOf(const char* operation, double kb, int items = 1, bool isEventual = false)
{
    return requestUnitsOf(operation, kb, items, isEventual).units();
}

/// Units that a call takes when it is played: 10/s, the second minute.
double playedUnits(const std::string& use, const char* metric, const std::string& table = provisioned(10'000, 10'000))
{
    return tableSum(played(askingTable(use, table), {.traffic = "constant:10/s", .duration = "150s"}), metric, 60, 120) / 600;
}

// statements: DDB-01 DDB-03
TEST(RequestUnits, ofReadsGoByFourKilobytes)
{
    EXPECT_EQ(unitsOf("GetItem", 8), 2);                                       // EX-001
    EXPECT_EQ(unitsOf("TransactGetItems", 8), 4);                              // EX-003
    EXPECT_EQ(unitsOf("GetItem", 3.5), 1);                                     // EX-006
    EXPECT_EQ(unitsOf("BatchGetItem", 1.5) + unitsOf("BatchGetItem", 6.5), 3); // EX-008: each item rounded alone
    EXPECT_EQ(unitsOf("Query", 64.0 / 1024, 1500), 24);                        // EX-010: 93.75 KB, rounded once
    EXPECT_EQ(unitsOf("Query", 80, 1, true), 10);                              // EX-019
    EXPECT_EQ(unitsOf("GetItem", 3) * 80, 80);                                 // EX-014: 80 reads a second
}

// statements: DDB-02 DDB-04
TEST(RequestUnits, ofWritesGoByOneKilobyte)
{
    EXPECT_EQ(unitsOf("PutItem", 2), 2);                                                              // EX-004
    EXPECT_EQ(unitsOf("BatchWriteItem", 500.0 / 1024) + unitsOf("BatchWriteItem", 3584.0 / 1024), 5); // EX-012
    EXPECT_EQ(unitsOf("TransactWriteItems", 2, 3), 12);                                               // double, three items of 2
    // EX-016: what 6 units a second carry, in KB a second.
    EXPECT_EQ(6 / unitsOf("GetItem", 4) * 4, 24);
    EXPECT_EQ(6 / unitsOf("GetItem", 4, 1, true) * 4, 48);
    EXPECT_EQ(6 / unitsOf("TransactGetItems", 4) * 4, 12);
    EXPECT_EQ(6 / unitsOf("PutItem", 1), 6);
    EXPECT_EQ(6 / unitsOf("TransactWriteItems", 1), 3);
}

// statements: DDB-01 DDB-02 DDB-03 DDB-04 DDB-51
TEST(RequestUnits, arePublishedAsConsumed)
{
    EXPECT_DOUBLE_EQ(playedUnits("Operation: GetItem, ItemKb: 8, Consistency: strong", "ConsumedReadCapacityUnits"), 2);
    EXPECT_DOUBLE_EQ(playedUnits("Operation: GetItem, ItemKb: 8", "ConsumedReadCapacityUnits"), 1);
    EXPECT_DOUBLE_EQ(playedUnits("Operation: TransactGetItems, ItemKb: 8", "ConsumedReadCapacityUnits"), 4);
    EXPECT_DOUBLE_EQ(playedUnits("Operation: BatchGetItem, ItemKb: 5, Items: 3, Consistency: strong", "ConsumedReadCapacityUnits"), 6);
    EXPECT_DOUBLE_EQ(playedUnits("Operation: Query, ItemKb: 0.0625, Items: 1500, Consistency: strong", "ConsumedReadCapacityUnits"), 24);
    EXPECT_DOUBLE_EQ(playedUnits("Operation: PutItem, ItemKb: 1.5", "ConsumedWriteCapacityUnits"), 2);
    EXPECT_DOUBLE_EQ(playedUnits("Operation: TransactWriteItems, ItemKb: 1.5, Items: 2", "ConsumedWriteCapacityUnits"), 8);
}

// statements: DDB-05 DDB-31
TEST(RequestUnits, areGoneWhenAConditionDoesNotHold)
{
    const auto simulation = played(askingTable("Operation: PutItem, ItemKb: 1, ConditionFails: 1, Client: {Retries: 3}", provisioned(5, 100)),
                                   {.traffic = "constant:10/s", .duration = "150s"});
    EXPECT_DOUBLE_EQ(tableSum(simulation, "ConsumedWriteCapacityUnits", 60, 120), 600); // EX-021: one unit each; and no attempt more
    EXPECT_DOUBLE_EQ(tableSum(simulation, "ConditionalCheckFailedRequests", 60, 120), 600);
    EXPECT_DOUBLE_EQ(tableSum(simulation, "ThrottledRequests", 60, 120, "PutItem"), 0);
}

// statements: DDB-06
TEST(RequestUnits, areTheLeastForAMissingItemAndThoseOfAllThatAScanExamines)
{
    EXPECT_DOUBLE_EQ(playedUnits("Operation: GetItem, ItemKb: 0, Consistency: strong", "ConsumedReadCapacityUnits"), 1);
    // 100 items of 4 KB are examined, whatever a filter leaves of them: 400 KB, eventually consistent.
    EXPECT_DOUBLE_EQ(playedUnits("Operation: Scan, ItemKb: 4, Items: 100", "ConsumedReadCapacityUnits"), 50);
}

// statements: DDB-08
TEST(RequestUnits, ofAQueryAreSpreadOverPagesOfOneMegabyte)
{
    // 3 MB: three requests of 128 units (1,024 KB / 4 KB / 2), one after the other, 5 ms each.
    const auto simulation = played(askingTable("Operation: Query, ItemKb: 4, Items: 768, ServiceTime: 5", provisioned(40'000, 5)),
                                   {.traffic = "constant:10/s", .duration = "2m"});
    EXPECT_NEAR(tableSum(simulation, "ConsumedReadCapacityUnits", 60, 120), 600 * 384, 384);
    const auto record = simulation.record();
    const auto& latency = record.latencyByOutcome[0];
    EXPECT_NEAR(static_cast<double>(latency.sumNs) / 1e6 / static_cast<double>(record.requests.of(sim::Outcome::Succeeded)), 15, 0.5);
}

// statements: DDB-50
TEST(RequestUnits, ofATransactionAreTakenWholeOrNotAtAll)
{
    // 100 items of one key each: 200 units or none. 100 units a second carry one transaction every two seconds once the 300 s of burst are gone.
    const auto simulation = played(askingTable("Operation: TransactWriteItems, ItemKb: 1, Items: 100, Client: {Retries: 0}", provisioned(5, 100)),
                                   {.traffic = "constant:2/s", .duration = "20m"});
    const double consumed = tableSum(simulation, "ConsumedWriteCapacityUnits", 600, 1200);
    EXPECT_NEAR(consumed, 600 * 100, 400);
}

// statements: DDB-49
TEST(Latency, ofATableIsOfSingleDigitMilliseconds)
{
    const auto read = recordOf(askingTable("Operation: GetItem", provisioned(1000, 1000)));
    const auto write = recordOf(askingTable("Operation: PutItem", provisioned(1000, 1000)));
    const auto meanMs = [](const sim::RunRecord& record) {
        return static_cast<double>(record.latencyByOutcome[0].sumNs) / 1e6 / static_cast<double>(record.requests.of(sim::Outcome::Succeeded));
    };
    EXPECT_NEAR(meanMs(read), 5, 0.2);
    EXPECT_NEAR(meanMs(write), 7, 0.2);
    EXPECT_LT(*write.latencyByOutcome[0].histogramMs.quantile(0.99), 20);
    EXPECT_GT(*write.latencyByOutcome[0].histogramMs.quantile(0.99), 10);
}

} // namespace
} // namespace faultline::test
