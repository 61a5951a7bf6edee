#include "model/metrics/trimmed.h"

#include <algorithm>
#include <cmath>

namespace faultline {

namespace {

/// Values and their number, by whether they lie below, within or above the bounds.
struct Parts {
    std::uint64_t below = 0, within = 0, above = 0;
    double sum = 0; ///< of those within
    double smallest = 0, largest = 0;
};

/// Ranks 1 to n that are kept: (first, last].
struct Ranks {
    std::uint64_t first = 0, last = 0;
};

Ranks ranksOf(const TrimBounds& bounds, std::uint64_t n)
{
    const auto count = static_cast<double>(n);
    const double first = std::floor(bounds.lower.value_or(0) * count / 100), last = std::ceil(bounds.upper.value_or(100) * count / 100);
    return {static_cast<std::uint64_t>(std::clamp(first, 0.0, count)), static_cast<std::uint64_t>(std::clamp(last, 0.0, count))};
}

void keep(Parts& parts, double value, std::uint64_t count)
{
    if (count == 0) return;
    if (parts.within == 0) parts.smallest = value;
    parts.largest = value;
    parts.within += count;
    parts.sum += value * static_cast<double>(count);
}

Parts byRank(const Histogram& values, const TrimBounds& bounds)
{
    const Ranks ranks = ranksOf(bounds, values.count());
    Parts parts;
    std::uint64_t passed = 0;
    for (const auto& [cell, count] : values.cells()) {
        const std::uint64_t from = std::max(passed, ranks.first), to = std::min(passed + count, ranks.last);
        const std::uint64_t kept = to > from ? to - from : 0;
        keep(parts, Histogram::cellMiddle(cell), kept);
        passed += count;
    }
    parts.below = std::min(ranks.first, values.count());
    parts.above = values.count() - parts.below - parts.within;
    return parts;
}

Parts byValue(const Histogram& values, const TrimBounds& bounds)
{
    Parts parts;
    for (const auto& [cell, count] : values.cells()) {
        const double edge = Histogram::cellEdge(cell); // round numbers lie on an edge, and belong to their bound
        if (bounds.lower && edge <= *bounds.lower) parts.below += count;
        else if (bounds.upper && edge > *bounds.upper) parts.above += count;
        else keep(parts, Histogram::cellMiddle(cell), count);
    }
    return parts;
}

/// What lies outside counts as the bound: the value of the rank next to it, or the bound that was given.
std::optional<double> winsorized(const Parts& parts, const TrimBounds& bounds, std::uint64_t n)
{
    if (bounds.arePercent && parts.within == 0) return std::nullopt;
    const double low = bounds.arePercent ? parts.smallest : bounds.lower.value_or(0);
    const double high = bounds.arePercent ? parts.largest : bounds.upper.value_or(0);
    return (parts.sum + low * static_cast<double>(parts.below) + high * static_cast<double>(parts.above)) / static_cast<double>(n);
}

} // namespace

std::optional<double> trimmed(const Histogram& values, const StatisticSpec& statistic)
{
    if (values.count() == 0) return std::nullopt;
    const Parts parts = statistic.bounds.arePercent ? byRank(values, statistic.bounds) : byValue(values, statistic.bounds);
    const auto within = static_cast<double>(parts.within), all = static_cast<double>(values.count());
    switch (statistic.statistic) {
    case Statistic::TrimmedMean: return parts.within == 0 ? std::nullopt : std::optional(parts.sum / within);
    case Statistic::WinsorizedMean: return winsorized(parts, statistic.bounds, values.count());
    case Statistic::PercentileRank: return 100 * within / all;
    case Statistic::TrimmedCount: return within;
    case Statistic::TrimmedSum: return parts.sum;
    default: return std::nullopt;
    }
}

} // namespace faultline
