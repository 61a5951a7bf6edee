#pragma once

#include "model/metrics/metric_store.h"
#include "model/text/message.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace faultline::sim {

enum class AlarmState { Ok, Alarm, InsufficientData };
enum class Comparison { GreaterThanThreshold, GreaterThanOrEqualToThreshold, LessThanThreshold, LessThanOrEqualToThreshold };
enum class MissingData { Missing, Breaching, NotBreaching, Ignore };

/// A CloudWatch alarm, compiled.
struct AlarmRule {
    std::string name; ///< logical id; "<policy>-AlarmHigh" for those of target tracking
    MetricId metric;
    StatisticSpec statistic;
    Nanoseconds period = 60 * kSecond;
    int evaluationPeriods = 1; ///< N
    int datapointsToAlarm = 1; ///< M
    double threshold = 0;
    Comparison comparison = Comparison::GreaterThanThreshold;
    MissingData missing = MissingData::Missing;
    bool ignoresLowSamples = false;                                            ///< EvaluateLowSampleCountPercentile: ignore (CW-57, CW-58)
    std::vector<std::string> alarmActions, okActions, insufficientDataActions; ///< logical ids of policies; others kept by name
};

/// How many periods back CloudWatch looks for real points when some are missing. Documented for N = 3 only: 5 (CW-41); N + 2 is our
/// assumption for the others (CW-46, OPEN-2).
[[nodiscard]] int evaluationRange(int evaluationPeriods);

/// The state from the points of the evaluation range alone, by the rules of CW-42 to CW-45.
///
/// @param range  oldest first; nothing: missing
[[nodiscard]] AlarmState stateOf(const AlarmRule& rule, const std::vector<std::optional<double>>& range, AlarmState before);

/// The state after the period that ends at `now`, from the store alone. Periods end at `now`, so a window slides (CW-33).
[[nodiscard]] AlarmState evaluate(const AlarmRule& rule, const MetricStore& metrics, AlarmState before, Nanoseconds now);

/// "Threshold crossed: 3 of the last 3 data points …" (CW-56), of a state that `evaluate` gave.
[[nodiscard]] Message reasonOf(const AlarmRule& rule, const MetricStore& metrics, AlarmState state, Nanoseconds now);

[[nodiscard]] std::string_view alarmStateName(AlarmState state); ///< "OK", "ALARM", "INSUFFICIENT_DATA"

} // namespace faultline::sim
