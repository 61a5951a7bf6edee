// Scaling policies on recorded points: AWS's own examples, as they stand in its guide.
#include "tests/sim/cloudwatch/backtested.h"

#include <gtest/gtest.h>

namespace faultline::test {

namespace {

std::string group(int minimum, int maximum, int desired, const std::string& more = "")
{
    return "  Group: {Type: AWS::AutoScaling::AutoScalingGroup, Properties: {MinSize: " + std::to_string(minimum) +
           ", MaxSize: " + std::to_string(maximum) + ", DesiredCapacity: " + std::to_string(desired) + more + "}}\n";
}

std::string policy(const std::string& id, const std::string& properties)
{
    return "  " + id + ": {Type: AWS::AutoScaling::ScalingPolicy, Properties: {AutoScalingGroupName: !Ref Group, " + properties + "}}\n";
}

std::string steps(const std::string& id, const std::string& type, const std::string& adjustments)
{
    return policy(id, "PolicyType: StepScaling, AdjustmentType: " + type + ", StepAdjustments: [" + adjustments + "]");
}

std::string above(double threshold, const std::string& what = "Out")
{
    return alarmNamed("High", "EvaluationPeriods: 1, ComparisonOperator: GreaterThanOrEqualToThreshold, Threshold: " + std::to_string(threshold) +
                                  ", AlarmActions: [!Ref " + what + "]");
}

std::string below(double threshold, const std::string& what = "In")
{
    return alarmNamed("Low", "EvaluationPeriods: 1, ComparisonOperator: LessThanOrEqualToThreshold, Threshold: " + std::to_string(threshold) +
                                 ", AlarmActions: [!Ref " + what + "]");
}

std::string capacityWith(const std::string& resources, const std::string& points, std::vector<Recorded> more = {})
{
    more.insert(more.begin(), Recorded{points});
    return capacityOf(backtested(resources, dataOf(more)), "Group");
}

/// The steps of the guide's example: 0-10 nothing, 10-20 10 %, more 30 %.
const std::string kOut = "{MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 0}, "
                         "{MetricIntervalLowerBound: 10, MetricIntervalUpperBound: 20, ScalingAdjustment: 10}, "
                         "{MetricIntervalLowerBound: 20, ScalingAdjustment: 30}";
const std::string kIn = "{MetricIntervalLowerBound: -10, MetricIntervalUpperBound: 0, ScalingAdjustment: 0}, "
                        "{MetricIntervalLowerBound: -20, MetricIntervalUpperBound: -10, ScalingAdjustment: -10}, "
                        "{MetricIntervalUpperBound: -20, ScalingAdjustment: -30}";

Recorded inService(const std::string& points)
{
    return {points, "AWS/AutoScaling", "GroupInServiceInstances", R"({"Name":"AutoScalingGroupName","Value":"Group"})"};
}

std::string tracking(const std::string& id, double target, const std::string& metric, const std::string& more = "")
{
    return policy(id, "PolicyType: TargetTrackingScaling, TargetTrackingConfiguration: {TargetValue: " + std::to_string(target) + more +
                          ", CustomizedMetricSpecification: {Namespace: Own, MetricName: " + metric + ", Statistic: Average}}");
}

std::string times(int n, const std::string& point)
{
    std::string out;
    for (int k = 0; k < n; ++k) out += point + " ";
    return out;
}

} // namespace

// statements: ASG-55 ASG-60 STEP-1
TEST(StepScaling, ordersTenPercentMoreInTheStepOfTheMetric)
{
    EXPECT_EQ(capacityWith(group(1, 40, 10) + steps("Out", "PercentChangeInCapacity", kOut) + above(50), "60"), "11@60");
}

// statements: ASG-55 ASG-56 STEP-4
TEST(StepScaling, removesThirtyPercentRoundedTowardZero)
{
    EXPECT_EQ(capacityWith(group(1, 40, 13) + steps("In", "PercentChangeInCapacity", kIn) + below(50), "30"), "10@60"); // 3.9 is 3
}

// statements: ASG-51 STEP-5
TEST(StepScaling, changesNothingInTheStepsAroundTheThreshold)
{
    const std::string both =
        group(1, 40, 10) + steps("Out", "PercentChangeInCapacity", kOut) + steps("In", "PercentChangeInCapacity", kIn) + above(50) + below(50);
    EXPECT_EQ(capacityWith(both, "41 50 59 41"), "");
}

// statements: ASG-45 ASG-51 ASG-59 STEP-6
TEST(StepScaling, doesNotOrderAgainWhatIsStillWarmingUp)
{
    // 60 orders the eleventh; while it warms up, 62 is in the same step and 10 warm ones and a tenth are 11. 5 minutes later 11 and a tenth are 12.
    const std::string out = group(1, 40, 10) +
                            policy("Out", "PolicyType: StepScaling, EstimatedInstanceWarmup: 300, AdjustmentType: PercentChangeInCapacity, "
                                          "StepAdjustments: [" +
                                              kOut + "]") +
                            above(50);
    EXPECT_EQ(capacityWith(out, "60 62 62 62 62 62"), "11@60 12@360");
    // A higher step meanwhile orders the difference: 10 and 30 % are 13.
    EXPECT_EQ(capacityWith(out, "60 62 75"), "11@60 13@180");
}

// statements: ASG-52 ASG-53 STEP-9
TEST(StepScaling, includesTheLowerBoundAboveTheThresholdAndTheUpperBelow)
{
    const std::string out =
        group(1, 40, 10) +
        steps(
            "Out", "ChangeInCapacity",
            "{MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 5, ScalingAdjustment: 1}, {MetricIntervalLowerBound: 5, ScalingAdjustment: 3}") +
        above(70);
    EXPECT_EQ(capacityWith(out, "70"), "11@60");
    EXPECT_EQ(capacityWith(out, "74.9"), "11@60");
    EXPECT_EQ(capacityWith(out, "75"), "13@60");
    const std::string in = group(1, 40, 10) +
                           steps("In", "ChangeInCapacity",
                                 "{MetricIntervalLowerBound: -10, MetricIntervalUpperBound: 0, ScalingAdjustment: -1}, {MetricIntervalUpperBound: "
                                 "-10, ScalingAdjustment: -2}") +
                           below(30);
    EXPECT_EQ(capacityWith(in, "30"), "9@60");
    EXPECT_EQ(capacityWith(in, "20.1"), "9@60");
    EXPECT_EQ(capacityWith(in, "20"), "8@60");
}

// statements: ASG-55 STEP-12
TEST(StepScaling, removesTwoInOneOpenStep)
{
    EXPECT_EQ(
        capacityWith(group(1, 40, 10) + steps("In", "ChangeInCapacity", "{MetricIntervalUpperBound: 0, ScalingAdjustment: -2}") + below(40), "40"),
        "8@60");
}

// statements: ASG-46
TEST(StepScaling, doesNotScaleInWhileInstancesWarmUp)
{
    const std::string both = group(1, 40, 10) + steps("Out", "ChangeInCapacity", "{MetricIntervalLowerBound: 0, ScalingAdjustment: 2}") +
                             steps("In", "ChangeInCapacity", "{MetricIntervalUpperBound: 0, ScalingAdjustment: -1}") + above(70) + below(30);
    // Ordered in minute 1; its warm-up is the group's cooldown, 300 s: down at 360 at the earliest, and at once again each minute.
    EXPECT_EQ(capacityWith(both, "90 10 10 10 10 10 10"), "12@60 11@360 10@420");
}

// statements: ASG-55 ASG-56 ASG-57 ASG-58 ADJ-1 ADJ-3 ADJ-4 ADJ-6
TEST(Adjustment, followsTheExamplesOfTheGuide)
{
    const auto after = [](int desired, const std::string& type, double adjustment, const std::string& more = "") {
        const std::string out =
            policy("Out", "AdjustmentType: " + type + ", ScalingAdjustment: " + std::to_string(static_cast<int>(adjustment)) + more);
        return capacityWith(group(0, 1000, desired) + out + above(50), "60");
    };
    EXPECT_EQ(after(3, "ChangeInCapacity", 5), "8@60");
    EXPECT_EQ(after(10, "PercentChangeInCapacity", 10), "11@60");
    EXPECT_EQ(after(127, "PercentChangeInCapacity", 10), "139@60"); // 12.7 is 12
    EXPECT_EQ(after(29, "PercentChangeInCapacity", -2), "28@60");   // -.58 is -1
    EXPECT_EQ(after(3, "PercentChangeInCapacity", 10), "4@60");     // .3 is 1
    EXPECT_EQ(after(30, "PercentChangeInCapacity", 15), "34@60");   // 4.5 is 4
    EXPECT_EQ(after(30, "PercentChangeInCapacity", 15, ", MinAdjustmentMagnitude: 6"), "36@60");
    EXPECT_EQ(after(5, "PercentChangeInCapacity", -15), "4@60"); // -.75 is -1
    EXPECT_EQ(after(7, "ExactCapacity", 5), "5@60");
}

// statements: ASG-10 LIM-1
TEST(ScalingPolicy, isClampedToTheLimitsOfItsGroup)
{
    EXPECT_EQ(capacityWith(group(1, 3, 2) + policy("Out", "AdjustmentType: ChangeInCapacity, ScalingAdjustment: 3") + above(50), "60"), "3@60");
}

// statements: ASG-41 ASG-50
TEST(SimpleScaling, waitsForItsCooldownBeforeItActsAgain)
{
    const auto with = [](const std::string& more) {
        return capacityWith(group(1, 40, 10) + policy("Out", "AdjustmentType: ChangeInCapacity, ScalingAdjustment: 1" + more) + above(50),
                            times(8, "60"));
    };
    EXPECT_EQ(with(""), "11@60 12@360"); // 300 s by default
    EXPECT_EQ(with(", Cooldown: 120"), "11@60 12@180 13@300 14@420");
}

// statements: CW-52 ASG-49
TEST(ScalingPolicy, isCalledEachMinuteThatItsAlarmStays)
{
    // The alarm changes once; a policy without cooldown acts every minute, also between the points of a slow metric.
    const std::string out = group(1, 40, 10) + policy("Out", "AdjustmentType: ChangeInCapacity, ScalingAdjustment: 1, Cooldown: 0") +
                            alarmNamed("High", "Period: 300, EvaluationPeriods: 1, AlarmActions: [!Ref Out]");
    const auto result = backtested(out, dataOf({{"60", "Own", "Load", "", "Average", 300}}, 480));
    EXPECT_EQ(statesOf(result, "High"), ".0 A300");
    EXPECT_EQ(capacityOf(result, "Group"), "11@300 12@360 13@420 14@480");
}

// statements: ASG-75 POL-1
TEST(ScalingPolicy, loosesToOneThatLeavesMoreCapacity)
{
    const std::string two = policy("One", "AdjustmentType: ChangeInCapacity, ScalingAdjustment: 1") +
                            policy("Two", "AdjustmentType: ChangeInCapacity, ScalingAdjustment: 2");
    const std::string calls = alarmNamed("High", "EvaluationPeriods: 1, AlarmActions: [!Ref One, !Ref Two]");
    const auto result = backtested(group(1, 40, 10) + two + calls, dataOf({{"60"}}));
    EXPECT_EQ(capacityOf(result, "Group"), "12@60");
    EXPECT_EQ(result.groups[0].capacity[0].by, "Two");
}

// statements: ASG-63 ASG-64 ASG-65 ASG-70 ASG-71 TT-1
TEST(TargetTracking, ordersInProportionAfterThreeMinutesAbove)
{
    // 4 instances at 80, target 50: 6.4, so 7 (+ 2.4 is +3).
    EXPECT_EQ(capacityWith(group(1, 20, 4) + tracking("Track", 50, "Load"), "80 80 80"), "7@180");
    EXPECT_EQ(capacityWith(group(1, 20, 4) + tracking("Track", 50, "Load"), "80 80 40 80 80"), "");
    EXPECT_EQ(capacityWith(group(1, 20, 3) + tracking("Track", 50, "Load"), "75 75 75"), "5@180"); // 4.5: +1.5 is +2
}

// statements: ASG-64 ASG-65 ASG-70
TEST(TargetTracking, removesAfterAQuarterOfAnHourBelowNinetyPercentOfTheTarget)
{
    // 6 at 20, target 60: 2 would do. Of a metric that is no EC2 CPU the low alarm is at 54.
    EXPECT_EQ(capacityWith(group(1, 20, 6) + tracking("Track", 60, "Load"), times(15, "20")), "2@900");
    EXPECT_EQ(capacityWith(group(1, 20, 6) + tracking("Track", 60, "Load"), times(14, "20")), "");
    EXPECT_EQ(capacityWith(group(1, 20, 6) + tracking("Track", 60, "Load"), times(20, "55")), "");
}

// statements: ASG-72 TT-3
TEST(TargetTracking, removesNothingForHalfAnInstance)
{
    // 4 at 44, target 50: 3.52 are needed; what is left over is less than one.
    EXPECT_EQ(capacityWith(group(1, 20, 4) + tracking("Track", 50, "Load"), times(16, "44")), "");
}

// statements: ASG-73
TEST(TargetTracking, canBeToldNotToScaleIn)
{
    EXPECT_EQ(capacityWith(group(1, 20, 6) + tracking("Track", 60, "Load", ", DisableScaleIn: true"), times(20, "20")), "");
}

// statements: ASG-69
TEST(TargetTracking, standsStillWithoutData) { EXPECT_EQ(capacityWith(group(1, 20, 4) + tracking("Track", 50, "Load"), times(20, "-") + "60"), ""); }

// statements: ASG-74
TEST(TargetTracking, scalesOutForAnyPolicyAndInOnlyWhenAllAgree)
{
    const std::string two = group(1, 20, 6) + tracking("Cpu", 60, "Load") + tracking("Requests", 100, "Requests");
    const auto with = [&](const std::string& load, const std::string& requests) {
        return capacityWith(two, times(15, load), {{times(15, requests), "Own", "Requests"}});
    };
    EXPECT_EQ(with("20", "150").substr(0, 5), "9@180"); // 6 * 1.5
    EXPECT_EQ(with("20", "95"), "");                    // the other one is not below its 90
    EXPECT_EQ(with("20", "50"), "3@900");               // 2 and 3: the larger
}

TEST(ReplayedGroup, countsFromTheInstancesInServiceThatTheDataTell)
{
    // 60 asks for a tenth of what is in service: of 20 recorded ones, 2 more.
    EXPECT_EQ(capacityWith(group(1, 40, 20) + steps("Out", "PercentChangeInCapacity", kOut) + above(50), "60", {inService("20")}), "22@60");
    EXPECT_EQ(capacityWith(group(1, 40, 20) + steps("Out", "PercentChangeInCapacity", kOut) + above(50), "60", {inService("10")}), "");
}

} // namespace faultline::test
