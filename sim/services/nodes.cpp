#include "sim/services/nodes.h"

#include "sim/services/clients.h"
#include "sim/services/dns.h"
#include "sim/services/targets.h"

#include <algorithm>

namespace faultline::sim {

namespace {

// No source tells how fast DNS learns of a dead node; 30 s is a Route 53 health check's three rounds of 10 s, taken as our assumption.
constexpr Nanoseconds kDetection = 30 * kSecond;

Index subjectOf(const World& world, const Node& node) { return world.plan->loadBalancers[node.loadBalancer].subject; }

/// What came in through the node loses its way back.
void loseCalls(World& world, Index n)
{
    for (Index c = 0; c < world.calls.capacity(); ++c) {
        if (!world.calls.isLive(c) || world.calls[c].node != n || world.calls[c].origin == Call::Origin::Check) continue;
        world.calls[c].answerIsLost = true;
        world.calls[c].hangCause = Cause::LbNodeUnreachable;
        if (world.calls[c].origin == Call::Origin::Client) onAttemptVanished(world, c); // overdue ones hoped for an answer
    }
}

void noteReach(World& world, Index n, bool wasReachable)
{
    Node& node = world.nodes[n];
    if (node.isReachable() == wasReachable) return;
    ++node.stamp;
    atControl(world, world.now + kDetection, EventKind::NodeNoticed, n, node.stamp);
    noteClock(world, subjectOf(world, node), 0, wasReachable ? "dns-detection" : "dns-return", "ELB-136", world.now, world.now + kDetection);
    if (wasReachable) loseCalls(world, n);
}

} // namespace

void cutNodePower(World& world, Index n)
{
    const bool wasReachable = world.nodes[n].isReachable();
    ++world.nodes[n].powerFaults;
    noteReach(world, n, wasReachable);
}

void returnNodePower(World& world, Index n)
{
    const bool wasReachable = world.nodes[n].isReachable();
    --world.nodes[n].powerFaults;
    FAULTLINE_ASSERT(world.nodes[n].powerFaults >= 0);
    noteReach(world, n, wasReachable);
}

void setNodeIsolation(World& world, Index n, bool isIsolated)
{
    const bool wasReachable = world.nodes[n].isReachable();
    world.nodes[n].isIsolated = isIsolated;
    noteReach(world, n, wasReachable);
}

void onNodeNoticed(World& world, Index n)
{
    Node& node = world.nodes[n];
    node.isKnownUp = node.isReachable();
    recordNames(world, node.loadBalancer);
    note(world, TimelineEntry::Plane::Control, node.isKnownUp ? "lb-node-restored" : "lb-node-removed", "ELB-136", subjectOf(world, node), 0,
         {{"zone", node.zone == kNone ? "" : world.plan->zones[node.zone]}});
}

void setZonalShift(World& world, Index b, Index zone, bool isShifted)
{
    for (const Index n : world.loadBalancers[b].nodes)
        if (world.nodes[n].zone == zone) world.nodes[n].isShifted = isShifted;
    for (const Index g : world.plan->loadBalancers[b].targetGroups) refreshEligible(world, g); // with cross-zone on other nodes stop sending there
    recordNames(world, b);
    note(world, TimelineEntry::Plane::Control, isShifted ? "zonal-shift" : "zonal-shift-over", "ELB-83", world.plan->loadBalancers[b].subject, 0,
         {{"zone", world.plan->zones[zone]}});
}

bool zoneIsFitForDns(const World& world, Index n)
{
    const Node& node = world.nodes[n];
    if (node.isShifted) return false;
    if (node.zone == kNone || node.isFitForDns.empty()) return true;
    const auto fit = static_cast<std::size_t>(std::count(node.isFitForDns.begin(), node.isFitForDns.end(), true));
    // ELB-80: one healthy group keeps a zone of an Application Load Balancer; any unhealthy one takes a zone of a Network Load Balancer out.
    const bool isNetwork = world.plan->loadBalancers[node.loadBalancer].kind == LoadBalancerPlan::Kind::Network;
    return isNetwork ? fit == node.isFitForDns.size() : fit > 0;
}

} // namespace faultline::sim
