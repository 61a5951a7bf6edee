#include "sim/services/trace.h"

namespace faultline::sim {

namespace {

AttemptRecord* recordOf(World& world, const Call& call)
{
    if (!world.calls.isLive(call.root, call.rootStamp) || call.root >= world.traces.size()) return nullptr;
    return world.traces[call.root].request == 0 ? nullptr : &world.traces[call.root];
}

/// Numbers of requests are unique over all actors: the actor's place below the request's count.
std::uint64_t traceNumber(const World& world, const Request& request) { return request.number * world.actors.size() + request.actor + 1; }

/// Whether a call is the attempt that its request waits for; an earlier one may still hang about.
bool isCurrent(const World& world, Index c)
{
    if (!world.calls.isLive(c)) return false;
    const Call& call = world.calls[c];
    if (call.origin != Call::Origin::Client || !world.requests.isLive(call.caller, call.callerStamp)) return false;
    return world.requests[call.caller].call == c && world.requests[call.caller].callStamp == call.stamp;
}

} // namespace

std::string memberName(const World& world, Index subject, int number)
{
    if (subject == kNone) return {};
    const std::string& id = world.plan->subjects[subject];
    return number == 0 ? id : id + "#" + std::to_string(number);
}

void listened::attempt(World& world, Index c)
{
    if (world.traces.size() <= c) world.traces.resize(c + 1);
    const Call& call = world.calls[c];
    const Request& request = world.requests[call.caller];
    AttemptRecord record;
    record.request = traceNumber(world, request);
    record.attempt = request.attempts;
    record.requestClass = world.plan->classes[call.requestClass];
    record.firstSent = request.firstSent;
    record.sent = world.now;
    world.traces[c] = std::move(record);
}

void listened::hop(World& world, Index c, Index subject, int number)
{
    Call& call = world.calls[c];
    AttemptRecord* record = recordOf(world, call);
    if (!record) return;
    call.hop = static_cast<Index>(record->hops.size());
    record->hops.push_back({memberName(world, subject, number), world.now, -1, -1});
}

void listened::start(World& world, Index c)
{
    const Call& call = world.calls[c];
    AttemptRecord* record = recordOf(world, call);
    if (record && call.hop < record->hops.size()) record->hops[call.hop].start = world.now;
}

void listened::leave(World& world, Index c)
{
    const Call& call = world.calls[c];
    AttemptRecord* record = recordOf(world, call);
    if (record && call.hop < record->hops.size() && record->hops[call.hop].end < 0) record->hops[call.hop].end = world.now;
}

void listened::final(World& world, const Request& request, Outcome outcome, Cause cause)
{
    if (!world.calls.isLive(request.call, request.callStamp) || request.call >= world.traces.size()) return;
    AttemptRecord& record = world.traces[request.call];
    record.isFinal = true;
    record.outcome = outcome;
    record.cause = cause;
    record.finalAt = world.now;
    if (outcome != Outcome::TimedOut) record.ended = world.now;
}

void listened::end(World& world, Index c)
{
    if (world.calls[c].root != c || c >= world.traces.size() || world.traces[c].request == 0) return;
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
    for (Index c = 0; c < world.traces.size(); ++c) {
        AttemptRecord& record = world.traces[c];
        if (record.request == 0) continue;
        if (!record.isFinal) record.outcome = Outcome::InFlight;
        record.isFinal = record.isFinal || isCurrent(world, c);
        world.sink->attempt(record);
        record = {};
    }
    // Who waits to try again is in flight too: a line of the attempt that was never sent.
    for (Index r = 0; r < world.requests.capacity(); ++r) {
        if (!world.requests.isLive(r) || world.requests[r].call != kNone) continue;
        const Request& request = world.requests[r];
        AttemptRecord record;
        record.request = traceNumber(world, request);
        record.attempt = request.attempts + 1;
        record.requestClass = world.plan->classes[world.plan->actors[request.actor].sends[request.send].requestClass];
        record.firstSent = request.firstSent;
        record.sent = -1;
        record.isFinal = true;
        world.sink->attempt(record);
    }
}

} // namespace faultline::sim
