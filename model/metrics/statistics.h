#pragma once

#include "model/metrics/metric_store.h"

#include <optional>
#include <vector>

namespace faultline {

/// One statistic over several data points of a metric, as CloudWatch makes a coarser period from finer ones (CW-18, CW-19).
///
/// Nothing when there are no points, or when one of them cannot tell: a percentile without histogram (unless all values of the point are
/// equal), or a statistic that an imported point lacks. Average = Sum / SampleCount, in one division.
[[nodiscard]] std::optional<double> aggregate(const std::vector<const DataPoint*>& points, StatisticSpec statistic);

} // namespace faultline
