// A cache before a database: hits, misses, a flush, a lost node, and the stampede that follows.
#include "tests/sim/rds/database_drawing.h"

#include "sim/core/lru.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace faultline::test {
namespace {

using sim::Outcome;

/// Reads go to the cache first, and to the database when it has nothing; 1,000 keys, equally popular.
DatabaseDrawing cached(const std::string& cache = "Engine: redis, CacheNodeType: cache.t3.micro, NumCacheNodes: 1",
                       const std::string& type = "CacheCluster", const std::string& keys = "Key: {Distribution: uniform, Keys: 1000}")
{
    DatabaseDrawing drawing;
    drawing.to = "Cache";
    drawing.use = "Operation: read, " + keys + ", Client: {ConnectTimeoutMs: 200}}, {To: Database, OnMiss: Cache, Operation: read, ServiceTime: 5";
    drawing.more = "  Cache: {Type: AWS::ElastiCache::" + type + ", Properties: {" + cache + "}}\n";
    return drawing;
}

double databaseCallsPerSecond(const sim::Simulation& simulation, const std::string& metric, int from, int to)
{
    double sum = 0;
    for (const auto& point : simulation.metrics().series({"AWS/ElastiCache", metric, {{"CacheClusterId", "Cache"}}}, *StatisticSpec::parse("Sum"),
                                                         60 * kSecond, from * kSecond, to * kSecond))
        sum += point.value;
    return sum / (to - from);
}

TEST(Lru, forgetsWhatWasNotAskedForLongest)
{
    sim::Lru lru(3);
    for (const std::uint64_t key : {1, 2, 3}) EXPECT_FALSE(lru.put(key));
    EXPECT_TRUE(lru.find(1));
    EXPECT_TRUE(lru.put(4)); // 2 had to go
    EXPECT_FALSE(lru.find(2));
    EXPECT_TRUE(lru.find(1));
    EXPECT_TRUE(lru.find(3));
    EXPECT_EQ(lru.size(), 3u);
    for (std::uint64_t key = 100; key < 10'000; ++key) lru.put(key);
    EXPECT_TRUE(lru.find(9'999));
    EXPECT_FALSE(lru.find(9'996));
    EXPECT_EQ(lru.size(), 3u);
}

TEST(Cache, answersWhatItHasAndIsFilledByWhatItHasNot)
{
    const auto simulation = played(callingDatabase(cached()), {.traffic = "constant:100/s", .duration = "10m"});
    // Each of 1,000 keys misses once: 1,000 misses in all, at first 100 a second, after a minute next to none: e^(-100 t / 1,000).
    EXPECT_NEAR(databaseCallsPerSecond(simulation, "CacheMisses", 0, 600) * 600, 1'000, 20);
    EXPECT_LT(databaseCallsPerSecond(simulation, "CacheMisses", 120, 180), 0.1);
    EXPECT_NEAR(databaseCallsPerSecond(simulation, "CacheHits", 120, 180), 100, 1);
    EXPECT_EQ(simulation.record().requests.lost(), 0u);
}

TEST(Cache, ofAStatedHitRatioHasIt)
{
    const auto simulation =
        played(callingDatabase(cached("Engine: redis, CacheNodeType: cache.t3.micro, NumCacheNodes: 1", "CacheCluster", "HitRatio: 0.8")),
               {.traffic = "constant:100/s", .duration = "5m"});
    EXPECT_NEAR(databaseCallsPerSecond(simulation, "CacheHits", 0, 300), 80, 2);
}

TEST(CacheFlush, sendsEveryRequestToTheDatabaseUntilTheCacheIsFullAgain)
{
    const auto simulation =
        played(callingDatabase(cached()), {.traffic = "constant:100/s", .duration = "10m", .faults = {"cache-flush:target=Cache,at=5m"}});
    EXPECT_LT(databaseCallsPerSecond(simulation, "CacheMisses", 240, 300), 0.1);
    EXPECT_NEAR(databaseCallsPerSecond(simulation, "CacheMisses", 300, 360) * 60, 1'000 * (1 - 0.0025),
                20); // all but e^-6 of the keys within a minute
    EXPECT_EQ(simulation.record().requests.lost(), 0u);
}

TEST(CacheFlush, mayBringDownADatabaseThatIsTooSmallWithoutIt)
{
    // A stampede: one server of 20 ms carries 50/s; 200/s come, and all of them miss at first.
    auto drawing = cached();
    drawing.use =
        "Operation: read, Key: {Distribution: uniform, Keys: 20000}}, {To: Database, OnMiss: Cache, Operation: read, Client: {RequestTimeoutMs: 900}";
    drawing.own = "Workload: {Servers: 1, ServiceTime: {Distribution: deterministic, MeanMs: 20}}";
    const auto record =
        recordOf(callingDatabase(drawing), {.traffic = "steps:40/s@0s,200/s@20m", .duration = "40m", .faults = {"cache-flush:target=Cache,at=30m"}});
    EXPECT_GT(rateOf(record, Outcome::Succeeded, 1'700, 1'800), 195);
    EXPECT_GT(static_cast<double>(record.requests.lost()), 5'000);
}

TEST(CacheNodeLoss, withAReplicaIsAFailoverThatKeepsTheItems)
{
    const auto simulation =
        played(callingDatabase(cached("Engine: redis, ReplicationGroupDescription: x, CacheNodeType: cache.t3.micro, NumCacheClusters: 2, "
                                      "AutomaticFailoverEnabled: true",
                                      "ReplicationGroup")),
               {.traffic = "constant:100/s", .duration = "10m", .faults = {"cache-node-loss:target=Cache,at=5m,for=5m"}});
    const auto record = simulation.record();
    EXPECT_NEAR(secondsOf(firstEntry(record, "cache-failed-over")), 330, 1e-6); // 30 s, ours
    EXPECT_NEAR(databaseCallsPerSecond(simulation, "CacheHits", 360, 420), 100, 1);
    EXPECT_EQ(record.requests.lost(), 0u); // a cache that does not answer is a miss, after 200 ms
    EXPECT_GT(*record.windows[31].latencyMs.quantile(0.5), 200);
}

TEST(CacheNodeLoss, withoutAReplicaEndsInAnEmptyNode)
{
    const auto simulation =
        played(callingDatabase(cached()), {.traffic = "constant:100/s", .duration = "15m", .faults = {"cache-node-loss:target=Cache,at=5m,for=5m"}});
    EXPECT_NEAR(secondsOf(firstEntry(simulation.record(), "cache-node-replaced")), 600, 1e-6);
    EXPECT_NEAR(databaseCallsPerSecond(simulation, "CacheMisses", 600, 660) * 60, 1'000, 25);
}

// The last of forty uses waits for a miss of the one before it; no other cache's answer is taken for its.
TEST(Cache, isToldApartFromManyOthersOfTheSameCaller)
{
    for (const double hitRatio : {1.0, 0.0}) {
        DatabaseDrawing drawing;
        drawing.to = "Cache0";
        drawing.use = "Operation: read, HitRatio: 0";
        for (int i = 1; i < 39; ++i) {
            drawing.use += fmt::format("}}, {{To: Cache{}, Operation: read, HitRatio: {}", i, i == 38 ? hitRatio : 1 - hitRatio);
            drawing.more +=
                fmt::format("  Cache{}: {{Type: AWS::ElastiCache::CacheCluster, Properties: {{Engine: redis, CacheNodeType: cache.t3.micro, "
                            "NumCacheNodes: 1}}}}\n",
                            i);
        }
        drawing.more +=
            "  Cache0: {Type: AWS::ElastiCache::CacheCluster, Properties: {Engine: redis, CacheNodeType: cache.t3.micro, NumCacheNodes: 1}}\n";
        drawing.use += "}, {To: Database, OnMiss: Cache38, Operation: read, ServiceTime: 5";
        const auto record = recordOf(callingDatabase(drawing), {.traffic = "constant:5/s", .duration = "1m"});
        std::uint64_t asked = 0;
        for (const auto& row : record.stations)
            if (row.resource == "Database") asked = row.requests;
        EXPECT_EQ(asked, hitRatio == 1 ? 0u : record.requests.of(Outcome::Succeeded));
    }
}

} // namespace
} // namespace faultline::test
