#include "sim/services/uses.h"

#include "sim/services/bucket.h"
#include "sim/services/cache.h"
#include "sim/services/clients.h"
#include "sim/services/connections.h"
#include "sim/services/dns.h"
#include "sim/services/flows.h"
#include "sim/services/load_balancer.h"
#include "sim/services/member.h"
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
    switch (use.to.kind) {
    case Destination::Kind::Table:
    case Destination::Kind::Cache:
    case Destination::Kind::Queue:
    case Destination::Kind::Bucket: reachService(world, c); break;
    case Destination::Kind::LoadBalancer: {
        const Index set = resolverSetOf(world, &use);
        const Index resolver = static_cast<Index>(below(world.members[parent.member].key, world.resolverSets[set].resolvers.size()));
        const Index node = chooseNode(world, set, resolver, use.policy.dnsCache, ActorPlan::Addresses::First, call.key);
        reachNode(world, c, node, use.routes, use.policy.connectTimeout);
        break;
    }
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
        const bool isAsked = use.onMiss == kNone || (parent.missed >> use.onMiss & 1) != 0;
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
    if (answer.kind == Answer::Kind::Good) {
        if (answer.isMiss) parent.missed |= 1u << parent.useAt;
        if (use.onMiss != kNone) fillCache(world, usesOf(world, parent)[use.onMiss].operation, parent.key);
        ++parent.callsDone;
        continueUses(world, p);
        return;
    }
    countFailed(world, use.edge, answer.cause);
    if (parent.useAttempt <= use.policy.retries) {
        const std::uint64_t bits = drawBits(useKey(parent), Purpose::Backoff, static_cast<std::uint64_t>(parent.useAttempt));
        const Nanoseconds wait = backoffOf(use.policy, parent.useAttempt, bits);
        ++parent.useAttempt;
        atServiceEnd(world, world.now + wait, EventKind::UseRetry, p, parent.stamp);
        return;
    }
    if (use.to.kind == Destination::Kind::Cache) { // a cache that does not answer has nothing: whoever asked goes on without it
        parent.missed |= 1u << parent.useAt;
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
