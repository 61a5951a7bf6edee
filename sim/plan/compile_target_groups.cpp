#include "sim/plan/attributes.h"
#include "sim/plan/plan_builder.h"

#include "model/services/elastic_load_balancing_v2.h"

namespace faultline::sim {

namespace {

using Group = faultline::TargetGroup;

std::optional<std::string> attribute(const Group& group, std::string_view key) { return attributeOf(group.targetGroupAttributes, key); }

HealthMinimum minimumOf(const Group& group, std::string_view action)
{
    const std::string prefix = "target_group_health." + std::string(action) + ".minimum_healthy_targets.";
    HealthMinimum minimum; // ELB-74, ELB-75: a count of 1
    if (const auto count = attribute(group, prefix + "count")) minimum.count = static_cast<int>(wholeNumberOf(count).value_or(0));
    minimum.percent = static_cast<int>(wholeNumberOf(attribute(group, prefix + "percentage")).value_or(0));
    return minimum;
}

StickinessPlan stickinessOf(const Group& group)
{
    StickinessPlan plan;
    if (!isTrue(attribute(group, "stickiness.enabled"), false)) return plan;
    const std::string type = attribute(group, "stickiness.type").value_or("lb_cookie");
    plan.kind = type == "source_ip" ? StickinessPlan::Kind::SourceIp : StickinessPlan::Kind::Cookie;
    const bool isOfApplication = type == "app_cookie";
    const auto lasts = attribute(group, isOfApplication ? "stickiness.app_cookie.duration_seconds" : "stickiness.lb_cookie.duration_seconds");
    plan.lasts = wholeNumberOf(lasts).value_or(86'400) * kSecond; // ELB-85
    return plan;
}

void readApplication(const Group& group, TargetGroupPlan& plan)
{
    using Algorithm = TargetGroupPlan::Algorithm;
    const auto algorithm = attribute(group, "load_balancing.algorithm.type"); // ELB-39
    if (algorithm == "least_outstanding_requests") plan.algorithm = Algorithm::LeastOutstanding;
    if (algorithm == "weighted_random") plan.algorithm = Algorithm::WeightedRandom;
    const auto protocol = group.protocol.isKnown() ? *group.protocol : std::string("HTTP");
    plan.looksForAnomalies = protocol.starts_with("HTTP");
    plan.mitigatesAnomalies = plan.algorithm == Algorithm::WeightedRandom && attribute(group, "load_balancing.algorithm.anomaly_mitigation") == "on";
    // Slow start goes with round robin only (ELB-40, ELB-41), cookies with round robin and least outstanding requests.
    if (plan.algorithm == Algorithm::RoundRobin)
        plan.slowStart = wholeNumberOf(attribute(group, "slow_start.duration_seconds")).value_or(0) * kSecond;
    plan.stickiness = plan.algorithm == Algorithm::WeightedRandom ? StickinessPlan{} : stickinessOf(group);
    if (!plan.isCrossZone) plan.stickiness = {}; // ELB-54
}

void readNetwork(const Group& group, TargetGroupPlan& plan)
{
    plan.stickiness = stickinessOf(group);
    const std::string protocol = group.protocol.isKnown() ? *group.protocol : "TCP";
    const bool isUdp = protocol == "UDP" || protocol == "TCP_UDP";
    plan.cutsDrained = isTrue(attribute(group, "deregistration_delay.connection_termination.enabled"), isUdp); // ELB-94
    plan.cutsUnhealthy = isTrue(attribute(group, "target_health_state.unhealthy.connection_termination.enabled"), true);
    plan.unhealthyDraining = wholeNumberOf(attribute(group, "target_health_state.unhealthy.draining_interval_seconds")).value_or(0) * kSecond;
    plan.hasPassiveChecks = !isUdp && plan.stickiness.kind == StickinessPlan::Kind::None; // ELB-69
    const bool isByAddress = group.targetType.isKnown() && *group.targetType == "ip";
    plan.preservesClientAddress = isUdp || isTrue(attribute(group, "preserve_client_ip.enabled"), !isByAddress); // ELB-103
}

} // namespace

void PlanBuilder::addTargets(TargetGroupPlan& group, Index balancerSubject, std::vector<std::string> targets)
{
    m_order.sort(targets);
    for (const std::string& id : targets) {
        const Resource* target = m_architecture.find(id);
        if (!target || target->exists == Tri::No) continue;
        group.edges.push_back(edge(balancerSubject, subjectOf(id)));
        group.stations.push_back(addStation(id));
    }
    if (group.stations.empty())
        assume(m_plan.subjects[group.subject] + ": targets", "none are registered in this template, so it answers every request with an error",
               "ELB-36");
}

/// R149: a target group is used by one load balancer at most.
void PlanBuilder::refuseShared(const std::string& id, Index first, Index second)
{
    if (m_failure) return;
    const auto nameOf = [&](Index b) { return m_plan.subjects[m_plan.loadBalancers[b].subject]; };
    m_failure = problem("shared-target-group", {{"group", id}, {"first", nameOf(first)}, {"second", nameOf(second)}}, "shared-target-group-remedy");
    m_failure->place.path = "Resources/" + id;
}

Index PlanBuilder::addTargetGroup(const std::string& id, Index b)
{
    if (const auto known = m_targetGroups.find(id); known != m_targetGroups.end()) {
        if (m_plan.targetGroups[known->second].loadBalancer != b) refuseShared(id, m_plan.targetGroups[known->second].loadBalancer, b);
        return known->second;
    }
    const auto g = static_cast<Index>(m_plan.targetGroups.size());
    m_targetGroups[id] = g;
    m_plan.targetGroups.emplace_back();
    m_plan.targetGroups[g].loadBalancer = b; // what its targets use may lead here again
    m_plan.loadBalancers[b].targetGroups.push_back(g);
    const LoadBalancerPlan::Kind kind = m_plan.loadBalancers[b].kind;
    const bool isNetwork = kind == LoadBalancerPlan::Kind::Network;
    const Resource* resource = m_architecture.find(id);
    const auto* typed = resource ? resource->as<Group>() : nullptr;
    TargetGroupPlan plan;
    plan.subject = subjectOf(id);
    plan.loadBalancer = b;
    plan.isCrossZone = !isNetwork;                                                                              // ELB-49
    plan.algorithm = isNetwork ? TargetGroupPlan::Algorithm::FlowHash : TargetGroupPlan::Algorithm::RoundRobin; // ELB-39, ELB-46
    plan.check = healthCheckOf(id, typed, kind);
    const Resource* balancer = m_architecture.find(m_plan.subjects[m_plan.loadBalancers[b].subject]);
    const auto* balancerTyped = balancer ? balancer->as<faultline::LoadBalancer>() : nullptr;
    if (isNetwork && balancerTyped)
        plan.isCrossZone = isTrue(attributeOf(balancerTyped->loadBalancerAttributes, "load_balancing.cross_zone.enabled"), false);
    if (typed) {
        const auto own = attribute(*typed, "load_balancing.cross_zone.enabled"); // ELB-50
        if (own == "true" || own == "false") plan.isCrossZone = own == "true";
        const auto delay = attribute(*typed, "deregistration_delay.timeout_seconds"); // ELB-92
        plan.deregistrationDelay = numberIn({0, 3'600}, id + ": deregistration delay, s", delay, 300) * kSecond;
        plan.routingMinimum = minimumOf(*typed, "unhealthy_state_routing");
        plan.dnsMinimum = minimumOf(*typed, "dns_failover");
        if (isNetwork) readNetwork(*typed, plan);
        else readApplication(*typed, plan);
        if (plan.hasPassiveChecks && m_plan.hasOverheads)
            assume(id + ": passive health checks", "a target that breaks 3 connections in a row is unhealthy", "ELB-69; Faultline's assumption");
        if (plan.looksForAnomalies && plan.mitigatesAnomalies)
            assume(id + ": an anomalous target", "a tenth of its answers are errors, three times as many as the others'",
                   "ELB-42; Faultline's assumption", true);
    }
    addTargets(plan, m_plan.loadBalancers[b].subject, m_topology.targetsOf(id));
    m_plan.targetGroups[g] = std::move(plan);
    return g;
}

} // namespace faultline::sim
