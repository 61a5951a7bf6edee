// What a warm-up leaves in the figures of the measured part: nothing.
#include "sim/drill/campaign.h"
#include "sim/drill/retries.h"
#include "sim/drill/warm_up.h"
#include "tests/sim/played.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

/// A server with room for five to wait.
std::string smallServer()
{
    return "Metadata:\n  Faultline:\n    Version: 1\n    Zones: [us-east-1a]\n    Network: {Overheads: none}\n"
           "    Actors: {Users: {Client: {Arrivals: paced, Retries: 2}, Sends: [{To: Server}]}}\n"
           "Resources:\n"
           "  Server: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1, InstanceType: m6i.large}, Metadata: {Faultline: {Workload: {Servers: "
           "1, "
           "ServiceTime: {Distribution: deterministic, MeanMs: 50}, QueueLimit: 5}}}}\n";
}

TEST(WarmUp, leavesNoMaximumAndNoRetryBehind)
{
    // 200/s at first are ten times what the server takes: its queue of 5 is full and clients try again. Then 2/s, each alone.
    const auto plan = planOf(smallServer(), {.traffic = "steps:200/s@0s,2/s@10s", .duration = "2m"});
    ASSERT_TRUE(plan);
    sim::Simulation simulation(*plan, 7);
    simulation.advance(60 * kSecond);
    const sim::RunRecord warmUp = sim::endWarmUp(simulation);
    simulation.advance(120 * kSecond);
    const sim::RunRecord whole = simulation.record(), measured = sim::measuredAfter(warmUp, whole);
    const auto succeeded = [](const sim::RunRecord& record) { return sim::LatencyRecord::milliseconds(record.latencyByOutcome[0].maxNs); };
    EXPECT_GT(succeeded(warmUp), 200);
    EXPECT_EQ(succeeded(measured), 50);
    EXPECT_EQ(warmUp.stations.front().queueMax, 5u);
    EXPECT_EQ(measured.stations.front().queueMax, 0u);
    EXPECT_FALSE(sim::amplificationOf(warmUp).empty());
    EXPECT_TRUE(sim::amplificationOf(measured).empty());
    EXPECT_EQ(measured.hops.front().attempts, 120u);
    sim::Simulation other(*plan, 7);
    other.advance(120 * kSecond);
    EXPECT_EQ(other.record().digest, whole.digest) << "to look at it does not change the run";
}

} // namespace
} // namespace faultline::test
