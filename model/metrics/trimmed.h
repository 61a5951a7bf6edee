#pragma once

#include "model/metrics/metric_store.h"

#include <optional>

namespace faultline {

/// A trimmed statistic of recorded values (CW-18): TM, WM, PR, TC or TS. Values count as the middle of their cell, so it is as exact as the
/// histogram. Bounds in percent keep the ranks above floor(lower × n) and up to ceil(upper × n): no more is cut off than was asked for.
///
/// Nothing where nothing lies within the bounds (means), or there are no values.
[[nodiscard]] std::optional<double> trimmed(const Histogram& values, const StatisticSpec& statistic);

} // namespace faultline
