#include "sim/services/outcomes.h"

#include "sim/services/flows.h"
#include "sim/services/publication.h"

#include <algorithm>

namespace faultline::sim {

void recordSent(World& world, Index a, Index requestClass)
{
    ++world.record.requests.sent;
    ++world.byClass[requestClass].sent;
    ++world.record.requests.byOutcome[static_cast<std::size_t>(Outcome::InFlight)];
    ++world.byClass[requestClass].byOutcome[static_cast<std::size_t>(Outcome::InFlight)];
    ++world.window.sent;
    bump(world, world.actors[a].sentSeries, 1);
}

void recordRetry(World& world, const Request& request)
{
    ++world.record.requests.retries;
    ++world.window.retries;
    ++world.byClass[world.plan->actors[request.actor].sends[request.send].requestClass].retries;
    bump(world, world.actors[request.actor].retriesSeries, 1);
}

void recordFate(World& world, Index a, Index s, const Fate& fate)
{
    const SendPlan& send = world.plan->actors[a].sends[s];
    const Outcome outcome = fate.outcome;
    const Cause cause = fate.cause;
    const auto o = static_cast<std::size_t>(outcome);
    const Nanoseconds latency = fate.at - fate.firstSent;
    for (RequestCounts* counts : {&world.record.requests, &world.byClass[send.requestClass]}) {
        --counts->byOutcome[static_cast<std::size_t>(Outcome::InFlight)];
        ++counts->byOutcome[o];
        if (outcome != Outcome::Succeeded) ++counts->lostByCause[static_cast<std::size_t>(cause)];
    }
    ++world.window.byOutcome[o];
    Actor& actor = world.actors[a];
    if (outcome == Outcome::Succeeded) {
        actor.windowLatency.add(latency);
        bump(world, actor.succeededSeries, 1);
    } else {
        LatencyRecord& latencies = world.record.latencyByOutcome[o];
        latencies.sumNs += latency;
        latencies.maxNs = std::max(latencies.maxNs, latency);
        world.outcomeLatency[o].add(LatencyRecord::milliseconds(latency));
        world.record.lossMarks.lose(fate.at);
        bump(world, actor.lostSeries, 1);
        if (outcome != Outcome::Refused && outcome != Outcome::Failed) countFailed(world, send.edge, cause);
    }
    world.stateDigest += digestOf(fate);
}

void recordFinal(World& world, const Request& request, Outcome outcome, Cause cause)
{
    recordFate(world, request.actor, request.send, {request.key, request.firstSent, request.attempts, world.now, outcome, cause});
}

void noteAnswer(World& world, const Request& request, const Answer& answer)
{
    if (answer.kind != Answer::Kind::Good) countFailed(world, world.plan->actors[request.actor].sends[request.send].edge, answer.cause);
}

void closeWindow(World& world)
{
    LatencyRecord& succeeded = world.record.latencyByOutcome[static_cast<std::size_t>(Outcome::Succeeded)];
    for (Actor& actor : world.actors) {
        actor.windowLatency.addTo(world.window.latencyMs);
        succeeded.sumNs += actor.windowLatency.sumNs();
        succeeded.maxNs = std::max(succeeded.maxNs, actor.windowLatency.maxNs());
        world.series[actor.latencySeries].durations.merge(actor.windowLatency);
        actor.windowLatency.clear();
    }
    succeeded.histogramMs.merge(world.window.latencyMs);
    world.record.windows.push_back(world.window);
    world.window = {};
}

} // namespace faultline::sim
