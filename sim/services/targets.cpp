#include "sim/services/targets.h"

#include "sim/services/cut_flows.h"
#include "sim/services/dns.h"
#include "sim/services/health_checks.h"
#include "sim/services/surge_queue.h"
#include "sim/services/target_choice.h"

#include <algorithm>

namespace faultline::sim {

namespace {

const LoadBalancerPlan& balancerOf(const World& world, const TargetGroupPlan& plan) { return world.plan->loadBalancers[plan.loadBalancer]; }

/// ELB-60: the nodes of a Network Load Balancer agree on a target; one alone does not turn it.
bool isHealthyByConsensus(const World& world, const Target& target)
{
    std::size_t voters = 0, against = 0;
    for (const Index k : target.checks) {
        if (!world.nodes[world.checks[k].node].isReachable()) continue;
        ++voters;
        against += world.checks[k].health != Check::Health::Healthy ? 1 : 0;
    }
    return voters > 0 && 2 * against <= voters && against < voters;
}

bool isHealthyFor(const World& world, LoadBalancerPlan::Kind kind, const Target& target, std::size_t nodeSlot)
{
    if (kind == LoadBalancerPlan::Kind::Network) return isHealthyByConsensus(world, target);
    return world.checks[target.checks[nodeSlot]].health == Check::Health::Healthy;
}

/// ELB-17: a target in a zone that is not enabled gets no traffic; ELB-83: nor does one in a zone that is shifted away.
bool zoneIsEnabled(const World& world, const LoadBalancer& balancer, Index zone)
{
    if (zone == kNone) return true;
    for (const Index n : balancer.nodes) {
        if (world.nodes[n].zone == kNone) return true;
        if (world.nodes[n].zone == zone) return !world.nodes[n].isShifted;
    }
    return false;
}

bool seesTarget(const World& world, const TargetGroupPlan& plan, const Node& node, const Target& target)
{
    if (target.state != Target::State::Registered) return false;
    const Index zone = world.members[target.member].zone;
    if (!zoneIsEnabled(world, world.loadBalancers[plan.loadBalancer], zone)) return false;
    return plan.isCrossZone || node.zone == kNone || zone == node.zone; // ELB-56
}

void refreshNode(World& world, const TargetGroupPlan& plan, Node& node, std::size_t slot, Index g)
{
    std::vector<Index>& eligible = node.eligible[slot];
    eligible.clear();
    std::vector<Index> seen;
    for (const Index t : world.targetGroups[g].targets) {
        const Target& target = world.targets[t];
        if (!seesTarget(world, plan, node, target)) continue;
        seen.push_back(t);
        if (isHealthyFor(world, balancerOf(world, plan).kind, target, node.slot)) eligible.push_back(t);
    }
    // ELB-77: the base is what the node can send to: its zone's targets, or those of all zones.
    const std::size_t healthy = eligible.size();
    node.isFitForDns[slot] = plan.dnsMinimum.isMet(healthy, seen.size());
    const bool failsOpen = !seen.empty() && !plan.routingMinimum.isMet(healthy, seen.size()); // ELB-73
    if (failsOpen) eligible = seen;
    if (failsOpen != node.failsOpen[slot] && world.now > 0)
        note(world, TimelineEntry::Plane::Data, failsOpen ? "fail-open" : "fail-open-over", "ELB-73", plan.subject);
    node.failsOpen[slot] = failsOpen;
}

/// ELB-90: a target that turns healthy starts slowly while another one is past its slow start.
void startSlowly(World& world, const TargetGroupPlan& plan, Index t)
{
    Target& target = world.targets[t];
    TargetGroup& group = world.targetGroups[target.targetGroup];
    const bool anyFull = std::any_of(group.targets.begin(), group.targets.end(), [&](Index other) {
        const Target& o = world.targets[other];
        const bool isPast = o.slowFrom < 0 || world.now >= o.slowFrom + plan.slowStart;
        return other != t && o.state == Target::State::Registered && isPast && isHealthyForAny(world, o);
    });
    if (!anyFull) return;
    target.slowFrom = world.now;
    group.slowUntil = world.now + plan.slowStart;
}

} // namespace

void refreshEligible(World& world, Index g)
{
    const TargetGroupPlan& plan = world.plan->targetGroups[g];
    if (plan.loadBalancer == kNone) return;
    const std::size_t slot = slotOf(balancerOf(world, plan), g);
    for (const Index n : world.loadBalancers[plan.loadBalancer].nodes) refreshNode(world, plan, world.nodes[n], slot, g);
    recordNames(world, plan.loadBalancer);
    if (world.callsInSurgeQueues == 0) return;
    for (const Index t : world.targetGroups[g].targets) letSurgeIn(world, t);
}

void registerTargets(World& world, Index m)
{
    const Index station = world.members[m].station;
    for (Index g = 0; g < world.targetGroups.size(); ++g) {
        const TargetGroupPlan& plan = world.plan->targetGroups[g];
        const auto at = std::find(plan.stations.begin(), plan.stations.end(), station);
        if (at == plan.stations.end() || plan.loadBalancer == kNone) continue;
        const auto t = static_cast<Index>(world.targets.size());
        Target target;
        target.targetGroup = g;
        target.member = m;
        target.edge = plan.edges[static_cast<std::size_t>(at - plan.stations.begin())];
        if (!plan.preservesClientAddress) target.outstandingByNode.assign(world.loadBalancers[plan.loadBalancer].nodes.size(), 0);
        world.targets.push_back(std::move(target));
        world.targetGroups[g].targets.push_back(t);
        startChecks(world, t);
        refreshEligible(world, g);
    }
}

bool deregisterTargets(World& world, Index m)
{
    for (Index t = 0; t < world.targets.size(); ++t) {
        Target& target = world.targets[t];
        if (target.member != m || target.state != Target::State::Registered) continue;
        const TargetGroupPlan& plan = world.plan->targetGroups[target.targetGroup];
        target.state = Target::State::Draining;
        ++target.stamp;
        stopChecks(world, t);
        const bool hasWork = target.outstanding > 0 && world.members[m].hasPower;
        atControl(world, world.now + (hasWork ? plan.deregistrationDelay : 0), EventKind::TargetDrained, t, target.stamp); // ELB-92
        refreshEligible(world, target.targetGroup);
    }
    return isDrained(world, m);
}

void onTargetDrained(World& world, Index t)
{
    Target& target = world.targets[t];
    if (target.state != Target::State::Draining) return;
    target.state = Target::State::Unused;
    ++target.stamp;
    if (target.outstanding > 0 && world.plan->targetGroups[target.targetGroup].cutsDrained) cutFlows(world, t, Cause::DeregistrationDelay); // ELB-93
}

bool isDrained(const World& world, Index m)
{
    return std::none_of(world.targets.begin(), world.targets.end(),
                        [m](const Target& t) { return t.member == m && t.state != Target::State::Unused; });
}

bool isHealthyForAny(const World& world, const Target& target)
{
    if (balancerOf(world, world.plan->targetGroups[target.targetGroup]).kind == LoadBalancerPlan::Kind::Network)
        return isHealthyByConsensus(world, target);
    return std::any_of(target.checks.begin(), target.checks.end(), [&](Index k) { return world.checks[k].health == Check::Health::Healthy; });
}

void onHealthTurned(World& world, Index t, bool isHealthy)
{
    Target& target = world.targets[t];
    const TargetGroupPlan& plan = world.plan->targetGroups[target.targetGroup];
    target.brokenInARow = 0;
    if (isHealthy) {
        if (plan.slowStart > 0) startSlowly(world, plan, t);
        return;
    }
    target.slowFrom = -1;
    if (balancerOf(world, plan).kind != LoadBalancerPlan::Kind::Network || target.outstanding == 0) return;
    const bool failsOpen = std::any_of(world.loadBalancers[plan.loadBalancer].nodes.begin(), world.loadBalancers[plan.loadBalancer].nodes.end(),
                                       [&](Index n) { return world.nodes[n].failsOpen[slotOf(balancerOf(world, plan), target.targetGroup)]; });
    if (failsOpen) return;
    if (plan.cutsUnhealthy) cutFlows(world, t, Cause::ConnectionReset);
    else atControl(world, world.now + plan.unhealthyDraining, EventKind::UnhealthyDrained, t, target.stamp);
}

void onUnhealthyDrained(World& world, Index t)
{
    if (!isHealthyForAny(world, world.targets[t])) cutFlows(world, t, Cause::ConnectionReset);
}

void noteBrokenConnection(World& world, Index t)
{
    constexpr std::uint32_t kBroken = 3; // not published: our assumption
    if (t == kNone) return;
    Target& target = world.targets[t];
    if (!world.plan->targetGroups[target.targetGroup].hasPassiveChecks || ++target.brokenInARow < kBroken) return;
    target.brokenInARow = 0;
    markUnhealthy(world, t);
}

} // namespace faultline::sim
