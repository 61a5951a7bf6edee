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
    double adjustment = 0;               ///< simple
    std::vector<StepAdjustment> steps;   ///< step
    std::optional<int> minAdjustmentMagnitude;
    std::optional<Nanoseconds> cooldown; ///< simple; absent: the group's
    Nanoseconds warmUp = 0;              ///< step, target tracking
    double target = 0;                   ///< target tracking
    bool disableScaleIn = false;
    AlarmRule highAlarm, lowAlarm;       ///< target tracking makes its own
    bool metricFallsWithCapacity = true; ///< utilisation and per-target counts
};

struct GroupBounds {
    int minimum = 0, maximum = 0;
};

/// The capacity that a policy asks for, within the group's bounds; nothing when it asks for no change.
///
/// @param current  capacity that the policy counts from: desired, less what still warms up where AWS says so
/// @param value    the metric's value that set off the alarm; target tracking and step use it
[[nodiscard]] std::optional<int> desiredBy(const ScalingPolicyRule& policy, GroupBounds bounds, int current, double value, bool scaleIn);

} // namespace faultline::sim
