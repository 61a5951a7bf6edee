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

void recordFinal(World& world, const Request& request, Outcome outcome, Cause cause)
{
    const SendPlan& send = world.plan->actors[request.actor].sends[request.send];
    const auto o = static_cast<std::size_t>(outcome);
    const Nanoseconds latency = world.now - request.firstSent;
    const double latencyMs = LatencyRecord::milliseconds(latency);
    for (RequestCounts* counts : {&world.record.requests, &world.byClass[send.requestClass]}) {
        --counts->byOutcome[static_cast<std::size_t>(Outcome::InFlight)];
        ++counts->byOutcome[o];
        if (outcome != Outcome::Succeeded) ++counts->lostByCause[static_cast<std::size_t>(cause)];
    }
    ++world.window.byOutcome[o];
    LatencyRecord& latencies = world.record.latencyByOutcome[o];
    latencies.sumNs += latency;
    latencies.maxNs = std::max(latencies.maxNs, latency);
    const Actor& actor = world.actors[request.actor];
    if (outcome == Outcome::Succeeded) {
        world.windowLatency.add(latencyMs);
        bump(world, actor.succeededSeries, 1);
        bump(world, actor.latencySeries, latencyMs);
    } else {
        world.outcomeLatency[o].add(latencyMs);
        world.record.lossMarks.lose(world.now);
        bump(world, actor.lostSeries, 1);
        if (outcome != Outcome::Refused && outcome != Outcome::Failed) countFailed(world, send.edge, cause);
    }
    // Order matters here, so every request's fate and time is in the digest.
    world.stateDigest = mix(world.stateDigest + mix(request.key ^ static_cast<std::uint64_t>(world.now)) + o * 31 +
                            static_cast<std::uint64_t>(cause) * 1009 + static_cast<std::uint64_t>(request.attempts) * 65537);
}

void noteAnswer(World& world, const Request& request, const Answer& answer)
{
    if (answer.kind != Answer::Kind::Good) countFailed(world, world.plan->actors[request.actor].sends[request.send].edge, answer.cause);
}

void closeWindow(World& world)
{
    world.window.latencyMs = world.windowLatency.histogram();
    world.windowLatency.addTo(world.record.latencyByOutcome[static_cast<std::size_t>(Outcome::Succeeded)].histogramMs);
    world.windowLatency.clear();
    world.record.windows.push_back(world.window);
    world.window = {};
}

} // namespace faultline::sim
