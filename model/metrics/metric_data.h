#pragma once

#include "model/metrics/metric_store.h"
#include "model/text/problem.h"

namespace faultline {

/// Reads CloudWatch's pair of `MetricDataQueries` and `MetricDataResults` (CONTRACT section 4), as a drill writes and GetMetricData answers.
///
/// Each value stands in the minute that it starts in, under its query's statistic. Fails with the file's name when the bytes are no such pair, a
/// time stamp is no instant, or a result's lists are of different lengths. Results without a MetricStat query (expressions) are left out.
[[nodiscard]] Result<MetricStore> readMetricData(std::string_view json, const std::string& fileName);

} // namespace faultline
