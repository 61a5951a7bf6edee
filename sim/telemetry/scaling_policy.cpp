#include "sim/telemetry/scaling_policy.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace faultline::sim {

namespace {

constexpr double kRoundingSlack = 1e-9; ///< 7 * 0.1 / 0.1 is not eight instances
constexpr double kCapacityMax = 1e6;    ///< keeps an absurd policy inside of int; a group's maximum clamps it anyway

int toCapacity(double value) { return static_cast<int>(std::clamp(value, -kCapacityMax, kCapacityMax)); }

int clampTo(GroupBounds bounds, int capacity) { return std::max(bounds.minimum, std::min(bounds.maximum, capacity)); }

/// Simple scaling counts from the desired capacity, step scaling from what has warmed up (ASG-59).
std::optional<int> byAdjustment(const ScalingPolicyRule& policy, double adjustment, int base, int desired)
{
    if (policy.adjustmentType == AdjustmentType::ExactCapacity) return toCapacity(adjustment);
    if (adjustment == 0) return std::nullopt;
    const int target = base + adjustmentOf(policy.adjustmentType, adjustment, policy.minAdjustmentMagnitude, base);
    return adjustment > 0 ? std::max(desired, target) : std::min(desired, target);
}

std::optional<int> byTracking(const ScalingPolicyRule& policy, GroupCapacity capacity, double value, bool scaleIn)
{
    if (policy.target <= 0 || (scaleIn && policy.disableScaleIn)) return std::nullopt;
    const double needed = std::ceil(static_cast<double>(capacity.warmed) * value / policy.target - kRoundingSlack);
    // ASG-71, ASG-72: never more than computed is removed, and nothing for less than one instance.
    return scaleIn ? std::min(capacity.desired, toCapacity(needed)) : std::max(capacity.desired, toCapacity(needed));
}

std::optional<int> wishOf(const ScalingPolicyRule& policy, GroupCapacity capacity, double value, bool scaleIn)
{
    switch (policy.kind) {
    case ScalingPolicyRule::Kind::Simple: return byAdjustment(policy, policy.adjustment, capacity.desired, capacity.desired);
    case ScalingPolicyRule::Kind::Step: {
        const StepAdjustment* step = stepFor(policy.steps, policy.threshold, value);
        return step ? byAdjustment(policy, step->adjustment, capacity.warmed, capacity.desired) : std::nullopt;
    }
    case ScalingPolicyRule::Kind::TargetTracking: return byTracking(policy, capacity, value, scaleIn);
    }
    return std::nullopt;
}

} // namespace

// ASG-55, ASG-56, ASG-57, ASG-58
int adjustmentOf(AdjustmentType type, double adjustment, std::optional<int> minAdjustmentMagnitude, int base)
{
    if (type == AdjustmentType::ExactCapacity) return toCapacity(adjustment) - base;
    if (type == AdjustmentType::ChangeInCapacity) return toCapacity(adjustment);
    const double exact = static_cast<double>(base) * adjustment / 100;
    int change = toCapacity(std::trunc(exact + (exact > 0 ? kRoundingSlack : -kRoundingSlack)));
    if (change == 0 && exact != 0) change = exact > 0 ? 1 : -1;
    const int least = minAdjustmentMagnitude.value_or(0);
    if (change != 0 && std::abs(change) < least) change = change > 0 ? least : -least;
    return change;
}

// ASG-53
const StepAdjustment* stepFor(const std::vector<StepAdjustment>& steps, double threshold, double value)
{
    const double distance = value - threshold;
    for (const StepAdjustment& step : steps) {
        const double lower = step.lower.value_or(-std::numeric_limits<double>::infinity());
        const double upper = step.upper.value_or(std::numeric_limits<double>::infinity());
        // At the threshold itself the step that belongs to the alarm's side holds: [0, x) of a rising policy, (x, 0] of a falling one.
        const bool above = distance > 0 || (distance == 0 && upper > 0);
        if (above ? lower <= distance && distance < upper : lower < distance && distance <= upper) return &step;
    }
    return nullptr;
}

std::optional<int> desiredBy(const ScalingPolicyRule& policy, GroupBounds bounds, GroupCapacity capacity, double value, bool scaleIn)
{
    const auto wish = wishOf(policy, capacity, value, scaleIn);
    if (!wish) return std::nullopt;
    const int within = clampTo(bounds, *wish);
    return within == capacity.desired ? std::nullopt : std::optional(within);
}

std::optional<int> combined(const std::vector<int>& wishes, int desired)
{
    if (wishes.empty()) return std::nullopt;
    const int largest = *std::max_element(wishes.begin(), wishes.end());
    return largest == desired ? std::nullopt : std::optional(largest);
}

void deriveTrackingAlarms(ScalingPolicyRule& policy, const MetricId& metric, StatisticSpec statistic)
{
    constexpr int kHighPeriods = 3, kLowPeriods = 15;     // ASG-64
    constexpr double kLowOfCpu = 0.7, kLowOfOthers = 0.9; // ASG-65
    const bool isCpu = metric.nameSpace == "AWS/EC2" && metric.name == "CPUUtilization";
    AlarmRule alarm; // ASG-63
    alarm.metric = metric;
    alarm.statistic = statistic;
    alarm.alarmActions = {policy.name};

    policy.highAlarm = alarm;
    policy.highAlarm.name = policy.name + "-AlarmHigh";
    policy.highAlarm.threshold = policy.target;
    policy.highAlarm.comparison = Comparison::GreaterThanThreshold;
    policy.highAlarm.evaluationPeriods = policy.highAlarm.datapointsToAlarm = kHighPeriods;

    policy.lowAlarm = alarm;
    policy.lowAlarm.name = policy.name + "-AlarmLow";
    policy.lowAlarm.threshold = policy.target * (isCpu ? kLowOfCpu : kLowOfOthers);
    policy.lowAlarm.comparison = Comparison::LessThanThreshold;
    policy.lowAlarm.evaluationPeriods = policy.lowAlarm.datapointsToAlarm = kLowPeriods;
}

} // namespace faultline::sim
