#include "sim/drill/report_json.h"
#include "sim/drill/summary.h"

#include <algorithm>
#include <array>

namespace faultline::sim {

namespace {

/// The keys whose numbers are summarised over the runs; the other keys tell of the first run.
constexpr std::array kSummarised{"events_processed",   "requests", "lost_by_cause", "availability", "goodput_rps",           "latency_ms",
                                 "latency_by_outcome", "rto_s",    "rpo_s",         "writes_lost",  "redundancy_restored_s", "cost_usd"};

/// Mean and interval; all null when a run has no value: a mean over the others would flatter.
Json summarised(const std::vector<Json>& values)
{
    std::vector<double> numbers;
    for (const Json& value : values) {
        if (!value.is_number()) return Json{{"mean", nullptr}, {"ci95", Json::array({nullptr, nullptr})}};
        numbers.push_back(value.get<double>());
    }
    const Summary summary = summaryOf(numbers);
    Json interval = Json::array({summary.low ? Json(*summary.low) : Json(nullptr), summary.high ? Json(*summary.high) : Json(nullptr)});
    return Json{{"mean", summary.mean}, {"ci95", std::move(interval)}};
}

/// Goes down into objects, which have the same keys in every run.
Json summarisedDeep(const std::vector<Json>& values)
{
    if (!values.front().is_object()) return summarised(values);
    Json out;
    for (const auto& [key, unused] : values.front().items()) {
        std::vector<Json> inner;
        for (const Json& value : values) inner.push_back(value.at(key));
        out[key] = summarisedDeep(inner);
    }
    return out;
}

/// A row per station of any run, over the runs that have it: instances that are launched late differ between runs.
Json summarisedStations(const std::vector<Json>& runs)
{
    std::vector<std::vector<Json>> rows; // the same station of several runs
    for (const Json& run : runs)
        for (const Json& station : run.at("stations")) {
            const auto same = [&](const std::vector<Json>& row) {
                return row.front().at("resource") == station.at("resource") && row.front().at("instance") == station.at("instance");
            };
            const auto row = std::find_if(rows.begin(), rows.end(), same);
            if (row == rows.end()) rows.push_back({station});
            else row->push_back(station);
        }
    Json out = Json::array();
    for (const std::vector<Json>& row : rows) {
        Json station;
        for (const auto& [key, value] : row.front().items()) {
            if (key == "resource" || key == "instance" || key == "az") {
                station[key] = value;
                continue;
            }
            std::vector<Json> values;
            for (const Json& one : row) values.push_back(one.at(key));
            station[key] = summarised(values);
        }
        station["runs"] = row.size();
        out.push_back(std::move(station));
    }
    return out;
}

/// The share of runs that met an objective; null when one of them can't tell.
Json metShare(const std::vector<Json>& runs, std::size_t objective)
{
    double met = 0;
    for (const Json& run : runs) {
        const Json& verdict = run.at("objectives").at(objective).at("met");
        if (verdict.is_null()) return nullptr;
        met += verdict.get<bool>() ? 1 : 0;
    }
    return met / static_cast<double>(runs.size());
}

Json summarisedObjectives(const std::vector<Json>& runs)
{
    Json out = Json::array();
    const Json& first = runs.front().at("objectives");
    for (std::size_t i = 0; i < first.size(); ++i) {
        std::vector<Json> values;
        Json because = Json::array();
        for (const Json& run : runs) {
            const Json& objective = run.at("objectives").at(i);
            values.push_back(objective.at("value"));
            for (const Json& reason : objective.at("because"))
                if (std::find(because.begin(), because.end(), reason) == because.end()) because.push_back(reason);
        }
        out.push_back(Json{{"objective", first.at(i).at("objective")},
                           {"value", summarised(values)},
                           {"met_share", metShare(runs, i)},
                           {"because", std::move(because)}});
    }
    return out;
}

} // namespace

Json campaignJson(const DrillReport& report, const std::vector<Json>& runs)
{
    Json out = runs.front();
    for (const char* key : kSummarised) {
        std::vector<Json> values;
        for (const Json& run : runs) values.push_back(run.at(key));
        out[key] = summarisedDeep(values);
    }
    out["stations"] = summarisedStations(runs);
    out["objectives"] = summarisedObjectives(runs);
    out["runs"] = Json::array();
    for (const PlayedRun& run : report.runs)
        out["runs"].push_back(Json{{"seed", run.record.seed},
                                   {"digest", run.record.digest},
                                   {"rto_s", run.verdict.rtoS ? Json(*run.verdict.rtoS) : Json(nullptr)},
                                   {"lost", run.record.requests.lost()}});
    return out;
}

} // namespace faultline::sim
