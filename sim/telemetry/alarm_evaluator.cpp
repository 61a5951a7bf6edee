#include "sim/telemetry/alarm_evaluator.h"

#include "sim/telemetry/alarm_series.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace faultline::sim {

namespace {

bool breaches(const AlarmRule& rule, double value, const AlarmSeries& series, std::size_t at)
{
    switch (rule.comparison) {
    case Comparison::GreaterThanThreshold: return value > rule.threshold;
    case Comparison::GreaterThanOrEqualToThreshold: return value >= rule.threshold;
    case Comparison::LessThanThreshold: return value < rule.threshold;
    case Comparison::LessThanOrEqualToThreshold: return value <= rule.threshold;
    case Comparison::OutsideBand: return value < *series.lower[at] || value > *series.upper[at];
    case Comparison::BelowBand: return value < *series.lower[at];
    case Comparison::AboveBand: return value > *series.upper[at];
    }
    return false;
}

std::vector<AlarmPoint> pointsOf(const AlarmRule& rule, const AlarmSeries& series)
{
    std::vector<AlarmPoint> points(series.values.size(), AlarmPoint::Missing);
    for (std::size_t i = 0; i < points.size(); ++i)
        if (series.values[i]) points[i] = breaches(rule, *series.values[i], series, i) ? AlarmPoint::Breaching : AlarmPoint::Within;
    return points;
}

/// What the evaluation range holds.
struct Tally {
    int real = 0, breaching = 0;
    int oldestBreachingAge = 0; ///< in periods, the newest is 1
};

Tally tallyOf(const std::vector<AlarmPoint>& range)
{
    Tally tally;
    for (std::size_t i = 0; i < range.size(); ++i) {
        if (range[i] == AlarmPoint::Missing) continue;
        ++tally.real;
        if (range[i] != AlarmPoint::Breaching) continue;
        if (tally.breaching++ == 0) tally.oldestBreachingAge = static_cast<int>(range.size() - i);
    }
    return tally;
}

int breachingAmongNewest(const AlarmRule& rule, const std::vector<AlarmPoint>& range)
{
    int real = 0, breaching = 0;
    for (auto point = range.rbegin(); point != range.rend() && real < rule.evaluationPeriods; ++point) {
        if (*point == AlarmPoint::Missing) continue;
        ++real;
        breaching += *point == AlarmPoint::Breaching ? 1 : 0;
    }
    return breaching;
}

/// CW-57: a percentile of fewer samples than this says little.
double lowSampleBound(double percentile)
{
    const double p = percentile / 100;
    return p >= 0.5 ? 10 / (1 - p) : 10 / p;
}

bool hasLowSamples(const AlarmRule& rule, const MetricStore& metrics, Nanoseconds now)
{
    if (!rule.ignoresLowSamples || rule.statistic.statistic != Statistic::Percentile) return false;
    const auto samples = metrics.value(rule.metric, {Statistic::SampleCount, 0}, rule.period, now - rule.period);
    return samples && *samples < lowSampleBound(rule.statistic.percentile);
}

} // namespace

// CW-41, CW-46, CW-47
int evaluationRange(int evaluationPeriods) { return evaluationPeriods + 2; }

AlarmState stateOf(const AlarmRule& rule, const std::vector<AlarmPoint>& range, AlarmState before)
{
    assert(rule.datapointsToAlarm >= 1 && rule.datapointsToAlarm <= rule.evaluationPeriods);
    const int n = rule.evaluationPeriods, m = rule.datapointsToAlarm;
    const Tally tally = tallyOf(range);
    const auto alarmIf = [](bool alarm) { return alarm ? AlarmState::Alarm : AlarmState::Ok; };
    if (tally.real >= n) return alarmIf(breachingAmongNewest(rule, range) >= m); // CW-42 a, b

    // CW-42 c: as few points are filled in as make N; CW-43: the premature alarm, whose clause of no other real point is ours (CW-45).
    const int filled = n - tally.real;
    const bool premature = tally.breaching >= 1 && tally.breaching == tally.real && tally.oldestBreachingAge >= m;
    switch (rule.missing) { // CW-40, step by step as CW-44 has it
    case MissingData::Breaching: return alarmIf(tally.breaching + filled >= m);
    case MissingData::NotBreaching: return alarmIf(tally.breaching >= m); // CW-50
    case MissingData::Missing:
        if (tally.real == 0) return AlarmState::InsufficientData; // CW-37
        return alarmIf(tally.breaching >= m || premature);
    case MissingData::Ignore:
        if (tally.real == 0) return before;
        if (tally.breaching >= m) return AlarmState::Alarm;
        return premature ? before : AlarmState::Ok;
    }
    return before;
}

AlarmState evaluate(const AlarmRule& rule, const MetricStore& metrics, AlarmState before, Nanoseconds now)
{
    if (hasLowSamples(rule, metrics, now)) return before;
    return stateOf(rule, pointsOf(rule, seriesOf(rule, metrics, now, evaluationRange(rule.evaluationPeriods))), before);
}

Message reasonOf(const AlarmRule& rule, const MetricStore& metrics, AlarmState state, Nanoseconds now)
{
    const AlarmSeries series = seriesOf(rule, metrics, now, evaluationRange(rule.evaluationPeriods));
    const auto points = pointsOf(rule, series);
    std::string values;
    int shown = 0, crossing = 0;
    for (std::size_t i = points.size(); i-- > 0 && shown < rule.evaluationPeriods;) {
        if (points[i] == AlarmPoint::Missing) continue;
        const double value = *series.values[i];
        values = values.empty() ? fmt::format("{}", value) : fmt::format("{}, {}", value, values);
        crossing += points[i] == AlarmPoint::Breaching ? 1 : 0;
        ++shown;
    }
    const std::string name(alarmStateName(state));
    if (shown == 0) return {"telemetry.alarm-no-data", {{"alarm", rule.name}, {"state", name}}};
    const char* id = rule.band.empty() ? "telemetry.alarm-reason" : "telemetry.alarm-reason-band";
    return {id,
            {{"alarm", rule.name},
             {"state", name},
             {"crossing", std::to_string(crossing)},
             {"points", std::to_string(shown)},
             {"values", values},
             {"threshold", fmt::format("{}", rule.threshold)}}};
}

Nanoseconds evaluationStep(const AlarmRule& rule)
{
    constexpr Nanoseconds kMinute = 60 * kSecond, kDay = 24 * 60 * kMinute;
    if (rule.period < kMinute) return 10 * kSecond; // CW-33
    return rule.period * rule.evaluationPeriods > kDay ? 60 * kMinute : kMinute;
}

std::string_view alarmStateName(AlarmState state)
{
    switch (state) {
    case AlarmState::Ok: return "OK";
    case AlarmState::Alarm: return "ALARM";
    case AlarmState::InsufficientData: break;
    }
    return "INSUFFICIENT_DATA";
}

} // namespace faultline::sim
