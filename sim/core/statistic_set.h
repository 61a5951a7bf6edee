#pragma once

#include "sim/core/duration_set.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <utility>

namespace faultline::sim {

/// One metric's statistic set while its period is open: of values, or of durations, which are counted apart because there is one of them for every
/// request.
struct StatisticSet {
    double sum = 0, minimum = 0, maximum = 0;
    std::uint64_t count = 0;
    bool keepsPercentiles = false;
    HistogramRecorder histogram;
    DurationSet durations; ///< a metric has either these or values

    void add(double value)
    {
        if (count == 0 || value < minimum) minimum = value;
        if (count == 0 || value > maximum) maximum = value;
        sum += value;
        ++count;
        if (keepsPercentiles) histogram.add(value);
    }
    /// Ends the period: what was gathered, and empty for the next one. No point without data.
    [[nodiscard]] std::optional<DataPoint> close()
    {
        DataPoint point;
        if (count > 0) {
            point.sum = sum;
            point.minimum = minimum;
            point.maximum = maximum;
            point.sampleCount = count;
            if (keepsPercentiles) point.histogram = std::make_shared<const Histogram>(histogram.histogram());
        } else if (durations.count() > 0) {
            point.sum = durations.sum();
            point.minimum = durations.minimum();
            point.maximum = durations.maximum();
            point.sampleCount = durations.count();
            Histogram cells;
            durations.addTo(cells);
            point.histogram = std::make_shared<const Histogram>(std::move(cells));
        } else {
            return std::nullopt;
        }
        sum = minimum = maximum = 0;
        count = 0;
        histogram.clear();
        durations.clear();
        return point;
    }
};

} // namespace faultline::sim
