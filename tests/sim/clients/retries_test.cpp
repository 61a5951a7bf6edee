// What retries do to a system: amplification, and states that outlive their trigger.
#include "tests/sim/load_balancing/site.h"

#include "sim/drill/retries.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

using sim::Outcome;

// statements: CLI-12
TEST(Amplification, isThePowerOfTheLayersThatTryAgain)
{
    // Three attempts by the users and three by the instance at something that always refuses: the bottom sees nine calls of each request.
    Site site;
    site.client = "TimeoutMs: 60000, Retries: 2";
    site.hosts = {{"A", 'a', "Workload: {CpuMs: 1}, Uses: [{To: Bottom, Client: {Retries: 2}}]"}};
    site.more = "  Bottom: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1, InstanceType: m6i.large, SubnetId: !Ref Subneta}, Metadata: "
                "{Faultline: {Workload: {Workers: 1, QueueLimit: 0, CpuMs: 3000000}}}}\n"; // the first call keeps its worker for the whole run
    const auto record = recordOf(site.text(), {.traffic = "constant:10/s", .duration = "5m"});
    const auto hops = sim::amplificationOf(record);
    ASSERT_FALSE(hops.empty());
    EXPECT_EQ(hops.front().to, "Bottom");
    EXPECT_NEAR(hops.front().own, 3, 0.02);
    EXPECT_NEAR(hops.front().total, 9, 0.1);
    EXPECT_NEAR(static_cast<double>(requestsAt(record, "Bottom")), 9 * static_cast<double>(record.requests.sent),
                0.02 * 9 * static_cast<double>(record.requests.sent));
}

TEST(Amplification, isNothingWhereNobodyTriesAgain) { EXPECT_TRUE(sim::amplificationOf(recordOf(Site().text(), {.duration = "1m"})).empty()); }

struct Spiked {
    sim::Scenario scenario;
    sim::RunRecord record;
};

/// Twice its capacity for a minute, at a place that works its queue off in order and drops nothing; clients give up after a second.
Spiked spiked(const std::string& client)
{
    const std::string text =
        "Metadata:\n  Faultline:\n    Version: 1\n    Zones: [us-east-1a]\n    Network: {Overheads: none}\n"
        "    Actors: {Users: {Client: {" +
        client +
        "}, Sends: [{To: Server, Class: default, Share: 1}]}}\nResources:\n  Server:\n    Type: AWS::EC2::Instance\n    Metadata:\n"
        "      Faultline:\n        Workload: {Servers: 1, ServiceTime: {Distribution: exponential, MeanMs: 10}}\n"
        "    Properties: {ImageId: ami-1, InstanceType: m6i.large}\n";
    const Play play{.traffic = "spike:70/s..200/s,at=5m,for=1m", .duration = "20m"};
    Spiked out;
    out.scenario.traffic = *sim::Traffic::parse(play.traffic, 1200 * kSecond);
    out.record = recordOf(text, play);
    return out;
}

// statements: CLI-19 CLI-20 CLI-21
TEST(MetastableState, isKeptUpByRetriesAfterTheSpikeAndNamed)
{
    // 70/s of 100/s: with four attempts of 250 ms each the offered load is up to 280/s once answers are late, and stays there.
    const auto retrying = spiked("TimeoutMs: 1000, RequestTimeoutMs: 250, Retries: 3");
    const auto state = sim::metastableOf(retrying.record, retrying.scenario);
    ASSERT_TRUE(state);
    EXPECT_GE(state->from, 360 * kSecond);
    EXPECT_GE(state->to, 1190 * kSecond) << "to the end: nothing sheds the load";
    EXPECT_NEAR(state->offeredRps, 70, 3);
    EXPECT_LT(state->goodputRps, 10);
    EXPECT_GT(state->attemptsPerRequest, 3);
}

// statements: CLI-13 CLI-21
TEST(MetastableState, doesNotOutliveItsTriggerWithABudget)
{
    const auto bounded = spiked("TimeoutMs: 1000, RequestTimeoutMs: 250, Retries: 3, RetryBudget: 0.1");
    EXPECT_FALSE(sim::metastableOf(bounded.record, bounded.scenario));
    EXPECT_GT(endedIn(bounded.record, 115, 120, Outcome::Succeeded), 3000u);
}

} // namespace
} // namespace faultline::test
