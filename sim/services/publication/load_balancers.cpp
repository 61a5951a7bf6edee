#include "sim/services/publication/series.h"

#include <algorithm>

namespace faultline::sim {

void makeLoadBalancerSeries(World& world, Index b)
{
    const LoadBalancerPlan& plan = world.plan->loadBalancers[b];
    LoadBalancer& balancer = world.loadBalancers[b];
    const std::string& id = world.plan->subjects[plan.subject];
    const bool isClassic = plan.kind == LoadBalancerPlan::Kind::Classic;
    const Dimensions a{{isClassic ? "LoadBalancerName" : "LoadBalancer", id}};
    if (plan.kind == LoadBalancerPlan::Kind::Network) {
        balancer.newFlows = addSeries(world, "AWS/NetworkELB", "NewFlowCount", a); // MET-145
        return;
    }
    const char* space = isClassic ? "AWS/ELB" : "AWS/ApplicationELB";
    balancer.requests = addSeries(world, space, "RequestCount", a); // MET-122, MET-70
    balancer.elb5xx = addSeries(world, space, isClassic ? "HTTPCode_ELB_5XX" : "HTTPCode_ELB_5XX_Count", a);
    if (isClassic) return;
    balancer.responseTime = addDurationSeries(world, space, "TargetResponseTime", a, 1e9);
    balancer.elb4xx = addSeries(world, space, "HTTPCode_ELB_4XX_Count", a); // MET-99
    balancer.elb502 = addSeries(world, space, "HTTPCode_ELB_502_Count", a);
    balancer.elb503 = addSeries(world, space, "HTTPCode_ELB_503_Count", a);
    balancer.elb504 = addSeries(world, space, "HTTPCode_ELB_504_Count", a);
}

void makeTargetGroupSeries(World& world, Index g)
{
    const TargetGroupPlan& plan = world.plan->targetGroups[g];
    TargetGroup& group = world.targetGroups[g];
    if (plan.loadBalancer == kNone) return;
    const LoadBalancerPlan& balancer = world.plan->loadBalancers[plan.loadBalancer];
    const std::string& id = world.plan->subjects[plan.subject];
    const std::string& balancerId = world.plan->subjects[balancer.subject];
    const bool isClassic = balancer.kind == LoadBalancerPlan::Kind::Classic;
    const bool isNetwork = balancer.kind == LoadBalancerPlan::Kind::Network;
    const Dimensions t = isClassic ? Dimensions{{"LoadBalancerName", balancerId}} : Dimensions{{"LoadBalancer", balancerId}, {"TargetGroup", id}};
    const char* space = isClassic ? "AWS/ELB" : isNetwork ? "AWS/NetworkELB" : "AWS/ApplicationELB";
    if (!isNetwork) {
        group.responseTime = addDurationSeries(world, space, isClassic ? "Latency" : "TargetResponseTime", t, 1e9); // MET-127, MET-69
        group.target2xx = addSeries(world, space, isClassic ? "HTTPCode_Backend_2XX" : "HTTPCode_Target_2XX_Count", t);
        group.target5xx = addSeries(world, space, isClassic ? "HTTPCode_Backend_5XX" : "HTTPCode_Target_5XX_Count", t);
        group.connectErrors = addSeries(world, space, isClassic ? "BackendConnectionErrors" : "TargetConnectionErrorCount", t);
    }
    if (!isNetwork && !isClassic) {
        group.requests = addSeries(world, space, "RequestCount", t);
        group.perTarget = addSeries(world, space, "RequestCountPerTarget", {{"TargetGroup", id}}); // MET-123
    }
    for (const std::string& zone : world.plan->zones) {
        Dimensions zonal = t;
        zonal.push_back({"AvailabilityZone", zone});
        group.healthy.push_back(addSeries(world, space, "HealthyHostCount", zonal));
        group.unhealthy.push_back(addSeries(world, space, "UnHealthyHostCount", zonal));
    }
    group.healthy.push_back(addSeries(world, space, "HealthyHostCount", t)); // MET-92
    group.unhealthy.push_back(addSeries(world, space, "UnHealthyHostCount", t));
}

/// Each node reports what it sees, so Minimum and Maximum are over nodes (ELB-130, ELB-131).
void sampleHosts(World& world, Index g)
{
    const TargetGroupPlan& plan = world.plan->targetGroups[g];
    TargetGroup& group = world.targetGroups[g];
    if (plan.loadBalancer == kNone) return;
    const LoadBalancer& balancer = world.loadBalancers[plan.loadBalancer];
    std::size_t healthyNow = 0, registered = 0;
    for (std::size_t i = 0; i < balancer.nodes.size(); ++i) {
        if (!world.nodes[balancer.nodes[i]].hasPower) continue;
        std::vector<int> healthy(group.healthy.size(), 0), unhealthy(group.healthy.size(), 0);
        for (const Index t : group.targets) {
            const Target& target = world.targets[t];
            if (target.state != Target::State::Registered) continue;
            const Check::Health health = world.checks[target.checks[i]].health;
            const Index zone = world.members[target.member].zone;
            std::vector<int>& counts = health == Check::Health::Healthy ? healthy : unhealthy;
            if (health == Check::Health::Initial) continue;
            if (zone != kNone) ++counts[zone];
            ++counts.back();
        }
        for (std::size_t z = 0; z < healthy.size(); ++z) {
            if (healthy[z] + unhealthy[z] == 0 && z + 1 < healthy.size()) continue;
            bump(world, group.healthy[z], healthy[z]);
            bump(world, group.unhealthy[z], unhealthy[z]);
        }
        healthyNow = std::max(healthyNow, static_cast<std::size_t>(healthy.back()));
        registered = std::max(registered, static_cast<std::size_t>(healthy.back() + unhealthy.back()));
    }
    const std::size_t share = healthyNow > 0 ? healthyNow : registered; // ELB-129
    if (registered > 0) bump(world, group.requests, static_cast<double>(group.periodRequests));
    if (share > 0) bump(world, group.perTarget, static_cast<double>(group.periodRequests) / static_cast<double>(share));
    group.periodRequests = 0;
}

void sampleLoadBalancers(World& world)
{
    // What its target groups have seen together is what the load balancer has seen.
    for (Index g = 0; g < world.targetGroups.size(); ++g) {
        const Index b = world.plan->targetGroups[g].loadBalancer, ofGroup = world.targetGroups[g].responseTime;
        const Index ofBalancer = b == kNone ? kNone : world.loadBalancers[b].responseTime;
        if (ofGroup != kNone && ofBalancer != kNone) world.series[ofBalancer].durations.merge(world.series[ofGroup].durations);
    }
    for (LoadBalancer& balancer : world.loadBalancers) {
        if (balancer.requestCount > 0)
            bump(world, balancer.requests != kNone ? balancer.requests : balancer.newFlows, static_cast<double>(balancer.requestCount));
        balancer.requestCount = 0;
    }
}

} // namespace faultline::sim
