#pragma once

#include "model/metrics/metric_store.h"

#include <cstdint>
#include <memory>

namespace faultline::sim {

/// One metric's statistic set while its period is open.
struct StatisticSet {
    double sum = 0, minimum = 0, maximum = 0;
    std::uint64_t count = 0;
    bool keepsPercentiles = false;
    HistogramRecorder histogram;

    void add(double value)
    {
        if (count == 0 || value < minimum) minimum = value;
        if (count == 0 || value > maximum) maximum = value;
        sum += value;
        ++count;
        if (keepsPercentiles) histogram.add(value);
    }
    [[nodiscard]] DataPoint close() const
    {
        DataPoint point;
        point.sum = sum;
        point.minimum = minimum;
        point.maximum = maximum;
        point.sampleCount = count;
        if (keepsPercentiles) point.histogram = std::make_shared<const Histogram>(histogram.histogram());
        return point;
    }
    void clear()
    {
        sum = minimum = maximum = 0;
        count = 0;
        if (keepsPercentiles) histogram.clear();
    }
};

} // namespace faultline::sim
