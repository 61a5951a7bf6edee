#pragma once

#include "model/services/auto_scaling.h"
#include "model/services/cloudwatch.h"
#include "model/text/problem.h"
#include "sim/telemetry/alarm_evaluator.h"
#include "sim/telemetry/scaling_policy.h"

#include <string>
#include <vector>

namespace faultline::sim {

/// An alarm of the template as a rule; dimensions and actions by logical id. Actions that are disabled are left out (CW-55).
///
/// Fails with a sentence for the run's assumptions when the alarm cannot be simulated: metric math that looks outside of its data, a property
/// that is missing or not known on the desk, or what CloudWatch itself would refuse (CW-29, CW-32, CW-64). Its place is the property's.
[[nodiscard]] Result<AlarmRule> compileAlarm(const std::string& logicalId, const Alarm& alarm);

/// What a policy takes from its group.
struct PolicyGroup {
    std::string logicalId;
    Nanoseconds warmUp = 300 * kSecond;    ///< default instance warm-up, else default cooldown (ASG-44)
    std::vector<std::string> targetGroups; ///< logical ids; the one that a request count per target is of
};

/// A scaling policy of the template as a rule, target tracking with its two alarms. Fails like `compileAlarm`.
[[nodiscard]] Result<ScalingPolicyRule> compilePolicy(const std::string& logicalId, const ScalingPolicy& policy, const PolicyGroup& group);

} // namespace faultline::sim
