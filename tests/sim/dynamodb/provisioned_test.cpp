// Provisioned tables: the burst bank, throttling, retries, and capacity that follows the use.
#include "tests/sim/dynamodb/table_drawing.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace faultline::test {
namespace {

const std::string kPut = "Operation: PutItem, ItemKb: 1, Client: {Retries: 0}";

std::string scaledWrites(int least, int most, int target)
{
    return "  Writes: {Type: AWS::ApplicationAutoScaling::ScalableTarget, Properties: {ServiceNamespace: dynamodb, ResourceId: !Sub "
           "\"table/${Table}\", "
           "ScalableDimension: dynamodb:table:WriteCapacityUnits, MinCapacity: " +
           std::to_string(least) + ", MaxCapacity: " + std::to_string(most) +
           "}}\n"
           "  Policy: {Type: AWS::ApplicationAutoScaling::ScalingPolicy, Properties: {PolicyName: p, PolicyType: TargetTrackingScaling, "
           "ScalingTargetId: !Ref Writes, TargetTrackingScalingPolicyConfiguration: {PredefinedMetricSpecification: {PredefinedMetricType: "
           "DynamoDBWriteCapacityUtilization}, TargetValue: " +
           std::to_string(target) + "}}}\n";
}

std::vector<sim::TimelineEntry> changesOf(const sim::RunRecord& record)
{
    std::vector<sim::TimelineEntry> changes;
    std::copy_if(record.timeline.begin(), record.timeline.end(), std::back_inserter(changes),
                 [](const auto& e) { return e.kind == "table-capacity"; });
    return changes;
}

std::string argument(const sim::TimelineEntry& entry, const std::string& name)
{
    for (const auto& [key, value] : entry.text.args)
        if (key == name) return value;
    return {};
}

// statements: DDB-15 DDB-29 DDB-30
TEST(Provisioned, throttlesWhatIsAboveItsCapacityOnceTheBurstIsUsed)
{
    const auto simulation = played(askingTable(kPut, provisioned(5, 50)), {.traffic = "constant:100/s", .duration = "10m"});
    const auto record = simulation.record();
    // 600 s at 100/s against 300 * 50 of burst and 600 * 50 of capacity: 45,000 of 60,000 pass.
    EXPECT_NEAR(static_cast<double>(record.requests.of(sim::Outcome::Succeeded)), 45'000, 60);
    EXPECT_EQ(record.requests.lostByCause[static_cast<std::size_t>(sim::Cause::Throttled)], record.requests.of(sim::Outcome::Refused));
    EXPECT_NEAR(tableSum(simulation, "ConsumedWriteCapacityUnits"), 45'000, 60);
    EXPECT_EQ(tableSum(simulation, "WriteProvisionedThroughputThrottleEvents"), tableSum(simulation, "WriteThrottleEvents"));
    // The bank lasts 300 * 50 / (100 - 50) = 300 s.
    ASSERT_TRUE(firstEntry(record, "throttling"));
    EXPECT_NEAR(static_cast<double>(firstEntry(record, "throttling")->at) * 1e-9, 300, 1);
}

// statements: DDB-15
TEST(Provisioned, keepsFiveMinutesOfCapacityForABurst)
{
    // EX-029: 100 units idle for 600 s leave 30,000, not 60,000: at 1,100/s they last 30 s.
    const auto record = recordOf(askingTable(kPut, provisioned(5, 100)), {.traffic = "steps:0/s@0s,1000/s@600s", .duration = "15m"});
    ASSERT_TRUE(firstEntry(record, "throttling"));
    EXPECT_NEAR(static_cast<double>(firstEntry(record, "throttling")->at) * 1e-9, 600 + 30'000 / 900.0, 1);
}

// statements: DDB-33 CLI-06
TEST(Throttled, isTriedAgainByTheSdkFourTimesInAll)
{
    const auto simulation =
        played(askingTable("Operation: PutItem, ItemKb: 1", provisioned(5, 50)), {.traffic = "constant:100/s", .duration = "15m"});
    // Of 100 calls a second 50 pass; every other is tried four times before it is given up.
    const double events = tableSum(simulation, "WriteThrottleEvents", 600, 900), refused = refusedPerSecond(simulation.record(), 600, 900) * 300;
    EXPECT_NEAR(events / refused, 4, 0.1);
    EXPECT_NEAR(refused, 15'000, 300);
}

// statements: DDB-34
TEST(Throttled, batchIsCountedOnceHoweverManyOfItsItemsWere)
{
    const auto simulation = played(askingTable("Operation: BatchWriteItem, ItemKb: 1, Items: 20, Client: {Retries: 0}", provisioned(5, 1)),
                                   {.traffic = "constant:10/s", .duration = "15m"});
    const double events = tableSum(simulation, "WriteThrottleEvents", 600, 900);
    const double requests = tableSum(simulation, "ThrottledRequests", 600, 900, "BatchWriteItem");
    EXPECT_NEAR(events, 300 * 199, 10); // 200 items a second, one of them passes
    EXPECT_NEAR(requests, 300 * 9, 10); // the request whose one item passed is none of them
}

// statements: DDB-32
TEST(Batch, asksAgainOnlyForWhatWasNotProcessed)
{
    // 20 items, 15 units: what passes is not asked for again, so that each batch costs its 20 units and no more.
    const auto simulation = played(
        askingTable("Operation: BatchWriteItem, ItemKb: 1, Items: 20, Client: {Retries: 3, Backoff: constant, BaseMs: 400}", provisioned(5, 25)),
        {.traffic = "constant:1/s", .duration = "20m"});
    EXPECT_EQ(simulation.record().requests.lost(), 0u);
    EXPECT_NEAR(tableSum(simulation, "ConsumedWriteCapacityUnits", 600, 1200), 600 * 20, 40);
}

// statements: DDB-20 DDB-21
TEST(AutoScaling, growsAfterTwoMinutesAboveTheTarget)
{
    const auto simulation =
        played(askingTable(kPut, provisioned(5, 100), "", scaledWrites(100, 1000, 70)), {.traffic = "steps:50/s@0s,90/s@5m", .duration = "15m"});
    const auto changes = changesOf(simulation.record());
    ASSERT_EQ(changes.size(), 1u);
    EXPECT_EQ(changes[0].at, 420 * kSecond);      // the minutes to 6:00 and to 7:00 are above 70
    EXPECT_EQ(argument(changes[0], "to"), "129"); // 90 / 0.7 = 128.6
    // It takes effect two minutes later (our assumption).
    const auto provisionedAt = [&](int second) {
        return simulation.metrics()
            .value({"AWS/DynamoDB", "ProvisionedWriteCapacityUnits", {{"TableName", "Table"}}}, *StatisticSpec::parse("Maximum"), 60 * kSecond,
                   second * kSecond)
            .value_or(-1);
    };
    EXPECT_EQ(provisionedAt(300), 100);
    EXPECT_EQ(provisionedAt(600), 129);
}

// statements: DDB-22
TEST(AutoScaling, doesNotReactToOneMinuteAbove)
{
    const auto record = recordOf(askingTable(kPut, provisioned(5, 100), "", scaledWrites(100, 1000, 70)),
                                 {.traffic = "spike:50/s..200/s,at=5m,for=60s", .duration = "15m"});
    EXPECT_TRUE(changesOf(record).empty());
    EXPECT_EQ(record.requests.lost(), 0u); // the burst bank took it
}

// statements: DDB-19 DDB-21
TEST(AutoScaling, shrinksAfterFifteenMinutesBelowAndOncePerHourAfterTheFirst)
{
    const auto record =
        recordOf(askingTable(kPut, provisioned(5, 400), "", scaledWrites(1, 1000, 70)), {.traffic = "wave:200/s..20/s,period=8h", .duration = "4h"});
    const auto changes = changesOf(record);
    ASSERT_GE(changes.size(), 6u);
    EXPECT_EQ(changes[0].at, 900 * kSecond); // 15 minutes
    std::vector<Nanoseconds> decreases;
    for (const auto& change : changes)
        if (std::stoi(argument(change, "to")) < std::stoi(argument(change, "from"))) decreases.push_back(change.at);
    EXPECT_LE(std::count_if(decreases.begin(), decreases.end(), [](Nanoseconds at) { return at < 3600 * kSecond; }), 4);
    for (std::size_t i = 1; i < decreases.size(); ++i) {
        if (decreases[i] < 3600 * kSecond) continue;
        EXPECT_GE(decreases[i] - decreases[i - 1], 3600 * kSecond) << i;
    }
    EXPECT_EQ(record.requests.lost(), 0u);
}

// statements: DDB-42
TEST(GlobalWrites, ofOtherRegionsTakeTheirShareOfTheCapacity)
{
    // EX-023: 5, 10 and 5 writes a second in three Regions need 20 units in each. With 19 the one with 5 of its own throttles, in the end.
    const std::string own = "Data: {ReplicatedWritesPerSecond: 15}";
    const auto enough = recordOf(askingTable(kPut, provisioned(5, 20), own), {.traffic = "constant:5/s", .duration = "40m"});
    const auto few = recordOf(askingTable(kPut, provisioned(5, 19), own), {.traffic = "constant:5/s", .duration = "40m"});
    EXPECT_EQ(enough.requests.lost(), 0u);
    EXPECT_NEAR(refusedPerSecond(few, 1800, 2400), 1, 0.05);
}

} // namespace
} // namespace faultline::test
