#include "model/metrics/statistics.h"

#include "model/metrics/trimmed.h"

#include <algorithm>

namespace faultline {

namespace {

std::optional<double> importedValue(const DataPoint& point, StatisticSpec statistic)
{
    const auto found = point.imported->find(statistic.text());
    return found == point.imported->end() ? std::nullopt : std::optional<double>(found->second);
}

/// One point's Sum, Minimum, Maximum or SampleCount.
std::optional<double> basicValue(const DataPoint& point, Statistic statistic)
{
    if (point.imported) return importedValue(point, {statistic, 0});
    switch (statistic) {
    case Statistic::Sum: return point.sum;
    case Statistic::Minimum: return point.minimum;
    case Statistic::Maximum: return point.maximum;
    case Statistic::SampleCount: return static_cast<double>(point.sampleCount);
    default: return std::nullopt;
    }
}

std::optional<double> basic(const std::vector<const DataPoint*>& points, Statistic statistic)
{
    std::optional<double> out;
    for (const DataPoint* point : points) {
        const auto value = basicValue(*point, statistic);
        if (!value) return std::nullopt;
        if (!out) out = value;
        else if (statistic == Statistic::Minimum) out = std::min(*out, *value);
        else if (statistic == Statistic::Maximum) out = std::max(*out, *value);
        else *out += *value;
    }
    return out;
}

/// Of imported points that tell nothing but their averages: each counts alike, as if all had the same number of samples.
std::optional<double> meanOfAverages(const std::vector<const DataPoint*>& points)
{
    double sum = 0;
    for (const DataPoint* point : points) {
        const auto given = point->imported ? importedValue(*point, {Statistic::Average, 0}) : std::nullopt;
        if (!given) return std::nullopt;
        sum += *given;
    }
    return sum / static_cast<double>(points.size());
}

std::optional<double> average(const std::vector<const DataPoint*>& points)
{
    if (points.size() == 1 && points.front()->imported)
        if (const auto given = importedValue(*points.front(), {Statistic::Average, 0})) return given;
    const auto sum = basic(points, Statistic::Sum);
    const auto count = basic(points, Statistic::SampleCount);
    if (!sum || !count) return meanOfAverages(points);
    return *count == 0 ? std::nullopt : std::optional(*sum / *count);
}

/// Of the values themselves; CW-19: a point without a histogram tells them only when they are all equal.
std::optional<double> ofDistribution(const std::vector<const DataPoint*>& points, StatisticSpec statistic)
{
    if (points.size() == 1 && points.front()->imported) return importedValue(*points.front(), statistic);
    Histogram all;
    for (const DataPoint* point : points) {
        if (point->imported) return std::nullopt;
        if (point->histogram) all.merge(*point->histogram);
        else if (point->minimum == point->maximum) all.add(point->minimum, point->sampleCount);
        else return std::nullopt;
    }
    if (statistic.statistic != Statistic::Percentile) return trimmed(all, statistic);
    if (points.size() == 1 && !points.front()->histogram) return points.front()->minimum;
    return all.quantile(statistic.percentile / 100);
}

} // namespace

void DataPoint::add(double value, std::uint64_t count)
{
    minimum = sampleCount == 0 ? value : std::min(minimum, value);
    maximum = sampleCount == 0 ? value : std::max(maximum, value);
    sum += value * static_cast<double>(count);
    sampleCount += count;
}

std::optional<double> aggregate(const std::vector<const DataPoint*>& points, StatisticSpec statistic)
{
    if (points.empty()) return std::nullopt;
    if (statistic.statistic == Statistic::Average) return average(points);
    if (statistic.needsHistogram()) return ofDistribution(points, statistic);
    return basic(points, statistic.statistic);
}

} // namespace faultline
