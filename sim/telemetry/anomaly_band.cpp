#include "sim/telemetry/anomaly_band.h"

#include <algorithm>
#include <cmath>

namespace faultline::sim {

namespace {

constexpr Nanoseconds kHour = 3600 * kSecond;
constexpr Nanoseconds kTraining = 14 * 24 * kHour; // CW-73
constexpr Nanoseconds kForHours = 2 * 24 * kHour;  // our choice: a pattern by the hour needs to have been seen twice
constexpr int kPointsMin = 15;                     // our choice: a quarter of an hour of minutes (CW-74)

std::size_t hourOf(Nanoseconds stamp) { return static_cast<std::size_t>(((stamp / kHour) % 24 + 24) % 24); }

} // namespace

void AnomalyModel::Moments::add(double value)
{
    ++count;
    sum += value;
    squares += value * value;
}

AnomalyModel::AnomalyModel(const MetricStore& metrics, const MetricId& metric, StatisticSpec statistic, Nanoseconds period, Nanoseconds until)
    : m_isPercent(MetricStore::unitOf(metric.nameSpace, metric.name) == "Percent")
{
    const Nanoseconds from = until - kTraining / period * period;
    const auto points = metrics.series(metric, statistic, period, from, until);
    for (const auto& [start, value] : points) {
        m_all.add(value);
        m_byHour[hourOf(start)].add(value);
        m_isNegative = m_isNegative || value < 0;
    }
    m_coversDays = !points.empty() && points.back().start - points.front().start >= kForHours;
}

std::optional<AnomalyBand> AnomalyModel::bandAt(Nanoseconds stamp, double width) const
{
    const Moments& hour = m_byHour[hourOf(stamp)];
    const Moments& known = m_coversDays && hour.count >= kPointsMin ? hour : m_all;
    if (known.count < kPointsMin) return std::nullopt;
    const double mean = known.sum / known.count;
    const double deviation = std::sqrt(std::max(0.0, known.squares / known.count - mean * mean));
    AnomalyBand band{mean - width * deviation, mean + width * deviation};
    if (!m_isNegative) band.lower = std::max(0.0, band.lower); // CW-73
    if (m_isPercent) band.upper = std::min(100.0, band.upper);
    return band;
}

} // namespace faultline::sim
