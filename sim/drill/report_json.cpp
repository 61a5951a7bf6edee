#include "sim/drill/report_json.h"

#include "model/text/texts.h"
#include "sim/drill/retries.h"

namespace faultline::sim {

namespace {

constexpr int kIndent = 2;

double seconds(Nanoseconds t) { return static_cast<double>(t) / 1e9; }

template <class T>
Json orNull(const std::optional<T>& value)
{
    return value ? Json(*value) : Json(nullptr);
}

/// A mean in ms of a whole-number sum in ns: one division, so that anybody gets the same last digit.
Json meanMs(std::int64_t sumNs, std::uint64_t count)
{
    if (count == 0) return nullptr;
    return static_cast<double>(sumNs) / (static_cast<double>(count) * 1e6);
}

Json ratio(PlaceNanoseconds part, PlaceNanoseconds whole)
{
    if (whole == 0) return nullptr;
    return static_cast<double>(part) / static_cast<double>(whole);
}

Json latencyJson(const LatencyRecord& record)
{
    const std::uint64_t count = record.histogramMs.count();
    Json out;
    out["mean"] = meanMs(record.sumNs, count);
    out["p50"] = orNull(record.histogramMs.quantile(0.5));
    out["p90"] = orNull(record.histogramMs.quantile(0.9));
    out["p99"] = orNull(record.histogramMs.quantile(0.99));
    out["max"] = count == 0 ? Json(nullptr) : Json(LatencyRecord::milliseconds(record.maxNs));
    return out;
}

Json requestsJson(const RequestCounts& counts)
{
    Json out;
    out["sent"] = counts.sent;
    for (const Outcome outcome : {Outcome::Succeeded, Outcome::Late, Outcome::Refused, Outcome::Failed, Outcome::TimedOut, Outcome::InFlight})
        out[std::string(outcomeName(outcome))] = counts.of(outcome);
    out["retries"] = counts.retries;
    return out;
}

Json causesJson(const RequestCounts& counts)
{
    Json out = Json::object();
    for (int c = 1; c < kCauses; ++c) out[std::string(causeName(static_cast<Cause>(c)))] = counts.lostByCause[static_cast<std::size_t>(c)];
    return out;
}

Json stationJson(const StationRecord& station, Nanoseconds duration)
{
    Json out;
    out["resource"] = station.resource;
    out["instance"] = orNull(station.instance);
    out["az"] = station.az.empty() ? Json(nullptr) : Json(station.az);
    out["requests"] = station.requests;
    out["utilisation"] = ratio(station.busyServerNs, station.availableServerNs);
    out["mean_wait_ms"] = meanMs(station.waitSumNs, station.started);
    out["mean_service_ms"] = meanMs(station.serviceSumNs, station.finished);
    out["mean_hold_ms"] = meanMs(station.holdSumNs, station.finished);
    out["mean_queue"] = ratio(station.queueTimeIntegralNs, duration);
    out["max_queue"] = station.queueMax;
    return out;
}

std::string_view planeName(TimelineEntry::Plane plane)
{
    switch (plane) {
    case TimelineEntry::Plane::Control: return "control";
    case TimelineEntry::Plane::Data: return "data";
    case TimelineEntry::Plane::Client: break;
    }
    return "client";
}

Json timelineJson(const std::vector<TimelineEntry>& timeline, const Texts& texts)
{
    Json out = Json::array();
    for (const TimelineEntry& entry : timeline) {
        Json args = Json::object();
        for (const auto& [name, value] : entry.text.args) args[name] = value;
        out.push_back(Json{{"t", seconds(entry.at)},
                           {"kind", entry.kind},
                           {"resource", entry.resource},
                           {"plane", planeName(entry.plane)},
                           {"text", texts.render(entry.text)},
                           {"message_id", entry.text.id},
                           {"args", std::move(args)},
                           {"rule", entry.rule.empty() ? Json(nullptr) : Json(entry.rule)}});
    }
    return out;
}

Json amplificationJson(const RunRecord& record)
{
    Json out;
    const auto hops = amplificationOf(record);
    out["factor"] = hops.empty() ? 1.0 : hops.front().total;
    out["hops"] = Json::array();
    for (const Amplification& hop : hops) out["hops"].push_back(Json{{"from", hop.from}, {"to", hop.to}, {"own", hop.own}, {"total", hop.total}});
    return out;
}

Json metastableJson(const std::optional<MetastableState>& state)
{
    if (!state) return nullptr;
    return Json{{"from", seconds(state->from)},
                {"to", seconds(state->to)},
                {"offered_rps", state->offeredRps},
                {"goodput_rps", state->goodputRps},
                {"attempts_per_request", state->attemptsPerRequest}};
}

Json phasesJson(const std::vector<Phase>& phases)
{
    Json out = Json::array();
    for (const Phase& phase : phases)
        out.push_back(Json{{"name", phase.name}, {"from", seconds(phase.from)}, {"to", seconds(phase.to)}, {"lost", phase.lost}});
    return out;
}

Json clocksJson(const std::vector<Clock>& clocks)
{
    Json out = Json::array();
    for (const Clock& clock : clocks)
        out.push_back(Json{{"resource", clock.resource},
                           {"name", clock.name},
                           {"from", seconds(clock.from)},
                           {"to", clock.to < clock.from ? Json(nullptr) : Json(seconds(clock.to))},
                           {"rule", clock.rule.empty() ? Json(nullptr) : Json(clock.rule)}});
    return out;
}

Json objectivesJson(const std::vector<ObjectiveVerdict>& objectives)
{
    Json out = Json::array();
    for (const ObjectiveVerdict& o : objectives)
        out.push_back(Json{{"objective", o.objective.text}, {"value", orNull(o.value)}, {"met", orNull(o.met)}, {"because", o.because}});
    return out;
}

Json assumptionsJson(const PlayedRun& run)
{
    Json out = Json::array();
    for (const auto* list : {&run.record.assumptions, &run.verdict.assumptions})
        for (const Assumption& a : *list) out.push_back(Json{{"what", a.what}, {"value", a.value}, {"source", a.source}});
    return out;
}

Json faultsJson(const std::vector<Fault>& faults)
{
    Json out = Json::array();
    for (const Fault& fault : faults)
        out.push_back(Json{{"fault", fault.text}, {"kind", fault.kind}, {"at", seconds(fault.at)}, {"for", seconds(fault.lasts)}});
    return out;
}

Json reportObject(const DrillReport& report, const Texts& texts)
{
    if (!report.isCampaign) return runJson(report, report.runs.front(), texts);
    std::vector<Json> runs;
    for (const PlayedRun& run : report.runs) runs.push_back(runJson(report, run, texts));
    return campaignJson(report, runs);
}

} // namespace

Json runJson(const DrillReport& report, const PlayedRun& run, const Texts& texts)
{
    const RunRecord& record = run.record;
    const Verdict& verdict = run.verdict;
    Json out;
    out["schema"] = "faultline.drill/1";
    out["file"] = report.file;
    out["drill"] = report.scenario.name.empty() ? Json(nullptr) : Json(report.scenario.name);
    out["placement"] = report.placement ? Json(report.placement->zones) : Json(nullptr);
    out["worst_placement"] = report.placement ? Json(report.placement->isWorst) : Json(nullptr);
    out["seed"] = record.seed;
    out["start"] = report.scenario.start;
    out["duration_s"] = seconds(record.now);
    out["warm_up_s"] = seconds(record.measuredFrom);
    out["measured_s"] = seconds(record.now - record.measuredFrom);
    out["traffic"] = report.scenario.traffic.text;
    out["faults"] = faultsJson(report.scenario.faults);
    out["events_processed"] = record.eventsProcessed;
    out["requests"] = requestsJson(record.requests);
    out["lost_by_cause"] = causesJson(record.requests);
    out["availability"] = orNull(verdict.availability);
    out["goodput_rps"] = verdict.goodputRps;
    out["latency_ms"] = latencyJson(record.latencyByOutcome[static_cast<std::size_t>(Outcome::Succeeded)]);
    for (const Outcome outcome : {Outcome::Late, Outcome::Refused, Outcome::Failed, Outcome::TimedOut})
        out["latency_by_outcome"][std::string(outcomeName(outcome))] = latencyJson(record.latencyByOutcome[static_cast<std::size_t>(outcome)]);
    out["stations"] = Json::array();
    for (const StationRecord& station : record.stations) out["stations"].push_back(stationJson(station, record.now - record.measuredFrom));
    out["timeline"] = timelineJson(record.timeline, texts);
    out["phases"] = phasesJson(verdict.phases);
    out["clocks"] = clocksJson(record.clocks);
    out["retry_amplification"] = amplificationJson(record);
    out["metastable"] = metastableJson(metastableOf(record, report.scenario));
    out["rto_s"] = orNull(verdict.rtoS);
    out["rpo_s"] = orNull(verdict.rpoS);
    out["writes_lost"] = record.writesLost;
    out["redundancy_restored_s"] = orNull(verdict.redundancyRestoredS);
    out["cost_usd"] = record.costUsd;
    out["unpriced"] = record.unpriced;
    out["kernels"] = Json{{"event", 1.0}, {"window", 0.0}};
    out["objectives"] = objectivesJson(verdict.objectives);
    out["assumptions"] = assumptionsJson(run);
    out["digest"] = record.digest;
    return out;
}

DrillOutcome outcomeOf(const Verdict& verdict)
{
    DrillOutcome worst = DrillOutcome::Met;
    for (const ObjectiveVerdict& objective : verdict.objectives)
        worst = std::max(worst, !objective.met ? DrillOutcome::Unknown : *objective.met ? DrillOutcome::Met : DrillOutcome::Missed);
    return worst;
}

DrillOutcome outcomeOf(const DrillReport& report)
{
    DrillOutcome worst = DrillOutcome::Met;
    for (const PlayedRun& run : report.runs) worst = std::max(worst, outcomeOf(run.verdict));
    return worst;
}

std::string reportJson(const std::vector<DrillReport>& reports, const Texts& texts)
{
    const auto spelled = [](const Json& json) { return json.dump(kIndent, ' ', false, Json::error_handler_t::replace) + "\n"; };
    if (reports.size() == 1) return spelled(reportObject(reports.front(), texts));
    Json batch;
    batch["schema"] = "faultline.batch/1";
    batch["results"] = Json::array();
    for (const DrillReport& report : reports) batch["results"].push_back(reportObject(report, texts));
    return spelled(batch);
}

} // namespace faultline::sim
