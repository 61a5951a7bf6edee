#pragma once

#include "model/text/message.h"
#include "sim/telemetry/alarm_rule.h"

namespace faultline::sim {

/// What one period of the evaluation range is to an alarm.
enum class AlarmPoint { Missing, Within, Breaching };

/// How many periods back CloudWatch looks for real points when some are missing. Documented for N = 3 only: 5 (CW-41); N + 2 is our
/// assumption for the others (CW-46, OPEN-2). Because of
/// it the last points are looked at again for a while after a metric stops (CW-47).
[[nodiscard]] int evaluationRange(int evaluationPeriods);

/// The state from the points of the evaluation range alone, oldest first, by the rules of CW-42 to CW-45.
[[nodiscard]] AlarmState stateOf(const AlarmRule& rule, const std::vector<AlarmPoint>& range, AlarmState before);

/// The state after the period that ends at `now`, from the store alone. Periods end at `now`, so a window slides (CW-33).
[[nodiscard]] AlarmState evaluate(const AlarmRule& rule, const MetricStore& metrics, AlarmState before, Nanoseconds now);

/// "Threshold crossed: 3 of the last 3 data points …" (CW-56), of a state that `evaluate` gave.
[[nodiscard]] Message reasonOf(const AlarmRule& rule, const MetricStore& metrics, AlarmState state, Nanoseconds now);

} // namespace faultline::sim
