#include "sim/services/surge_queue.h"

#include "sim/services/balancer_counts.h"
#include "sim/services/load_balancer.h"
#include "sim/services/member.h"
#include "sim/services/target_choice.h"

#include <algorithm>

namespace faultline::sim {

namespace {

bool isEligible(const World& world, Index n, Index t)
{
    const Node& node = world.nodes[n];
    const std::size_t slot = slotOf(world.plan->loadBalancers[node.loadBalancer], world.targets[t].targetGroup);
    return std::find(node.eligible[slot].begin(), node.eligible[slot].end(), t) != node.eligible[slot].end();
}

/// The longest waiting call of a node that somebody still wants; kNone when there is none.
Index takeFirst(World& world, Node& node)
{
    while (!node.surge.isEmpty()) {
        const CallRef first = node.surge.pop();
        --world.callsInSurgeQueues;
        if (!world.calls.isLive(first.call, first.stamp)) continue;
        if (!world.calls[first.call].clientIsGone) return first.call;
        abandonHung(world, first.call);
    }
    return kNone;
}

} // namespace

bool hasRoom(const World& world, Index t)
{
    const Target& target = world.targets[t];
    const StationPlan& plan = world.plan->stations[world.members[target.member].station];
    if (plan.queueLimit < 0) return true;
    return target.outstanding < (plan.hasServers ? plan.servers : plan.workers) + plan.queueLimit;
}

void standInSurgeQueue(World& world, Index c, Index g)
{
    Call& call = world.calls[c];
    const Index n = call.node;
    Node& node = world.nodes[n];
    const LoadBalancerPlan& plan = world.plan->loadBalancers[node.loadBalancer];
    for (const Index t : node.eligible[slotOf(plan, g)]) {
        if (!hasRoom(world, t)) continue;
        sendToTarget(world, c, t);
        return;
    }
    if (node.surge.size() >= plan.surgeQueueMax) {
        count(world, n, BalancerCount::Spillover);
        answerSelf(world, c, 503, Cause::SurgeQueueFull);
        return;
    }
    call.phase = Call::Phase::Travelling;
    node.surge.push({c, call.stamp});
    ++world.callsInSurgeQueues;
    count(world, n, BalancerCount::SurgeLength, static_cast<double>(node.surge.size()));
    if (call.deadline > world.now + plan.idleTimeout) after(world, plan.idleTimeout, EventKind::SurgeTimeout, c, call.stamp);
}

void onSurgeTimeout(World& world, Index c)
{
    const Call& call = world.calls[c];
    if (call.target != kNone || call.phase != Call::Phase::Travelling || call.clientIsGone) return; // it went in
    countOwnAnswer(world, call.node, 504);
    if (!call.answerIsLost) callerGivesUp(world, c, {Answer::Kind::Failed, Cause::TargetIdleTimeout, true});
}

void letSurgeIn(World& world, Index t)
{
    const LoadBalancer& balancer = world.loadBalancers[world.plan->targetGroups[world.targets[t].targetGroup].loadBalancer];
    const std::size_t first = world.targets[t].answers % balancer.nodes.size(); // no node's queue comes first for ever
    for (std::size_t i = 0; i < balancer.nodes.size(); ++i) {
        const Index n = balancer.nodes[(first + i) % balancer.nodes.size()];
        while (!world.nodes[n].surge.isEmpty() && isEligible(world, n, t) && hasRoom(world, t)) {
            const Index c = takeFirst(world, world.nodes[n]);
            if (c != kNone) sendToTarget(world, c, t);
        }
    }
}

} // namespace faultline::sim
