// What EC2 publishes of an instance and Auto Scaling of a group, how often, and what alarms make of it.
#include "tests/sim/group_drawing.h"
#include "tests/sim/instances/machine_drawing.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

// statements: CW-23 EC2-34 MET-10
TEST(Monitoring, isAPointEveryFiveMinutesUnlessDetailedAndAMinuteForChecks)
{
    MachineDrawing drawing; // 100 requests a second of 5 ms: a quarter of two vCPUs
    const auto basic = played(textOf(drawing), {.traffic = "constant:100/s", .duration = "11m"});
    EXPECT_NEAR(pointAt(basic, "CPUUtilization", 300, 300), 25, 0.1);
    EXPECT_EQ(pointAt(basic, "CPUUtilization", 300, 300, "SampleCount"), 1);
    EXPECT_EQ(pointAt(basic, "CPUUtilization", 360, 60), -1);
    EXPECT_EQ(pointAt(basic, "StatusCheckFailed", 360, 60), 0);
    drawing.properties = ", Monitoring: true";
    const auto detailed = played(textOf(drawing), {.traffic = "constant:100/s", .duration = "11m"});
    EXPECT_NEAR(pointAt(detailed, "CPUUtilization", 360, 60), 25, 0.1);
    EXPECT_EQ(pointAt(detailed, "CPUUtilization", 300, 300, "SampleCount"), 5);
}

/// Two instances of two vCPUs, 50 ms of work: 72 requests a second are 90 % of their CPU.
GroupDrawing tracked(const std::string& monitoring)
{
    GroupDrawing drawing;
    drawing.properties = "MinSize: \"2\", MaxSize: \"10\", DesiredCapacity: \"2\"";
    drawing.own = "Workload: {CpuMs: {Distribution: deterministic, MeanMs: 50}}, Boot: {LaunchSeconds: 10, BootSeconds: 10}";
    drawing.data = "InstanceType: m6i.large, ImageId: ami-1" + monitoring;
    drawing.client = "TimeoutMs: 5000, Retries: 0, Arrivals: paced";
    drawing.more = policy("Track", "PolicyType: TargetTrackingScaling, TargetTrackingConfiguration: {PredefinedMetricSpecification: "
                                   "{PredefinedMetricType: ASGAverageCPUUtilization}, TargetValue: 60}");
    return drawing;
}

// statements: CW-23 ASG-64
TEST(Monitoring, decidesHowSoonAGroupScales)
{
    const Play play{.traffic = "steps:10/s@0s,72/s@9m", .duration = "20m"};
    const auto detailed = timesOf(recordOf(textOf(tracked(", Monitoring: {Enabled: true}")), play), "scale-out");
    const auto basic = timesOf(recordOf(textOf(tracked("")), play), "scale-out");
    ASSERT_FALSE(detailed.empty());
    ASSERT_FALSE(basic.empty());
    // Three minutes above the target end at 12 min and are read a minute later.
    EXPECT_NEAR(detailed[0], 780, 1e-6);
    // One minute of five lifts the point of 5 to 10 min to 28 %; that of 10 to 15 min is the first above.
    EXPECT_NEAR(basic[0], 900, 1e-6);
}

// statements: MET-17 MET-18 MET-25
TEST(Metrics, countBytesAndOperationsOfRequests)
{
    MachineDrawing drawing;
    drawing.properties = ", Monitoring: true";
    drawing.workload += ", Network: {ReceivedKib: 2, SentKib: 8}, Disk: {Operations: 3, Kib: 16}";
    const auto run = played(textOf(drawing), {.traffic = "constant:10/s", .duration = "4m"});
    EXPECT_NEAR(pointAt(run, "NetworkIn", 60, 60, "Sum"), 600 * 2 * 1024, 2048);
    EXPECT_NEAR(pointAt(run, "NetworkOut", 60, 60, "Sum"), 600 * 8 * 1024, 8192);
    EXPECT_NEAR(pointAt(run, "EBSReadOps", 60, 60, "Sum"), 600 * 3, 3);
    EXPECT_EQ(MetricStore::unitOf("AWS/EC2", "NetworkIn"), "Bytes");
}

// statements: MET-21 MET-22 MET-23 MET-24
TEST(Metrics, ofCreditsAreOfBurstableTypesAndThoseOfSurplusOfUnlimitedOnes)
{
    const auto has = [](const char* type, const std::string& mode, const char* metric) {
        MachineDrawing drawing;
        drawing.type = type;
        drawing.properties = mode;
        return pointAt(played(textOf(drawing), {.traffic = "constant:1/s", .duration = "6m"}), metric, 0, 300) >= 0;
    };
    EXPECT_FALSE(has("m6i.large", "", "CPUCreditBalance"));
    EXPECT_TRUE(has("t3.micro", "", "CPUCreditUsage"));
    EXPECT_TRUE(has("t3.micro", "", "CPUSurplusCreditBalance"));
    EXPECT_TRUE(has("t3.micro", "", "CPUSurplusCreditsCharged"));
    EXPECT_FALSE(has("t3.micro", ", CreditSpecification: {CPUCredits: standard}", "CPUSurplusCreditBalance"));
    EXPECT_TRUE(has("t2.micro", "", "CPUCreditBalance"));
    EXPECT_FALSE(has("t2.micro", "", "CPUSurplusCreditBalance"));
}

// statements: MET-31 MET-32 MET-33 MET-34
TEST(Metrics, ofChecksTellWhatFailed)
{
    MachineDrawing drawing;
    drawing.workload += ", Disk: {Operations: 1, Kib: 16}";
    const auto paused = played(textOf(drawing), {.traffic = "constant:1/s", .duration = "5m", .faults = {"volume-pause:target=App,at=1m30s,for=3m"}});
    EXPECT_EQ(pointAt(paused, "StatusCheckFailed", 120, 60, "Maximum"), 1);
    EXPECT_EQ(pointAt(paused, "StatusCheckFailed_AttachedEBS", 120, 60, "Maximum"), 1);
    EXPECT_EQ(pointAt(paused, "StatusCheckFailed_System", 120, 60, "Maximum"), 0);
    const auto failed = played(textOf(drawing), {.traffic = "constant:1/s", .duration = "4m", .faults = {"host-failure:target=App,at=1m30s"}});
    EXPECT_EQ(pointAt(failed, "StatusCheckFailed_System", 120, 60, "Maximum"), 1);
    EXPECT_EQ(pointAt(failed, "StatusCheckFailed_Instance", 120, 60, "Maximum"), 1);
    EXPECT_EQ(pointAt(failed, "StatusCheckFailed_AttachedEBS", 120, 60, "Maximum"), 0);
}

// statements: MET-41 MET-44 MET-45 MET-46 MET-47 MET-48
TEST(Metrics, ofAGroupCountUnitsOfCapacityLikeInstances)
{
    const auto run = played(textOf(GroupDrawing{}), {.duration = "5m", .faults = {"terminate-instances:target=AppGroup,count=1,at=1m"}});
    for (int minute = 0; minute < 5; ++minute) {
        for (const char* name : {"InService", "Pending", "Standby", "Terminating", "Total"})
            EXPECT_EQ(groupMetric(run, std::string("Group") + name + "Capacity", minute),
                      groupMetric(run, std::string("Group") + name + "Instances", minute));
        EXPECT_GE(groupMetric(run, "GroupTotalCapacity", minute), 0);
    }
    EXPECT_EQ(groupMetric(run, "GroupStandbyInstances", 1), 0);
}

// statements: MET-49 MET-50 MET-51 MET-52 MET-53 MET-54 MET-55 MET-56
TEST(Metrics, ofAWarmPoolAddUpWithTheGroups)
{
    GroupDrawing drawing; // two of six: four in the pool
    drawing.more = "  Pool: {Type: AWS::AutoScaling::WarmPool, Properties: {AutoScalingGroupName: !Ref AppGroup, MinSize: 1}}\n";
    const auto run = played(textOf(drawing), {.duration = "8m"});
    EXPECT_EQ(groupMetric(run, "WarmPoolMinSize", 6), 1);
    EXPECT_EQ(groupMetric(run, "WarmPoolDesiredCapacity", 6), 4);
    EXPECT_EQ(groupMetric(run, "WarmPoolPendingCapacity", 6), 0);
    EXPECT_EQ(groupMetric(run, "WarmPoolTerminatingCapacity", 6), 0);
    EXPECT_EQ(groupMetric(run, "WarmPoolWarmedCapacity", 6), 4);
    EXPECT_EQ(groupMetric(run, "WarmPoolTotalCapacity", 6), 4);
    EXPECT_EQ(groupMetric(run, "GroupAndWarmPoolDesiredCapacity", 6), 6);
    EXPECT_EQ(groupMetric(run, "GroupAndWarmPoolTotalCapacity", 6), 6);
    EXPECT_EQ(groupMetric(played(textOf(GroupDrawing{}), {.duration = "3m"}), "WarmPoolMinSize", 1), -1) << "only with a pool";
}

} // namespace
} // namespace faultline::test
