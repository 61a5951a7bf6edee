// Drawings in which a request would never end, or whose answers have no one way back: refused, with a place and a remedy.
#include "tests/sim/load_balancing/site.h"

#include "sim/drill/retries.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

namespace faultline::test {
namespace {

TEST(Circle, ofUsesThroughALoadBalancerIsRefusedWhereverTrafficEntersIt)
{
    for (const char* network : {"", "Overheads: none"})
        for (const char* entry : {"LoadBalancer", "A"}) {
            Site site;
            site.network = network;
            site.sends = fmt::format("{{To: {}}}", entry);
            site.hosts = {{"A", 'a', "Uses: [{To: LoadBalancer}]"}};
            EXPECT_EQ(problemOf(site.text()), "sim.circular-uses") << entry;
            EXPECT_EQ(problemOf(site.classic("")), "sim.circular-uses") << entry;
        }
}

TEST(Circle, isNotWhatTwoInstancesThatUseOneLoadBalancerMake)
{
    Site site;
    site.sends = "{To: FrontA, Share: 0.5}, {To: FrontB, Share: 0.5}";
    for (const char* front : {"FrontA", "FrontB"})
        site.more += fmt::format("  {}: {{Type: AWS::EC2::Instance, Properties: {{ImageId: ami-1, InstanceType: m6i.large}}, Metadata: {{Faultline: "
                                 "{{Uses: [{{To: LoadBalancer}}]}}}}}}\n",
                                 front);
    EXPECT_EQ(problemOf(site.text()), "");
}

TEST(TargetGroup, ofTwoLoadBalancersIsRefused)
{
    Site site;
    site.sends = "{To: LoadBalancer, Share: 0.5}, {To: Other, Share: 0.5}";
    site.more = "  Other: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Subnets: [!Ref Subneta, !Ref Subnetb]}}\n"
                "  OtherListener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref Other, Port: 80, Protocol: HTTP, "
                "DefaultActions: [{Type: forward, TargetGroupArn: !Ref TargetGroup}]}}\n";
    const auto plan = planOf(site.text());
    ASSERT_FALSE(plan);
    EXPECT_EQ(plan.problem().what.id, "sim.shared-target-group");
    EXPECT_EQ(plan.problem().place.path, "Resources/TargetGroup");
    EXPECT_TRUE(plan.problem().remedy);
}

// 40 layers of two hops side by side have 2^40 ways through them: each place is looked at once.
TEST(Amplification, looksAtEachPlaceOnce)
{
    sim::RunRecord record;
    record.hops.push_back({"Users", "L0", 20, 10});
    for (int layer = 0; layer < 40; ++layer)
        for (const char side : {'a', 'b'}) {
            const std::string middle = fmt::format("M{}{}", layer, side);
            record.hops.push_back({fmt::format("L{}", layer), middle, 10, 0});
            record.hops.push_back({middle, fmt::format("L{}", layer + 1), 10, 0});
        }
    for (const sim::Amplification& hop : sim::amplificationOf(record)) EXPECT_EQ(hop.total, 2);
    EXPECT_EQ(sim::amplificationOf(record).size(), record.hops.size());
}

// A hop of its own length each must cost no more than one of a few lengths: with a list for each this run would not end.
TEST(Jitter, ofALongRunEnds)
{
    Site site;
    site.network = "Jitter: 0.3";
    const auto record = recordOf(site.text(), {.traffic = "constant:100/s", .duration = "30m"});
    EXPECT_NEAR(static_cast<double>(record.requests.sent), 180'000, 3'000);
    EXPECT_EQ(record.requests.lost(), 0u);
}

} // namespace
} // namespace faultline::test
