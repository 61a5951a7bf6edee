#pragma once

#include "sim/telemetry/alarm_rule.h"

namespace faultline::sim {

/// What an alarm compares, period by period, oldest first.
struct AlarmSeries {
    MathSeries values;
    MathSeries lower, upper; ///< of its anomaly band; as long as `values`, empty without a band
};

/// The last `count` periods, the newest of which ends at `now`. A period without a value, or whose band is not known yet, is missing.
[[nodiscard]] AlarmSeries seriesOf(const AlarmRule& rule, const MetricStore& metrics, Nanoseconds now, int count);

/// The value of the period that ends at `now`.
[[nodiscard]] std::optional<double> valueAt(const AlarmRule& rule, const MetricStore& metrics, Nanoseconds now);

} // namespace faultline::sim
