#include "sim/services/uses.h"

#include "sim/services/bucket.h"
#include "sim/services/cache.h"
#include "sim/services/call_policy.h"
#include "sim/services/connections.h"
#include "sim/services/dns.h"
#include "sim/services/flows.h"
#include "sim/services/load_balancer.h"
#include "sim/services/member.h"
#include "sim/services/network.h"
#include "sim/services/queue.h"
#include "sim/services/table.h"

namespace faultline::sim {

namespace {

const std::vector<UsePlan>& usesOf(const World& world, const Call& call)
{
    const StationPlan& plan = world.plan->stations[world.members[call.member].station];
    return call.origin == Call::Origin::Check ? plan.checkUses : plan.uses;
}

/// The key of the call's current use; the same for every attempt.
std::uint64_t useKey(const Call& call)
{
    return keyOf(call.key, (static_cast<std::uint64_t>(call.useAt) + 1) << 32 | static_cast<std::uint64_t>(call.callsDone));
}

/// What the member remembers of its calls to its current use; null where the policy keeps nothing.
Caller* callerOf(World& world, const Call& parent, const UsePlan& use)
{
    if (!keepsState(use.policy) || parent.origin == Call::Origin::Check) return nullptr;
    Member& member = world.members[parent.member];
    if (member.callers == kNone) {
        member.callers = static_cast<Index>(world.callers.size());
        world.callers.resize(world.callers.size() + world.plan->stations[member.station].uses.size());
    }
    return &world.callers[member.callers + parent.useAt];
}

Index subjectOf(const World& world, const Destination& to)
{
    switch (to.kind) {
    case Destination::Kind::LoadBalancer: return world.plan->loadBalancers[to.index].subject;
    case Destination::Kind::Station: return world.plan->stations[to.index].subject;
    case Destination::Kind::Table: return world.plan->tables[to.index].subject;
    case Destination::Kind::Cache: return world.plan->caches[to.index].subject;
    case Destination::Kind::Queue: return world.plan->queues[to.index].subject;
    case Destination::Kind::Bucket: return world.plan->buckets[to.index].subject;
    case Destination::Kind::None: break;
    }
    return kNone;
}

void callLoadBalancer(World& world, Index c, const Member& member, const UsePlan& use)
{
    const Call& call = world.calls[c];
    const Index set = resolverSetOf(world, &use);
    const auto resolver = static_cast<Index>(below(member.key, world.resolverSets[set].resolvers.size()));
    const Index node = chooseNode(world, set, {resolver, use.policy.dnsCache, ActorPlan::Addresses::First, call.key, member.zone});
    if (node == kNone) deliver(world, c, {Answer::Kind::Failed, Cause::DnsFailure});
    else reachNode(world, c, node, use.routes, use.policy.connectTimeout);
}

void noteMiss(Call& parent, const UsePlan& cache)
{
    if (cache.missBit != kNone) parent.missed |= std::uint64_t{1} << cache.missBit;
}

void startUse(World& world, Index p)
{
    Call& parent = world.calls[p];
    const UsePlan& use = usesOf(world, parent)[parent.useAt];
    const Index c = world.calls.take();
    Call& call = world.calls[c];
    call.origin = Call::Origin::Use;
    call.caller = p;
    call.callerStamp = parent.stamp;
    call.root = parent.root;
    call.rootStamp = parent.rootStamp;
    call.requestClass = parent.requestClass;
    call.key = keyOf(useKey(parent), static_cast<std::uint64_t>(parent.useAttempt));
    call.sentAt = world.now;
    call.deadline = parent.deadline;
    call.use = &use;
    parent.child = c;
    parent.childStamp = call.stamp;
    countSent(world, use.edge);
    if (use.policy.requestTimeout > 0) after(world, use.policy.requestTimeout, EventKind::RequestTimeout, c, call.stamp);
    if (Caller* caller = callerOf(world, parent, use)) {
        if (parent.useAttempt == 1) earnBudget(use.policy, *caller);
        if (!mayCall(use.policy, *caller, world.now)) {
            deliver(world, c, {Answer::Kind::Refused, Cause::CircuitOpen});
            return;
        }
    }
    const Member& member = world.members[parent.member];
    // Load balancers and pools look their names up on their own.
    const bool looksUp = use.to.kind != Destination::Kind::LoadBalancer && use.to.kind != Destination::Kind::None && !use.pool.isUsed;
    if (looksUp && !stillResolves(world, subjectOf(world, use.to), member.key, use.policy.dnsCache)) {
        deliver(world, c, {Answer::Kind::Failed, Cause::DnsFailure});
        return;
    }
    if (use.path != kNone && !passPath(world, c, use)) return;
    switch (use.to.kind) {
    case Destination::Kind::Table:
    case Destination::Kind::Cache:
    case Destination::Kind::Queue:
    case Destination::Kind::Bucket: reachService(world, c); break;
    case Destination::Kind::LoadBalancer: callLoadBalancer(world, c, member, use); break;
    case Destination::Kind::Station:
        if (world.plan->stations[use.to.index].database != kNone) reachDatabase(world, c);
        else reachMember(world, c, chooseMember(world, use.to.index, call.key), use.policy.connectTimeout);
        break;
    case Destination::Kind::None: deliver(world, c, {}); break;
    }
}

} // namespace

void reachService(World& world, Index c)
{
    switch (world.calls[c].use->to.kind) {
    case Destination::Kind::Table: reachTable(world, c); break;
    case Destination::Kind::Cache: reachCache(world, c); break;
    case Destination::Kind::Queue: reachQueue(world, c); break;
    case Destination::Kind::Bucket: reachBucket(world, c); break;
    default: deliver(world, c, {}); break;
    }
}

void continueUses(World& world, Index p)
{
    Call& parent = world.calls[p];
    const std::vector<UsePlan>& uses = usesOf(world, parent);
    while (parent.useAt < uses.size()) {
        const UsePlan& use = uses[parent.useAt];
        const bool isAsked = use.onMiss == kNone || (parent.missed >> uses[use.onMiss].missBit & 1) != 0;
        const bool isWanted =
            isAsked && (parent.callsDone > 0 || use.probability >= 1 || drawUnit(useKey(parent), Purpose::Probability, 0) < use.probability);
        if (isWanted && parent.callsDone < use.calls) {
            const std::uint32_t stamp = parent.stamp;
            parent.useAttempt = 1;
            startUse(world, p);
            // A tandem: the place is free for the next while the callee works.
            if (!use.holds && world.calls.isLive(p, stamp)) releaseServer(world, p);
            return;
        }
        ++parent.useAt;
        parent.callsDone = 0;
    }
    complete(world, p, {});
}

void onUseAnswer(World& world, Index p, std::uint32_t parentStamp, Index child, std::uint32_t childStamp, const Answer& answer)
{
    if (!world.calls.isLive(p, parentStamp)) return;
    Call& parent = world.calls[p];
    if (parent.phase != Call::Phase::Calling || parent.child != child || parent.childStamp != childStamp) return;
    parent.child = kNone;
    const UsePlan& use = usesOf(world, parent)[parent.useAt];
    Caller* caller = callerOf(world, parent, use);
    if (caller && answer.cause != Cause::CircuitOpen &&
        noteOutcome(use.policy, *caller, world.now, answer.kind == Answer::Kind::Good, parent.useAttempt)) {
        const StationPlan& station = world.plan->stations[world.members[parent.member].station];
        note(world, TimelineEntry::Plane::Client, "breaker-open", "CLI-14", station.subject,
             station.kind == StationPlan::Kind::Group ? world.members[parent.member].number : 0);
    }
    if (answer.kind == Answer::Kind::Good) {
        if (answer.isMiss) noteMiss(parent, use);
        if (use.onMiss != kNone) fillCache(world, usesOf(world, parent)[use.onMiss].operation, parent.key);
        ++parent.callsDone;
        continueUses(world, p);
        return;
    }
    countFailed(world, use.edge, answer.cause);
    const bool mayRetry = parent.useAttempt <= use.policy.retries && answer.cause != Cause::CircuitOpen;
    if (mayRetry && (!caller || takeRetry(use.policy, *caller, answer.isTimeout))) {
        const Nanoseconds wait = backoffOf(use.policy, parent.useAttempt, useKey(parent));
        ++parent.useAttempt;
        countRetry(world, use.edge);
        atServiceEnd(world, world.now + wait, EventKind::UseRetry, p, parent.stamp);
        return;
    }
    if (use.to.kind == Destination::Kind::Cache) { // a cache that does not answer has nothing: whoever asked goes on without it
        noteMiss(parent, use);
        ++parent.callsDone;
        continueUses(world, p);
        return;
    }
    complete(world, p, answer);
}

void onUseRetry(World& world, Index p)
{
    const Call& parent = world.calls[p];
    if (parent.phase == Call::Phase::Calling && parent.child == kNone) startUse(world, p);
}

} // namespace faultline::sim
