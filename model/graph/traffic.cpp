#include "model/graph/traffic.h"

#include "model/graph/event_sources.h"
#include "model/graph/reading.h"
#include "model/graph/security_groups.h"

#include <algorithm>
#include <set>

namespace faultline {

using reading::Mention;
using reading::property;

namespace {

constexpr std::string_view kTargetGroup = "AWS::ElasticLoadBalancingV2::TargetGroup";
constexpr std::string_view kLoadBalancerV2 = "AWS::ElasticLoadBalancingV2::LoadBalancer";
constexpr std::string_view kClassic = "AWS::ElasticLoadBalancing::LoadBalancer";
constexpr std::string_view kAutoScalingGroup = "AWS::AutoScaling::AutoScalingGroup";
constexpr std::string_view kService = "AWS::ECS::Service";

/// An ARN that is put together from a resource's parts names the resource as a plain reference does.
bool lists(const Architecture& architecture, const Value& list, std::string_view id)
{
    for (const Value& item : reading::itemsOf(list)) {
        const Mention m = reading::mention(architecture, item);
        if (m.isResource() ? m.id == id : item.isUnknown() && reading::resourcesIn(architecture, item) == std::vector{std::string(id)}) return true;
    }
    return false;
}

int portOf(const Value& value)
{
    const auto n = reading::number(value);
    return n && *n >= 1 && *n <= 65535 ? static_cast<int>(*n) : 0;
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
    explicit CallReader(const Architecture& architecture) : m_architecture(architecture) {}

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
        for (const Resource* listener : reading::ofType(m_architecture, "AWS::ElasticLoadBalancingV2::Listener")) {
            if (!(reading::mention(m_architecture, property(*listener, "LoadBalancerArn"), {kLoadBalancerV2}) == Mention{lb.id, false})) continue;
            forward(lb, listener->id, property(*listener, "DefaultActions"));
            for (const Resource* rule : reading::ofType(m_architecture, "AWS::ElasticLoadBalancingV2::ListenerRule"))
                if (reading::mention(m_architecture, property(*rule, "ListenerArn")) == Mention{listener->id, false})
                    forward(lb, rule->id, property(*rule, "Actions"));
        }
    }

    void forward(const Resource& lb, const std::string& via, const Value& actions)
    {
        for (const std::string& id : forwardedTo(m_architecture, actions)) {
            const Resource& group = *m_architecture.find(id);
            for (const std::string& target : targetsOfGroup(m_architecture, id))
                m_calls.push_back({lb.id,
                                   target,
                                   via,
                                   reading::text(property(group, "Protocol")).value_or(""),
                                   portOf(property(group, "Port")),
                                   CallOrigin::Written,
                                   {},
                                   nullptr});
        }
    }

    void classic(const Resource& lb)
    {
        const Value& listener = property(lb, "Listeners/0");
        std::string protocol = reading::text(reading::below(listener, "InstanceProtocol")).value_or("");
        if (protocol.empty()) protocol = reading::text(reading::below(listener, "Protocol")).value_or("");
        const int port = portOf(reading::below(listener, "InstancePort"));
        for (const Resource& r : m_architecture.resources()) {
            if (r.exists == Tri::No) continue;
            const bool isTarget = (r.typeName == "AWS::EC2::Instance" && lists(m_architecture, property(lb, "Instances"), r.id)) ||
                                  (r.typeName == kAutoScalingGroup && lists(m_architecture, property(r, "LoadBalancerNames"), lb.id)) ||
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
    std::vector<Call> m_calls;
};

/// A NAT instance forwards what others send out; nobody's requests end at it.
bool isRouter(const Architecture& architecture, const Resource& r)
{
    if (reading::boolean(property(r, "SourceDestCheck"), true) == Tri::No) return true;
    const auto routes = reading::ofType(architecture, "AWS::EC2::Route");
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
    for (const Resource* eip : reading::ofType(architecture, "AWS::EC2::EIP"))
        if (reading::mention(architecture, property(*eip, "InstanceId")) == Mention{r.id, false}) return Tri::Yes;
    for (const Resource* a : reading::ofType(architecture, "AWS::EC2::EIPAssociation"))
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

std::vector<Call> writtenCalls(const Architecture& architecture) { return CallReader(architecture).run(); }

std::vector<std::string> targetsOfGroup(const Architecture& architecture, std::string_view targetGroup)
{
    std::vector<std::string> out;
    const Resource* group = architecture.find(targetGroup);
    if (!group) return out;
    std::vector<std::string> registered;
    for (const Value& target : reading::itemsOf(property(*group, "Targets")))
        for (std::string& id : reading::resourcesIn(architecture, reading::below(target, "Id"))) registered.push_back(std::move(id));
    for (const Resource& r : architecture.resources()) {
        if (r.exists == Tri::No) continue;
        bool isTarget = std::find(registered.begin(), registered.end(), r.id) != registered.end();
        if (r.typeName == kAutoScalingGroup) {
            isTarget = isTarget || lists(architecture, property(r, "TargetGroupARNs"), targetGroup);
            for (const Value& source : reading::itemsOf(property(r, "TrafficSources")))
                isTarget = isTarget || lists(architecture, reading::below(source, "Identifier"), targetGroup);
        }
        if (r.typeName == kService)
            for (const Value& entry : reading::itemsOf(property(r, "LoadBalancers")))
                isTarget = isTarget || lists(architecture, reading::below(entry, "TargetGroupArn"), targetGroup);
        if (isTarget) out.push_back(r.id);
    }
    return out;
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
