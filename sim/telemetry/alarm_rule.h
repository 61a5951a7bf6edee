#pragma once

#include "model/metrics/math/expression.h"
#include "model/metrics/metric_store.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace faultline::sim {

enum class AlarmState { Ok, Alarm, InsufficientData };
enum class Comparison {
    GreaterThanThreshold,
    GreaterThanOrEqualToThreshold,
    LessThanThreshold,
    LessThanOrEqualToThreshold,
    OutsideBand, ///< LessThanLowerOrGreaterThanUpperThreshold, and its halves: of anomaly bands (CW-30)
    BelowBand,
    AboveBand
};
enum class MissingData { Missing, Breaching, NotBreaching, Ignore };

/// One metric, or an expression over others, of an alarm on metric math.
struct AlarmQuery {
    std::string id; ///< "m1", "e1"
    MetricId metric;
    StatisticSpec statistic;
    std::optional<MathExpression> expression; ///< instead of the metric
};

/// A CloudWatch alarm on a metric or an expression, compiled.
struct AlarmRule {
    std::string name; ///< logical id; "<policy>-AlarmHigh" for those of target tracking
    MetricId metric;  ///< of an alarm on metric math, the first metric in it
    StatisticSpec statistic;
    std::vector<AlarmQuery> queries; ///< metric math, in an order in which each refers to earlier ones; empty: the one metric
    std::string watched, band;       ///< ids of queries: what is compared, and the band it is compared with (empty: the threshold)
    Nanoseconds period = 60 * kSecond;
    int evaluationPeriods = 1; ///< N
    int datapointsToAlarm = 1; ///< M
    double threshold = 0;
    Comparison comparison = Comparison::GreaterThanThreshold;
    MissingData missing = MissingData::Missing;
    bool ignoresLowSamples = false; ///< EvaluateLowSampleCountPercentile: ignore (CW-57, CW-58)
    bool hasUnitOfMetric = true;    ///< false: it asks for a unit that the metric never has, and so sees no data (CW-12)
    Nanoseconds origin = 0;         ///< instant of the metric store's time zero, for functions of the date
    std::vector<std::string> alarmActions, okActions, insufficientDataActions; ///< logical ids of policies; others kept by name
};

[[nodiscard]] std::string_view alarmStateName(AlarmState state); ///< "OK", "ALARM", "INSUFFICIENT_DATA"

/// How often CloudWatch looks at an alarm: each minute, each 10 s where its periods are shorter, each hour where it looks back further than a
/// day (CW-13, CW-33).
[[nodiscard]] Nanoseconds evaluationStep(const AlarmRule& rule);

} // namespace faultline::sim
