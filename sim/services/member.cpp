#include "sim/services/member.h"

#include "sim/services/clients.h"
#include "sim/services/connections.h"
#include "sim/services/database.h"
#include "sim/services/dns.h"
#include "sim/services/function.h"
#include "sim/services/health_checks.h"
#include "sim/services/instances/memory.h"
#include "sim/services/instances/network_allowance.h"
#include "sim/services/instances/volumes.h"
#include "sim/services/load_balancer.h"
#include "sim/services/network.h"
#include "sim/services/publication.h"
#include "sim/services/queue.h"
#include "sim/services/trace.h"
#include "sim/services/uses.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr int kUnboundedPlaces = 1'000'000'000; // so many vCPUs are compiled for a box whose Workload states no bound

const StationPlan& planOf(const World& world, const Member& member) { return world.plan->stations[member.station]; }

/// What the call costs here in own work.
Nanoseconds workOf(World& world, const Call& call)
{
    const Member& member = world.members[call.member];
    const StationPlan& plan = planOf(world, member);
    const Law& law = call.origin == Call::Origin::Check ? plan.checkWork
                     : call.use && call.use->work       ? *call.use->work
                                                        : plan.workByClass[call.requestClass];
    Nanoseconds work = law.draw(drawBits(keyOf(call.key, call.member), Purpose::Work, 0));
    if (plan.function != kNone) work += takeEnvironment(world, plan.function, call.key);
    if (!world.network.slowdowns.empty()) work = static_cast<Nanoseconds>(static_cast<double>(work) * slownessOf(world, false, member.station));
    if (world.now < member.warmUntil) work = static_cast<Nanoseconds>(static_cast<double>(work) * plan.warmUpFactor);
    if (plan.database != kNone) {
        const Index d = databaseOf(world, member);
        const DatabasePlan& database = world.plan->databases[d];
        const bool reads = !(call.use && call.use->isWrite);
        if (reads && world.now < world.databases[d].coldUntil) work = static_cast<Nanoseconds>(static_cast<double>(work) * database.coldReadFactor);
        if (call.opensConnection) work += plan.connectCpu;
    }
    return work;
}

void start(World& world, Index c)
{
    Call& call = world.calls[c];
    Member& member = world.members[call.member];
    const StationPlan& plan = planOf(world, member);
    ++member.busy;
    call.holdsServer = true;
    call.start = world.now;
    call.phase = Call::Phase::Working;
    if (call.origin != Call::Origin::Check) {
        ++member.record.started;
        member.record.waitSumNs += world.now - call.arrival;
    }
    traceStart(world, c);
    const Nanoseconds work = workOf(world, call);
    if (call.origin != Call::Origin::Check) member.record.serviceSumNs += work;
    if (plan.hasServers) atServiceEnd(world, world.now + work, EventKind::ServiceEnd, c, call.stamp);
    else addJob(world, call.member, c, work);
}

// What no template says: a request fits into one packet, an answer into ten of Ethernet's size. Our assumption, listed where packets get lost.
constexpr int kRequestPackets = 1, kAnswerPackets = 10;

/// Where the network's delays vary, each hop has a time of its own: there is no list to put it on.
void afterHop(World& world, Nanoseconds delay, EventKind kind, Index c)
{
    if (world.plan->jitter > 0) atServiceEnd(world, world.now + delay, kind, c, world.calls[c].stamp);
    else after(world, delay, kind, c, world.calls[c].stamp);
}

/// The network swallows a request: whoever sent it waits, the load balancer for its own connect time-out.
void loseOnTheWay(World& world, Index c, Cause cause)
{
    const Call& call = world.calls[c];
    const std::uint32_t stamp = call.stamp;
    const bool isOfBalancer = call.node != kNone;
    if (!isOfBalancer && call.use) after(world, call.use->policy.connectTimeout, EventKind::ConnectTimeout, c, stamp);
    if (!isOfBalancer && call.origin == Call::Origin::Client)
        after(world, world.plan->actors[world.requests[call.caller].actor].policy.connectTimeout, EventKind::ConnectTimeout, c, stamp);
    hang(world, c, isOfBalancer ? Cause::TargetConnectTimeout : cause);
    if (isOfBalancer && world.calls.isLive(c, stamp)) balancerWaits(world, c);
}

/// A version that errs answers its share of requests with an error, health checks among them.
void failSome(World& world, Call& call)
{
    const bool errs = drawUnit(keyOf(call.key, call.member), Purpose::Failing, 0) < world.members[call.member].failing;
    if (errs && call.answer.kind == Answer::Kind::Good) call.answer = {Answer::Kind::Failed, Cause::ApplicationError};
}

/// Lets waiting calls in while there is room.
void letIn(World& world, Index m)
{
    const StationPlan& plan = planOf(world, world.members[m]);
    const int capacity = plan.hasServers ? plan.servers : plan.workers;
    while (world.members[m].busy < capacity && !world.members[m].queue.isEmpty()) {
        const CallRef next = world.members[m].queue.pop();
        if (!world.calls.isLive(next.call, next.stamp)) continue;
        if (plan.dropsExpired && world.now >= world.calls[next.call].deadline) {
            vanish(world, next.call);
            continue;
        }
        start(world, next.call);
    }
}

} // namespace

void account(const World& world, Member& member)
{
    const StationPlan& plan = planOf(world, member);
    const PlaceNanoseconds elapsed = world.now - member.accountedAt;
    member.accountedAt = world.now;
    if (elapsed == 0) return;
    const int places = plan.hasServers ? plan.servers : plan.vcpus;
    if (plan.hasServers) {
        member.record.busyServerNs += elapsed * member.busy;
    } else {
        const double inUse = std::min(static_cast<double>(member.jobs.size()) + member.strain, plan.vcpus * member.cpuShare);
        member.record.busyServerNs += static_cast<PlaceNanoseconds>(static_cast<double>(elapsed) * inUse);
    }
    if (member.state == Member::State::Serving && places < kUnboundedPlaces) // without a bound there is no utilisation
        member.record.availableServerNs += elapsed * places;
    member.record.queueTimeIntegralNs += elapsed * static_cast<PlaceNanoseconds>(member.queue.size());
}

Index chooseMember(const World& world, Index station, std::uint64_t key)
{
    const auto& members = world.stationMembers[station];
    std::size_t there = 0;
    for (const Index m : members) there += world.members[m].state != Member::State::Gone ? 1 : 0;
    if (there == 0) return kNone;
    std::uint64_t n = below(drawBits(key, Purpose::FlowHash, station), there);
    for (const Index m : members)
        if (world.members[m].state != Member::State::Gone && n-- == 0) return m;
    return kNone;
}

void reachMember(World& world, Index c, Index m, Nanoseconds connectTimeout)
{
    const Call& call = world.calls[c];
    const bool isThere = m != kNone && world.members[m].hasPower && world.members[m].state != Member::State::Gone &&
                         world.members[m].state != Member::State::Launching;
    if (!isThere) {
        after(world, connectTimeout, EventKind::ConnectTimeout, c, call.stamp);
        hang(world, c, Cause::TargetConnectTimeout);
        return;
    }
    const Index from = call.origin == Call::Origin::Use ? world.members[world.calls[call.caller].member].zone : world.members[m].zone;
    if (isCutOff(world, call.origin == Call::Origin::Client ? kNone : from, world.members[m].zone)) {
        after(world, connectTimeout, EventKind::ConnectTimeout, c, call.stamp);
        hang(world, c, Cause::ZoneIsolated);
        return;
    }
    travel(world, c, m, from);
}

void travel(World& world, Index c, Index m, Index fromZone)
{
    Call& call = world.calls[c];
    call.member = m;
    Nanoseconds delay = hopDelay(world, fromZone, world.members[m].zone);
    call.phase = Call::Phase::Travelling;
    if (world.network.isDisturbed) {
        const Index sender = call.origin == Call::Origin::Use && call.node == kNone ? world.calls[call.caller].member : kNone;
        const HopFate fate = fateOf(world, call, sender, fromZone, world.members[m].zone, kRequestPackets, 0);
        if (fate.isLost || isCutOff(world, fromZone, world.members[m].zone)) {
            loseOnTheWay(world, c, fate.isLost ? Cause::PacketsLost : Cause::ZoneIsolated);
            return;
        }
        delay = fate.delay;
    }
    if (delay == 0) onReachMember(world, c);
    else afterHop(world, delay, EventKind::ReachMember, c);
}

void onReachMember(World& world, Index c)
{
    Call& call = world.calls[c];
    const Index m = call.member;
    Member& member = world.members[m];
    const StationPlan& plan = planOf(world, member);
    traceHop(world, c, plan.subject, plan.kind == StationPlan::Kind::Group ? member.number : 0);
    const bool isSilent =
        !member.hasPower || member.state == Member::State::Gone || member.state == Member::State::Launching || member.state == Member::State::Off;
    if (isSilent) {
        const std::uint32_t stamp = call.stamp;
        hang(world, c, plan.database != kNone ? Cause::DatabaseUnavailable : Cause::TargetConnectTimeout);
        if (world.calls.isLive(c, stamp)) balancerWaits(world, c);
        return;
    }
    if (member.state == Member::State::Booting) { // the host is up, nothing listens: it answers RST (NET-22)
        call.arrival = world.now;
        complete(world, c, {Answer::Kind::Failed, Cause::TargetReset});
        return;
    }
    call.arrival = world.now;
    if (call.origin == Call::Origin::Check && !world.plan->hasOverheads) {
        complete(world, c, {});
        return;
    }
    account(world, member);
    if (call.origin != Call::Origin::Check) ++member.record.requests;
    if (plan.takesMore) receive(world, call.member);
    const int capacity = plan.hasServers ? plan.servers : plan.workers;
    if (member.busy < capacity) {
        start(world, c);
    } else if (plan.queueLimit < 0 || member.queue.size() < static_cast<std::size_t>(plan.queueLimit)) {
        call.phase = Call::Phase::Queued;
        member.queue.push({c, call.stamp});
        member.record.queueMax = std::max<std::uint64_t>(member.record.queueMax, member.queue.size());
    } else {
        if (plan.function != kNone) bump(world, world.functions[plan.function].throttles, 1);
        complete(world, c, {Answer::Kind::Refused, plan.function != kNone ? Cause::Throttled : Cause::QueueFull});
        return;
    }
    if (plan.takesMore) lookAtMemory(world, m);
}

void hang(World& world, Index c, Cause cause)
{
    Call& call = world.calls[c];
    call.phase = Call::Phase::Hung;
    call.hangCause = cause;
    if (call.origin == Call::Origin::Client) onAttemptVanished(world, c);
    if (call.clientIsGone || call.origin == Call::Origin::Check) abandonHung(world, c); // a check has a time-out of its own
}

void vanish(World& world, Index c)
{
    leaveBalancer(world, c);
    if (world.calls[c].origin == Call::Origin::Use) {
        deliver(world, c, {Answer::Kind::Failed, Cause::Deadline});
        return;
    }
    if (world.calls[c].origin == Call::Origin::Client) onAttemptVanished(world, c);
    traceEnd(world, c);
    world.calls.release(c);
}

void abandonHung(World& world, Index c)
{
    leaveBalancer(world, c);
    leaveNat(world, c);
    leaveConnection(world, c, false);
    traceEnd(world, c);
    world.calls.release(c);
}

void onServiceEnd(World& world, Index c) { onOwnWorkDone(world, c); }

void onIoDone(World& world, Index c)
{
    world.calls[c].phase = Call::Phase::Calling;
    world.calls[c].child = kNone;
    continueUses(world, c);
}

void onOwnWorkDone(World& world, Index c)
{
    if (planOf(world, world.members[world.calls[c].member]).takesMore && startIo(world, c)) return;
    world.calls[c].phase = Call::Phase::Calling;
    world.calls[c].child = kNone;
    continueUses(world, c);
}

void releaseServer(World& world, Index c)
{
    Call& call = world.calls[c];
    if (!call.holdsServer) return;
    Member& member = world.members[call.member];
    account(world, member);
    call.holdsServer = false;
    --member.busy;
    FAULTLINE_ASSERT(member.busy >= 0);
    if (const Index f = planOf(world, member).function; f != kNone) {
        leaveEnvironment(world, f);
        bump(world, world.functions[f].duration, static_cast<double>(world.now - call.start) * 1e-6);
    }
    letIn(world, call.member);
}

void complete(World& world, Index c, const Answer& answer)
{
    Call& call = world.calls[c];
    call.phase = Call::Phase::Returning;
    call.answer = answer;
    if (world.members[call.member].failing > 0) failSome(world, call);
    Member& member = world.members[call.member];
    const Index zone = member.zone;
    if (call.origin != Call::Origin::Check && call.start >= 0) {
        ++member.record.finished;
        member.record.holdSumNs += world.now - call.arrival;
    }
    traceLeave(world, c);
    releaseServer(world, c);
    // The network back: to the node, or to the host that called. A client's own distance is not part of the model.
    const Call& back = world.calls[c];
    Nanoseconds delay = 0;
    if (back.node != kNone) delay = hopDelay(world, zone, world.nodes[back.node].zone);
    else if (back.origin == Call::Origin::Use && world.calls.isLive(back.caller, back.callerStamp))
        delay = hopDelay(world, zone, world.members[world.calls[back.caller].member].zone);
    if (world.network.isDisturbed) {
        const Index to = back.node != kNone ? world.nodes[back.node].zone
                         : back.origin == Call::Origin::Use && world.calls.isLive(back.caller, back.callerStamp)
                             ? world.members[world.calls[back.caller].member].zone
                             : zone;
        const HopFate fate = fateOf(world, back, back.member, zone, to, kAnswerPackets, 1);
        delay = fate.delay;
        if (fate.isLost || isCutOff(world, zone, back.origin == Call::Origin::Client && back.node == kNone ? kNone : to)) {
            world.calls[c].answerIsLost = true;
            world.calls[c].hangCause = fate.isLost ? Cause::PacketsLost : Cause::ZoneIsolated;
        }
    }
    const StationPlan& plan = planOf(world, world.members[back.member]);
    const bool sends = plan.takesMore && back.origin != Call::Origin::Check;
    const Nanoseconds waits = plan.database != kNone ? databaseDelay(world, c) : sends ? sendingTakes(world, back.member) : 0;
    if (waits > 0) atServiceEnd(world, world.now + delay + waits, EventKind::AnswerArrives, c, back.stamp); // a time of its own
    else if (delay == 0) onAnswerArrives(world, c);
    else afterHop(world, delay, EventKind::AnswerArrives, c);
}

void onAnswerArrives(World& world, Index c)
{
    const Answer answer = world.calls[c].answer;
    traceLeave(world, c);
    balancerAnswered(world, c, answer);
    deliver(world, c, answer);
}

void deliver(World& world, Index c, const Answer& answer)
{
    leaveNat(world, c);
    leaveConnection(world, c, answer.kind == Answer::Kind::Good || answer.cause == Cause::QueueFull);
    const Call& call = world.calls[c];
    if (call.answerIsLost) { // the way back is gone: the caller waits on
        hang(world, c, call.hangCause);
        return;
    }
    const Call::Origin origin = call.origin;
    const Index caller = call.caller;
    const std::uint32_t callerStamp = call.callerStamp;
    const std::uint32_t stamp = call.stamp;
    if (origin == Call::Origin::Client) onAttemptAnswer(world, c, answer);
    if (origin == Call::Origin::Check) onCheckAnswer(world, caller, callerStamp, answer);
    traceEnd(world, c);
    world.calls.release(c);
    // The parent goes on after its child is gone, so that chains of calls do not pile up.
    if (origin == Call::Origin::Use) onUseAnswer(world, caller, callerStamp, c, stamp, answer);
    if (origin == Call::Origin::Message) onMessageAnswer(world, caller, callerStamp, answer.kind == Answer::Kind::Good);
}

void callerGivesUp(World& world, Index c, const Answer& answer)
{
    const Call call = world.calls[c];
    if (call.origin == Call::Origin::Client) onAttemptAnswer(world, c, answer);
    if (world.calls.isLive(c, call.stamp)) {
        world.calls[c].callerStamp = call.callerStamp - 1; // whatever it still brings is for nobody
        world.calls[c].clientIsGone = true;
        if (call.phase == Call::Phase::Hung || call.phase == Call::Phase::Connecting) abandonHung(world, c);
        else leaveConnection(world, c, false);
        if (world.calls.isLive(c, call.stamp)) leaveNat(world, c);
    }
    if (call.origin == Call::Origin::Use) onUseAnswer(world, call.caller, call.callerStamp, c, call.stamp, answer);
}

void onConnectTimeout(World& world, Index c)
{
    const Call& call = world.calls[c];
    if (call.phase != Call::Phase::Hung) return;
    if (call.origin == Call::Origin::Client && world.requests.isLive(call.caller, call.callerStamp)) {
        const Request& request = world.requests[call.caller];
        const ActorPlan& plan = world.plan->actors[request.actor];
        const Index set = world.actors[request.actor].resolverSets[request.send];
        if (plan.addresses == ActorPlan::Addresses::NextOnFailure && set != kNone) skipAddress(world, set, request.resolver);
    }
    callerGivesUp(world, c, {Answer::Kind::Failed, call.hangCause == Cause::None ? Cause::ConnectTimeout : call.hangCause, false, true});
}

void onRequestTimeout(World& world, Index c)
{
    const Call& call = world.calls[c];
    if (call.clientIsGone) return;
    callerGivesUp(world, c, {Answer::Kind::Failed, call.hangCause == Cause::None ? Cause::Deadline : call.hangCause, false, true});
}

void stopWork(World& world, Index m, Stop how, Cause cause)
{
    account(world, world.members[m]);
    Member& member = world.members[m];
    member.queue.clear();
    member.jobs.clear();
    member.busy = 0;
    member.cpuEventAt = kNever;
    if (planOf(world, member).takesMore) forgetIo(world, m);
    dropConnectionsOf(world, m);
    std::vector<CallRef> held;
    for (Index c = 0; c < world.calls.capacity(); ++c) {
        if (!world.calls.isLive(c)) continue;
        Call& call = world.calls[c];
        const bool isHere =
            call.member == m && (call.phase == Call::Phase::Queued || call.phase == Call::Phase::Working || call.phase == Call::Phase::Calling);
        if (isHere) held.push_back({c, call.stamp});
    }
    for (const CallRef ref : held) {
        if (!world.calls.isLive(ref.call, ref.stamp)) continue;
        Call& call = world.calls[ref.call];
        call.holdsServer = false;
        const Index child = call.child;
        const bool childHangs =
            call.phase == Call::Phase::Calling && world.calls.isLive(child, call.childStamp) && world.calls[child].phase == Call::Phase::Hung;
        if (childHangs) abandonHung(world, child);
        if (how == Stop::Reset) {
            complete(world, ref.call, {Answer::Kind::Failed, cause});
        } else {
            hang(world, ref.call, cause);
            if (world.calls.isLive(ref.call, ref.stamp)) balancerWaits(world, ref.call);
        }
    }
}

} // namespace faultline::sim
