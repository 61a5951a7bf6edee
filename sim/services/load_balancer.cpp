#include "sim/services/load_balancer.h"

#include "sim/services/balancer_counts.h"
#include "sim/services/capacity_units.h"
#include "sim/services/clients.h"
#include "sim/services/flows.h"
#include "sim/services/member.h"
#include "sim/services/network.h"
#include "sim/services/surge_queue.h"
#include "sim/services/target_choice.h"
#include "sim/services/targets.h"
#include "sim/services/trace.h"

#include <algorithm>

namespace faultline::sim {

namespace {

const LoadBalancerPlan& planOfNode(const World& world, Index node) { return world.plan->loadBalancers[world.nodes[node].loadBalancer]; }

bool isNetwork(const LoadBalancerPlan& plan) { return plan.kind == LoadBalancerPlan::Kind::Network; }

/// ELB-37: fixed answers and redirects are counted; what the load balancer does not take (405) is refused.
void answerByRule(World& world, Index c, Index n, const RoutePlan& route)
{
    if (route.own == RoutePlan::Own::FixedResponse) count(world, n, BalancerCount::FixedResponse);
    if (route.own == RoutePlan::Own::Redirect) count(world, n, BalancerCount::Redirect);
    answerSelf(world, c, route.status, route.status >= 400 ? Cause::AnsweredByRule : Cause::None);
}

/// Nobody to send to: the flow is reset, or the answer is 503 (ELB-106, ELB-112).
void refuseForLackOfTargets(World& world, Index c, Index n)
{
    if (!isNetwork(planOfNode(world, n))) {
        answerSelf(world, c, 503, Cause::NoHealthyTarget);
        return;
    }
    count(world, n, BalancerCount::ElbReset);
    leaveBalancer(world, c);
    deliver(world, c, {Answer::Kind::Failed, Cause::NoHealthyTarget, true});
}

} // namespace

void reachNode(World& world, Index c, Index n, Index routes, Nanoseconds connectTimeout, Index bound)
{
    Call& call = world.calls[c];
    call.node = n;
    Node& node = world.nodes[n];
    const LoadBalancerPlan& plan = world.plan->loadBalancers[node.loadBalancer];
    LoadBalancer& balancer = world.loadBalancers[node.loadBalancer];
    traceHop(world, c, plan.subject, 0);
    if (!node.isReachable()) {
        after(world, connectTimeout, EventKind::ConnectTimeout, c, call.stamp);
        hang(world, c, Cause::LbNodeUnreachable);
        return;
    }
    ++balancer.record.requests;
    const RoutePlan& route = plan.routes[routes];
    balancer.ruleEvaluationCount += static_cast<std::uint64_t>(ruleEvaluationsOf(route.rulesProcessed));
    balancer.kb += route.kb;
    if (route.own != RoutePlan::Own::No) {
        answerByRule(world, c, n, route);
        return;
    }
    if (bound != kNone) {
        sendToTarget(world, c, bound);
        return;
    }
    const Index g = chooseTargetGroup(world, call, n, routes);
    const Index t = g == kNone ? kNone : chooseTarget(world, call, n, g);
    if (t == kNone) {
        refuseForLackOfTargets(world, c, n);
        return;
    }
    if (plan.surgeQueueMax > 0 && !hasRoom(world, t)) {
        standInSurgeQueue(world, c, g);
        return;
    }
    sendToTarget(world, c, t);
}

void sendToTarget(World& world, Index c, Index t)
{
    Call& call = world.calls[c];
    Node& node = world.nodes[call.node];
    Target& target = world.targets[t];
    LoadBalancer& balancer = world.loadBalancers[node.loadBalancer];
    const LoadBalancerPlan& plan = world.plan->loadBalancers[node.loadBalancer];
    call.target = t;
    ++target.outstanding;
    if (!target.outstandingByNode.empty()) ++target.outstandingByNode[node.slot];
    ++balancer.requestCount;
    ++node.requestCount;
    ++world.targetGroups[target.targetGroup].periodRequests;
    countSent(world, target.edge);
    // The idle time-out needs a timer only where the client does not give up before it (ELB-98).
    if (world.plan->hasOverheads && call.deadline > world.now + plan.idleTimeout)
        after(world, plan.idleTimeout, EventKind::BalancerGivesUp, c, call.stamp);
    travel(world, c, target.member, node.zone);
}

void answerSelf(World& world, Index c, int status, Cause cause)
{
    countOwnAnswer(world, world.calls[c].node, status);
    leaveBalancer(world, c);
    traceLeave(world, c);
    const Answer::Kind kind = status < 400 ? Answer::Kind::Good : status == 503 ? Answer::Kind::Refused : Answer::Kind::Failed;
    deliver(world, c, {kind, cause, true});
}

void balancerWaits(World& world, Index c)
{
    const Call& call = world.calls[c];
    if (call.node == kNone || call.phase != Call::Phase::Hung || call.origin == Call::Origin::Check) return;
    const LoadBalancerPlan& plan = planOfNode(world, call.node);
    const bool isConnecting = call.hangCause == Cause::TargetConnectTimeout;
    if (isNetwork(plan)) { // it passes packets on and does not wait itself (ELB-22): the caller does
        if (!isConnecting) return;
        const Nanoseconds timeout =
            call.use ? call.use->policy.connectTimeout : world.plan->actors[world.requests[call.caller].actor].policy.connectTimeout;
        after(world, timeout, EventKind::ConnectTimeout, c, call.stamp);
        noteBrokenConnection(world, call.target); // it may turn the target, and then ends this call too
        return;
    }
    const Nanoseconds until = isConnecting ? world.now + plan.connectTimeout : std::max(world.now, call.arrival + plan.idleTimeout);
    if (until < call.deadline) atControl(world, until, EventKind::BalancerGivesUp, c, call.stamp);
}

void onBalancerGivesUp(World& world, Index c)
{
    const Call& call = world.calls[c];
    if (call.phase == Call::Phase::Returning || call.clientIsGone || call.hasClosed) return;
    if (isNetwork(planOfNode(world, call.node))) { // a flow without packets for so long is forgotten: what comes later gets RST (ELB-101)
        count(world, call.node, BalancerCount::ElbReset);
        if (!call.answerIsLost) callerGivesUp(world, c, {Answer::Kind::Failed, Cause::ConnectionReset, true});
        return;
    }
    const Cause cause = call.hangCause == Cause::TargetConnectTimeout ? Cause::TargetConnectTimeout : Cause::TargetIdleTimeout;
    countOwnAnswer(world, call.node, 504); // ELB-108, ELB-109
    if (call.answerIsLost) return;         // the node died meanwhile: nobody hears it
    if (call.target != kNone) countFailed(world, world.targets[call.target].edge, cause);
    callerGivesUp(world, c, {Answer::Kind::Failed, cause, true});
}

void balancerAnswered(World& world, Index c, const Answer& answer)
{
    const Call& call = world.calls[c];
    if (call.target == kNone) return;
    Target& target = world.targets[call.target];
    const TargetGroup& group = world.targetGroups[target.targetGroup];
    const bool isReset = answer.cause == Cause::TargetReset || answer.cause == Cause::InstanceTerminated;
    if (call.hasClosed) {
        leaveBalancer(world, c);
        return;
    }
    ++target.answers;
    if (answer.kind == Answer::Kind::Good) {
        bump(world, group.target2xx, 1);
        target.brokenInARow = 0;
    } else {
        ++target.errors;
        countFailed(world, target.edge, answer.cause);
        if (isReset && isNetwork(planOfNode(world, call.node))) {
            count(world, call.node, BalancerCount::TargetReset);
            noteBrokenConnection(world, call.target);
        } else if (isReset) { // ELB-106: reset or refused by the target
            countOwnAnswer(world, call.node, 502);
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
    if (call.node == kNone || call.target == kNone || !world.nodes[call.node].isReachable()) return;
    if (isNetwork(planOfNode(world, call.node))) count(world, call.node, BalancerCount::ClientReset);
    else countOwnAnswer(world, call.node, 460);
}

void closeAtBalancer(World& world, Index c)
{
    noteClientClosed(world, c);
    world.calls[c].hasClosed = true;
}

void leaveBalancer(World& world, Index c)
{
    Call& call = world.calls[c];
    if (call.target == kNone) return;
    Target& target = world.targets[call.target];
    const Index t = call.target;
    call.target = kNone;
    --target.outstanding;
    if (!target.outstandingByNode.empty()) --target.outstandingByNode[world.nodes[call.node].slot];
    FAULTLINE_ASSERT(target.outstanding >= 0);
    // ELB-92: with nothing in flight deregistration is complete at once.
    if (target.state == Target::State::Draining && target.outstanding == 0) atControl(world, world.now, EventKind::TargetDrained, t, target.stamp);
    if (world.callsInSurgeQueues > 0) letSurgeIn(world, t);
}

} // namespace faultline::sim
