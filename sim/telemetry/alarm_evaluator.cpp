#include "sim/telemetry/alarm_evaluator.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

namespace faultline::sim {

namespace {

bool breaches(const AlarmRule& rule, double value)
{
    switch (rule.comparison) {
    case Comparison::GreaterThanThreshold: return value > rule.threshold;
    case Comparison::GreaterThanOrEqualToThreshold: return value >= rule.threshold;
    case Comparison::LessThanThreshold: return value < rule.threshold;
    case Comparison::LessThanOrEqualToThreshold: return value <= rule.threshold;
    }
    return false;
}

/// What the evaluation range holds.
struct Tally {
    int real = 0, breaching = 0;
    int oldestBreachingAge = 0; ///< in periods, the newest is 1
};

Tally tallyOf(const AlarmRule& rule, const std::vector<std::optional<double>>& range)
{
    Tally tally;
    for (std::size_t i = 0; i < range.size(); ++i) {
        if (!range[i]) continue;
        ++tally.real;
        if (!breaches(rule, *range[i])) continue;
        if (tally.breaching++ == 0) tally.oldestBreachingAge = static_cast<int>(range.size() - i);
    }
    return tally;
}

int breachingAmongNewest(const AlarmRule& rule, const std::vector<std::optional<double>>& range)
{
    int real = 0, breaching = 0;
    for (auto point = range.rbegin(); point != range.rend() && real < rule.evaluationPeriods; ++point) {
        if (!*point) continue;
        ++real;
        breaching += breaches(rule, **point) ? 1 : 0;
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

std::vector<std::optional<double>> rangeUpTo(const AlarmRule& rule, const MetricStore& metrics, Nanoseconds now)
{
    std::vector<std::optional<double>> range;
    for (int k = evaluationRange(rule.evaluationPeriods); k > 0; --k)
        range.push_back(metrics.value(rule.metric, rule.statistic, rule.period, now - k * rule.period));
    return range;
}

} // namespace

int evaluationRange(int evaluationPeriods) { return evaluationPeriods + 2; }

AlarmState stateOf(const AlarmRule& rule, const std::vector<std::optional<double>>& range, AlarmState before)
{
    assert(rule.datapointsToAlarm >= 1 && rule.datapointsToAlarm <= rule.evaluationPeriods);
    const int n = rule.evaluationPeriods, m = rule.datapointsToAlarm;
    const Tally tally = tallyOf(rule, range);
    const auto alarmIf = [](bool alarm) { return alarm ? AlarmState::Alarm : AlarmState::Ok; };
    if (tally.real >= n) return alarmIf(breachingAmongNewest(rule, range) >= m); // CW-42 a, b

    // CW-42 c: as few points are filled in as make N; CW-43: the premature alarm.
    const int filled = n - tally.real;
    const bool premature = tally.breaching >= 1 && tally.breaching == tally.real && tally.oldestBreachingAge >= m;
    switch (rule.missing) {
    case MissingData::Breaching: return alarmIf(tally.breaching + filled >= m);
    case MissingData::NotBreaching: return alarmIf(tally.breaching >= m);
    case MissingData::Missing:
        if (tally.real == 0) return AlarmState::InsufficientData;
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
    return stateOf(rule, rangeUpTo(rule, metrics, now), before);
}

Message reasonOf(const AlarmRule& rule, const MetricStore& metrics, AlarmState state, Nanoseconds now)
{
    const auto range = rangeUpTo(rule, metrics, now);
    const Tally tally = tallyOf(rule, range);
    std::string values;
    int shown = 0, crossing = 0;
    for (auto point = range.rbegin(); point != range.rend() && shown < rule.evaluationPeriods; ++point) {
        if (!*point) continue;
        values = values.empty() ? fmt::format("{}", **point) : fmt::format("{}, {}", **point, values);
        crossing += breaches(rule, **point) ? 1 : 0;
        ++shown;
    }
    if (tally.real == 0) return {"telemetry.alarm-no-data", {{"alarm", rule.name}, {"state", std::string(alarmStateName(state))}}};
    return {"telemetry.alarm-reason",
            {{"alarm", rule.name},
             {"state", std::string(alarmStateName(state))},
             {"crossing", std::to_string(crossing)},
             {"points", std::to_string(shown)},
             {"values", values},
             {"threshold", fmt::format("{}", rule.threshold)}}};
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
