// What alarms, policies, cooldown and warm-up make of a group's size.
#include "tests/sim/group_drawing.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

/// Two instances of two vCPUs, 50 ms of work: 32 requests a second are 40 % of their CPU.
GroupDrawing busy(const std::string& properties = "MinSize: \"2\", MaxSize: \"10\", DesiredCapacity: \"2\"")
{
    GroupDrawing drawing;
    drawing.properties = properties;
    drawing.own = "Workload: {CpuMs: {Distribution: deterministic, MeanMs: 50}}, Boot: {LaunchSeconds: 10, BootSeconds: 10}";
    drawing.client = "TimeoutMs: 5000, Retries: 0, Arrivals: paced";
    return drawing;
}

std::string tracking(double target, const std::string& more = "", const std::string& name = "Track")
{
    return policy(name, "PolicyType: TargetTrackingScaling, TargetTrackingConfiguration: {PredefinedMetricSpecification: {PredefinedMetricType: "
                        "ASGAverageCPUUtilization}, TargetValue: " +
                            std::to_string(target) + more + "}");
}

std::vector<int> sizesAfter(const sim::RunRecord& record, const std::string& kind)
{
    std::vector<int> sizes;
    for (const auto& entry : record.timeline)
        if (entry.kind == kind) sizes.push_back(std::stoi(argumentOf(entry, "to")));
    return sizes;
}

// statements: ASG-41 ASG-49 ASG-50
TEST(SimpleScaling, actsOnceAndWaitsForItsActivityAndTheCooldown)
{
    auto drawing = busy();
    drawing.more = policy("Out", "PolicyType: SimpleScaling, AdjustmentType: ChangeInCapacity, ScalingAdjustment: 1, Cooldown: \"240\"") +
                   cpuAlarm("High", "Out", "GreaterThanThreshold", 30);
    // 90 requests a second are over 100 % of two and 75 % of three.
    const auto record = recordOf(textOf(drawing), {.traffic = "constant:70/s", .duration = "15m"});
    const auto out = timesOf(record, "scale-out");
    ASSERT_GE(out.size(), 2u);
    // Pending 10 s, then the cooldown of 240 s, then the next invocation, one a minute.
    EXPECT_GE(out[1] - out[0], 10 + 240);
    EXPECT_LE(out[1] - out[0], 10 + 240 + 60);
}

// statements: ASG-41
TEST(SimpleScaling, coolsDownFor300SecondsUnlessTold)
{
    auto drawing = busy();
    drawing.more = policy("Out", "PolicyType: SimpleScaling, AdjustmentType: ChangeInCapacity, ScalingAdjustment: 1") +
                   cpuAlarm("High", "Out", "GreaterThanThreshold", 30);
    const auto record = recordOf(textOf(drawing), {.traffic = "constant:70/s", .duration = "15m"});
    const auto out = timesOf(record, "scale-out");
    ASSERT_GE(out.size(), 2u);
    EXPECT_GE(out[1] - out[0], 310);
    EXPECT_LE(out[1] - out[0], 370);
}

// statements: ASG-42 ASG-51 ASG-52 ASG-53
TEST(StepScaling, choosesItsStepByTheDistanceFromTheThresholdAndKnowsNoCooldown)
{
    // Threshold 70, 0-5: one more, from 5 on three: two instances at 100 % are 30 above.
    auto drawing = busy();
    drawing.more = policy("Out", "PolicyType: StepScaling, AdjustmentType: ChangeInCapacity, EstimatedInstanceWarmup: 0, StepAdjustments: "
                                 "[{MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 5, ScalingAdjustment: 1}, {MetricIntervalLowerBound: 5, "
                                 "ScalingAdjustment: 3}]") +
                   cpuAlarm("High", "Out", "GreaterThanOrEqualToThreshold", 70);
    const auto record = recordOf(textOf(drawing), {.traffic = "constant:78/s", .duration = "6m"});
    const auto sizes = sizesAfter(record, "scale-out");
    ASSERT_FALSE(sizes.empty());
    EXPECT_EQ(sizes[0], 5);
    // 58 requests a second: 72.5 %, in the first step.
    const auto mild = sizesAfter(recordOf(textOf(drawing), {.traffic = "constant:58/s", .duration = "6m"}), "scale-out");
    ASSERT_FALSE(mild.empty());
    EXPECT_EQ(mild[0], 3);
}

// statements: ASG-44 ASG-45 ASG-59 ASG-60
TEST(StepScaling, countsWhatWarmsUpAsOrderedAlready)
{
    // STEP-6: the alarm keeps ringing each minute, and while the new instance warms up for 10 minutes nothing more is ordered.
    auto drawing = busy();
    drawing.more = policy("Out", "PolicyType: StepScaling, AdjustmentType: ChangeInCapacity, EstimatedInstanceWarmup: 600, StepAdjustments: "
                                 "[{MetricIntervalLowerBound: 0, ScalingAdjustment: 1}]") +
                   cpuAlarm("High", "Out", "GreaterThanThreshold", 10);
    const auto record = recordOf(textOf(drawing), {.traffic = "constant:70/s", .duration = "20m"});
    const auto out = timesOf(record, "scale-out");
    ASSERT_GE(out.size(), 2u);
    EXPECT_GE(out[1] - out[0], 600 + 10);
    EXPECT_LE(out[1] - out[0], 600 + 10 + 60);
}

// statements: ASG-55 ASG-56 ASG-57
TEST(PercentChange, isCutTowardsZeroAndRaisedToItsLeastMagnitude)
{
    auto drawing = busy("MinSize: \"2\", MaxSize: \"40\", DesiredCapacity: \"10\"");
    const auto first = [&](const std::string& magnitude) {
        drawing.more =
            policy("Out", "PolicyType: StepScaling, AdjustmentType: PercentChangeInCapacity, StepAdjustments: [{MetricIntervalLowerBound: 0, "
                          "ScalingAdjustment: 15}]" +
                              magnitude) +
            cpuAlarm("High", "Out", "GreaterThanThreshold", 10);
        const auto sizes = sizesAfter(recordOf(textOf(drawing), {.traffic = "constant:100/s", .duration = "4m"}), "scale-out");
        return sizes.empty() ? 0 : sizes[0];
    };
    EXPECT_EQ(first(""), 11) << "1.5 is cut to 1";
    EXPECT_EQ(first(", MinAdjustmentMagnitude: 6"), 16);
}

// statements: ASG-10
TEST(Policies, neverLeaveTheLimits)
{
    // LIM-1: maximum 3, two instances, three more asked for.
    auto drawing = busy("MinSize: \"2\", MaxSize: \"3\", DesiredCapacity: \"2\"");
    drawing.more = policy("Out", "PolicyType: SimpleScaling, AdjustmentType: ChangeInCapacity, ScalingAdjustment: 3") +
                   cpuAlarm("High", "Out", "GreaterThanThreshold", 10);
    const auto sizes = sizesAfter(recordOf(textOf(drawing), {.traffic = "constant:70/s", .duration = "15m"}), "scale-out");
    EXPECT_EQ(sizes, std::vector<int>{3});
}

// statements: ASG-63 ASG-64 ASG-70 ASG-71 ASG-78
TEST(TargetTracking, ordersInProportionOnceThreeMinutesAreOverTheTarget)
{
    // Four instances of two vCPUs: 128 requests of 50 ms a second are 80 %. At a target of 50: 4 x 80 / 50 = 6.4, so 7.
    auto drawing = busy("MinSize: \"2\", MaxSize: \"10\", DesiredCapacity: \"4\", DefaultInstanceWarmup: 60");
    drawing.more = tracking(50);
    const auto record = recordOf(textOf(drawing), {.traffic = "constant:128/s", .duration = "10m"});
    const auto sizes = sizesAfter(record, "scale-out");
    ASSERT_FALSE(sizes.empty());
    EXPECT_EQ(sizes[0], 7);
    // Points of minutes 0, 1 and 2, the last one counted a minute after its end.
    EXPECT_NEAR(timesOf(record, "scale-out")[0], 240, 1e-6);
}

// statements: ASG-64 ASG-65 ASG-73
TEST(TargetTracking, scalesInOnlyAfterFifteenMinutesBelowSevenTenthsOfTheTarget)
{
    auto drawing = busy("MinSize: \"2\", MaxSize: \"10\", DesiredCapacity: \"6\", DefaultInstanceWarmup: 60");
    drawing.more = tracking(60);
    // 46 requests a second: 19.2 % of six. 6 x 19.2 / 60 = 1.92, so two stay.
    const auto record = recordOf(textOf(drawing), {.traffic = "constant:46/s", .duration = "20m"});
    const auto in = timesOf(record, "scale-in");
    ASSERT_FALSE(in.empty());
    EXPECT_NEAR(in[0], 960, 1e-6) << "fifteen points, the last one counted a minute after its end";
    EXPECT_EQ(sizesAfter(record, "scale-in")[0], 2);
    // 108 requests a second: 45 %, which is above the low threshold of 42 %.
    EXPECT_TRUE(timesOf(recordOf(textOf(drawing), {.traffic = "constant:108/s", .duration = "20m"}), "scale-in").empty());
}

// statements: ASG-73
TEST(TargetTracking, withScaleInDisabledOnlyGrows)
{
    auto drawing = busy("MinSize: \"2\", MaxSize: \"10\", DesiredCapacity: \"6\", DefaultInstanceWarmup: 60");
    drawing.more = tracking(60, ", DisableScaleIn: true");
    EXPECT_TRUE(timesOf(recordOf(textOf(drawing), {.traffic = "constant:48/s", .duration = "20m"}), "scale-in").empty());
}

// statements: ASG-74
TEST(SeveralTrackers, scaleInOnlyTogetherAndOutIfAnyWants)
{
    auto drawing = busy("MinSize: \"2\", MaxSize: \"10\", DesiredCapacity: \"6\", DefaultInstanceWarmup: 60");
    drawing.more = tracking(60) + tracking(25, "", "Other"); // 20 % is over 17.5 %: the other one is content
    EXPECT_TRUE(timesOf(recordOf(textOf(drawing), {.traffic = "constant:48/s", .duration = "20m"}), "scale-in").empty());
    drawing.more = tracking(60) + tracking(15, "", "Other"); // 47 a second are 19.6 %: 6 x 19.6 / 15 = 7.8, so 8
    EXPECT_EQ(sizesAfter(recordOf(textOf(drawing), {.traffic = "constant:47/s", .duration = "6m"}), "scale-out"), std::vector<int>{8});
}

// statements: ASG-75
TEST(PoliciesOfDifferentKinds, giveTheLargestCapacity)
{
    // POL-1: at once +1 and +2.
    auto drawing = busy();
    const auto more = [](int n) {
        return "PolicyType: StepScaling, AdjustmentType: ChangeInCapacity, StepAdjustments: [{MetricIntervalLowerBound: 0, ScalingAdjustment: " +
               std::to_string(n) + "}]";
    };
    drawing.more = policy("One", more(1)) + policy("Two", more(2)) + cpuAlarm("HighOne", "One", "GreaterThanThreshold", 10) +
                   cpuAlarm("HighTwo", "Two", "GreaterThanThreshold", 10);
    const auto sizes = sizesAfter(recordOf(textOf(drawing), {.traffic = "constant:40/s", .duration = "4m"}), "scale-out");
    ASSERT_FALSE(sizes.empty());
    EXPECT_EQ(sizes[0], 4);
}

// statements: ASG-43 ASG-46
TEST(WarmUp, blocksScaleInAndTheDefaultOfZeroBlocksNothing)
{
    const auto firstScaleIn = [](const std::string& warmUp) {
        auto drawing = busy("MinSize: \"2\", MaxSize: \"10\", DesiredCapacity: \"4\"" + warmUp);
        drawing.more =
            policy("In", "PolicyType: StepScaling, AdjustmentType: ChangeInCapacity, StepAdjustments: [{MetricIntervalUpperBound: 0, "
                         "ScalingAdjustment: -1}]") +
            cpuAlarm("Low", "In", "LessThanThreshold", 90) +
            "  Grow: {Type: AWS::AutoScaling::ScheduledAction, Properties: {AutoScalingGroupName: !Ref AppGroup, MinSize: 4, DesiredCapacity: 5, "
            "StartTime: \"2026-01-05T00:01:00Z\"}}\n";
        const auto in = timesOf(recordOf(textOf(drawing), {.traffic = "constant:10/s", .duration = "15m"}), "scale-in");
        return in.empty() ? 1e9 : in[0];
    };
    EXPECT_LE(firstScaleIn(", DefaultInstanceWarmup: 0"), 180);
    const double byWarmUp = firstScaleIn(", DefaultInstanceWarmup: 420");
    EXPECT_GE(byWarmUp, 60 + 10 + 420);
    EXPECT_LE(byWarmUp, 60 + 10 + 10 + 420 + 60);
    const double byCooldown = firstScaleIn(""); // unset: the default cooldown of 300 s
    EXPECT_GE(byCooldown, 60 + 10 + 300);
    EXPECT_LE(byCooldown, 60 + 10 + 10 + 300 + 60);
}

// statements: ASG-45 ASG-48
TEST(GroupMetric, isTheMeanOverInstancesInServiceThatAreWarm)
{
    // A third instance that warms up for ten minutes: the two others carry a third less, and the mean is theirs alone.
    auto drawing = busy("MinSize: \"2\", MaxSize: \"10\", DesiredCapacity: \"2\", DefaultInstanceWarmup: 600");
    drawing.more =
        "  Grow: {Type: AWS::AutoScaling::ScheduledAction, Properties: {AutoScalingGroupName: !Ref AppGroup, DesiredCapacity: 3, StartTime: "
        "\"2026-01-05T00:01:00Z\"}}\n";
    const auto run = played(textOf(drawing), {.traffic = "constant:30/s", .duration = "6m"});
    const double one = instanceMetric(run, "CPUUtilization", "AppGroup#1", 4), two = instanceMetric(run, "CPUUtilization", "AppGroup#2", 4);
    EXPECT_GT(instanceMetric(run, "CPUUtilization", "AppGroup#3", 4), 10);
    EXPECT_NEAR(groupMetric(run, "CPUUtilization", 4, "AWS/EC2"), (one + two) / 2, 1e-9);
    const auto samples = run.metrics().value({"AWS/EC2", "CPUUtilization", {{"AutoScalingGroupName", "AppGroup"}}},
                                             *StatisticSpec::parse("SampleCount"), 60 * kSecond, 240 * kSecond);
    EXPECT_EQ(samples, 2);
}

// statements: ASG-69
TEST(TargetTracking, doesNothingWithoutData)
{
    auto drawing = busy("MinSize: \"2\", MaxSize: \"10\", DesiredCapacity: \"4\"");
    drawing.more =
        policy("Track", "PolicyType: TargetTrackingScaling, TargetTrackingConfiguration: {CustomizedMetricSpecification: {Namespace: Shop, "
                        "MetricName: Orders, Statistic: Average}, TargetValue: 1}");
    const auto record = recordOf(textOf(drawing), {.traffic = "constant:128/s", .duration = "10m"});
    EXPECT_TRUE(timesOf(record, "scale-out").empty());
    EXPECT_TRUE(timesOf(record, "scale-in").empty());
}

} // namespace
} // namespace faultline::test
