// How callers wait between attempts, and what stops them from trying again.
#include "tests/sim/clients/calls.h"
#include "tests/sim/load_balancing/site.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace faultline::test {
namespace {

using sim::Cause;
using sim::Outcome;

/// A load balancer with no targets answers 503 at once: every attempt fails, and only back-off takes time.
std::string refusing(const std::string& client)
{
    Site site;
    site.hosts = {};
    site.client = client;
    return site.text();
}

struct Range {
    double least, most, mean;
};

Range rangeOf(const std::vector<double>& values)
{
    double sum = 0;
    for (const double v : values) sum += v;
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    return {*least, *most, sum / static_cast<double>(values.size())};
}

std::map<int, std::vector<double>> waits(const std::string& backoff)
{
    return waitsOf(attemptsOf(refusing("TimeoutMs: 60000, Retries: 4, BaseMs: 100, CapMs: 500, Backoff: " + backoff),
                              {.traffic = "constant:20/s", .duration = "2m"}));
}

// statements: CLI-01
TEST(Backoff, doublesUpToItsCap)
{
    const auto exponential = waits("exponential");
    const double expected[]{0.1, 0.2, 0.4, 0.5};
    for (int n = 1; n <= 4; ++n) {
        EXPECT_NEAR(rangeOf(exponential.at(n)).least, expected[n - 1], 1e-9) << n;
        EXPECT_NEAR(rangeOf(exponential.at(n)).most, expected[n - 1], 1e-9) << n;
    }
    EXPECT_EQ(exponential.count(5), 0u) << "four retries";
}

// statements: CLI-01
TEST(Backoff, withFullJitterIsUniformFromZero)
{
    const auto full = waits("full-jitter");
    const double v[]{0.1, 0.2, 0.4, 0.5};
    for (int n = 1; n <= 4; ++n) { // 2,400 draws: the mean of a uniform one is off by less than 4 * v / sqrt(12 * 2,400) = 2.4 % of v
        const Range range = rangeOf(full.at(n));
        EXPECT_LT(range.least, 0.02 * v[n - 1]);
        EXPECT_GT(range.most, 0.98 * v[n - 1]);
        EXPECT_LE(range.most, v[n - 1]);
        EXPECT_NEAR(range.mean, v[n - 1] / 2, 0.024 * v[n - 1]);
    }
}

// statements: CLI-01
TEST(Backoff, withEqualJitterKeepsHalf)
{
    const auto equal = waits("equal-jitter");
    const double v[]{0.1, 0.2, 0.4, 0.5};
    for (int n = 1; n <= 4; ++n) {
        const Range range = rangeOf(equal.at(n));
        EXPECT_GE(range.least, v[n - 1] / 2 - 1e-9);
        EXPECT_LE(range.most, v[n - 1]);
        EXPECT_NEAR(range.mean, 0.75 * v[n - 1], 0.012 * v[n - 1]);
    }
}

// statements: CLI-01
TEST(Backoff, decorrelatedGrowsFromTheSleepBefore)
{
    const auto attempts = attemptsOf(refusing("TimeoutMs: 60000, Retries: 4, BaseMs: 100, CapMs: 500, Backoff: decorrelated-jitter"),
                                     {.traffic = "constant:20/s", .duration = "2m"});
    double sum = 0;
    std::size_t firsts = 0;
    for (const auto& [request, all] : attempts) {
        double before = 0.1;
        for (std::size_t i = 1; i < all.size() && all[i].sent >= 0; ++i) {
            const double wait = static_cast<double>(all[i].sent - all[i - 1].ended) * 1e-9;
            EXPECT_GE(wait, 0.1 - 1e-9);
            EXPECT_LE(wait, std::min(0.5, 3 * before) + 1e-9);
            if (i == 1) sum += wait, ++firsts;
            before = wait;
        }
    }
    EXPECT_NEAR(sum / static_cast<double>(firsts), 0.2, 0.006) << "uniform from 0.1 to 0.3";
}

// statements: CLI-02 CLI-03
TEST(SdkStandardMode, triesThreeTimesWithinOneAndTwoSeconds)
{
    // So few requests that the bucket of 500 tokens lasts: 40 retries of 5.
    const auto attempts = attemptsOf(refusing("TimeoutMs: 60000, Backoff: sdk-standard"), {.traffic = "constant:0.2/s", .duration = "100s"});
    std::size_t most = 0;
    for (const auto& [request, all] : attempts) most = std::max(most, all.size());
    EXPECT_EQ(most, 3u);
    const auto waits = waitsOf(attempts);
    EXPECT_LE(rangeOf(waits.at(1)).most, 1);
    EXPECT_GT(rangeOf(waits.at(1)).most, 0.5);
    EXPECT_LE(rangeOf(waits.at(2)).most, 2);
    EXPECT_GT(rangeOf(waits.at(2)).most, 1);
}

// statements: CLI-04
TEST(SdkStandardMode, stopsRetryingWhenItsBucketIsEmpty)
{
    const auto refused = recordOf(refusing("TimeoutMs: 60000, Backoff: sdk-standard"), {.traffic = "constant:20/s", .duration = "2m"});
    EXPECT_EQ(refused.requests.retries, 100u) << "500 tokens, 5 a retry";
    // After a connect time-out a retry costs 10: with both nodes dead.
    Site site;
    site.client = "TimeoutMs: 60000, ConnectTimeoutMs: 500, Backoff: sdk-standard";
    const auto hanging =
        recordOf(site.text(), {.traffic = "constant:20/s",
                               .duration = "2m",
                               .faults = {"az-power-interruption:az=us-east-1a,at=1s,for=2m", "az-power-interruption:az=us-east-1b,at=1s,for=2m"}});
    EXPECT_NEAR(static_cast<double>(hanging.requests.retries), 50, 4);
}

// statements: CLI-05
TEST(SdkStandardMode, getsTokensBackForSuccesses)
{
    // Half of the groups answers 503: a first try fails with 1/2. Each success gives 1 token back, or what its last retry took.
    const std::string other = "  Other: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {VpcId: !Ref Vpc, Port: 80, Protocol: HTTP}}\n";
    Site site;
    site.more = other;
    site.client = "TimeoutMs: 60000, Backoff: sdk-standard";
    site.listener = "Protocol: HTTP, DefaultActions: [{Type: forward, ForwardConfig: {TargetGroups: [{TargetGroupArn: !Ref TargetGroup, Weight: 1}, "
                    "{TargetGroupArn: !Ref Other, Weight: 1}]}}]";
    const auto record = recordOf(site.text(), {.traffic = "constant:20/s", .duration = "10m"});
    // 6,000 requests succeed at once and earn a token each. A retry takes 5 and gives them back with the chance of 1/2 that it succeeds: 2.5 net.
    // The bucket is soon near empty, so retries are what is earned: (500 + 6,000) / 2.5 = 2,600; without refunds there would be 100.
    EXPECT_NEAR(static_cast<double>(record.requests.retries), 2600, 260);
}

// statements: CLI-13
TEST(RetryBudget, boundsRetriesByRequests)
{
    const auto record =
        recordOf(refusing("TimeoutMs: 60000, Retries: 3, Backoff: full-jitter, RetryBudget: 0.1"), {.traffic = "constant:100/s", .duration = "2m"});
    EXPECT_NEAR(static_cast<double>(record.requests.retries), 0.1 * static_cast<double>(record.requests.sent), 15);
    const auto unbounded = recordOf(refusing("TimeoutMs: 60000, Retries: 3, Backoff: full-jitter"), {.traffic = "constant:100/s", .duration = "1m"});
    EXPECT_GT(unbounded.requests.retries, 2.8 * static_cast<double>(unbounded.requests.sent));
}

// statements: CLI-14
TEST(CircuitBreaker, opensAtHalfOfTwentyCallsAndProbesAfterThirtySeconds)
{
    Site site;
    site.hosts = {};
    site.client = "TimeoutMs: 5000, Arrivals: paced, Breaker: {FailurePercent: 50}";
    const auto record = recordOf(site.text(), {.traffic = "constant:10/s", .duration = "100s"});
    // 20 calls fail within 2 s, then it is open for 30 s; the first probe fails and opens it again, and so on: at 2, 32.1, 62.2, 92.3 s.
    EXPECT_EQ(lostBy(record, Cause::NoHealthyTarget), 20u + 3u);
    EXPECT_EQ(lostBy(record, Cause::CircuitOpen), record.requests.sent - 23);
    const auto opened = entriesOf(record, "breaker-open");
    ASSERT_EQ(opened.size(), 4u);
    EXPECT_NEAR(static_cast<double>(opened[0]->at) * 1e-9, 2, 0.11);
    EXPECT_NEAR(static_cast<double>(opened[1]->at - opened[0]->at) * 1e-9, 30, 0.2);
}

// statements: CLI-14
TEST(CircuitBreaker, closesAfterThreeGoodProbes)
{
    Site site;
    site.client = "TimeoutMs: 2000, ConnectTimeoutMs: 200, Arrivals: paced, DnsCacheSeconds: 1, Breaker: {OpenSeconds: 10}";
    const auto record =
        recordOf(site.text(), {.traffic = "constant:10/s",
                               .duration = "6m",
                               .faults = {"az-power-interruption:az=us-east-1a,at=1m,for=1m", "az-power-interruption:az=us-east-1b,at=1m,for=1m"}});
    EXPECT_GT(lostBy(record, Cause::CircuitOpen), 300u);
    EXPECT_EQ(endedIn(record, 30, 36, Outcome::Succeeded), 600u) << "everything is sent again";
}

// statements: CLI-18
TEST(Connection, costsItsHandshakesBeforeTheFirstRequest)
{
    const auto meanMs = [](const std::string& client) {
        Site site;
        site.client = "TimeoutMs: 5000, RoundTripMs: 50, " + client;
        const auto record = recordOf(site.text(), {.traffic = "constant:20/s", .duration = "1m"});
        return static_cast<double>(record.latencyByOutcome[0].sumNs) / 1e6 / static_cast<double>(record.requests.of(Outcome::Succeeded));
    };
    // The request itself takes one round trip of 50 ms, TCP one more, TLS 1.3 another one, TLS 1.2 two.
    const double plain = meanMs("Tls: none");
    EXPECT_NEAR(plain, 100 + 2.6, 1);
    EXPECT_NEAR(meanMs("Tls: \"1.3\"") - plain, 50, 0.2);
    EXPECT_NEAR(meanMs("Tls: \"1.2\"") - plain, 100, 0.2);
    EXPECT_LT(meanMs("Tls: \"1.3\", Clients: 1, RequestsPerConnection: 1000000"), 50 + 3) << "one handshake for all";
}

} // namespace
} // namespace faultline::test
