#include "sim/drill/warm_up.h"

#include <algorithm>

namespace faultline::sim {

namespace {

void take(RequestCounts& counts, const RequestCounts& before)
{
    const auto inFlight = static_cast<std::size_t>(Outcome::InFlight);
    counts.sent -= before.sent - before.byOutcome[inFlight];
    counts.retries -= before.retries;
    for (std::size_t o = 0; o < counts.byOutcome.size(); ++o)
        if (o != inFlight) counts.byOutcome[o] -= before.byOutcome[o];
    for (std::size_t c = 0; c < counts.lostByCause.size(); ++c) counts.lostByCause[c] -= before.lostByCause[c];
}

Histogram difference(const Histogram& whole, const Histogram& before)
{
    Histogram out;
    for (const auto& [cell, count] : whole.cells()) {
        const auto known = before.cells().find(cell);
        const std::uint64_t left = count - (known == before.cells().end() ? 0 : known->second);
        if (left > 0) out.addToCell(cell, left);
    }
    return out;
}

void take(StationRecord& row, const StationRecord& before)
{
    row.requests -= before.requests;
    row.busyServerNs -= before.busyServerNs;
    row.availableServerNs -= before.availableServerNs;
    row.waitSumNs -= before.waitSumNs;
    row.serviceSumNs -= before.serviceSumNs;
    row.holdSumNs -= before.holdSumNs;
    row.started -= before.started;
    row.finished -= before.finished;
    row.queueTimeIntegralNs -= before.queueTimeIntegralNs;
}

void take(RetriedHop& hop, const RetriedHop& before)
{
    hop.attempts -= before.attempts;
    hop.retries -= before.retries;
}

} // namespace

RunRecord endWarmUp(Simulation& simulation)
{
    RunRecord record = simulation.record();
    simulation.forgetMaxima();
    return record;
}

RunRecord measuredAfter(const RunRecord& warmUp, RunRecord whole)
{
    whole.measuredFrom = warmUp.now;
    whole.lostInWarmUp = warmUp.requests.lost();
    take(whole.requests, warmUp.requests);
    for (auto& [name, counts] : whole.byClass)
        if (const auto before = warmUp.byClass.find(name); before != warmUp.byClass.end()) take(counts, before->second);
    for (std::size_t o = 0; o < whole.latencyByOutcome.size(); ++o) {
        LatencyRecord& latency = whole.latencyByOutcome[o];
        latency.histogramMs = difference(latency.histogramMs, warmUp.latencyByOutcome[o].histogramMs);
        latency.sumNs -= warmUp.latencyByOutcome[o].sumNs;
    }
    for (StationRecord& row : whole.stations) {
        const auto same = [&](const StationRecord& before) { return before.resource == row.resource && before.instance == row.instance; };
        const auto before = std::find_if(warmUp.stations.begin(), warmUp.stations.end(), same);
        if (before != warmUp.stations.end()) take(row, *before);
    }
    for (std::size_t h = 0; h < warmUp.hops.size(); ++h) take(whole.hops[h], warmUp.hops[h]); // a plan's hops are the same all along
    return whole;
}

} // namespace faultline::sim
