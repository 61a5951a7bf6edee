// Keys, partitions and heat: where a table throttles although it has capacity left.
#include "tests/sim/dynamodb/table_drawing.h"

#include "sim/core/key_law.h"
#include "sim/plan/request_units.h"

#include <gtest/gtest.h>

#include <cmath>

namespace faultline::test {
namespace {

TEST(Zipf, drawsEachRankAsOftenAsItsLawSays)
{
    // Ranks 1 to 5 of 1,000 keys, s = 1.1: weight 1 / r^1.1 over the sum of all.
    const sim::KeyLaw law(KeyDistribution{true, 1'000, 1.1});
    double sum = 0;
    for (int r = 1; r <= 1'000; ++r) sum += std::pow(r, -1.1);
    std::vector<int> count(1'001, 0);
    constexpr int draws = 200'000;
    for (int i = 0; i < draws; ++i) ++count[law.draw(sim::mix(static_cast<std::uint64_t>(i)))];
    for (int r = 1; r <= 5; ++r) {
        const double expected = std::pow(r, -1.1) / sum;
        EXPECT_NEAR(count[static_cast<std::size_t>(r)] / double(draws), expected, 5 * std::sqrt(expected / draws)) << r;
    }
}

// statements: DDB-12
TEST(Partitions, areAsManyAsCapacityOrSizeAsksFor)
{
    EXPECT_EQ(sim::partitionsOf(5, 5, 1), 1);
    EXPECT_EQ(sim::partitionsOf(6'000, 2'000, 1), 4);
    EXPECT_EQ(sim::partitionsOf(5, 5, 95), 10);
}

// statements: DDB-09 DDB-10 DDB-18 DDB-29
TEST(Key, thatAllWritesGoToGetsNoMoreThanOnePartitionTakes)
{
    // 1,500/s to one key; the table alone would take 4,000.
    const std::string use = "Operation: PutItem, ItemKb: 1, Key: {Distribution: uniform, Keys: 1}, Client: {Retries: 0}";
    const auto simulation = played(askingTable(use, kOnDemand), {.traffic = "constant:1500/s", .duration = "10m"});
    EXPECT_NEAR(succeededPerSecond(simulation.record(), 60, 600), 1'000, 5);
    // The minute's average is a quarter of the table's capacity, and still it throttles.
    EXPECT_NEAR(tableSum(simulation, "ConsumedWriteCapacityUnits", 120, 180) / 60, 1'000, 5);
    EXPECT_NEAR(tableSum(simulation, "WriteKeyRangeThroughputThrottleEvents", 120, 180) / 60, 500, 5);
    EXPECT_EQ(tableSum(simulation, "WriteAccountLimitThrottleEvents"), 0);
}

// statements: DDB-10
TEST(Key, thatAllReadsGoToGetsThreeThousandUnits)
{
    const std::string use = "Operation: GetItem, ItemKb: 4, Consistency: strong, Key: {Distribution: uniform, Keys: 1}, Client: {Retries: 0}";
    const auto record = recordOf(askingTable(use, kOnDemand), {.traffic = "constant:4000/s", .duration = "3m"});
    EXPECT_NEAR(succeededPerSecond(record, 60, 180), 3'000, 15);
}

// statements: DDB-16
TEST(AdaptiveCapacity, letsAHotPartitionUseWhatTheOthersLeave)
{
    // Four partitions of 35 GB, 400 units: an even share would be 100. One key asks for 350 and gets them, for longer than any burst.
    const std::string use = "Operation: PutItem, ItemKb: 1, Key: {Distribution: uniform, Keys: 1}, Client: {Retries: 0}";
    const auto record = recordOf(askingTable(use, provisioned(5, 400), "Data: {UsedGiB: 35}"), {.traffic = "constant:350/s", .duration = "20m"});
    EXPECT_EQ(record.requests.lost(), 0u);
}

// statements: DDB-11 DDB-17
TEST(HotPartition, isSplitUntilItsKeysFit)
{
    // Four partitions of 1,000 units. The hottest of 40 keys ask for some 200 to 500 units each; those that share a partition are too many for it.
    const std::string use = "Operation: PutItem, ItemKb: 10, Key: {Distribution: zipf, Keys: 40, S: 0.6}, Client: {Retries: 0}";
    const auto record = recordOf(askingTable(use, provisioned(5, 4'000)), {.traffic = "constant:350/s", .duration = "60m"});
    EXPECT_GT(refusedPerSecond(record, 60, 300), 1);
    ASSERT_TRUE(firstEntry(record, "partition-split"));
    EXPECT_GE(firstEntry(record, "partition-split")->at, 300 * kSecond); // five minutes too hot (ours)
    EXPECT_EQ(refusedPerSecond(record, 3'000, 3'600), 0);
}

// statements: DDB-17
TEST(HotPartition, cannotBeSplitBelowOneItem)
{
    const std::string use = "Operation: PutItem, ItemKb: 10, Key: {Distribution: uniform, Keys: 1}, Client: {Retries: 0}";
    const auto record = recordOf(askingTable(use, kOnDemand), {.traffic = "constant:150/s", .duration = "30m"});
    EXPECT_NEAR(succeededPerSecond(record, 1'500, 1'800), 100, 1); // 1,000 units a second
}

// statements: DDB-39
TEST(Scan, loadsOnePartitionAtATimeUnlessItIsParallel)
{
    // A page of 1 MB, eventually consistent: 128 units. One partition's 3,000 carry 23.4 pages a second, whatever the table has.
    const std::string page = "Operation: Scan, ItemKb: 4, Items: 256, Client: {Retries: 0}";
    const std::string data = "Data: {UsedGiB: 30}";
    const auto one = recordOf(askingTable(page, provisioned(40'000, 5), data), {.traffic = "constant:60/s", .duration = "5m"});
    EXPECT_NEAR(succeededPerSecond(one, 60, 300), 3'000.0 / 128, 1);
    // EX-032: 30 GB in segments of 2 GB each are 15.
    const auto parallel =
        recordOf(askingTable(page + ", Segments: 15", provisioned(40'000, 5), data), {.traffic = "constant:60/s", .duration = "5m"});
    EXPECT_EQ(parallel.requests.lost(), 0u);
}

} // namespace
} // namespace faultline::test
