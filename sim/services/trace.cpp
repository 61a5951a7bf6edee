#include "sim/services/trace.h"

namespace faultline::sim {

namespace {

AttemptRecord* recordOf(World& world, const Call& call)
{
    if (!world.sink || !world.calls.isLive(call.root, call.rootStamp) || call.root >= world.traces.size()) return nullptr;
    return world.traces[call.root].request == 0 ? nullptr : &world.traces[call.root];
}

} // namespace

std::string memberName(const World& world, Index subject, int number)
{
    if (subject == kNone) return {};
    const std::string& id = world.plan->subjects[subject];
    return number == 0 ? id : id + "#" + std::to_string(number);
}

void traceAttempt(World& world, Index c)
{
    if (!world.sink) return;
    if (world.traces.size() <= c) world.traces.resize(c + 1);
    const Call& call = world.calls[c];
    const Request& request = world.requests[call.caller];
    AttemptRecord record;
    // Numbers of requests are unique over all actors: the actor's place below the request's count.
    record.request = request.number * world.actors.size() + request.actor + 1;
    record.attempt = request.attempts;
    record.requestClass = world.plan->classes[call.requestClass];
    record.firstSent = request.firstSent;
    record.sent = world.now;
    world.traces[c] = std::move(record);
}

void traceHop(World& world, Index c, Index subject, int number)
{
    Call& call = world.calls[c];
    AttemptRecord* record = recordOf(world, call);
    if (!record) return;
    call.hop = static_cast<Index>(record->hops.size());
    record->hops.push_back({memberName(world, subject, number), world.now, -1, -1});
}

void traceStart(World& world, Index c)
{
    const Call& call = world.calls[c];
    AttemptRecord* record = recordOf(world, call);
    if (record && call.hop < record->hops.size()) record->hops[call.hop].start = world.now;
}

void traceLeave(World& world, Index c)
{
    const Call& call = world.calls[c];
    AttemptRecord* record = recordOf(world, call);
    if (record && call.hop < record->hops.size() && record->hops[call.hop].end < 0) record->hops[call.hop].end = world.now;
}

void traceFinal(World& world, const Request& request, Outcome outcome, Cause cause)
{
    if (!world.sink || !world.calls.isLive(request.call, request.callStamp) || request.call >= world.traces.size()) return;
    AttemptRecord& record = world.traces[request.call];
    record.isFinal = true;
    record.outcome = outcome;
    record.cause = cause;
    record.finalAt = world.now;
    if (outcome != Outcome::TimedOut) record.ended = world.now;
}

void traceEnd(World& world, Index c)
{
    if (!world.sink || world.calls[c].root != c || c >= world.traces.size() || world.traces[c].request == 0) return;
    AttemptRecord& record = world.traces[c];
    if (record.ended < 0 && !record.isFinal) record.ended = world.now;
    if (!record.isFinal) {
        record.outcome = world.calls[c].answer.kind == Answer::Kind::Refused ? Outcome::Refused : Outcome::Failed;
        record.cause = world.calls[c].answer.cause != Cause::None ? world.calls[c].answer.cause : world.calls[c].hangCause;
    }
    world.sink->attempt(record);
    record = {};
}

void traceRest(World& world)
{
    if (!world.sink) return;
    for (AttemptRecord& record : world.traces) {
        if (record.request == 0) continue;
        if (!record.isFinal) record.outcome = Outcome::InFlight;
        world.sink->attempt(record);
        record = {};
    }
}

} // namespace faultline::sim
