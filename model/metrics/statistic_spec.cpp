#include "model/metrics/metric_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace faultline {

namespace {

constexpr int kPercentileDecimalsMax = 10; // CW-18

constexpr std::pair<std::string_view, Statistic> kPlain[]{{"Average", Statistic::Average},
                                                          {"Sum", Statistic::Sum},
                                                          {"Minimum", Statistic::Minimum},
                                                          {"Maximum", Statistic::Maximum},
                                                          {"SampleCount", Statistic::SampleCount}};

constexpr std::pair<std::string_view, Statistic> kTrimmed[]{{"TM", Statistic::TrimmedMean},
                                                            {"WM", Statistic::WinsorizedMean},
                                                            {"PR", Statistic::PercentileRank},
                                                            {"TC", Statistic::TrimmedCount},
                                                            {"TS", Statistic::TrimmedSum}};

bool startsLike(std::string_view text, std::string_view upperCase)
{
    return text.size() > upperCase.size() &&
           std::equal(upperCase.begin(), upperCase.end(), text.begin(), [](char u, char c) { return c == u || c == u - 'A' + 'a'; });
}

std::optional<double> numberOf(std::string_view text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

/// "99.9" of p99.9 and tm99.9.
std::optional<double> percentOf(std::string_view text)
{
    const auto dot = text.find('.');
    if (text.empty() || text[0] < '0' || text[0] > '9') return std::nullopt;
    if (dot != std::string_view::npos && text.size() - dot - 1 > kPercentileDecimalsMax) return std::nullopt;
    const auto percent = numberOf(text);
    return percent && *percent <= 100 ? percent : std::nullopt;
}

/// One side of "(10%:90%)"; empty: no bound. Both sides must be percentages or neither.
bool readBound(std::string_view text, std::optional<double>& bound, bool& isPercent)
{
    if (text.empty()) return true;
    isPercent = text.back() == '%';
    if (isPercent) text.remove_suffix(1);
    bound = isPercent ? percentOf(text) : numberOf(text);
    return bound.has_value();
}

std::optional<TrimBounds> boundsOf(std::string_view text)
{
    const auto colon = text.find(':');
    if (text.size() < 3 || text.front() != '(' || text.back() != ')' || colon == std::string_view::npos) return std::nullopt;
    const std::string_view lower = text.substr(1, colon - 1), upper = text.substr(colon + 1, text.size() - colon - 2);
    if (lower.empty() && upper.empty()) return std::nullopt;
    TrimBounds bounds;
    bool lowerIsPercent = false, upperIsPercent = false;
    if (!readBound(lower, bounds.lower, lowerIsPercent) || !readBound(upper, bounds.upper, upperIsPercent)) return std::nullopt;
    if (!lower.empty() && !upper.empty() && (lowerIsPercent != upperIsPercent || *bounds.lower >= *bounds.upper)) return std::nullopt;
    bounds.arePercent = lowerIsPercent || upperIsPercent;
    return bounds;
}

std::optional<StatisticSpec> trimmedSpec(std::string_view text)
{
    for (const auto& [name, statistic] : kTrimmed) {
        if (!startsLike(text, name)) continue;
        const std::string_view rest = text.substr(name.size());
        if (const auto bounds = boundsOf(rest)) {
            if (statistic == Statistic::PercentileRank && bounds->arePercent) return std::nullopt;
            return StatisticSpec{statistic, 0, *bounds};
        }
        const auto percent = percentOf(rest); // tm99 is TM(0%:99%)
        if (!percent || statistic == Statistic::PercentileRank) return std::nullopt;
        return StatisticSpec{statistic, 0, {0.0, *percent, true}};
    }
    return std::nullopt;
}

std::string boundText(const std::optional<double>& bound, bool isPercent) { return bound ? fmt::format("{}{}", *bound, isPercent ? "%" : "") : ""; }

} // namespace

std::optional<StatisticSpec> StatisticSpec::parse(std::string_view text)
{
    for (const auto& [name, statistic] : kPlain)
        if (text == name) return StatisticSpec{statistic, 0};
    if (text == "IQM") return StatisticSpec{Statistic::TrimmedMean, 0, {25.0, 75.0, true}};
    if (const auto spec = trimmedSpec(text)) return spec;
    if (!startsLike(text, "P")) return std::nullopt;
    const auto percent = percentOf(text.substr(1));
    return percent ? std::optional(StatisticSpec{Statistic::Percentile, *percent}) : std::nullopt;
}

std::string StatisticSpec::text() const
{
    for (const auto& [name, plain] : kPlain)
        if (statistic == plain) return std::string(name);
    for (const auto& [name, trimmed] : kTrimmed)
        if (statistic == trimmed)
            return fmt::format("{}({}:{})", name, boundText(bounds.lower, bounds.arePercent), boundText(bounds.upper, bounds.arePercent));
    return fmt::format("p{}", percentile);
}

} // namespace faultline
