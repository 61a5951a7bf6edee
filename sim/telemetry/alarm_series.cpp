#include "sim/telemetry/alarm_series.h"

#include "sim/telemetry/anomaly_band.h"

#include <algorithm>

namespace faultline::sim {

namespace {

MathSeries metricSeries(const AlarmQuery& query, const MetricStore& metrics, const MathGrid& grid)
{
    MathSeries series(grid.count);
    for (std::size_t i = 0; i < grid.count; ++i) series[i] = metrics.value(query.metric, query.statistic, grid.period, grid.stamp(i));
    return series;
}

/// An expression of one number is a series of it; what cannot be worked out has no points.
MathSeries asSeries(const Result<MathValue>& value, std::size_t count)
{
    if (!value) return MathSeries(count);
    if (const auto* series = std::get_if<MathSeries>(&*value)) return *series;
    if (const auto* number = std::get_if<double>(&*value)) return MathSeries(count, *number);
    return MathSeries(count);
}

/// The bounds of a band at every stamp. What is under watch itself is not learnt from: the model ends where the range begins.
MathList bandOf(const AlarmQuery& query, const MetricStore& metrics, const MathGrid& grid, double width)
{
    const AnomalyModel model(metrics, query.metric, query.statistic, grid.period, grid.start);
    MathList bounds(2, MathSeries(grid.count));
    for (std::size_t i = 0; i < grid.count; ++i)
        if (const auto band = model.bandAt(grid.stamp(i), width)) {
            bounds[0][i] = band->lower;
            bounds[1][i] = band->upper;
        }
    return bounds;
}

AlarmSeries mathSeries(const AlarmRule& rule, const MetricStore& metrics, const MathGrid& grid)
{
    MathExpression::Scope scope;
    scope.grid = grid;
    scope.grid.start += rule.origin;
    scope.band = [&](const std::string& id, double width) -> std::optional<MathList> {
        const auto query = std::find_if(rule.queries.begin(), rule.queries.end(), [&](const AlarmQuery& q) { return q.id == id; });
        if (query == rule.queries.end() || query->expression) return std::nullopt;
        return bandOf(*query, metrics, grid, width);
    };
    AlarmSeries out;
    for (const AlarmQuery& query : rule.queries) {
        if (!query.expression) {
            scope.metrics.push_back(query.id);
            scope.values[query.id] = metricSeries(query, metrics, grid);
        } else {
            const auto value = query.expression->evaluate(scope);
            if (query.id == rule.band && value && std::holds_alternative<MathList>(*value) && std::get<MathList>(*value).size() == 2) {
                out.lower = std::get<MathList>(*value)[0];
                out.upper = std::get<MathList>(*value)[1];
                continue;
            }
            scope.values[query.id] = asSeries(value, grid.count);
        }
        if (query.id == rule.watched) out.values = std::get<MathSeries>(scope.values[query.id]);
    }
    return out;
}

/// DIFF and RATE need the point before, FILL some more: so many periods are worked out ahead of the range.
constexpr int kLead = 5;

template <class T>
void dropFront(std::vector<T>& values, int count)
{
    if (!values.empty()) values.erase(values.begin(), values.begin() + count);
}

} // namespace

AlarmSeries seriesOf(const AlarmRule& rule, const MetricStore& metrics, Nanoseconds now, int count)
{
    const bool isMath = !rule.queries.empty();
    const int worked = count + (isMath ? kLead : 0);
    const MathGrid grid{now - worked * rule.period, rule.period, static_cast<std::size_t>(worked)};
    if (!isMath) {
        if (!rule.hasUnitOfMetric) return {MathSeries(grid.count), {}, {}};
        return {metricSeries({"", rule.metric, rule.statistic, {}}, metrics, grid), {}, {}};
    }
    AlarmSeries series = mathSeries(rule, metrics, grid);
    dropFront(series.values, kLead);
    dropFront(series.lower, kLead);
    dropFront(series.upper, kLead);
    if (!rule.band.empty() && series.lower.empty()) series.lower = series.upper = MathSeries(series.values.size());
    for (std::size_t i = 0; i < series.lower.size(); ++i)
        if (!series.lower[i]) series.values[i] = std::nullopt;
    return series;
}

std::optional<double> valueAt(const AlarmRule& rule, const MetricStore& metrics, Nanoseconds now)
{
    return seriesOf(rule, metrics, now, 1).values.back();
}

} // namespace faultline::sim
