#pragma once

#include "model/metrics/metric_store.h" // Nanoseconds

#include <optional>
#include <string>
#include <vector>

namespace faultline::sim {

/// A curve over the run, drawn as an inline SVG.
struct Curve {
    std::string title, unit;
    struct Series {
        std::string name, colour;                  ///< colour: "#rrggbb", written as it is
        std::vector<std::optional<double>> values; ///< one per window; nothing: a gap
    };
    std::vector<Series> series;
    Nanoseconds window = 10 * kSecond, end = 0;
    struct Band {
        Nanoseconds from = 0, to = 0;
        std::string name;
    };
    std::vector<Band> bands; ///< faults
    std::string minutes;     ///< the word for them on the axis of time
};

/// A chart of fixed size whose texts are escaped; gaps stay gaps.
[[nodiscard]] std::string svgOf(const Curve& curve);

} // namespace faultline::sim
