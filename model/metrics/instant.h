#pragma once

#include "model/metrics/metric_store.h" // Nanoseconds

#include <optional>
#include <string>
#include <string_view>

namespace faultline {

/// "2026-01-05T00:00:00Z" or "…:00.250Z", "…+09:00" as nanoseconds since 1970 (UTC, no leap seconds); nothing when it is no such instant of
/// the years 1970 to 2199.
[[nodiscard]] std::optional<Nanoseconds> parseInstant(std::string_view text);

/// "2026-01-05T00:00:00Z"; with as many decimals as it takes.
[[nodiscard]] std::string formatInstant(Nanoseconds sinceEpoch);

} // namespace faultline
