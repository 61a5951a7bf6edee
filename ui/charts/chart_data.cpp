#include "ui/charts/chart_data.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace faultline::ui {

namespace {

constexpr Nanoseconds kWindow = 10 * kSecond; // of RunRecord::windows
constexpr Nanoseconds kMinute = 60 * kSecond;

QString tr(const char* s) { return QCoreApplication::translate("Charts", s); }

/// One value per complete window of ten seconds; `value` gives nothing where there is no data.
template <class Value>
std::vector<MetricStore::Stamped> fromWindows(const RunSnapshot& snapshot, Value value)
{
    std::vector<MetricStore::Stamped> points;
    const auto& windows = snapshot.record.windows;
    for (std::size_t k = 0; k < windows.size() && Nanoseconds(k + 1) * kWindow <= snapshot.now; ++k)
        if (const std::optional<double> v = value(windows[k])) points.push_back({Nanoseconds(k) * kWindow, *v});
    return points;
}

double lostIn(const sim::WindowCounts& w)
{
    using sim::Outcome;
    double lost = 0;
    for (const Outcome o : {Outcome::Late, Outcome::Refused, Outcome::Failed, Outcome::TimedOut}) lost += double(w.byOutcome[std::size_t(o)]);
    return lost;
}

bool hasDimension(const MetricId& id, std::string_view name)
{
    return std::any_of(id.dimensions.begin(), id.dimensions.end(), [&](const auto& d) { return d.first == name; });
}

/// What load balancers and their targets answered with 5xx, a second. CloudWatch has no data where there was none: a minute with requests and no 5xx
/// had none, a minute without requests is a gap.
std::vector<MetricStore::Stamped> serverErrors(const RunSnapshot& snapshot)
{
    std::map<Nanoseconds, double> minutes;
    const auto add = [&](const MetricId& id, double share) {
        for (const auto& point : snapshot.metrics.series(id, *StatisticSpec::parse("Sum"), kMinute, 0, snapshot.now))
            minutes[point.start] += share * point.value;
    };
    for (const MetricId& id : snapshot.metrics.metrics()) {
        if (hasDimension(id, "AvailabilityZone")) continue;
        const bool isOfBalancer = id.name == "HTTPCode_ELB_5XX_Count" || id.name == "HTTPCode_ELB_5XX";
        const bool isOfTargets = (id.name == "HTTPCode_Target_5XX_Count" && hasDimension(id, "TargetGroup")) || id.name == "HTTPCode_Backend_5XX";
        if (isOfBalancer || isOfTargets) add(id, 1);
        else if (id.name == "RequestCount") add(id, 0);
    }
    std::vector<MetricStore::Stamped> points;
    for (const auto& [start, count] : minutes)
        if (start + kMinute <= snapshot.now) points.push_back({start, count / 60});
    return points;
}

ChartContent requests(const RunSnapshot* snapshot)
{
    ChartContent chart{tr("Requests and 5xx"), tr("per second, 10 s; 5xx 1 min"), {}, {}};
    ChartSeries sent{tr("Requests"), "series1", 0, false, 0, {}, kWindow, {}}, errors{tr("5xx"), "series2", 1, false, 1, {}, kMinute, {}},
        lost{tr("Lost"), "series4", 2, false, 1, {}, kWindow, {}};
    if (snapshot) {
        sent.points = fromWindows(*snapshot, [](const auto& w) { return std::optional<double>(double(w.sent) / 10); });
        errors.points = serverErrors(*snapshot);
        lost.points = fromWindows(*snapshot, [](const auto& w) { return std::optional<double>(lostIn(w) / 10); });
    }
    chart.series = {sent, errors, lost};
    return chart;
}

ChartContent latency(const RunSnapshot* snapshot, const sim::Scenario* scenario)
{
    ChartContent chart{tr("Latency"), tr("ms, answered requests, 10 s"), {}, {}};
    ChartSeries p99{tr("p99"), "series4", 0, false, 0, {}, kWindow, {}}, p50{tr("p50"), "series3", 1, false, 0, {}, kWindow, {}};
    if (snapshot) {
        p99.points = fromWindows(*snapshot, [](const auto& w) { return w.latencyMs.quantile(0.99); });
        p50.points = fromWindows(*snapshot, [](const auto& w) { return w.latencyMs.quantile(0.5); });
    }
    chart.series = {p99, p50};
    if (scenario)
        for (const sim::Objective& o : scenario->objectives)
            if (o.measure == sim::Objective::Measure::LatencyP99) chart.limits.push_back({o.bound, tr("goal %1").arg(o.bound), false});
    return chart;
}

/// Metrics of a name; those per zone are left to the metric browser.
std::vector<MetricId> metricsNamed(const MetricStore& store, std::string_view name, std::string_view nameSpacePrefix)
{
    std::vector<MetricId> found;
    for (const MetricId& id : store.metrics())
        if (id.name == name && id.nameSpace.rfind(nameSpacePrefix, 0) == 0 && !hasDimension(id, "AvailabilityZone")) found.push_back(id);
    return found;
}

/// One line per resource that has the metric, at most two: more would not be told apart in so small a chart.
void addSeries(ChartContent& chart, const RunSnapshot* snapshot, const ChartSeries& like, std::string_view metric, std::string_view space,
               const char* statistic)
{
    constexpr std::size_t kLinesMax = 2;
    const auto ids = snapshot ? metricsNamed(snapshot->metrics, metric, space) : std::vector<MetricId>{};
    if (ids.empty()) chart.series.push_back(like);
    for (std::size_t i = 0; i < std::min(ids.size(), kLinesMax); ++i) {
        ChartSeries line = like;
        line.rank += int(i) * 2;
        if (ids.size() > 1) line.name = QString::fromStdString(ids[i].dimensions.back().second) + ", " + like.name;
        line.points = snapshot->metrics.series(ids[i], *StatisticSpec::parse(statistic), kMinute, 0, snapshot->now);
        chart.series.push_back(line);
    }
    if (ids.size() > kLinesMax) chart.left += int(ids.size() - kLinesMax);
}

/// A metric that has its place on one of the standing charts.
struct Standing {
    std::string_view nameSpace, name;
    bool onRight = false;

    [[nodiscard]] bool is(const MetricId& metric) const { return metric.nameSpace == nameSpace && metric.name == name; }
};

constexpr Standing kHealthyHosts{"AWS/ApplicationELB", "HealthyHostCount"};
constexpr Standing kConnections{"AWS/RDS", "DatabaseConnections"};
constexpr Standing kDatabaseCpu{"AWS/RDS", "CPUUtilization", true};

/// Whether an alarm compares one metric with a number; metric math and bands have no level line.
bool hasLevel(const sim::AlarmRule& alarm)
{
    using sim::Comparison;
    const bool isBand =
        alarm.comparison == Comparison::OutsideBand || alarm.comparison == Comparison::BelowBand || alarm.comparison == Comparison::AboveBand;
    return alarm.queries.empty() && !isBand;
}

void addLimit(ChartContent& chart, const sim::AlarmRule& alarm, bool onRight)
{
    using sim::Comparison;
    const bool isAbove = alarm.comparison == Comparison::GreaterThanThreshold || alarm.comparison == Comparison::GreaterThanOrEqualToThreshold;
    chart.limits.push_back({alarm.threshold, (isAbove ? tr("alarm > %1") : tr("alarm < %1")).arg(alarm.threshold), onRight});
}

void addLimits(ChartContent& chart, const std::vector<sim::AlarmRule>& alarms, const Standing& standing)
{
    for (const sim::AlarmRule& alarm : alarms)
        if (hasLevel(alarm) && standing.is(alarm.metric)) addLimit(chart, alarm, standing.onRight);
}

ChartContent hosts(const RunSnapshot* snapshot, const std::vector<sim::AlarmRule>& alarms)
{
    ChartContent chart{tr("Hosts"), tr("minimum, 1 min"), {}, {}};
    addSeries(chart, snapshot, {tr("Healthy"), "series3", 0, false, 0, {}, kMinute, {}}, "HealthyHostCount", "AWS/", "Minimum");
    addSeries(chart, snapshot, {tr("Desired"), "series1", 1, false, 0, {}, kMinute, {}}, "GroupDesiredCapacity", "AWS/AutoScaling", "Average");
    addLimits(chart, alarms, kHealthyHosts);
    return chart;
}

ChartContent database(const RunSnapshot* snapshot, const std::vector<sim::AlarmRule>& alarms)
{
    ChartContent chart{tr("Database"), tr("connections, CPU %, 1 min"), {}, {}};
    addSeries(chart, snapshot, {tr("Connections"), "series1", 0, false, 0, {}, kMinute, {}}, "DatabaseConnections", "AWS/RDS", "Average");
    addSeries(chart, snapshot, {tr("CPU"), "series2", 1, true, 0, QStringLiteral(" %"), kMinute, {}}, "CPUUtilization", "AWS/RDS", "Average");
    addLimits(chart, alarms, kConnections);
    addLimits(chart, alarms, kDatabaseCpu);
    return chart;
}

/// What alarms and scaling policies watch that no other chart shows: percentages on the left, all else on the right.
ChartContent watched(const RunSnapshot* snapshot, const std::vector<sim::AlarmRule>& alarms)
{
    constexpr std::string_view kColours[] = {"series2", "series1", "series3", "series4"};
    ChartContent chart{tr("Scaling and alarms"), tr("as their alarms see it"), {}, {}};
    std::map<std::pair<MetricId, std::string>, bool> seen; // with the statistic: whether it is drawn
    for (const sim::AlarmRule& alarm : alarms) {
        const Standing standing[] = {kHealthyHosts, kConnections, kDatabaseCpu};
        if (std::any_of(std::begin(standing), std::end(standing), [&](const Standing& s) { return s.is(alarm.metric); })) continue;
        const bool isShare = alarm.metric.name.find("Utilization") != std::string::npos || alarm.metric.name.find("Percent") != std::string::npos;
        const auto [place, isNew] =
            seen.try_emplace({alarm.metric, alarm.statistic.text()}, hasLevel(alarm) && chart.series.size() < std::size(kColours));
        if (isNew && !place->second) ++chart.left;
        if (!place->second) continue;
        if (hasLevel(alarm)) addLimit(chart, alarm, !isShare);
        if (!isNew) continue;
        const std::size_t rank = chart.series.size();
        QString name = QString::fromStdString(alarm.metric.name);
        if (!alarm.metric.dimensions.empty()) name = QString::fromStdString(alarm.metric.dimensions.front().second) + " " + name;
        ChartSeries line{name, std::string(kColours[rank]), int(rank), !isShare, 0, isShare ? QStringLiteral(" %") : QString(), alarm.period, {}};
        if (alarm.threshold < 10 && !isShare) line.decimals = 2;
        if (snapshot) line.points = snapshot->metrics.series(alarm.metric, alarm.statistic, alarm.period, 0, snapshot->now);
        chart.series.push_back(std::move(line));
    }
    return chart;
}

} // namespace

std::vector<ChartContent> chartsOf(const RunSnapshot* snapshot, const sim::Scenario* scenario, const std::vector<sim::AlarmRule>& alarms)
{
    std::vector<ChartContent> charts{requests(snapshot), latency(snapshot, scenario), hosts(snapshot, alarms), database(snapshot, alarms)};
    if (ChartContent more = watched(snapshot, alarms); !more.series.empty()) charts.push_back(std::move(more));
    return charts;
}

} // namespace faultline::ui
