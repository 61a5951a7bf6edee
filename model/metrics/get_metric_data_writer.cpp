#include "model/metrics/get_metric_data.h"
#include "model/metrics/instant.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <functional>
#include <iterator>

namespace faultline {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kStatistics{"SampleCount", "Sum", "Average", "Minimum", "Maximum", "p50", "p90", "p99"};

using SeriesVisitor = std::function<void(const MetricId&, const StatisticSpec&, const std::vector<MetricStore::Stamped>&)>;

void eachSeries(const MetricStore& metrics, const SeriesVisitor& visit)
{
    for (const MetricId& metric : metrics.metrics())
        for (const char* name : kStatistics) {
            const StatisticSpec statistic = *StatisticSpec::parse(name);
            const Nanoseconds period = metrics.periodOf(metric);
            const auto series = metrics.series(metric, statistic, period, metrics.begin().value_or(0) / period * period, metrics.end());
            if (!series.empty()) visit(metric, statistic, series);
        }
}

Json metricJson(const MetricId& metric)
{
    Json dimensions = Json::array();
    for (const auto& [name, value] : metric.dimensions) dimensions.push_back(Json{{"Name", name}, {"Value", value}});
    return Json{{"Namespace", metric.nameSpace}, {"MetricName", metric.name}, {"Dimensions", std::move(dimensions)}};
}

std::string dimensionsText(const MetricId& metric)
{
    std::string out;
    for (const auto& [name, value] : metric.dimensions) out += (out.empty() ? "" : ";") + name + "=" + value;
    return out;
}

/// A field in quotes where CSV needs them.
std::string csvField(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

} // namespace

std::string writeGetMetricData(const MetricStore& metrics, Nanoseconds start)
{
    Json queries = Json::array(), results = Json::array();
    eachSeries(metrics, [&](const MetricId& metric, const StatisticSpec& statistic, const std::vector<MetricStore::Stamped>& series) {
        const std::string id = fmt::format("m{}", queries.size() + 1);
        queries.push_back(Json{{"Id", id},
                               {"MetricStat", Json{{"Metric", metricJson(metric)},
                                                   {"Period", metrics.periodOf(metric) / kSecond},
                                                   {"Stat", statistic.text()},
                                                   {"Unit", MetricStore::unitOf(metric.nameSpace, metric.name)}}}});
        Json stamps = Json::array(), values = Json::array();
        for (const auto& [at, value] : series) {
            stamps.push_back(formatInstant(start + at));
            values.push_back(value);
        }
        results.push_back(Json{{"Id", id},
                               {"Label", fmt::format("{} {} {}", dimensionsText(metric), metric.name, statistic.text())},
                               {"StatusCode", "Complete"},
                               {"Timestamps", std::move(stamps)},
                               {"Values", std::move(values)}});
    });
    Json out;
    out["StartTime"] = formatInstant(start);
    out["EndTime"] = formatInstant(start + metrics.end());
    out["MetricDataQueries"] = std::move(queries);
    out["MetricDataResults"] = std::move(results);
    return out.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string writeMetricCsv(const MetricStore& metrics, Nanoseconds start)
{
    std::string out = "timestamp,namespace,metric,dimensions,period,statistic,unit,value\n";
    eachSeries(metrics, [&](const MetricId& metric, const StatisticSpec& statistic, const std::vector<MetricStore::Stamped>& series) {
        for (const auto& [at, value] : series)
            fmt::format_to(std::back_inserter(out), "{},{},{},{},{},{},{},{}\n", formatInstant(start + at), csvField(metric.nameSpace),
                           csvField(metric.name), csvField(dimensionsText(metric)), metrics.period() / kSecond, statistic.text(),
                           MetricStore::unitOf(metric.nameSpace, metric.name), value);
    });
    return out;
}

} // namespace faultline
