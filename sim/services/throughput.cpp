#include "sim/services/throughput.h"

#include <algorithm>
#include <cmath>

namespace faultline::sim {

namespace {

constexpr double kOnDemandSeconds = 1;                   // DDB-18: limits hold for each second; no burst bank on demand
constexpr std::size_t kPeakMinutes = 30;                 // DDB-25
constexpr int kMinutesToGrow = 2, kMinutesToShrink = 15; // DDB-21
constexpr Nanoseconds kUpdateTakes = 120 * kSecond;      // DDB-21 says several minutes; ours, listed as an assumption
constexpr Nanoseconds kHour = 3'600 * kSecond, kDay = 24 * kHour;
constexpr std::size_t kDecreasesInFirstHour = 4; // DDB-19

} // namespace

CapacityBucket CapacityBucket::full(double rate, double seconds) { return {rate, rate * seconds, rate * seconds, 0}; }

void CapacityBucket::setRate(Nanoseconds now, double newRate, double seconds)
{
    refill(now);
    rate = newRate;
    depth = newRate * seconds;
    level = std::min(level, depth);
}

void CapacityBucket::refill(Nanoseconds now)
{
    level = std::min(level + static_cast<double>(now - at) * 1e-9 * rate, depth);
    at = now;
}

Throughput::Throughput(const ThroughputPlan& plan, bool isOnDemand, Nanoseconds clockAtStart, double background)
    : m_plan(&plan), m_isOnDemand(isOnDemand), m_background(background), m_clockAtStart(clockAtStart)
{
    m_bank = isOnDemand ? CapacityBucket::full(free(onDemandRate()), kOnDemandSeconds) : CapacityBucket::full(free(plan.units), kBurstSeconds);
}

double Throughput::free(double rate) const { return std::max(0.0, rate - m_background); }

ThrottleReason Throughput::refusal(Nanoseconds now, double units)
{
    m_bank.refill(now);
    if (m_bank.holds(units)) return ThrottleReason::None;
    if (!m_isOnDemand) return ThrottleReason::Provisioned;
    if (m_plan->maximum > 0 && unitsPerSecond() >= m_plan->maximum) return ThrottleReason::OnDemandMaximum;
    return unitsPerSecond() >= kTableQuota ? ThrottleReason::Quota : ThrottleReason::KeyRange; // past double the peak: its partitions are too few
}

void Throughput::take(double units)
{
    m_bank.take(units);
    m_consumedInMinute += units;
}

/// At once up to double the previous peak (DDB-25), never less than at first (DDB-24, DDB-28), never more than a maximum or the quota (DDB-26).
double Throughput::onDemandRate() const
{
    const double quota = std::max(kTableQuota, m_plan->units); // a table that has taken more has had its quota raised
    const double rate = std::min(std::max(m_plan->units, 2 * m_previousPeak), quota);
    return m_plan->maximum > 0 ? std::min(rate, m_plan->maximum) : rate;
}

std::vector<Throughput::Change> Throughput::closeMinute(Nanoseconds now)
{
    std::vector<Change> changes;
    const double consumed = m_consumedInMinute / 60 + m_background, before = unitsPerSecond();
    m_consumedInMinute = 0;
    if (m_isOnDemand) {
        m_lastMinutes.push_back(consumed);
        if (m_lastMinutes.size() > kPeakMinutes) {
            m_previousPeak = std::max(m_previousPeak, m_lastMinutes.front());
            m_lastMinutes.pop_front();
        }
        if (const double rate = onDemandRate(); rate != before) {
            m_bank.setRate(now, free(rate), kOnDemandSeconds);
            changes.push_back({before, rate, now});
        }
        return changes;
    }
    if (m_changeAt >= 0 && now >= m_changeAt) {
        m_bank.setRate(now, free(m_changeTo), kBurstSeconds);
        m_changeAt = -1;
    }
    const Nanoseconds changing = m_changeAt;
    if (m_plan->isScaled) followDemand(now, consumed);
    if (m_changeAt >= 0 && m_changeAt != changing) changes.push_back({unitsPerSecond(), m_changeTo, m_changeAt});
    return changes;
}

void Throughput::followDemand(Nanoseconds now, double consumed)
{
    const double share = consumed / unitsPerSecond();
    m_minutesAbove = share > m_plan->target ? m_minutesAbove + 1 : 0;
    m_minutesBelow = share < m_plan->target ? m_minutesBelow + 1 : 0;
    m_peakBelow = m_minutesBelow > 1 ? std::max(m_peakBelow, consumed) : consumed;
    if (m_changeAt >= 0) return;
    double wanted = unitsPerSecond();
    if (m_minutesAbove >= kMinutesToGrow) wanted = std::max(wanted, std::ceil(consumed / m_plan->target - 1e-9));
    if (m_plan->scalesIn && m_minutesBelow >= kMinutesToShrink && mayDecrease(now))
        wanted = std::min(wanted, std::ceil(m_peakBelow / m_plan->target - 1e-9));
    wanted = std::clamp(wanted, m_plan->least, m_plan->most);
    if (wanted == unitsPerSecond()) return;
    if (wanted < unitsPerSecond()) m_decreases.push_back(now);
    m_changeTo = wanted;
    m_changeAt = now + kUpdateTakes;
    m_minutesAbove = m_minutesBelow = 0;
}

/// DDB-19: four in the first hour of a day, then one in an hour that had none before it.
bool Throughput::mayDecrease(Nanoseconds now)
{
    const Nanoseconds clock = now + m_clockAtStart;
    const Nanoseconds midnight = clock / kDay * kDay - m_clockAtStart;
    std::erase_if(m_decreases, [&](Nanoseconds at) { return at < midnight && at <= now - kHour; });
    if (clock % kDay < kHour)
        return static_cast<std::size_t>(std::count_if(m_decreases.begin(), m_decreases.end(), [&](Nanoseconds at) { return at >= midnight; })) <
               kDecreasesInFirstHour;
    return std::none_of(m_decreases.begin(), m_decreases.end(), [&](Nanoseconds at) { return at > now - kHour; });
}

} // namespace faultline::sim
