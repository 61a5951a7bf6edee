#include "sim/services/dns.h"
#include "sim/services/health_checks.h"
#include "sim/services/load_balancer.h"

#include <algorithm>

/// Registration of members with target groups, and where each node may send.
namespace faultline::sim {

namespace {

bool isHealthyFor(const World& world, const Target& target, std::size_t nodeSlot)
{
    return world.checks[target.checks[nodeSlot]].health == Check::Health::Healthy;
}

bool seesTarget(const World& world, const TargetGroupPlan& plan, const Node& node, const Target& target)
{
    if (target.state != Target::State::Registered) return false;
    if (plan.isCrossZone || node.zone == kNone) return true;
    return world.members[target.member].zone == node.zone; // ELB-56
}

} // namespace

void refreshEligible(World& world, Index g)
{
    const TargetGroupPlan& plan = world.plan->targetGroups[g];
    if (plan.loadBalancer == kNone) return;
    const LoadBalancerPlan& balancerPlan = world.plan->loadBalancers[plan.loadBalancer];
    const LoadBalancer& balancer = world.loadBalancers[plan.loadBalancer];
    const auto slot = static_cast<std::size_t>(std::find(balancerPlan.targetGroups.begin(), balancerPlan.targetGroups.end(), g) -
                                               balancerPlan.targetGroups.begin());
    for (std::size_t i = 0; i < balancer.nodes.size(); ++i) {
        Node& node = world.nodes[balancer.nodes[i]];
        std::vector<Index>& eligible = node.eligible[slot];
        eligible.clear();
        std::vector<Index> seen;
        for (const Index t : world.targetGroups[g].targets) {
            const Target& target = world.targets[t];
            if (!seesTarget(world, plan, node, target)) continue;
            seen.push_back(t);
            if (isHealthyFor(world, target, i)) eligible.push_back(t);
        }
        // ELB-73: with no healthy target a node sends to all; a Classic one does not (ELB-112).
        const bool failsOpen = eligible.empty() && !seen.empty() && balancerPlan.kind != LoadBalancerPlan::Kind::Classic;
        if (failsOpen) eligible = seen;
        if (failsOpen != node.failsOpen[slot] && world.now > 0)
            note(world, TimelineEntry::Plane::Data, failsOpen ? "fail-open" : "fail-open-over", "ELB-73", plan.subject);
        node.failsOpen[slot] = failsOpen;
    }
    recordNames(world, plan.loadBalancer);
}

bool zoneIsFitForDns(const World& world, Index n)
{
    const Node& node = world.nodes[n];
    const LoadBalancerPlan& plan = world.plan->loadBalancers[node.loadBalancer];
    if (node.zone == kNone) return true;
    std::size_t healthyGroups = 0, zonalGroups = 0;
    for (std::size_t slot = 0; slot < plan.targetGroups.size(); ++slot) {
        if (world.plan->targetGroups[plan.targetGroups[slot]].isCrossZone) continue;
        ++zonalGroups;
        if (!node.eligible[slot].empty() && !node.failsOpen[slot]) ++healthyGroups;
    }
    if (zonalGroups == 0) return true;
    return plan.kind == LoadBalancerPlan::Kind::Network ? healthyGroups == zonalGroups : healthyGroups > 0; // ELB-80
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
        world.targets.push_back(target);
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
    target.state = Target::State::Unused;
    ++target.stamp;
}

bool isDrained(const World& world, Index m)
{
    return std::none_of(world.targets.begin(), world.targets.end(),
                        [m](const Target& t) { return t.member == m && t.state != Target::State::Unused; });
}

} // namespace faultline::sim
