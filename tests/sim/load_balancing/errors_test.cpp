// What a load balancer answers when a target does not, and how it counts that.
#include "tests/sim/load_balancing/site.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

using sim::Cause;
using sim::Outcome;

// statements: ELB-106 ELB-108 ELB-128 MET-104
TEST(ApplicationLoadBalancer, answers504AfterTenSecondsWithoutAConnection)
{
    Site site;
    site.client = "TimeoutMs: 30000";
    const auto simulation = played(site.text(), {.traffic = "constant:100/s", .duration = "5m", .faults = {"terminate-instances:target=B,at=1m"}});
    const auto record = simulation.record();
    const auto failed = static_cast<double>(record.requests.of(Outcome::Failed));
    EXPECT_EQ(lostBy(record, Cause::TargetConnectTimeout), record.requests.of(Outcome::Failed) - lostBy(record, Cause::InstanceTerminated));
    EXPECT_NEAR(static_cast<double>(record.latencyByOutcome[3].maxNs) * 1e-9, 10, 0.01);
    // Half of the requests until both nodes know, 35 to 65 s: 1,750 to 3,250.
    EXPECT_GT(failed, 1700);
    EXPECT_LT(failed, 3300);
    EXPECT_NEAR(sumOf(simulation.metrics(), ofBalancer("HTTPCode_ELB_504_Count")), failed, 5);
    EXPECT_EQ(sumOf(simulation.metrics(), ofGroup("HTTPCode_Target_5XX_Count")), 0);
    const auto slowest = valueOf(simulation.metrics(), ofGroup("TargetResponseTime"), "Maximum", 60 * kSecond);
    ASSERT_TRUE(slowest);
    EXPECT_LT(*slowest, 1) << "a 504 has no response time";
}

// statements: ELB-106 ELB-108 MET-102 MET-126
TEST(ApplicationLoadBalancer, answers502AtOnceWhenTheTargetRefuses)
{
    // Too short for the health checks: they notice nothing, and the host boots with the process not there yet: RST.
    Site site;
    site.client = "TimeoutMs: 30000";
    site.group = "Protocol: HTTP, HealthCheckIntervalSeconds: 60, UnhealthyThresholdCount: 10, ";
    const auto simulation =
        played(site.text(), {.traffic = "constant:100/s", .duration = "6m", .faults = {"az-power-interruption:az=us-east-1b,at=2m,for=5s"}});
    const auto record = simulation.record();
    EXPECT_GT(lostBy(record, Cause::TargetReset), 500u);
    EXPECT_NEAR(sumOf(simulation.metrics(), ofBalancer("HTTPCode_ELB_502_Count")), static_cast<double>(lostBy(record, Cause::TargetReset)), 20);
    EXPECT_GE(sumOf(simulation.metrics(), ofGroup("TargetConnectionErrorCount")), static_cast<double>(lostBy(record, Cause::TargetReset)) - 20);
}

const std::string kHangs = "Workload: {CpuMs: 1}, Uses: [{To: Slow, Client: {RequestTimeoutMs: 60000}}]";
const std::string kSlowBox =
    "  Slow: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1, InstanceType: m6i.large, SubnetId: !Ref Subneta}, Metadata: {Faultline: "
    "{Workload: {Servers: 1000000, ServiceTime: {Distribution: deterministic, MeanMs: 8000}}}}}\n";

// statements: ELB-98 ELB-109
TEST(ApplicationLoadBalancer, answers504WhenATargetIsSilentForTheIdleTimeout)
{
    Site site;
    site.client = "TimeoutMs: 30000";
    site.attributes = "{Key: idle_timeout.timeout_seconds, Value: \"5\"}";
    site.hosts = {{"A", 'a', kHangs}};
    site.more = kSlowBox;
    const auto simulation = played(site.text(), {.traffic = "constant:10/s", .duration = "4m"});
    const auto record = simulation.record();
    EXPECT_EQ(record.requests.of(Outcome::Succeeded), 0u) << "every answer takes 8 s, the load balancer waits for 5 s";
    EXPECT_EQ(lostBy(record, Cause::TargetIdleTimeout), record.requests.of(Outcome::Failed));
    EXPECT_NEAR(static_cast<double>(record.latencyByOutcome[3].sumNs) * 1e-9 / static_cast<double>(record.requests.of(Outcome::Failed)), 5, 0.01);
    EXPECT_GT(sumOf(simulation.metrics(), ofBalancer("HTTPCode_ELB_504_Count")), 2000);
    EXPECT_EQ(sumOf(simulation.metrics(), ofGroup("HTTPCode_Target_5XX_Count")), 0);
    site.attributes = "{Key: idle_timeout.timeout_seconds, Value: \"10\"}";
    EXPECT_EQ(recordOf(site.text(), {.traffic = "constant:10/s", .duration = "2m"}).requests.lost(), 0u);
}

// statements: ELB-106 ELB-110 MET-99
TEST(ApplicationLoadBalancer, counts460WhenTheClientClosesFirst)
{
    Site site;
    site.client = "TimeoutMs: 2000";
    site.hosts = {{"A", 'a', kHangs}};
    site.more = kSlowBox;
    const auto simulation = played(site.text(), {.traffic = "constant:10/s", .duration = "5m"});
    const double given = sumOf(simulation.metrics(), ofBalancer("HTTPCode_ELB_4XX_Count"));
    EXPECT_NEAR(given, static_cast<double>(simulation.record().requests.sent), 60);
    EXPECT_EQ(sumOf(simulation.metrics(), ofBalancer("HTTPCode_ELB_504_Count")), 0);
}

// statements: ELB-126 ELB-128 MET-100 MET-105 MET-108
TEST(StatusCounts, ofLoadBalancerAndTargetsNeverOverlap)
{
    Site site;
    site.hosts = {{"A", 'a', "Workload: {Workers: 1, QueueLimit: 0, CpuMs: {Distribution: deterministic, MeanMs: 20}}"}};
    const auto simulation = played(site.text(), {.traffic = "constant:100/s", .duration = "5m"});
    const auto record = simulation.record();
    const double good = sumOf(simulation.metrics(), ofGroup("HTTPCode_Target_2XX_Count"));
    const double refused = sumOf(simulation.metrics(), ofGroup("HTTPCode_Target_5XX_Count"));
    EXPECT_EQ(refused, static_cast<double>(lostBy(record, Cause::QueueFull)));
    EXPECT_EQ(good + refused, static_cast<double>(record.requests.sent - record.requests.of(Outcome::InFlight)));
    EXPECT_EQ(sumOf(simulation.metrics(), ofBalancer("HTTPCode_ELB_5XX_Count")), 0);
    EXPECT_EQ(valueOf(simulation.metrics(), ofGroup("TargetResponseTime"), "SampleCount", 60 * kSecond),
              valueOf(simulation.metrics(), ofGroup("RequestCount"), "Sum", 60 * kSecond));
}

/// A group that shrinks from three to one under little CPU, whose requests last 40 s.
Site shrinking(const std::string& attributes)
{
    Site site;
    site.client = "TimeoutMs: 200000";
    site.hosts = {};
    site.groupAttributes = attributes;
    site.attributes = "{Key: idle_timeout.timeout_seconds, Value: \"300\"}";
    site.more =
        "  Fleet: {Type: AWS::AutoScaling::AutoScalingGroup, Properties: {MinSize: \"1\", MaxSize: \"3\", DesiredCapacity: \"3\", VPCZoneIdentifier: "
        "[!Ref Subneta, !Ref Subnetb], TargetGroupARNs: [!Ref TargetGroup], LaunchTemplate: {LaunchTemplateId: !Ref Template, Version: \"1\"}}, "
        "Metadata: {Faultline: {Workload: {CpuMs: 1}, Uses: [{To: Slow, Client: {RequestTimeoutMs: 100000}}]}}}\n"
        "  Template: {Type: AWS::EC2::LaunchTemplate, Properties: {LaunchTemplateData: {ImageId: ami-1, InstanceType: m6i.large, Monitoring: "
        "{Enabled: true}}}}\n"
        "  In: {Type: AWS::AutoScaling::ScalingPolicy, Properties: {AutoScalingGroupName: !Ref Fleet, AdjustmentType: ExactCapacity, "
        "ScalingAdjustment: 1}}\n"
        "  Low: {Type: AWS::CloudWatch::Alarm, Properties: {Namespace: AWS/EC2, MetricName: CPUUtilization, Statistic: Average, Period: 60, "
        "EvaluationPeriods: 2, Threshold: 50, ComparisonOperator: LessThanThreshold, Dimensions: [{Name: AutoScalingGroupName, Value: !Ref Fleet}], "
        "AlarmActions: [!Ref In]}}\n"
        "  Slow: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1, InstanceType: m6i.large, SubnetId: !Ref Subneta}, Metadata: {Faultline: "
        "{Workload: {Servers: 1000000, ServiceTime: {Distribution: deterministic, MeanMs: 40000}}}}}\n";
    return site;
}

// statements: ELB-92 ELB-97
TEST(DeregistrationDelay, letsRequestsInFlightFinish)
{
    const auto simulation = played(shrinking("").text(), {.traffic = "constant:4/s", .duration = "15m"});
    const auto record = simulation.record();
    const auto* leaves = firstEntry(record, "terminate");
    ASSERT_TRUE(leaves);
    EXPECT_EQ(leaves->at, 180 * kSecond) << "two minutes under the threshold, and the minute until they are read";
    // The last request sent there is answered 40 s later: the instances are gone within that minute, not after the whole 300 s, and not before.
    const MetricId total{"AWS/AutoScaling", "GroupTotalInstances", {{"AutoScalingGroupName", "Fleet"}}};
    EXPECT_EQ(valueOf(simulation.metrics(), total, "Average", 120 * kSecond), 3);
    EXPECT_EQ(valueOf(simulation.metrics(), total, "Average", 180 * kSecond), 1);
    EXPECT_EQ(record.requests.lost(), 0u) << told(record);
}

// statements: ELB-92 ELB-93
TEST(DeregistrationDelay, endsWhatIsStillOpenWith502)
{
    const auto simulation =
        played(shrinking("{Key: deregistration_delay.timeout_seconds, Value: \"10\"}").text(), {.traffic = "constant:4/s", .duration = "15m"});
    const auto record = simulation.record();
    // Each of the two that leave has had 4/3 a second in the last 30 s that will not be done within 10 s.
    EXPECT_NEAR(static_cast<double>(lostBy(record, Cause::DeregistrationDelay)), 80, 30);
    EXPECT_EQ(lostBy(record, Cause::DeregistrationDelay), record.requests.lost()) << told(record);
    EXPECT_EQ(sumOf(simulation.metrics(), ofBalancer("HTTPCode_ELB_502_Count")), static_cast<double>(lostBy(record, Cause::DeregistrationDelay)));
}

} // namespace
} // namespace faultline::test
