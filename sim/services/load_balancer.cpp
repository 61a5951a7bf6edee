#include "sim/services/load_balancer.h"

#include "sim/services/clients.h"
#include "sim/services/dns.h"
#include "sim/services/flows.h"
#include "sim/services/member.h"
#include "sim/services/publication.h"
#include "sim/services/trace.h"

#include <algorithm>

namespace faultline::sim {

namespace {

const LoadBalancerPlan& planOfNode(const World& world, Index node) { return world.plan->loadBalancers[world.nodes[node].loadBalancer]; }

/// Position of a target group among those of its load balancer.
std::size_t slotOf(const LoadBalancerPlan& plan, Index targetGroup)
{
    return static_cast<std::size_t>(std::find(plan.targetGroups.begin(), plan.targetGroups.end(), targetGroup) - plan.targetGroups.begin());
}

Index chooseTarget(World& world, std::uint64_t key, Index n, Index g)
{
    Node& node = world.nodes[n];
    const std::size_t slot = slotOf(world.plan->loadBalancers[node.loadBalancer], g);
    const std::vector<Index>& eligible = node.eligible[slot];
    if (eligible.empty()) return kNone;
    switch (world.plan->targetGroups[g].algorithm) {
    case TargetGroupPlan::Algorithm::RoundRobin: return eligible[node.rotation[slot]++ % eligible.size()]; // per node: ELB-45
    case TargetGroupPlan::Algorithm::LeastOutstanding: {                                                   // ELB-40; ties go on in rotation
        const std::size_t first = node.rotation[slot]++ % eligible.size();
        Index best = eligible[first];
        for (std::size_t i = 1; i < eligible.size(); ++i) {
            const Index t = eligible[(first + i) % eligible.size()];
            if (world.targets[t].outstanding < world.targets[best].outstanding) best = t;
        }
        return best;
    }
    default: return eligible[below(drawBits(key, Purpose::FlowHash, g), eligible.size())]; // ELB-41, ELB-46
    }
}

Index chooseTargetGroup(const RoutePlan& route, std::uint64_t key)
{
    if (route.shares.empty()) return kNone;
    if (route.shares.size() == 1) return route.shares.front().targetGroup;
    const double u = drawUnit(key, Purpose::WeightedGroup, 0); // ELB-34, ELB-35: each request by itself
    for (const auto& share : route.shares)
        if (u < share.upTo) return share.targetGroup;
    return route.shares.back().targetGroup;
}

/// An answer of the load balancer's own.
void answerSelf(World& world, Index c, int status, Cause cause)
{
    const LoadBalancer& balancer = world.loadBalancers[world.nodes[world.calls[c].node].loadBalancer];
    if (status >= 500) {
        bump(world, balancer.elb5xx, 1);
        bump(world, status == 502 ? balancer.elb502 : status == 504 ? balancer.elb504 : balancer.elb503, 1);
    }
    leaveBalancer(world, c);
    traceLeave(world, c);
    const Answer::Kind kind = status < 500 ? Answer::Kind::Good : status == 503 ? Answer::Kind::Refused : Answer::Kind::Failed;
    deliver(world, c, {kind, cause, true});
}

} // namespace

Index chooseTargetOf(World& world, Index n, Index routes, std::uint64_t key)
{
    const Index g = chooseTargetGroup(planOfNode(world, n).routes[routes], key);
    return g == kNone ? kNone : chooseTarget(world, key, n, g);
}

void reachNode(World& world, Index c, Index n, Index routes, Nanoseconds connectTimeout)
{
    Call& call = world.calls[c];
    call.node = n;
    Node& node = world.nodes[n];
    const LoadBalancerPlan& plan = world.plan->loadBalancers[node.loadBalancer];
    LoadBalancer& balancer = world.loadBalancers[node.loadBalancer];
    traceHop(world, c, plan.subject, 0);
    if (!node.hasPower) {
        after(world, connectTimeout, EventKind::ConnectTimeout, c, call.stamp);
        hang(world, c, Cause::LbNodeUnreachable);
        return;
    }
    ++balancer.record.requests;
    const RoutePlan& route = plan.routes[routes];
    if (route.answersItself) {
        answerSelf(world, c, route.status, route.status >= 500 ? Cause::NoHealthyTarget : Cause::None);
        return;
    }
    const Index g = chooseTargetGroup(route, call.key);
    const Index t = g == kNone ? kNone : chooseTarget(world, call.key, n, g);
    if (t == kNone) {
        if (plan.kind == LoadBalancerPlan::Kind::Network) { // no target at all: the flow is reset
            bump(world, balancer.newFlows, 1);
            leaveBalancer(world, c);
            deliver(world, c, {Answer::Kind::Failed, Cause::NoHealthyTarget, true});
        } else {
            answerSelf(world, c, 503, Cause::NoHealthyTarget); // ELB-106, ELB-112
        }
        return;
    }
    Target& target = world.targets[t];
    call.target = t;
    ++target.outstanding;
    ++balancer.requestCount;
    ++world.targetGroups[g].periodRequests;
    countSent(world, target.edge);
    // The idle time-out needs a timer only where the client does not give up before it (ELB-98).
    if (world.plan->hasOverheads && call.deadline > world.now + plan.idleTimeout)
        after(world, plan.idleTimeout, EventKind::BalancerGivesUp, c, call.stamp);
    travel(world, c, target.member, node.zone);
}

void balancerWaits(World& world, Index c)
{
    const Call& call = world.calls[c];
    if (call.node == kNone || call.phase != Call::Phase::Hung || call.origin == Call::Origin::Check) return;
    const LoadBalancerPlan& plan = planOfNode(world, call.node);
    const bool isConnecting = call.hangCause == Cause::TargetConnectTimeout;
    if (plan.kind == LoadBalancerPlan::Kind::Network) { // it passes packets on and does not wait itself (ELB-22): the caller does
        const Nanoseconds timeout =
            call.use ? call.use->policy.connectTimeout : world.plan->actors[world.requests[call.caller].actor].policy.connectTimeout;
        if (isConnecting) after(world, timeout, EventKind::ConnectTimeout, c, call.stamp);
        return;
    }
    const Nanoseconds until = isConnecting ? world.now + plan.connectTimeout : std::max(world.now, call.arrival + plan.idleTimeout);
    if (until < call.deadline) atControl(world, until, EventKind::BalancerGivesUp, c, call.stamp);
}

void onBalancerGivesUp(World& world, Index c)
{
    const Call& call = world.calls[c];
    if (call.phase == Call::Phase::Returning) return;
    const LoadBalancer& balancer = world.loadBalancers[world.nodes[call.node].loadBalancer];
    const Cause cause = call.hangCause == Cause::TargetConnectTimeout ? Cause::TargetConnectTimeout : Cause::TargetIdleTimeout;
    bump(world, balancer.elb5xx, 1); // ELB-108, ELB-109
    bump(world, balancer.elb504, 1);
    if (call.answerIsLost) return; // the node died meanwhile: nobody hears it
    countFailed(world, world.targets[call.target].edge, cause);
    callerGivesUp(world, c, {Answer::Kind::Failed, cause, true});
}

void balancerAnswered(World& world, Index c, const Answer& answer)
{
    const Call& call = world.calls[c];
    if (call.target == kNone) return;
    const Target& target = world.targets[call.target];
    const TargetGroup& group = world.targetGroups[target.targetGroup];
    const LoadBalancer& balancer = world.loadBalancers[world.nodes[call.node].loadBalancer];
    const bool isReset = answer.cause == Cause::TargetReset || answer.cause == Cause::InstanceTerminated;
    if (answer.kind == Answer::Kind::Good) {
        bump(world, group.target2xx, 1);
    } else {
        countFailed(world, target.edge, answer.cause);
        if (isReset) { // ELB-106: reset or refused by the target
            bump(world, balancer.elb5xx, 1);
            bump(world, balancer.elb502, 1);
            bump(world, group.connectErrors, 1);
        } else {
            bump(world, group.target5xx, 1);
        }
    }
    if (!isReset) bumpDuration(world, group.responseTime, world.now - call.sentAt); // ELB-128
    leaveBalancer(world, c);
}

void noteClientClosed(World& world, Index c)
{
    const Call& call = world.calls[c];
    if (call.node == kNone || call.target == kNone || !world.nodes[call.node].hasPower) return;
    bump(world, world.loadBalancers[world.nodes[call.node].loadBalancer].elb4xx, 1);
}

void leaveBalancer(World& world, Index c)
{
    Call& call = world.calls[c];
    if (call.target == kNone) return;
    Target& target = world.targets[call.target];
    const Index t = call.target;
    call.target = kNone;
    --target.outstanding;
    FAULTLINE_ASSERT(target.outstanding >= 0);
    // ELB-92: with nothing in flight deregistration is complete at once.
    if (target.state == Target::State::Draining && target.outstanding == 0) atControl(world, world.now, EventKind::TargetDrained, t, target.stamp);
}

void setNodePower(World& world, Index n, bool hasPower)
{
    // No source tells how fast DNS learns of a dead node; 30 s is a Route 53 health check's three rounds of 10 s, taken as our assumption.
    constexpr Nanoseconds kDetection = 30 * kSecond;
    Node& node = world.nodes[n];
    if (node.hasPower == hasPower) return;
    node.hasPower = hasPower;
    ++node.stamp;
    atControl(world, world.now + kDetection, EventKind::NodeNoticed, n, node.stamp);
    noteClock(world, planOfNode(world, n).subject, 0, hasPower ? "dns-return" : "dns-detection", "ELB-136", world.now, world.now + kDetection);
    if (hasPower) return;
    // What came in through it loses its way back.
    for (Index c = 0; c < world.calls.capacity(); ++c) {
        if (!world.calls.isLive(c) || world.calls[c].node != n || world.calls[c].origin == Call::Origin::Check) continue;
        world.calls[c].answerIsLost = true;
        world.calls[c].hangCause = Cause::LbNodeUnreachable;
        if (world.calls[c].origin == Call::Origin::Client) onAttemptVanished(world, c); // overdue ones hoped for an answer
    }
}

void onNodeNoticed(World& world, Index n)
{
    Node& node = world.nodes[n];
    node.isKnownUp = node.hasPower;
    recordNames(world, node.loadBalancer);
    note(world, TimelineEntry::Plane::Control, node.hasPower ? "lb-node-restored" : "lb-node-removed", "ELB-136", planOfNode(world, n).subject, 0,
         {{"zone", world.plan->zones[node.zone]}});
}

} // namespace faultline::sim
