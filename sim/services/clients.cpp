#include "sim/services/clients.h"

#include "sim/core/elementary.h"
#include "sim/services/call_policy.h"
#include "sim/services/client_connections.h"
#include "sim/services/dns.h"
#include "sim/services/flows.h"
#include "sim/services/load_balancer.h"
#include "sim/services/member.h"
#include "sim/services/outcomes.h"
#include "sim/services/trace.h"
#include "sim/services/uses.h"

#include <algorithm>
#include <cmath>

namespace faultline::sim {

namespace {

/// Between two requests of one user, even one who does not think and is answered at once: else time would stand still. Ours; listed where users do
/// not think.
constexpr Nanoseconds kShortestTurn = kSecond / 1000;

/// When the traffic's integral from `from` reaches `need` requests of this actor; exact, by inversion of the piecewise-linear rate.
Nanoseconds arrivalAfter(const std::vector<Traffic::Knot>& knots, double share, Nanoseconds from, double need)
{
    if (knots.empty() || share <= 0) return kNever;
    std::size_t next = 0; // first knot after `from`
    while (next < knots.size() && knots[next].at <= from) ++next;
    Nanoseconds at = from;
    for (;; ++next) {
        const double r0 = share * (next == 0 ? knots.front().ratePerSecond
                                   : next == knots.size() || knots[next].at == knots[next - 1].at
                                       ? knots[next - 1].ratePerSecond
                                       : knots[next - 1].ratePerSecond + (knots[next].ratePerSecond - knots[next - 1].ratePerSecond) *
                                                                             (static_cast<double>(at - knots[next - 1].at) /
                                                                              static_cast<double>(knots[next].at - knots[next - 1].at)));
        if (next == knots.size()) {
            const double seconds = r0 > 0 ? need / r0 : 1e10;
            return seconds > 4e9 ? kNever : at + static_cast<Nanoseconds>(seconds * 1e9 + 0.5);
        }
        const double r1 = next == 0 ? r0 : share * knots[next].ratePerSecond;
        const double length = static_cast<double>(knots[next].at - at) * 1e-9;
        const double whole = (r0 + r1) / 2 * length;
        if (whole >= need) {
            // r0 t + (r1 - r0) / (2 length) t^2 = need, in the form that does not cancel.
            const double slope = (r1 - r0) / length;
            const double root = std::sqrt(std::max(r0 * r0 + 2 * slope * need, 0.0));
            const double seconds = r0 + root > 0 ? std::min(2 * need / (r0 + root), length) : length;
            return at + static_cast<Nanoseconds>(seconds * 1e9 + 0.5);
        }
        need -= whole;
        at = knots[next].at;
    }
}

void planArrival(World& world, Index a)
{
    Actor& actor = world.actors[a];
    const ActorPlan& plan = world.plan->actors[a];
    const double gap = plan.isPaced ? 1.0 : -naturalLog(drawUnit(actor.key, Purpose::Arrival, actor.sent));
    const Nanoseconds at = arrivalAfter(world.plan->scenario.traffic.knots, plan.share, world.now, gap);
    if (at != kNever) world.queue.pushLine(actor.line, at, static_cast<std::uint8_t>(EventKind::Arrival), a, 0);
}

/// @param notBefore  of the user's next request
void planThought(World& world, Index a, Index user, std::uint64_t counter, Nanoseconds notBefore)
{
    const double mean = world.plan->scenario.traffic.thinkSeconds;
    const double u = drawUnit(keyOf(world.actors[a].key, user), Purpose::Think, counter);
    const Nanoseconds at = world.now + static_cast<Nanoseconds>(-mean * naturalLog(u) * 1e9);
    atServiceEnd(world, std::max(at, notBefore), EventKind::UserThinks, a, user);
}

Index chooseSend(const ActorPlan& plan, double u)
{
    Index i = 0;
    while (i + 1 < plan.sends.size() && u >= plan.sends[i].upTo) ++i;
    return i;
}

/// What the client's policy keeps between calls; null where it keeps nothing.
Caller* callerOf(World& world, const Request& request)
{
    const Index first = world.actors[request.actor].callers;
    return first == kNone ? nullptr : &world.callers[first + (request.client == kNone ? 0 : request.client)];
}

/// An attempt has brought an answer, or will bring none.
void noteAttemptEnd(World& world, const Request& request, bool isGood)
{
    Caller* caller = callerOf(world, request);
    const ActorPlan& plan = world.plan->actors[request.actor];
    if (caller && noteOutcome(plan.policy, *caller, world.now, isGood, request.attempts))
        note(world, TimelineEntry::Plane::Client, "breaker-open", "CLI-14", plan.subject);
}

/// To a load balancer: over the connection that the client keeps, or to an address of the name.
void sendToBalancer(World& world, Index c, const Request& request, const ActorPlan& plan)
{
    const SendPlan& send = plan.sends[request.send];
    const Index set = world.actors[request.actor].resolverSets[request.send];
    const bool keeps = plan.requestsPerConnection > 0;
    const ConnectionFate fate = keeps ? tryConnection(world, set, request.client, plan.requestsPerConnection) : ConnectionFate::None;
    if (fate == ConnectionFate::Broken) {
        deliver(world, c, {Answer::Kind::Failed, Cause::ConnectionReset, true});
        return;
    }
    if (fate == ConnectionFate::Open) {
        const ClientConnection& connection = world.resolverSets[set].connections[request.client];
        reachNode(world, c, connection.node, send.routes, plan.policy.connectTimeout, connection.target);
        return;
    }
    const Call& call = world.calls[c];
    const Index client = request.client;
    const std::uint32_t stamp = call.stamp;
    const Index node = chooseNode(world, set, {request.resolver, plan.policy.dnsCache, plan.addresses, call.key});
    if (node == kNone) {
        deliver(world, c, {Answer::Kind::Failed, Cause::DnsFailure});
        return;
    }
    reachNode(world, c, node, send.routes, plan.policy.connectTimeout);
    if (keeps && world.calls.isLive(c, stamp)) keepConnection(world, c, set, client);
}

/// Over the distance between the client and where it sends to, where it is stated; a new connection costs its handshake first (CLI-18).
void setOut(World& world, Index c)
{
    const Call& call = world.calls[c];
    const Request& request = world.requests[call.caller];
    const ActorPlan& plan = world.plan->actors[request.actor];
    const Index set = world.actors[request.actor].resolverSets[request.send];
    const bool stands = plan.requestsPerConnection > 0 && set != kNone && world.resolverSets[set].connections[request.client].node != kNone;
    const Nanoseconds delay = plan.roundTrip + (stands ? 0 : plan.handshake);
    if (delay == 0) {
        onAttemptArrives(world, c);
        return;
    }
    world.calls[c].phase = Call::Phase::Travelling;
    after(world, delay, EventKind::AttemptArrives, c, call.stamp);
}

/// Starts the next attempt of a request.
void sendAttempt(World& world, Index r)
{
    Request& request = world.requests[r];
    const ActorPlan& plan = world.plan->actors[request.actor];
    const SendPlan& send = plan.sends[request.send];
    ++request.attempts;
    const Index c = world.calls.take();
    Call& call = world.calls[c];
    call.origin = Call::Origin::Client;
    call.caller = r;
    call.callerStamp = request.stamp;
    call.root = c;
    call.rootStamp = call.stamp;
    call.requestClass = send.requestClass;
    call.key = keyOf(request.key, static_cast<std::uint64_t>(request.attempts));
    call.sentAt = world.now;
    call.deadline = request.deadline;
    call.attempt = request.attempts;
    request.call = c;
    request.callStamp = call.stamp;
    traceAttempt(world, c);
    countSent(world, send.edge);
    if (plan.policy.requestTimeout > 0) after(world, plan.policy.requestTimeout, EventKind::RequestTimeout, c, call.stamp);
    if (Caller* caller = callerOf(world, request); caller && !mayCall(plan.policy, *caller, world.now)) {
        deliver(world, c, {Answer::Kind::Refused, Cause::CircuitOpen});
        return;
    }
    setOut(world, c);
}

Index newRequest(World& world, Index a, Index user)
{
    Actor& actor = world.actors[a];
    const ActorPlan& plan = world.plan->actors[a];
    const Index r = world.requests.take();
    Request& request = world.requests[r];
    request.actor = a;
    request.user = user;
    request.number = actor.sent++;
    request.key = keyOf(actor.key, request.number);
    request.send = plan.sends.size() == 1 ? 0 : chooseSend(plan, drawUnit(request.key, Purpose::RequestClass, 0));
    request.firstSent = world.now;
    request.deadline = plan.deadline > 0 ? world.now + plan.deadline : kNever;
    const Index set = actor.resolverSets[request.send];
    if (plan.clients > 0)
        request.client = user != kNone ? user % plan.clients : static_cast<Index>(below(drawBits(request.key, Purpose::Client, 0), plan.clients));
    if (set != kNone) {
        const std::size_t n = world.resolverSets[set].resolvers.size();
        const Index known = user != kNone ? user : request.client;
        request.resolver = static_cast<Index>(known != kNone ? known % n : below(drawBits(request.key, Purpose::Resolver, 0), n));
    }
    if (Caller* caller = callerOf(world, request)) earnBudget(plan.policy, *caller);
    if (plan.deadline > 0) after(world, plan.deadline, EventKind::Deadline, r, request.stamp);
    recordSent(world, a, plan.sends[request.send].requestClass);
    return r;
}

/// Whether an attempt can still bring an answer: nothing on its way hangs, nor will be skipped because it has expired.
bool canStillAnswer(const World& world, Index c, std::uint32_t stamp)
{
    while (world.calls.isLive(c, stamp)) {
        const Call& call = world.calls[c];
        if (call.phase == Call::Phase::Hung || call.answerIsLost) return false;
        if (call.phase == Call::Phase::Queued && world.plan->stations[world.members[call.member].station].dropsExpired) return false;
        if (call.phase != Call::Phase::Calling) return true;
        c = call.child;
        stamp = call.childStamp;
        if (c == kNone) return true; // between two calls
    }
    return false;
}

Cause hangCauseOf(const World& world, Index c, std::uint32_t stamp)
{
    while (world.calls.isLive(c, stamp)) {
        const Call& call = world.calls[c];
        if (call.hangCause != Cause::None) return call.hangCause;
        if (call.phase != Call::Phase::Calling) break;
        c = call.child;
        stamp = call.childStamp;
    }
    return Cause::Deadline;
}

void finish(World& world, Index r, Outcome outcome, Cause cause)
{
    const Request request = world.requests[r];
    traceFinal(world, request, outcome, cause);
    recordFinal(world, request, outcome, cause);
    world.requests.release(r);
    if (request.user != kNone) planThought(world, request.actor, request.user, request.number, request.firstSent + kShortestTurn);
}

/// A client that hears an error tries again while policy, budget and deadline allow; else the error is the request's end.
void retryOrFinish(World& world, Index r, const Answer& answer)
{
    Request& request = world.requests[r];
    const ActorPlan& plan = world.plan->actors[request.actor];
    if (request.attempts <= plan.policy.retries && answer.cause != Cause::CircuitOpen) {
        const Nanoseconds wait = backoffOf(plan.policy, request.attempts, request.key);
        Caller* caller = callerOf(world, request);
        if (world.now + wait < request.deadline && (!caller || takeRetry(plan.policy, *caller, answer.isTimeout))) {
            recordRetry(world, request);
            countRetry(world, plan.sends[request.send].edge);
            request.call = kNone;
            atServiceEnd(world, world.now + wait, EventKind::AttemptRetry, r, request.stamp);
            return;
        }
    }
    finish(world, r, answer.kind == Answer::Kind::Refused ? Outcome::Refused : Outcome::Failed, answer.cause);
}

} // namespace

void startClients(World& world)
{
    for (Index a = 0; a < world.actors.size(); ++a) {
        const int users = world.plan->actors[a].users;
        for (Index u = 0; u < static_cast<Index>(users); ++u) planThought(world, a, u, ~0ull, 0);
        if (users == 0) planArrival(world, a);
    }
}

void onArrival(World& world, Index a)
{
    const Index r = newRequest(world, a, kNone);
    planArrival(world, a);
    sendAttempt(world, r);
}

void onUserThinks(World& world, Index a, Index user) { sendAttempt(world, newRequest(world, a, user)); }

void onAttemptRetry(World& world, Index r) { sendAttempt(world, r); }

void onAttemptArrives(World& world, Index c)
{
    const Call& call = world.calls[c];
    if (!world.requests.isLive(call.caller, call.callerStamp)) { // the client has given up on the way
        abandonHung(world, c);
        return;
    }
    const Request request = world.requests[call.caller];
    const ActorPlan& plan = world.plan->actors[request.actor];
    const SendPlan& send = plan.sends[request.send];
    if (send.to.kind == Destination::Kind::LoadBalancer) sendToBalancer(world, c, request, plan);
    else if (send.to.kind != Destination::Kind::Station) {
        world.calls[c].use = &send.direct;
        reachService(world, c);
    } else reachMember(world, c, chooseMember(world, send.to.index, call.key), plan.policy.connectTimeout);
}

void onDeadline(World& world, Index r)
{
    Request& request = world.requests[r];
    if (request.call != kNone && canStillAnswer(world, request.call, request.callStamp)) {
        request.isOverdue = true;
        closeAtBalancer(world, request.call);
        return;
    }
    const Index c = request.call;
    const std::uint32_t stamp = request.callStamp;
    const Cause cause = request.call == kNone ? Cause::Deadline : hangCauseOf(world, c, stamp);
    if (request.call != kNone) noteAttemptEnd(world, request, false);
    if (request.client != kNone && world.calls.isLive(c, stamp)) dropConnection(world, world.calls[c]);
    finish(world, r, Outcome::TimedOut, cause);
    // Whoever hangs for this client alone is let go; what works on unaware goes on.
    if (world.calls.isLive(c, stamp)) {
        noteClientClosed(world, c);
        world.calls[c].clientIsGone = true;
        if (world.calls[c].phase == Call::Phase::Hung) abandonHung(world, c);
    }
}

void onAttemptAnswer(World& world, Index c, const Answer& answer)
{
    const Call& call = world.calls[c];
    const Index r = call.caller;
    if (!world.requests.isLive(r, call.callerStamp) || world.requests[r].call != c || world.requests[r].callStamp != call.stamp) return;
    const Request& request = world.requests[r];
    noteAnswer(world, request, answer);
    if (answer.kind == Answer::Kind::Failed && request.client != kNone) dropConnection(world, call);
    if (answer.cause != Cause::CircuitOpen) noteAttemptEnd(world, request, answer.kind == Answer::Kind::Good);
    if (request.isOverdue) finish(world, r, Outcome::Late, Cause::Deadline);
    else if (answer.kind == Answer::Kind::Good) finish(world, r, Outcome::Succeeded, Cause::None);
    else retryOrFinish(world, r, answer);
}

void onAttemptVanished(World& world, Index c)
{
    Call& call = world.calls[c];
    const Index r = call.caller;
    if (!world.requests.isLive(r, call.callerStamp) || world.requests[r].call != c || world.requests[r].callStamp != call.stamp) return;
    if (!world.requests[r].isOverdue) return; // the deadline decides
    call.clientIsGone = true;
    noteAttemptEnd(world, world.requests[r], false);
    finish(world, r, Outcome::TimedOut, call.hangCause == Cause::None ? Cause::Deadline : call.hangCause);
}

} // namespace faultline::sim
