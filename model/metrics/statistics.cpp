#include "model/metrics/statistics.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace faultline {

namespace {

constexpr int kPercentileDecimalsMax = 10; // CW-18

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
    case Statistic::Average:
    case Statistic::Percentile: break;
    }
    return std::nullopt;
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

std::optional<double> average(const std::vector<const DataPoint*>& points)
{
    if (points.size() == 1 && points.front()->imported)
        if (const auto given = importedValue(*points.front(), {Statistic::Average, 0})) return given;
    const auto sum = basic(points, Statistic::Sum);
    const auto count = basic(points, Statistic::SampleCount);
    if (!sum || !count || *count == 0) return std::nullopt;
    return *sum / *count;
}

std::optional<double> percentile(const std::vector<const DataPoint*>& points, StatisticSpec statistic)
{
    if (points.size() == 1 && points.front()->imported) return importedValue(*points.front(), statistic);
    Histogram all;
    for (const DataPoint* point : points) {
        if (point->imported) return std::nullopt;
        if (point->histogram) all.merge(*point->histogram);
        else if (point->minimum == point->maximum) all.add(point->minimum, point->sampleCount);
        else return std::nullopt;
    }
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
    if (statistic.statistic == Statistic::Percentile) return percentile(points, statistic);
    return basic(points, statistic.statistic);
}

std::optional<StatisticSpec> StatisticSpec::parse(std::string_view text)
{
    static constexpr std::pair<std::string_view, Statistic> kNames[]{{"Average", Statistic::Average},
                                                                     {"Sum", Statistic::Sum},
                                                                     {"Minimum", Statistic::Minimum},
                                                                     {"Maximum", Statistic::Maximum},
                                                                     {"SampleCount", Statistic::SampleCount}};
    for (const auto& [name, statistic] : kNames)
        if (text == name) return StatisticSpec{statistic, 0};
    if (text.size() < 2 || (text[0] != 'p' && text[0] != 'P') || text[1] < '0' || text[1] > '9') return std::nullopt;
    double percent = 0;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), percent, std::chars_format::fixed);
    const auto dot = text.find('.');
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    if (dot != std::string_view::npos && text.size() - dot - 1 > kPercentileDecimalsMax) return std::nullopt;
    if (percent < 0 || percent > 100) return std::nullopt;
    return StatisticSpec{Statistic::Percentile, percent};
}

std::string StatisticSpec::text() const
{
    switch (statistic) {
    case Statistic::Average: return "Average";
    case Statistic::Sum: return "Sum";
    case Statistic::Minimum: return "Minimum";
    case Statistic::Maximum: return "Maximum";
    case Statistic::SampleCount: return "SampleCount";
    case Statistic::Percentile: break;
    }
    return fmt::format("p{}", percentile);
}

} // namespace faultline
