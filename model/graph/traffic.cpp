#include "model/graph/traffic.h"

#include "model/graph/event_sources.h"
#include "model/graph/reading.h"
#include "model/graph/security_groups.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace faultline {

using reading::Mention;
using reading::property;

namespace {

constexpr std::string_view kTargetGroup = "AWS::ElasticLoadBalancingV2::TargetGroup";
constexpr std::string_view kLoadBalancerV2 = "AWS::ElasticLoadBalancingV2::LoadBalancer";
constexpr std::string_view kClassic = "AWS::ElasticLoadBalancing::LoadBalancer";
constexpr std::string_view kAutoScalingGroup = "AWS::AutoScaling::AutoScalingGroup";
constexpr std::string_view kService = "AWS::ECS::Service";

/// What a list names. An ARN that is put together from a resource's parts names the resource as a plain reference does.
std::set<std::string> namedIn(const Architecture& architecture, const Value& list)
{
    std::set<std::string> ids;
    for (const Value& item : reading::itemsOf(list)) {
        const Mention m = reading::mention(architecture, item);
        if (m.isResource()) ids.insert(m.id);
        else if (item.isUnknown())
            if (auto parts = reading::resourcesIn(architecture, item); parts.size() == 1) ids.insert(std::move(parts.front()));
    }
    return ids;
}

/// Target groups that a listener's or rule's actions forward to.
std::vector<std::string> forwardedTo(const Architecture& architecture, const Value& actions)
{
    std::vector<std::string> groups;
    const auto add = [&](const Value& arn) {
        const Mention m = reading::mention(architecture, arn, {kTargetGroup});
        if (m.isResource() && std::find(groups.begin(), groups.end(), m.id) == groups.end()) groups.push_back(m.id);
    };
    for (const Value& action : reading::itemsOf(actions)) {
        add(reading::below(action, "TargetGroupArn"));
        for (const Value& weighted : reading::itemsOf(reading::below(action, "ForwardConfig/TargetGroups"))) {
            const auto weight = reading::number(reading::below(weighted, "Weight"), 1);
            if (!weight || *weight > 0) add(reading::below(weighted, "TargetGroupArn")); // weight 0 sends nothing
        }
    }
    return groups;
}

class CallReader {
public:
    CallReader(const Architecture& architecture, const TargetsByGroup& targets) : m_architecture(architecture), m_targets(targets)
    {
        for (const Resource* listener : architecture.ofType("AWS::ElasticLoadBalancingV2::Listener"))
            if (const Mention m = reading::mention(architecture, property(*listener, "LoadBalancerArn"), {kLoadBalancerV2}); m.isResource())
                m_listeners[m.id].push_back(listener);
        for (const Resource* rule : architecture.ofType("AWS::ElasticLoadBalancingV2::ListenerRule"))
            if (const Mention m = reading::mention(architecture, property(*rule, "ListenerArn")); m.isResource()) m_rules[m.id].push_back(rule);
    }

    std::vector<Call> run()
    {
        actors();
        for (const Resource& r : m_architecture.resources()) {
            if (r.exists == Tri::No) continue;
            if (r.typeName == kLoadBalancerV2) loadBalancer(r);
            if (r.typeName == kClassic) classic(r);
            uses(r);
        }
        for (Call& c : eventSourceCalls(m_architecture)) m_calls.push_back(std::move(c));
        return std::move(m_calls);
    }

private:
    void actors()
    {
        for (const ActorAnnotation& actor : m_architecture.own().actors)
            for (const SendAnnotation& send : actor.sends)
                if (known(send.to)) m_calls.push_back({actor.id, send.to, {}, {}, 0, CallOrigin::Written, {}, nullptr});
    }

    bool known(std::string_view id) const
    {
        const Resource* r = m_architecture.find(id);
        if (r) return r->exists != Tri::No;
        const auto& sketches = m_architecture.own().sketches;
        return std::any_of(sketches.begin(), sketches.end(), [&](const SketchAnnotation& s) { return s.id == id; });
    }

    void loadBalancer(const Resource& lb)
    {
        const auto listeners = m_listeners.find(lb.id);
        if (listeners == m_listeners.end()) return;
        for (const Resource* listener : listeners->second) {
            forward(lb, listener->id, property(*listener, "DefaultActions"));
            if (const auto rules = m_rules.find(listener->id); rules != m_rules.end())
                for (const Resource* rule : rules->second) forward(lb, rule->id, property(*rule, "Actions"));
        }
    }

    void forward(const Resource& lb, const std::string& via, const Value& actions)
    {
        for (const std::string& id : forwardedTo(m_architecture, actions)) {
            const Resource& group = *m_architecture.find(id);
            const auto targets = m_targets.find(id);
            if (targets == m_targets.end()) continue;
            for (const std::string& target : targets->second)
                m_calls.push_back({lb.id,
                                   target,
                                   via,
                                   reading::text(property(group, "Protocol")).value_or(""),
                                   reading::port(property(group, "Port")).value_or(0),
                                   CallOrigin::Written,
                                   {},
                                   nullptr,
                                   id});
        }
    }

    void classic(const Resource& lb)
    {
        const Value& listener = property(lb, "Listeners/0");
        std::string protocol = reading::text(reading::below(listener, "InstanceProtocol")).value_or("");
        if (protocol.empty()) protocol = reading::text(reading::below(listener, "Protocol")).value_or("");
        const int port = reading::port(reading::below(listener, "InstancePort")).value_or(0);
        const auto instances = namedIn(m_architecture, property(lb, "Instances"));
        for (const Resource& r : m_architecture.resources()) {
            if (r.exists == Tri::No) continue;
            const bool isTarget = (r.typeName == "AWS::EC2::Instance" && instances.contains(r.id)) ||
                                  (r.typeName == kAutoScalingGroup && namedIn(m_architecture, property(r, "LoadBalancerNames")).contains(lb.id)) ||
                                  (r.typeName == kService && servedThrough(r, "LoadBalancerName", lb.id));
            if (isTarget) m_calls.push_back({lb.id, r.id, {}, protocol, port, CallOrigin::Written, {}, nullptr});
        }
    }

    bool servedThrough(const Resource& service, std::string_view key, std::string_view id) const
    {
        for (const Value& entry : reading::itemsOf(property(service, "LoadBalancers")))
            if (const Mention m = reading::mention(m_architecture, reading::below(entry, key)); m.isResource() && m.id == id) return true;
        return false;
    }

    /// A group's entry wins over its launch template's (CONTRACT section 1).
    void uses(const Resource& r)
    {
        const Resource* source = r.own.uses.empty() && r.typeName == kAutoScalingGroup ? launchSourceOf(m_architecture, r) : nullptr;
        for (const UseAnnotation& use : source ? source->own.uses : r.own.uses)
            if (known(use.to) && r.typeName != "AWS::EC2::LaunchTemplate" && r.typeName != "AWS::AutoScaling::LaunchConfiguration")
                m_calls.push_back({r.id, use.to, {}, {}, 0, CallOrigin::Written, {}, &use});
    }

    const Architecture& m_architecture;
    const TargetsByGroup& m_targets;
    std::unordered_map<std::string, std::vector<const Resource*>> m_listeners, m_rules; ///< by load balancer; by listener
    std::vector<Call> m_calls;
};

/// A NAT instance forwards what others send out; nobody's requests end at it.
bool isRouter(const Architecture& architecture, const Resource& r)
{
    if (reading::boolean(property(r, "SourceDestCheck"), true) == Tri::No) return true;
    const auto& routes = architecture.ofType("AWS::EC2::Route");
    return std::any_of(routes.begin(), routes.end(), [&](const Resource* route) {
        return reading::mention(architecture, property(*route, "InstanceId")) == Mention{r.id, false};
    });
}

/// Whether a template leaves it to AWS where to put an instance or a group: the default VPC.
bool isInDefaultVpc(const Resource& r, const Placement& placed)
{
    if (r.properties.isUnknown() || !placed.vpc.empty() || !placed.subnets.empty()) return false;
    for (const char* name : {"SubnetId", "NetworkInterfaces", "VPCZoneIdentifier"})
        if (!property(r, name).isAbsent()) return false;
    return true;
}

/// What the instance's network interface, or that of what launches it, says of a public address; Absent where nothing does.
const Value& addressSetting(const Architecture& architecture, const Resource& r)
{
    const Resource* source = launchSourceOf(architecture, r);
    for (const Value* setting : {&property(r, "NetworkInterfaces/0/AssociatePublicIpAddress"),
                                 source ? &property(*source, "LaunchTemplateData/NetworkInterfaces/0/AssociatePublicIpAddress") : nullptr,
                                 source ? &property(*source, "AssociatePublicIpAddress") : nullptr})
        if (setting && !setting->isAbsent()) return *setting;
    return property(r, "NetworkInterfaces/0/AssociatePublicIpAddress");
}

Tri isPublicAddress(const Architecture& architecture, const Resource& r, SubnetAccess access, const Placement& placed)
{
    for (const Resource* eip : architecture.ofType("AWS::EC2::EIP"))
        if (reading::mention(architecture, property(*eip, "InstanceId")) == Mention{r.id, false}) return Tri::Yes;
    for (const Resource* a : architecture.ofType("AWS::EC2::EIPAssociation"))
        if (reading::mention(architecture, property(*a, "InstanceId")) == Mention{r.id, false}) return Tri::Yes;
    const Value& setting = addressSetting(architecture, r);
    const Tri wanted = reading::boolean(setting, true);
    if (wanted == Tri::No) return Tri::No;
    if (isInDefaultVpc(r, placed)) return wanted; // default subnets are public and give public addresses
    if (access == SubnetAccess::Unknown) return Tri::Unknown;
    if (access != SubnetAccess::Public) return Tri::No;
    if (!setting.isAbsent()) return wanted;
    const Value& subnet = r.typeName == "AWS::EC2::Instance" ? property(r, "SubnetId") : property(r, "VPCZoneIdentifier/0");
    const Resource* s = subnet.isReference() ? architecture.find(subnet.text()) : nullptr;
    return s ? reading::boolean(property(*s, "MapPublicIpOnLaunch"), false) : Tri::Unknown;
}

} // namespace

std::vector<Call> writtenCalls(const Architecture& architecture, const TargetsByGroup& targets) { return CallReader(architecture, targets).run(); }

TargetsByGroup targetsByGroup(const Architecture& architecture)
{
    std::unordered_map<std::string, std::set<std::string>> groupsOf; // by what a group registers
    for (const Resource* group : architecture.ofType(kTargetGroup))
        for (const Value& target : reading::itemsOf(property(*group, "Targets")))
            for (const std::string& id : reading::resourcesIn(architecture, reading::below(target, "Id"))) groupsOf[id].insert(group->id);
    TargetsByGroup targets;
    for (const Resource& r : architecture.resources()) {
        if (r.exists == Tri::No) continue;
        std::set<std::string> groups;
        if (const auto registered = groupsOf.find(r.id); registered != groupsOf.end()) groups = registered->second;
        if (r.typeName == kAutoScalingGroup) {
            groups.merge(namedIn(architecture, property(r, "TargetGroupARNs")));
            for (const Value& source : reading::itemsOf(property(r, "TrafficSources")))
                groups.merge(namedIn(architecture, reading::below(source, "Identifier")));
        }
        if (r.typeName == kService)
            for (const Value& entry : reading::itemsOf(property(r, "LoadBalancers")))
                groups.merge(namedIn(architecture, reading::below(entry, "TargetGroupArn")));
        for (const std::string& group : groups) targets[group].push_back(r.id);
    }
    return targets;
}

std::vector<std::string> trafficEntryPoints(const Architecture& architecture, const std::vector<SubnetFacts>& subnets,
                                            const std::map<std::string, Placement, std::less<>>& placements, const std::vector<Call>& calls)
{
    std::vector<std::string> balancers, certain, possible;
    std::set<std::string, std::less<>> balanced; // whose requests come through a load balancer, be it an internal one
    for (const Call& call : calls)
        if (reading::isOfType(architecture, call.from, kLoadBalancerV2) || reading::isOfType(architecture, call.from, kClassic))
            balanced.insert(call.to);
    for (const Resource& r : architecture.resources()) {
        if (r.exists == Tri::No) continue;
        if (r.typeName == kLoadBalancerV2 || r.typeName == kClassic) {
            const auto scheme = reading::text(property(r, "Scheme"), "internet-facing");
            if (!scheme) possible.push_back(r.id);
            else if (*scheme == "internet-facing") balancers.push_back(r.id);
        }
        if ((r.typeName != "AWS::EC2::Instance" && r.typeName != kAutoScalingGroup) || balanced.contains(r.id) || isRouter(architecture, r)) continue;
        const auto placed = placements.find(r.id);
        if (placed == placements.end()) continue;
        SubnetAccess access = SubnetAccess::Unknown;
        for (const SubnetFacts& s : subnets)
            if (!placed->second.subnets.empty() && s.id == placed->second.subnets.front()) access = s.access;
        const Tri isPublic = isPublicAddress(architecture, r, access, placed->second);
        if (isPublic == Tri::Yes) certain.push_back(r.id);
        if (isPublic == Tri::Unknown) possible.push_back(r.id);
    }
    if (!balancers.empty()) return balancers;
    return certain.empty() ? possible : certain;
}

} // namespace faultline
