// What CloudWatch shows of a load balancer, and what it costs in capacity units.
#include "tests/sim/load_balancing/site.h"

#include "sim/services/capacity_units.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

// statements: ELB-124 ELB-125 ELB-129 ELB-130 MET-92 MET-122 MET-123 MET-129
TEST(LoadBalancerMetrics, comeEveryMinuteAndWithoutHealthChecks)
{
    Site site;
    const auto simulation = played(site.text(), {.traffic = "steps:60/s@0s,0/s@2m", .duration = "5m"});
    const auto& metrics = simulation.metrics();
    EXPECT_EQ(sumOf(metrics, ofBalancer("RequestCount")), static_cast<double>(simulation.record().requests.sent)) << "checks are not requests";
    EXPECT_FALSE(valueOf(metrics, ofBalancer("RequestCount"), "Sum", 180 * kSecond)) << "no requests, no data";
    EXPECT_EQ(valueOf(metrics, ofGroup("HealthyHostCount"), "Average", 180 * kSecond), 2) << "reported with registered targets";
    EXPECT_EQ(valueOf(metrics, ofGroup("UnHealthyHostCount"), "Average", 180 * kSecond), 0);
    const double requests = valueOf(metrics, ofGroup("RequestCount"), "Sum", 60 * kSecond).value_or(0);
    EXPECT_GT(requests, 3000);
    EXPECT_EQ(valueOf(metrics, {"AWS/ApplicationELB", "RequestCountPerTarget", {{"TargetGroup", "TargetGroup"}}}, "Sum", 60 * kSecond), requests / 2);
}

// statements: ELB-130 ELB-131 ELB-136
TEST(LoadBalancerMetrics, showALostZone)
{
    Site site;
    site.client = "TimeoutMs: 30000, ConnectTimeoutMs: 500";
    const auto simulation =
        played(site.text(), {.traffic = "constant:100/s", .duration = "8m", .faults = {"az-power-interruption:az=us-east-1b,at=2m,for=6m"}});
    const auto& metrics = simulation.metrics();
    const MetricId inB{"AWS/ApplicationELB",
                       "HealthyHostCount",
                       {{"AvailabilityZone", "us-east-1b"}, {"LoadBalancer", "LoadBalancer"}, {"TargetGroup", "TargetGroup"}}};
    EXPECT_EQ(valueOf(metrics, inB, "Average", 60 * kSecond), 1);
    EXPECT_EQ(valueOf(metrics, inB, "Average", 240 * kSecond), 0) << "within 35 to 65 s";
    EXPECT_EQ(valueOf(metrics, ofGroup("HealthyHostCount"), "Average", 240 * kSecond), 1);
    EXPECT_GT(valueOf(metrics, ofBalancer("HTTPCode_ELB_504_Count"), "Sum", 120 * kSecond).value_or(0), 500) << "dead hosts, until then";
    const auto removed = firstEntry(simulation.record(), "lb-node-removed");
    ASSERT_TRUE(removed);
    EXPECT_EQ(removed->at, 150 * kSecond);
    // Clients that cannot reach the dead node are in no metric of CloudWatch's: sent minus routed minus what the load balancer refused.
    const double routed = sumOf(metrics, ofBalancer("RequestCount"));
    EXPECT_NEAR(static_cast<double>(simulation.record().requests.sent) - routed,
                static_cast<double>(lostBy(simulation.record(), sim::Cause::LbNodeUnreachable)), 100);
}

// statements: ELB-117
TEST(CapacityUnits, areTheLargestDimension)
{
    EXPECT_DOUBLE_EQ(sim::capacityUnitsOfApplication({25, 0, 0, 0}), 1);
    EXPECT_DOUBLE_EQ(sim::capacityUnitsOfApplication({0, 3000, 0, 0}), 1);
    EXPECT_DOUBLE_EQ(sim::capacityUnitsOfApplication({0, 0, 1, 0}), 1);
    EXPECT_DOUBLE_EQ(sim::capacityUnitsOfApplication({0, 0, 0, 1000}), 1);
    EXPECT_DOUBLE_EQ(sim::capacityUnitsOfApplication({50, 3000, 1, 1000}), 2) << "not the sum";
    EXPECT_DOUBLE_EQ(sim::capacityUnitsOfNetwork({800, 100'000, 0.5, 0}), 1);
}

// statements: ELB-117 ELB-118 ELB-119 MET-81 MET-120 MET-125
TEST(CapacityUnits, ofTheWorkedCaseAreDecidedByItsBytes)
{
    // 200 requests/s on connections of 4 requests, 30 KB each, the fifteenth rule matches.
    Site site;
    site.client = "TimeoutMs: 2000, Clients: 6000, RequestsPerConnection: 4";
    site.attributes = "{Key: idle_timeout.timeout_seconds, Value: \"4000\"}";
    site.sends = "{To: LoadBalancer, Class: default, Share: 1, Path: /p15, Kb: 30}";
    for (int i = 1; i <= 15; ++i) {
        const std::string n = std::to_string(i);
        site.more += "  Rule" + n + ": {Type: AWS::ElasticLoadBalancingV2::ListenerRule, Properties: {ListenerArn: !Ref Listener, Priority: " + n +
                     ", Conditions: [{Field: path-pattern, Values: [/p" + n + "]}], Actions: [{Type: forward, TargetGroupArn: !Ref TargetGroup}]}}\n";
    }
    const auto simulation = played(site.text(), {.traffic = "constant:200/s", .duration = "10m"});
    const auto& metrics = simulation.metrics();
    const Nanoseconds at = 480 * kSecond;
    const double requests = valueOf(metrics, ofBalancer("RequestCount"), "Sum", at).value_or(0);
    EXPECT_NEAR(valueOf(metrics, ofBalancer("RuleEvaluations"), "Sum", at).value_or(0), requests * (15 - 10), 1e-6);
    EXPECT_NEAR(valueOf(metrics, ofBalancer("ProcessedBytes"), "Sum", at).value_or(0), requests * 30'000, 1);
    EXPECT_NEAR(valueOf(metrics, ofBalancer("NewConnectionCount"), "Sum", at).value_or(0) / 60, 50, 4);
    EXPECT_NEAR(valueOf(metrics, ofBalancer("ConsumedLCUs"), "Average", at).value_or(0), 21.6, 0.8); // 200 * 30 KB * 3,600 s
}

} // namespace
} // namespace faultline::test
