#pragma once

#include "model/metrics/metric_store.h"

#include <optional>
#include <variant>
#include <vector>

namespace faultline {

/// The stamps that an expression is worked out for: `count` periods from `start` on.
struct MathGrid {
    Nanoseconds start = 0; ///< since 1970, or since the start of a drill
    Nanoseconds period = 60 * kSecond;
    std::size_t count = 0;

    [[nodiscard]] Nanoseconds stamp(std::size_t at) const { return start + static_cast<Nanoseconds>(at) * period; }
};

using MathSeries = std::vector<std::optional<double>>; ///< one value per stamp of the grid; nothing: no point
using MathList = std::vector<MathSeries>;
/// S, TS and TS[] of the guide (CW-64).
using MathValue = std::variant<double, MathSeries, MathList>;

} // namespace faultline
