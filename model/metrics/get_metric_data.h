#pragma once

#include "model/metrics/metric_store.h"
#include "model/text/problem.h"

#include <string>
#include <string_view>

namespace faultline {

/// A store as CloudWatch's GetMetricData answers: `MetricDataQueries` and `MetricDataResults` in one object, one query per metric and statistic
/// that the store can tell (percentiles p50, p90 and p99 where they are kept), dimensions by logical id, oldest values first.
///
/// @param start  instant of the store's time zero (nanoseconds since 1970), `StartTime` of the file
[[nodiscard]] std::string writeGetMetricData(const MetricStore& metrics, Nanoseconds start);

/// The same points as CSV: a heading, then timestamp, namespace, metric, dimensions ("Name=Value;…"), period in s, statistic, unit, value.
[[nodiscard]] std::string writeMetricCsv(const MetricStore& metrics, Nanoseconds start);

/// Metrics read from a file of GetMetricData's form, by any tool.
struct ImportedMetrics {
    MetricStore metrics;            ///< time in nanoseconds since 1970; only the statistics of the file are known
    Nanoseconds start = 0, end = 0; ///< `StartTime` and `EndTime`, else the start of the first period with data and the end of the last
};

/// Fails with the place and a remedy on anything that is no such file: results without their query, unequal numbers of stamps and values, values
/// that are no finite numbers, stamps or periods that cannot be. Queries that are metric math are passed over.
[[nodiscard]] Result<ImportedMetrics> readGetMetricData(std::string_view bytes, const std::string& fileName);

} // namespace faultline
