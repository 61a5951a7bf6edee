#include "sim/telemetry/scaling_policy.h"

#include <gtest/gtest.h>

namespace faultline::sim {

namespace {

constexpr GroupBounds kWide{0, 1000};

ScalingPolicyRule stepPolicy(AdjustmentType type, double threshold, std::vector<StepAdjustment> steps)
{
    ScalingPolicyRule policy;
    policy.name = "Policy";
    policy.kind = ScalingPolicyRule::Kind::Step;
    policy.adjustmentType = type;
    policy.threshold = threshold;
    policy.steps = std::move(steps);
    return policy;
}

/// The steps of the guide's example: 0-10 nothing, 10-20 ten percent more, above that thirty.
ScalingPolicyRule guideOut() { return stepPolicy(AdjustmentType::PercentChangeInCapacity, 50, {{0, 10, 0}, {10, 20, 10}, {20, std::nullopt, 30}}); }
ScalingPolicyRule guideIn()
{
    return stepPolicy(AdjustmentType::PercentChangeInCapacity, 50, {{-10, 0, 0}, {-20, -10, -10}, {std::nullopt, -20, -30}});
}

ScalingPolicyRule simplePolicy(AdjustmentType type, double adjustment)
{
    ScalingPolicyRule policy;
    policy.kind = ScalingPolicyRule::Kind::Simple;
    policy.adjustmentType = type;
    policy.adjustment = adjustment;
    return policy;
}

ScalingPolicyRule tracking(double target)
{
    ScalingPolicyRule policy;
    policy.name = "Track";
    policy.kind = ScalingPolicyRule::Kind::TargetTracking;
    policy.target = target;
    return policy;
}

} // namespace

TEST(StepScaling, follows_STEP_1_and_STEP_6)
{
    EXPECT_EQ(desiredBy(guideOut(), kWide, {10, 10}, 60, false), 11);
    EXPECT_EQ(desiredBy(guideOut(), kWide, {11, 10}, 62, false), std::nullopt); // one is warming up: already ordered
}

TEST(StepScaling, follows_STEP_4)
{
    EXPECT_EQ(desiredBy(guideIn(), kWide, {13, 13}, 30, true), 10); // 30 % of 13 is 3.9, cut to 3
}

TEST(StepScaling, follows_STEP_5)
{
    for (const double value : {50.0, 59.9}) EXPECT_EQ(desiredBy(guideOut(), kWide, {10, 10}, value, false), std::nullopt);
    for (const double value : {50.0, 40.1}) EXPECT_EQ(desiredBy(guideIn(), kWide, {10, 10}, value, true), std::nullopt);
}

TEST(StepScaling, follows_STEP_9_and_STEP_12)
{
    const auto out = stepPolicy(AdjustmentType::PercentChangeInCapacity, 60, {{0, 15, 10}, {15, std::nullopt, 20}});
    EXPECT_EQ(desiredBy(out, kWide, {10, 10}, 60, false), 11);
    EXPECT_EQ(desiredBy(out, kWide, {10, 10}, 74.9, false), 11);
    EXPECT_EQ(desiredBy(out, kWide, {10, 10}, 75, false), 12);
    const auto in = stepPolicy(AdjustmentType::ChangeInCapacity, 40, {{std::nullopt, 0, -2}});
    EXPECT_EQ(desiredBy(in, kWide, {5, 5}, 40, true), 3);
    EXPECT_EQ(desiredBy(in, kWide, {5, 5}, 40.1, true), std::nullopt);
}

TEST(StepScaling, takesBoundsAsASG_53Says)
{
    const auto out = stepPolicy(AdjustmentType::ChangeInCapacity, 70, {{0, 5, 1}, {5, std::nullopt, 3}});
    EXPECT_EQ(desiredBy(out, kWide, {4, 4}, 74.9, false), 5);
    EXPECT_EQ(desiredBy(out, kWide, {4, 4}, 75.0, false), 7);
    const auto in = stepPolicy(AdjustmentType::ChangeInCapacity, 30, {{-10, 0, -1}, {std::nullopt, -10, -2}});
    EXPECT_EQ(desiredBy(in, kWide, {4, 4}, 20.0, true), 2);
    EXPECT_EQ(desiredBy(in, kWide, {4, 4}, 20.1, true), 3);
}

TEST(StepScaling, doesNothingForADecrementInsideOfAnOvershoot)
{
    const auto in = stepPolicy(AdjustmentType::ChangeInCapacity, 40, {{std::nullopt, 0, -1}}); // ADJ-9
    EXPECT_EQ(desiredBy(in, kWide, {30, 32}, 10, true), std::nullopt);
}

TEST(Adjustment, follows_ADJ_1_ADJ_3_ADJ_4_ADJ_6)
{
    EXPECT_EQ(desiredBy(simplePolicy(AdjustmentType::ChangeInCapacity, 5), kWide, {3, 3}, 0, false), 8);
    EXPECT_EQ(desiredBy(simplePolicy(AdjustmentType::PercentChangeInCapacity, 10), kWide, {10, 10}, 0, false), 11);
    EXPECT_EQ(adjustmentOf(AdjustmentType::PercentChangeInCapacity, 12.7, std::nullopt, 100), 12);
    EXPECT_EQ(adjustmentOf(AdjustmentType::PercentChangeInCapacity, -0.58, std::nullopt, 100), -1);
    EXPECT_EQ(adjustmentOf(AdjustmentType::PercentChangeInCapacity, 0.58, std::nullopt, 100), 1);
    EXPECT_EQ(adjustmentOf(AdjustmentType::PercentChangeInCapacity, -6.67, std::nullopt, 100), -6);
}

TEST(Adjustment, appliesTheLeastMagnitudeAfterRounding)
{
    EXPECT_EQ(adjustmentOf(AdjustmentType::PercentChangeInCapacity, 15, std::nullopt, 30), 4); // ASG-58
    EXPECT_EQ(adjustmentOf(AdjustmentType::PercentChangeInCapacity, 15, 6, 30), 6);
    EXPECT_EQ(adjustmentOf(AdjustmentType::PercentChangeInCapacity, -15, std::nullopt, 5), -1);
}

TEST(Adjustment, setsAnExactCapacityInEitherDirection)
{
    const auto exact = simplePolicy(AdjustmentType::ExactCapacity, 5);
    EXPECT_EQ(desiredBy(exact, kWide, {3, 3}, 0, false), 5);
    EXPECT_EQ(desiredBy(exact, kWide, {9, 9}, 0, false), 5);
    EXPECT_EQ(desiredBy(exact, kWide, {5, 5}, 0, false), std::nullopt);
}

TEST(Adjustment, staysInsideOfTheGroupsBounds)
{
    EXPECT_EQ(desiredBy(simplePolicy(AdjustmentType::ChangeInCapacity, 3), {0, 3}, {2, 2}, 0, false), 3); // LIM-1
    EXPECT_EQ(desiredBy(simplePolicy(AdjustmentType::ChangeInCapacity, -3), {1, 3}, {2, 2}, 0, true), 1);
    EXPECT_EQ(desiredBy(simplePolicy(AdjustmentType::ChangeInCapacity, 1), {0, 2}, {2, 2}, 0, false), std::nullopt);
}

TEST(TargetTracking, roundsUpOutAndNeverRemovesMoreThanComputed)
{
    EXPECT_EQ(desiredBy(tracking(50), kWide, {4, 4}, 80, false), 7);              // ASG-71: 6.4
    EXPECT_EQ(desiredBy(tracking(60), kWide, {6, 6}, 20, true), 2);               // ASG-71
    EXPECT_EQ(desiredBy(tracking(50), kWide, {3, 3}, 75, false), 5);              // TT-1: 4.5, so two more
    EXPECT_EQ(desiredBy(tracking(50), kWide, {4, 4}, 43.75, true), std::nullopt); // TT-3: 3.5, so nothing goes
    EXPECT_EQ(desiredBy(tracking(0.1), kWide, {7, 7}, 0.1, false), std::nullopt); // exactly on target, whatever doubles say
    EXPECT_EQ(desiredBy(tracking(150), kWide, {6, 6}, 300, false), 12);           // ASG-80
}

TEST(TargetTracking, scalesInToNothingOnRealZerosAndNotWhenDisabled)
{
    EXPECT_EQ(desiredBy(tracking(100), {0, 10}, {4, 4}, 0, true), 0); // ASG-76
    auto disabled = tracking(100);
    disabled.disableScaleIn = true;
    EXPECT_EQ(desiredBy(disabled, kWide, {4, 4}, 0, true), std::nullopt);
}

TEST(TargetTracking, keepsTheTwoObservedAlarms)
{
    auto policy = tracking(50);
    deriveTrackingAlarms(policy, {"AWS/EC2", "CPUUtilization", {{"AutoScalingGroupName", "AppGroup"}}}, {Statistic::Average, 0});
    EXPECT_EQ(policy.highAlarm.name, "Track-AlarmHigh");
    EXPECT_EQ(policy.highAlarm.threshold, 50);
    EXPECT_EQ(policy.highAlarm.evaluationPeriods, 3);
    EXPECT_EQ(policy.lowAlarm.threshold, 35);
    EXPECT_EQ(policy.lowAlarm.datapointsToAlarm, 15);
    auto requests = tracking(1500);
    deriveTrackingAlarms(requests, {"AWS/ApplicationELB", "RequestCountPerTarget", {{"TargetGroup", "TargetGroup"}}}, {Statistic::Sum, 0});
    EXPECT_EQ(requests.lowAlarm.threshold, 1350);
}

TEST(SeveralPolicies, giveTheLargestCapacity)
{
    EXPECT_EQ(combined({4, 5}, 3), 5);   // POL-1: +1 and +2
    EXPECT_EQ(combined({10, 8}, 6), 10); // POL-3
    EXPECT_EQ(combined({6}, 6), std::nullopt);
    EXPECT_EQ(combined({}, 6), std::nullopt);
}

} // namespace faultline::sim
