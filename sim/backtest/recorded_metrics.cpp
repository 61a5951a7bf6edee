#include "sim/backtest/recorded_metrics.h"

#include <algorithm>

namespace faultline::sim {

namespace {

std::string textOf(const MetricId& metric)
{
    std::string text = metric.nameSpace + " " + metric.name;
    for (const auto& [name, value] : metric.dimensions) text += " " + name + "=" + value;
    return text;
}

bool holdsStatistic(const MetricStore& store, const MetricId& metric, StatisticSpec statistic)
{
    const auto points = store.points(metric);
    return std::any_of(points.begin(), points.end(),
                       [&](const MetricStore::Point& point) { return store.value(metric, statistic, store.period(), point.start).has_value(); });
}

/// Whether averages over several points are means of averages: the data have no sums.
bool averagesAverages(const MetricStore& store, const MetricId& metric, StatisticSpec statistic, Nanoseconds period)
{
    if (statistic.statistic != Statistic::Average || period <= store.period()) return false;
    return !holdsStatistic(store, metric, {Statistic::Sum, 0}) || !holdsStatistic(store, metric, {Statistic::SampleCount, 0});
}

} // namespace

RecordedMetrics::RecordedMetrics(ImportedMetrics data, const std::map<std::string, std::string>& logicalByPhysical) : m_data(std::move(data))
{
    for (const MetricId& recorded : m_data.metrics.metrics()) {
        MetricId meant = recorded;
        for (auto& [name, value] : meant.dimensions)
            if (const auto found = logicalByPhysical.find(value); found != logicalByPhysical.end()) value = found->second;
        std::sort(meant.dimensions.begin(), meant.dimensions.end());
        m_recordedByMeant.emplace(std::move(meant), recorded);
    }
}

const MetricId* RecordedMetrics::find(const MetricId& metric) const
{
    const auto found = m_recordedByMeant.find(metric);
    return found == m_recordedByMeant.end() ? nullptr : &found->second;
}

const MetricId* RecordedMetrics::onlyOneNamed(const MetricId& metric) const
{
    const MetricId* only = nullptr;
    for (const auto& [meant, recorded] : m_recordedByMeant) {
        if (meant.nameSpace != metric.nameSpace || meant.name != metric.name) continue;
        if (only) return nullptr;
        only = &recorded;
    }
    return only;
}

void RecordedMetrics::bind(const std::string& alarm, MetricId& metric, StatisticSpec statistic, Nanoseconds period,
                           std::vector<Assumption>& assumptions) const
{
    const std::string meant = textOf(metric);
    const MetricId* recorded = find(metric);
    if (!recorded && (recorded = onlyOneNamed(metric)))
        assumptions.push_back({alarm + ": " + meant, textOf(*recorded), "the only series of that namespace and name in the data", true});
    if (!recorded || !holdsStatistic(m_data.metrics, *recorded, statistic)) {
        assumptions.push_back({alarm + ": " + meant + " " + statistic.text(), "missing throughout", "not in the data", true});
        if (recorded) metric = *recorded;
        return;
    }
    metric = *recorded;
    if (averagesAverages(m_data.metrics, metric, statistic, period))
        assumptions.push_back({alarm + ": " + meant, "mean of the averages", "the data have no Sum and SampleCount", true});
}

void RecordedMetrics::bind(AlarmRule& rule, std::vector<Assumption>& assumptions) const
{
    if (rule.queries.empty()) bind(rule.name, rule.metric, rule.statistic, rule.period, assumptions);
    for (AlarmQuery& query : rule.queries)
        if (!query.expression) bind(rule.name, query.metric, query.statistic, rule.period, assumptions);
}

} // namespace faultline::sim
