#pragma once

#include "model/metrics/metric_store.h"

#include <string>
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
    std::vector<std::string> alarmActions, okActions, insufficientDataActions; ///< logical ids of policies; others kept by name
};

/// The state after the period that ends at `now`, from the store alone, by CloudWatch's rules (CW statements on evaluation and missing data).
[[nodiscard]] AlarmState evaluate(const AlarmRule& rule, const MetricStore& metrics, AlarmState before, Nanoseconds now);

} // namespace faultline::sim
