#pragma once

#include "model/metrics/metric_store.h" // Nanoseconds

/// Parts of an instant's date in UTC, as metric math counts them.
namespace faultline {

[[nodiscard]] double epochOf(Nanoseconds sinceEpoch); ///< s
[[nodiscard]] double minuteOf(Nanoseconds sinceEpoch);
[[nodiscard]] double hourOf(Nanoseconds sinceEpoch);
[[nodiscard]] double dayOfWeekOf(Nanoseconds sinceEpoch); ///< Monday is 1
[[nodiscard]] double dayOfMonthOf(Nanoseconds sinceEpoch);
[[nodiscard]] double monthOf(Nanoseconds sinceEpoch);
[[nodiscard]] double yearOf(Nanoseconds sinceEpoch);

} // namespace faultline
