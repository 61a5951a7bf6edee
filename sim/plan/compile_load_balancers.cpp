#include "sim/plan/plan_builder.h"

#include "model/services/auto_scaling.h"
#include "model/services/elastic_load_balancing.h"
#include "model/services/elastic_load_balancing_v2.h"

#include <algorithm>
#include <charconv>

namespace faultline::sim {

namespace {

Nanoseconds seconds(std::int64_t s) { return s * kSecond; }

/// `*` any text, `?` one character (ELB-30). Linear in text times pattern.
bool matches(std::string_view pattern, std::string_view text)
{
    std::size_t p = 0, t = 0, star = std::string_view::npos, mark = 0;
    while (t < text.size()) {
        if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
            ++p;
            ++t;
        } else if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            mark = t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++mark;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*') ++p;
    return p == pattern.size();
}

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

template <class Attributes>
std::optional<std::string> attributeOf(const Attributes& attributes, std::string_view key)
{
    for (const auto& item : attributes)
        if (item.isKnown() && item->key.isKnown() && *item->key == key && item->value.isKnown()) return *item->value;
    return std::nullopt;
}

std::optional<std::int64_t> numberOf(const std::optional<std::string>& text)
{
    std::int64_t value = 0;
    if (!text) return std::nullopt;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    return error == std::errc() && end == text->data() + text->size() && value >= 0 && value <= 1'000'000 ? std::optional(value) : std::nullopt;
}

bool anyMatches(const ListProperty<std::string>& values, std::string_view text, bool ignoresCase)
{
    return std::any_of(values.begin(), values.end(), [&](const Property<std::string>& v) {
        return v.isKnown() && (ignoresCase ? matches(lower(*v), lower(text)) : matches(*v, text));
    });
}

/// Whether a rule's condition holds for a request of which path and host are known. What asks for anything else does not hold.
bool holds(const ListenerRule::RuleCondition& condition, const std::string& path, const std::string& host)
{
    const std::string field = condition.field.isKnown() ? *condition.field : "";
    const std::string pathOnly = path.substr(0, path.find('?')); // ELB-32
    if (field == "path-pattern")
        return anyMatches(condition.values, pathOnly, false) ||
               (condition.pathPatternConfig.isKnown() && anyMatches(condition.pathPatternConfig->values, pathOnly, false));
    if (field == "host-header")
        return anyMatches(condition.values, host, true) ||
               (condition.hostHeaderConfig.isKnown() && anyMatches(condition.hostHeaderConfig->values, host, true));
    return false;
}

bool names(const Property<Reference>& reference, const std::string& id) { return reference.isKnown() && reference->target == id; }

struct Forward {
    std::vector<std::pair<std::string, double>> groups; ///< logical id, weight
    std::optional<int> ownAnswer;
};

template <class Action>
std::optional<Forward> forwardOf(const ListProperty<Action>& actions)
{
    for (const auto& item : actions) {
        if (!item.isKnown()) continue;
        const std::string type = item->type.isKnown() ? *item->type : "forward";
        Forward forward;
        if (type == "redirect") forward.ownAnswer = 301;
        if (type == "fixed-response") {
            const auto& fixed = item->fixedResponseConfig;
            forward.ownAnswer = static_cast<int>(
                numberOf(fixed.isKnown() && fixed->statusCode.isKnown() ? std::optional(*fixed->statusCode) : std::nullopt).value_or(200));
        }
        if (forward.ownAnswer) return forward;
        if (type != "forward") continue; // authentication comes before the action that decides
        if (item->targetGroupArn.isKnown() && !item->targetGroupArn->isExternal) forward.groups.emplace_back(item->targetGroupArn->target, 1);
        if (item->forwardConfig.isKnown() && forward.groups.empty())
            for (const auto& tuple : item->forwardConfig->targetGroups)
                if (tuple.isKnown() && tuple->targetGroupArn.isKnown() && !tuple->targetGroupArn->isExternal)
                    forward.groups.emplace_back(tuple->targetGroupArn->target, static_cast<double>(tuple->weight.valueOrDefault(1).value_or(1)));
        return forward;
    }
    return std::nullopt;
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
    readNodeZones(resource, plan);
    if (typed)
        if (const auto idle = numberOf(attributeOf(typed->loadBalancerAttributes, "idle_timeout.timeout_seconds"))) plan.idleTimeout = seconds(*idle);
    if (m_plan.hasOverheads) {
        assume("Load balancers: processing time and capacity", "0 ms, unlimited", "ELB-123");
        assume("Load balancers: a dead node leaves DNS after", "30 s", "ELB-136; Faultline's assumption");
        assume("Clients: distance to the load balancer", "0 ms", "Faultline's assumption");
    }
    m_plan.loadBalancers.push_back(std::move(plan));
    return b;
}

RoutePlan PlanBuilder::routeOf(const Resource& resource, Index b, const std::string& path, const std::string& host)
{
    // Of several listeners the first that forwards carries the traffic; one that only redirects sends clients to another one.
    std::optional<Forward> chosen;
    for (const auto& [listenerResource, listener] : m_architecture.all<Listener>()) {
        if (!names(listener->loadBalancerArn, resource.id)) continue;
        std::vector<std::pair<std::int64_t, const ListenerRule*>> rules;
        for (const auto& [ruleResource, rule] : m_architecture.all<ListenerRule>())
            if (names(rule->listenerArn, listenerResource->id)) rules.emplace_back(rule->priority.valueOrDefault(50'000).value_or(50'000), rule);
        std::stable_sort(rules.begin(), rules.end(), [](const auto& l, const auto& r) { return l.first < r.first; }); // ELB-27
        std::optional<Forward> forward;
        for (const auto& [priority, rule] : rules) {
            const bool all = rule->conditions.size() > 0 && std::all_of(rule->conditions.begin(), rule->conditions.end(),
                                                                        [&](const auto& c) { return c.isKnown() && holds(*c, path, host); });
            if (all && !forward) forward = forwardOf(rule->actions);
        }
        if (!forward) forward = forwardOf(listener->defaultActions);
        if (!chosen || (chosen->groups.empty() && forward && !forward->groups.empty())) chosen = forward;
    }
    RoutePlan route;
    if (!chosen) return route; // nothing listens: 503
    if (chosen->ownAnswer) {
        route.answersItself = true;
        route.status = *chosen->ownAnswer;
        return route;
    }
    double total = 0, upTo = 0;
    for (const auto& [id, weight] : chosen->groups) total += weight;
    for (const auto& [id, weight] : chosen->groups) {
        if (weight <= 0 || total <= 0) continue; // ELB-34
        upTo += weight / total;
        route.shares.push_back({addTargetGroup(id, b), upTo});
    }
    return route;
}

void PlanBuilder::addTargets(TargetGroupPlan& group, Index balancerSubject, const std::vector<std::string>& targets)
{
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

Index PlanBuilder::addTargetGroup(const std::string& id, Index b)
{
    if (const auto known = m_targetGroups.find(id); known != m_targetGroups.end()) return known->second;
    const auto g = static_cast<Index>(m_plan.targetGroups.size());
    m_targetGroups[id] = g;
    m_plan.targetGroups.emplace_back();
    m_plan.loadBalancers[b].targetGroups.push_back(g);
    const bool isNetwork = m_plan.loadBalancers[b].kind == LoadBalancerPlan::Kind::Network;
    const Resource* resource = m_architecture.find(id);
    const auto* typed = resource ? resource->as<faultline::TargetGroup>() : nullptr;
    TargetGroupPlan plan;
    plan.subject = subjectOf(id);
    plan.loadBalancer = b;
    plan.isCrossZone = !isNetwork;                                                                              // ELB-49
    plan.algorithm = isNetwork ? TargetGroupPlan::Algorithm::FlowHash : TargetGroupPlan::Algorithm::RoundRobin; // ELB-39, ELB-46
    std::string protocol = isNetwork ? "TCP" : "HTTP";
    if (typed) {
        if (typed->healthCheckProtocol.isKnown()) protocol = *typed->healthCheckProtocol;
        plan.interval = seconds(typed->healthCheckIntervalSeconds.valueOrDefault(30).value_or(30)); // ELB-57
        const std::int64_t timeout = isNetwork ? (protocol == "HTTP" ? 6 : 10) : 5;
        plan.timeout = seconds(typed->healthCheckTimeoutSeconds.valueOrDefault(timeout).value_or(timeout));
        plan.healthyThreshold = static_cast<int>(typed->healthyThresholdCount.valueOrDefault(5).value_or(5));
        plan.unhealthyThreshold = static_cast<int>(typed->unhealthyThresholdCount.valueOrDefault(2).value_or(2));
        const auto attribute = [&](std::string_view key) { return attributeOf(typed->targetGroupAttributes, key); };
        plan.deregistrationDelay = seconds(numberOf(attribute("deregistration_delay.timeout_seconds")).value_or(300)); // ELB-92
        const auto algorithm = attribute("load_balancing.algorithm.type");
        if (!isNetwork && algorithm == "least_outstanding_requests") plan.algorithm = TargetGroupPlan::Algorithm::LeastOutstanding;
        if (!isNetwork && algorithm == "weighted_random") plan.algorithm = TargetGroupPlan::Algorithm::WeightedRandom;
        const Resource* balancer = m_architecture.find(m_plan.subjects[m_plan.loadBalancers[b].subject]);
        const auto* balancerTyped = balancer ? balancer->as<faultline::LoadBalancer>() : nullptr;
        if (isNetwork && balancerTyped)
            plan.isCrossZone = attributeOf(balancerTyped->loadBalancerAttributes, "load_balancing.cross_zone.enabled") == "true";
        const auto own = attribute("load_balancing.cross_zone.enabled"); // ELB-50
        if (own == "true" || own == "false") plan.isCrossZone = own == "true";
    }
    plan.checksByConnection = protocol == "TCP" || protocol == "TLS";
    addTargets(plan, m_plan.loadBalancers[b].subject, m_topology.targetsOf(id));
    m_plan.targetGroups[g] = std::move(plan);
    return g;
}

Index PlanBuilder::addClassicLoadBalancer(const Resource& resource)
{
    if (const auto known = m_loadBalancers.find(resource.id); known != m_loadBalancers.end()) return known->second;
    const auto b = static_cast<Index>(m_plan.loadBalancers.size());
    m_loadBalancers[resource.id] = b;
    LoadBalancerPlan plan;
    plan.kind = LoadBalancerPlan::Kind::Classic;
    plan.subject = subjectOf(resource.id);
    readNodeZones(resource, plan);
    const auto g = static_cast<Index>(m_plan.targetGroups.size());
    m_plan.targetGroups.emplace_back();
    plan.targetGroups.push_back(g);
    plan.routes.push_back({{{g, 1}}, false, 200});

    TargetGroupPlan group;
    group.subject = plan.subject;
    group.loadBalancer = b;
    group.isCrossZone = false; // ELB-49: off when made from a template
    group.healthyThreshold = 10;
    group.deregistrationDelay = 0; // ELB-96: without the policy draining is off
    const auto* typed = resource.as<ClassicLoadBalancer>();
    bool isHttp = false;
    if (typed) {
        group.isCrossZone = typed->crossZone.valueOrDefault(false).value_or(false) || !m_plan.hasOverheads;
        if (typed->connectionSettings.isKnown()) plan.idleTimeout = seconds(typed->connectionSettings->idleTimeout.valueOrDefault(60).value_or(60));
        if (typed->connectionDrainingPolicy.isKnown() && typed->connectionDrainingPolicy->enabled.valueOrDefault(false).value_or(false))
            group.deregistrationDelay = seconds(typed->connectionDrainingPolicy->timeout.valueOrDefault(300).value_or(300));
        if (typed->healthCheck.isKnown()) {
            const auto& check = *typed->healthCheck;
            group.interval = seconds(check.interval.valueOrDefault(30).value_or(30));
            group.timeout = seconds(check.timeout.valueOrDefault(5).value_or(5));
            group.healthyThreshold = static_cast<int>(check.healthyThreshold.valueOrDefault(10).value_or(10));
            group.unhealthyThreshold = static_cast<int>(check.unhealthyThreshold.valueOrDefault(2).value_or(2));
            group.checksByConnection = check.target.isKnown() && !lower(*check.target).starts_with("http");
        } else {
            group.checksByConnection = true; // ELB-57: TCP by template
        }
        for (const auto& listener : typed->listeners)
            if (listener.isKnown() && listener->protocol.isKnown() && lower(*listener->protocol).starts_with("http")) isHttp = true;
    }
    group.algorithm = isHttp ? TargetGroupPlan::Algorithm::LeastOutstanding : TargetGroupPlan::Algorithm::RoundRobin; // ELB-47
    m_plan.loadBalancers.push_back(std::move(plan));
    std::vector<std::string> targets;
    for (const faultline::Call* call : m_topology.callsFrom(resource.id)) targets.push_back(call->to);
    addTargets(group, m_plan.loadBalancers[b].subject, targets);
    m_plan.targetGroups[g] = std::move(group);
    return b;
}

} // namespace faultline::sim
