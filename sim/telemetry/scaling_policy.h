#pragma once

#include "model/metrics/metric_store.h"
#include "sim/telemetry/alarm_evaluator.h"

#include <optional>
#include <string>
#include <vector>

namespace faultline::sim {

enum class AdjustmentType { ChangeInCapacity, ExactCapacity, PercentChangeInCapacity };

struct StepAdjustment {
    std::optional<double> lower, upper; ///< relative to the alarm's threshold; nothing: unbounded
    double adjustment = 0;
};

/// One scaling policy of a group, compiled.
struct ScalingPolicyRule {
    enum class Kind { Simple, Step, TargetTracking };
    std::string name;
    Kind kind = Kind::Simple;
    AdjustmentType adjustmentType = AdjustmentType::ChangeInCapacity;
    double adjustment = 0;                    ///< simple
    std::vector<StepAdjustment> steps;        ///< step
    std::optional<StatisticSpec> aggregation; ///< step: how the points that are compared were aggregated (ASG-54); nothing: as the alarm
    std::optional<int> minAdjustmentMagnitude;
    std::optional<Nanoseconds> cooldown; ///< simple; absent: the group's
    Nanoseconds warmUp = 0;              ///< step, target tracking
    double target = 0;                   ///< target tracking
    bool disableScaleIn = false;
    AlarmRule highAlarm, lowAlarm; ///< target tracking makes its own: `deriveTrackingAlarms`
    double threshold = 0;          ///< step: of the alarm that invoked it; bounds of steps are relative to it
};

struct GroupBounds {
    int minimum = 0, maximum = 0;
};

struct GroupCapacity {
    int desired = 0;
    int warmed = 0; ///< InService and past its warm-up; what step and target tracking count from (ASG-59, ASG-70)
};

/// The change of capacity that a policy's adjustment means for `base` instances: percent results are cut towards zero, but never to
/// zero unless they are zero; MinAdjustmentMagnitude counts after that (ASG-55 to ASG-57).
[[nodiscard]] int adjustmentOf(AdjustmentType type, double adjustment, std::optional<int> minAdjustmentMagnitude, int base);

/// The step that holds for a metric value: above the threshold lower bounds are inclusive and upper ones exclusive, below it the other way
/// round (ASG-52). Null when none does.
[[nodiscard]] const StepAdjustment* stepFor(const std::vector<StepAdjustment>& steps, double threshold, double value);

/// The desired capacity that a policy asks for, within the group's bounds; nothing when it asks for no change (ASG-60, ASG-70 to ASG-72).
///
/// Whether it may act at all is the caller's to know: cooldown of simple policies (ASG-50), scale-in blocked while instances warm up
/// (ASG-46), agreement of several policies (`combined`).
/// @param value    the metric's value that set off the alarm; target tracking and step use it
/// @param scaleIn  target tracking: whether its low alarm asks
[[nodiscard]] std::optional<int> desiredBy(const ScalingPolicyRule& policy, GroupBounds bounds, GroupCapacity capacity, double value, bool scaleIn);

/// What several policies that ask at the same time give: the largest capacity (ASG-74, ASG-75); scale-in by target tracking only when all
/// such policies agree, which the caller checks. Nothing when nobody asks for a change.
[[nodiscard]] std::optional<int> combined(const std::vector<int>& wishes, int desired);

/// The two alarms that target tracking keeps: above the target in 3 of 3 minutes, below a lower threshold in 15 of 15 (ASG-64, ASG-65:
/// observed, not documented). The low threshold is 70 % of the target for EC2 CPU utilisation and 90 % for other metrics.
void deriveTrackingAlarms(ScalingPolicyRule& policy, const MetricId& metric, StatisticSpec statistic);

} // namespace faultline::sim
