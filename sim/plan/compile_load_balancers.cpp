#include "sim/plan/attributes.h"
#include "sim/plan/listener_rules.h"
#include "sim/plan/plan_builder.h"

#include "model/services/elastic_load_balancing_v2.h"

namespace faultline::sim {

namespace {

bool names(const Property<Reference>& reference, const std::string& id) { return reference.isKnown() && reference->target == id; }

RequestHead headOf(const SendAnnotation* send)
{
    RequestHead head;
    if (!send) return head;
    head.path = send->urlPath;
    head.host = send->host;
    head.method = send->method;
    head.sourceIp = send->sourceIp;
    head.headers = send->headers;
    return head;
}

} // namespace

void PlanBuilder::readNodeZones(const Resource& resource, LoadBalancerPlan& plan)
{
    if (m_plan.hasOverheads)
        for (const std::string& zone : m_topology.placement(resource.id).zones) plan.nodeZones.push_back(zoneOf(zone));
    if (plan.nodeZones.empty()) plan.nodeZones.push_back(kNone);
}

Index PlanBuilder::addLoadBalancer(const Resource& resource)
{
    if (const auto known = m_loadBalancers.find(resource.id); known != m_loadBalancers.end()) return known->second;
    const auto b = static_cast<Index>(m_plan.loadBalancers.size());
    m_loadBalancers[resource.id] = b;
    LoadBalancerPlan plan;
    plan.subject = subjectOf(resource.id);
    const auto* typed = resource.as<faultline::LoadBalancer>();
    const bool isNetwork = typed && typed->type.isKnown() && (*typed->type == "network" || *typed->type == "gateway");
    plan.kind = isNetwork ? LoadBalancerPlan::Kind::Network : LoadBalancerPlan::Kind::Application;
    if (isNetwork) plan.idleTimeout = 350 * kSecond; // ELB-101
    readNodeZones(resource, plan);
    if (typed) {
        const auto attribute = [&](std::string_view key) { return attributeOf(typed->loadBalancerAttributes, key); };
        if (!isNetwork) { // ELB-98, ELB-99
            plan.idleTimeout = numberIn({1, 4'000}, resource.id + ": idle time-out, s", attribute("idle_timeout.timeout_seconds"), 60) * kSecond;
            plan.keepAlive = numberIn({60, 604'800}, resource.id + ": client keep-alive, s", attribute("client_keep_alive.seconds"), 3'600) * kSecond;
        }
        plan.canShiftZones = isTrue(attribute("zonal_shift.config.enabled"), false);
        const auto affinity = attribute("dns_record.client_routing_policy");
        plan.zonalAffinity = affinity == "availability_zone_affinity" ? 1 : affinity == "partial_availability_zone_affinity" ? 0.85 : 0;
    }
    if (m_plan.hasOverheads) {
        assume("Load balancers: processing time and capacity", "0 ms, unlimited", "ELB-123");
        assume("Load balancers: a dead node leaves DNS after", "30 s", "ELB-136; Faultline's assumption");
    }
    m_plan.loadBalancers.push_back(std::move(plan));
    return b;
}

RoutePlan PlanBuilder::routeOf(const Resource& resource, Index b, const SendAnnotation* send)
{
    const RequestHead head = headOf(send);
    RoutePlan route;
    route.kb = send ? send->kb.value_or(0) : 0;
    if (m_plan.loadBalancers[b].kind == LoadBalancerPlan::Kind::Application && head.method == "TRACE") { // ELB-106
        route.own = RoutePlan::Own::Refusal;
        route.status = 405;
        return route;
    }
    // Of several listeners the first that forwards carries the traffic; one that only redirects sends clients to another one.
    std::optional<RuleMatch> chosen;
    for (const auto& [listenerResource, listener] : allInOrder<Listener>()) {
        if (!names(listener->loadBalancerArn, resource.id)) continue;
        std::vector<const ListenerRule*> rules;
        for (const auto& [ruleResource, rule] : allInOrder<ListenerRule>())
            if (names(rule->listenerArn, listenerResource->id)) rules.push_back(rule);
        auto match = matchOf(*listener, std::move(rules), head);
        if (!chosen || (chosen->action.groups.empty() && match && !match->action.groups.empty())) chosen = std::move(match);
    }
    if (!chosen) return route; // nothing listens: 503
    const RuleAction& action = chosen->action;
    route.rulesProcessed = chosen->rulesProcessed;
    if (action.ownStatus) {
        route.own = action.isRedirect ? RoutePlan::Own::Redirect : RoutePlan::Own::FixedResponse;
        route.status = *action.ownStatus;
        return route;
    }
    route.groupStickiness = action.groupStickinessSeconds * kSecond;
    double total = 0, upTo = 0;
    for (const auto& [id, weight] : action.groups) total += weight;
    for (const auto& [id, weight] : action.groups) {
        if (weight <= 0 || total <= 0) continue; // ELB-34
        upTo += weight / total;
        route.shares.push_back({addTargetGroup(id, b), upTo});
    }
    return route;
}

} // namespace faultline::sim
