#include "sim/plan/plan_builder.h"

#include <charconv>

namespace faultline::sim {

namespace {

constexpr Nanoseconds kWholeRun = 366ll * 86'400 * kSecond; // the longest drill

bool isHttp(const ClassicLoadBalancer& balancer)
{
    for (const auto& listener : balancer.listeners)
        if (listener.isKnown() && listener->protocol.isKnown() &&
            (listener->protocol->starts_with("HTTP") || listener->protocol->starts_with("http")))
            return true;
    return false;
}

StickinessPlan stickinessOf(const ClassicLoadBalancer& balancer)
{
    StickinessPlan plan;
    for (const auto& policy : balancer.lbCookieStickinessPolicy) {
        if (!policy.isKnown()) continue;
        plan.kind = StickinessPlan::Kind::Cookie;
        plan.lasts = kWholeRun; // without a period it lasts as long as the browser is open
        plan.isRenewed = false;
        std::int64_t period = 0;
        if (const auto& text = policy->cookieExpirationPeriod; text.isKnown()) {
            std::from_chars(text->data(), text->data() + text->size(), period);
            if (period > 0 && period <= 1'000'000) plan.lasts = period * kSecond;
        }
    }
    return plan;
}

} // namespace

Index PlanBuilder::addClassicLoadBalancer(const Resource& resource)
{
    if (const auto known = m_loadBalancers.find(resource.id); known != m_loadBalancers.end()) return known->second;
    const auto b = static_cast<Index>(m_plan.loadBalancers.size());
    m_loadBalancers[resource.id] = b;
    const auto g = static_cast<Index>(m_plan.targetGroups.size());
    m_plan.targetGroups.emplace_back();
    LoadBalancerPlan plan;
    plan.kind = LoadBalancerPlan::Kind::Classic;
    plan.subject = subjectOf(resource.id);
    plan.surgeQueueMax = 1024; // ELB-114
    readNodeZones(resource, plan);
    plan.targetGroups.push_back(g);
    RoutePlan route;
    route.shares.push_back({g, 1});
    plan.routes.push_back(std::move(route));

    TargetGroupPlan group;
    group.subject = plan.subject;
    group.loadBalancer = b;
    group.isCrossZone = !m_plan.hasOverheads; // ELB-49: off when made from a template
    group.deregistrationDelay = 0;            // ELB-96: without the policy draining is off
    group.routingMinimum.count = 0;           // ELB-112: it does not fail open
    group.algorithm = TargetGroupPlan::Algorithm::RoundRobin;
    if (const auto* typed = resource.as<ClassicLoadBalancer>()) {
        group.check = healthCheckOf(resource.id, *typed);
        group.stickiness = stickinessOf(*typed);
        if (isHttp(*typed)) group.algorithm = TargetGroupPlan::Algorithm::LeastOutstanding; // ELB-47
        if (typed->crossZone.valueOrDefault(false).value_or(false)) group.isCrossZone = true;
        if (typed->connectionSettings.isKnown()) // ELB-98
            plan.idleTimeout = numberIn({1, 4'000}, resource.id + ": idle time-out, s", typed->connectionSettings->idleTimeout, 60) * kSecond;
        if (const auto& draining = typed->connectionDrainingPolicy; draining.isKnown() && draining->enabled.valueOrDefault(false).value_or(false))
            group.deregistrationDelay = numberIn({1, 3'600}, resource.id + ": draining, s", draining->timeout, 300) * kSecond;
    }
    if (m_plan.hasOverheads) assume("Classic Load Balancers: nodes", "one in each enabled zone", "ELB-115");
    m_plan.loadBalancers.push_back(std::move(plan));
    std::vector<std::string> targets;
    for (const faultline::Call* call : m_topology.callsFrom(resource.id)) targets.push_back(call->to);
    addTargets(group, m_plan.loadBalancers[b].subject, targets);
    m_plan.targetGroups[g] = std::move(group);
    return b;
}

} // namespace faultline::sim
