#include "model/metrics/metric_data.h"

#include "model/metrics/instant.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace faultline {

namespace {

using Json = nlohmann::json;
constexpr Nanoseconds kMinute = 60 * kSecond;

Problem malformed(const std::string& file, std::string what)
{
    return {{"metrics.malformed", {{"what", std::move(what)}}}, {file, 0, 0, {}}, Message{"metrics.malformed-remedy", {}}};
}

std::string text(const Json& object, const char* key)
{
    const auto it = object.is_object() ? object.find(key) : object.end();
    return it != object.end() && it->is_string() ? it->get<std::string>() : std::string();
}

const Json& member(const Json& object, const char* key)
{
    static const Json none;
    const auto it = object.is_object() ? object.find(key) : object.end();
    return it != object.end() ? *it : none;
}

struct Query {
    MetricId metric;
    std::string statistic;
};

std::map<std::string, Query> queriesOf(const Json& root)
{
    std::map<std::string, Query> queries;
    for (const Json& q : member(root, "MetricDataQueries")) {
        const Json& stat = member(q, "MetricStat");
        const Json& metric = member(stat, "Metric");
        if (!metric.is_object()) continue;
        Query query{{text(metric, "Namespace"), text(metric, "MetricName"), {}}, text(stat, "Stat")};
        for (const Json& d : member(metric, "Dimensions")) query.metric.dimensions.emplace_back(text(d, "Name"), text(d, "Value"));
        std::sort(query.metric.dimensions.begin(), query.metric.dimensions.end());
        queries.emplace(text(q, "Id"), std::move(query));
    }
    return queries;
}

using Minutes = std::map<Nanoseconds, std::map<MetricId, std::map<std::string, double>>>;

std::optional<std::string> addResult(const Json& result, const Query& query, Minutes& minutes)
{
    const Json& stamps = member(result, "Timestamps");
    const Json& values = member(result, "Values");
    if (!stamps.is_array() || !values.is_array() || stamps.size() != values.size()) return "Timestamps, Values";
    for (std::size_t i = 0; i < stamps.size(); ++i) {
        const auto at = stamps[i].is_string() ? parseInstant(stamps[i].get<std::string>()) : std::nullopt;
        if (!at) return stamps[i].dump(-1, ' ', false, Json::error_handler_t::replace);
        if (!values[i].is_number()) return "Values";
        minutes[*at / kMinute * kMinute][query.metric][query.statistic] = values[i].get<double>();
    }
    return std::nullopt;
}

} // namespace

Result<MetricStore> readMetricData(std::string_view json, const std::string& fileName)
{
    const Json root = Json::parse(json, nullptr, false);
    if (!member(root, "MetricDataQueries").is_array() || !member(root, "MetricDataResults").is_array())
        return malformed(fileName, "MetricDataQueries, MetricDataResults");
    const auto queries = queriesOf(root);
    Minutes minutes;
    for (const Json& result : member(root, "MetricDataResults"))
        if (const auto query = queries.find(text(result, "Id")); query != queries.end())
            if (const auto wrong = addResult(result, query->second, minutes)) return malformed(fileName, *wrong);

    MetricStore store(kMinute);
    for (auto& [start, metrics] : minutes) {
        std::map<MetricId, DataPoint> points;
        for (auto& [metric, statistics] : metrics) points[metric].imported = std::make_shared<const std::map<std::string, double>>(std::move(statistics));
        store.publish(start, std::move(points));
    }
    return store;
}

} // namespace faultline
