#include "model/files/limits.h"
#include "model/metrics/get_metric_data.h"
#include "model/metrics/instant.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>

namespace faultline {

namespace {

using Json = nlohmann::json;

constexpr std::int64_t kPeriodMaxS = 86'400;

Problem wrong(const std::string& fileName, std::string_view id, const std::string& path)
{
    return Problem{{"metrics." + std::string(id), {}}, {fileName, 0, 0, path}, Message{"metrics.file-remedy", {}}};
}

/// Null when the member is missing or of another kind.
const Json* member(const Json& object, const char* name, Json::value_t kind)
{
    if (!object.is_object()) return nullptr;
    const auto found = object.find(name);
    return found == object.end() || found->type() != kind ? nullptr : &*found;
}

std::optional<std::string> text(const Json& object, const char* name)
{
    const Json* found = member(object, name, Json::value_t::string);
    return found ? std::optional(found->get<std::string>()) : std::nullopt;
}

struct Query {
    MetricId metric;
    StatisticSpec statistic;
    Nanoseconds period = 0;
};

std::optional<MetricId> metricOf(const Json& metric)
{
    const auto nameSpace = text(metric, "Namespace"), name = text(metric, "MetricName");
    if (!nameSpace || !name) return std::nullopt;
    MetricId id{*nameSpace, *name, {}};
    if (const Json* dimensions = member(metric, "Dimensions", Json::value_t::array))
        for (const Json& dimension : *dimensions) {
            const auto key = text(dimension, "Name"), value = text(dimension, "Value");
            if (!key || !value) return std::nullopt;
            id.dimensions.emplace_back(*key, *value);
        }
    std::sort(id.dimensions.begin(), id.dimensions.end());
    return id;
}

/// Nothing inside: the query is metric math, which is passed over.
Result<std::optional<Query>> queryOf(const Json& json, const std::string& fileName, const std::string& path)
{
    const Json* stat = member(json, "MetricStat", Json::value_t::object);
    if (!stat) return std::optional<Query>();
    const Json* metric = member(*stat, "Metric", Json::value_t::object);
    const auto id = metric ? metricOf(*metric) : std::nullopt;
    if (!id) return wrong(fileName, "wrong-metric", path + "/MetricStat/Metric");
    const auto name = text(*stat, "Stat");
    const auto statistic = name ? StatisticSpec::parse(*name) : std::nullopt;
    if (!statistic) return wrong(fileName, "wrong-statistic", path + "/MetricStat/Stat");
    const Json* period = member(*stat, "Period", Json::value_t::number_unsigned);
    if (!period || period->get<std::uint64_t>() == 0 || period->get<std::uint64_t>() > static_cast<std::uint64_t>(kPeriodMaxS))
        return wrong(fileName, "wrong-period", path + "/MetricStat/Period");
    return std::optional(Query{*id, *statistic, static_cast<Nanoseconds>(period->get<std::uint64_t>()) * kSecond});
}

std::optional<Nanoseconds> stampOf(const Json& json)
{
    if (json.is_string()) return parseInstant(json.get_ref<const std::string&>());
    if (!json.is_number()) return std::nullopt; // seconds since 1970, as some tools write
    const double seconds = json.get<double>();
    constexpr double kSecondsMax = 7'258'118'400; // year 2200
    return seconds >= 0 && seconds < kSecondsMax ? std::optional(static_cast<Nanoseconds>(std::llround(seconds * 1e9))) : std::nullopt;
}

/// All points by their period's start: metric, then statistic, then value.
using PointsByStart = std::map<Nanoseconds, std::map<MetricId, std::map<std::string, double>>>;

std::optional<Problem> readValues(const Json& result, const Query& query, const std::string& fileName, const std::string& path, PointsByStart& points,
                                  Nanoseconds& end)
{
    const Json* stamps = member(result, "Timestamps", Json::value_t::array);
    const Json* values = member(result, "Values", Json::value_t::array);
    if (!stamps || !values || stamps->size() != values->size()) return wrong(fileName, "unequal-lists", path);
    for (std::size_t i = 0; i < stamps->size(); ++i) {
        const auto stamp = stampOf((*stamps)[i]);
        if (!stamp) return wrong(fileName, "wrong-stamp", path + "/Timestamps/" + std::to_string(i));
        const Json& value = (*values)[i];
        if (!value.is_number() || !std::isfinite(value.get<double>())) return wrong(fileName, "wrong-value", path + "/Values/" + std::to_string(i));
        points[*stamp][query.metric][query.statistic.text()] = value.get<double>();
        end = std::max(end, *stamp + query.period);
    }
    return std::nullopt;
}

/// A store whose period divides all queries' periods and stamps.
MetricStore storeOf(const PointsByStart& points, Nanoseconds period)
{
    MetricStore store(period);
    for (const auto& [start, metrics] : points) {
        std::map<MetricId, DataPoint> published;
        for (const auto& [metric, statistics] : metrics)
            published[metric].imported = std::make_shared<const std::map<std::string, double>>(statistics);
        store.publish(start, std::move(published));
    }
    return store;
}

bool isTooDeep(std::string_view bytes)
{
    int depth = 0;
    bool inText = false;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (inText) {
            if (c == '\\') ++i;
            else if (c == '"') inText = false;
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            if (++depth > limits::kDepth) return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

} // namespace

Result<ImportedMetrics> readGetMetricData(std::string_view bytes, const std::string& fileName)
{
    if (bytes.size() > limits::kFileBytes || isTooDeep(bytes)) return wrong(fileName, "too-large", {});
    const Json root = Json::parse(bytes, nullptr, false);
    const Json* queries = member(root, "MetricDataQueries", Json::value_t::array);
    const Json* results = member(root, "MetricDataResults", Json::value_t::array);
    if (!queries || !results) return wrong(fileName, "no-metric-data", {});

    std::map<std::string, Query> byId;
    std::map<std::string, bool> known;
    Nanoseconds period = 0, end = 0;
    for (std::size_t i = 0; i < queries->size(); ++i) {
        const std::string path = "MetricDataQueries/" + std::to_string(i);
        const auto id = text((*queries)[i], "Id");
        if (!id || known[*id]) return wrong(fileName, "wrong-id", path + "/Id");
        known[*id] = true;
        const auto query = queryOf((*queries)[i], fileName, path);
        if (!query) return query.problem();
        if (!*query) continue;
        byId[*id] = **query;
        period = std::gcd(period, (*query)->period);
    }
    PointsByStart points;
    for (std::size_t i = 0; i < results->size(); ++i) {
        const std::string path = "MetricDataResults/" + std::to_string(i);
        const auto id = text((*results)[i], "Id");
        if (!id || !known.contains(*id)) return wrong(fileName, "no-query", path + "/Id");
        const auto query = byId.find(*id);
        if (query == byId.end()) continue;
        if (auto problem = readValues((*results)[i], query->second, fileName, path, points, end)) return *std::move(problem);
    }
    for (const auto& [start, unused] : points) period = std::gcd(period, start);
    if (period == 0) period = 60 * kSecond;

    ImportedMetrics out{storeOf(points, period), 0, 0};
    out.start = points.empty() ? 0 : points.begin()->first;
    out.end = end;
    for (const auto& [name, place] : {std::pair("StartTime", &out.start), std::pair("EndTime", &out.end)}) {
        const auto given = root.find(name);
        if (given == root.end()) continue;
        const auto stamp = stampOf(*given);
        if (!stamp) return wrong(fileName, "wrong-stamp", name);
        *place = *stamp;
    }
    return out;
}

} // namespace faultline
