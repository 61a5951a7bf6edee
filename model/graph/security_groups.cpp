#include "model/graph/security_groups.h"

#include "model/graph/reading.h"
#include "model/text/number_in.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace faultline {

using reading::Mention;
using reading::property;

namespace {

constexpr std::string_view kGroup = "AWS::EC2::SecurityGroup";

/// Where the types that have security groups write them.
struct GroupsPath {
    std::string_view type;
    std::vector<std::string_view> paths;
};

const std::vector<GroupsPath>& groupsPaths()
{
    static const std::vector<GroupsPath> paths{
        {"AWS::AutoScaling::LaunchConfiguration", {"SecurityGroups"}},
        {"AWS::EC2::Instance", {"SecurityGroupIds", "SecurityGroups"}},
        {"AWS::EC2::LaunchTemplate", {"LaunchTemplateData/SecurityGroupIds", "LaunchTemplateData/SecurityGroups"}},
        {"AWS::EC2::NetworkInterface", {"GroupSet"}},
        {"AWS::EC2::VPCEndpoint", {"SecurityGroupIds"}},
        {"AWS::ECS::Service", {"NetworkConfiguration/AwsvpcConfiguration/SecurityGroups"}},
        {"AWS::EFS::MountTarget", {"SecurityGroups"}},
        {"AWS::ElastiCache::CacheCluster", {"VpcSecurityGroupIds", "CacheSecurityGroupNames"}},
        {"AWS::ElastiCache::ReplicationGroup", {"SecurityGroupIds"}},
        {"AWS::ElasticLoadBalancing::LoadBalancer", {"SecurityGroups"}},
        {"AWS::ElasticLoadBalancingV2::LoadBalancer", {"SecurityGroups"}},
        {"AWS::Lambda::Function", {"VpcConfig/SecurityGroupIds"}},
        {"AWS::RDS::DBCluster", {"VpcSecurityGroupIds"}},
        {"AWS::RDS::DBInstance", {"VPCSecurityGroups", "DBSecurityGroups"}},
        {"AWS::RDS::DBProxy", {"VpcSecurityGroupIds"}},
        {"AWS::Serverless::Function", {"VpcConfig/SecurityGroupIds"}},
    };
    return paths;
}

struct Gathered {
    std::vector<std::string> ids;
    bool complete = true;
    bool written = false;

    void add(const Architecture& architecture, const Value& list)
    {
        if (list.isAbsent()) return;
        written = true;
        for (const Mention& m : reading::mentions(architecture, list, {kGroup, "AWS::RDS::DBSecurityGroup"})) {
            if (!m.isKnown()) complete = false;
            else if (std::find(ids.begin(), ids.end(), m.id) == ids.end()) ids.push_back(m.id);
        }
    }
};

void addInterfaces(const Architecture& architecture, const Value& interfaces, Gathered& out)
{
    if (interfaces.isUnknown()) out.complete = false;
    for (const Value& i : reading::itemsOf(interfaces)) {
        out.add(architecture, reading::below(i, "GroupSet"));
        out.add(architecture, reading::below(i, "Groups"));
        const Mention made = reading::mention(architecture, reading::below(i, "NetworkInterfaceId"), {"AWS::EC2::NetworkInterface"});
        if (made.isResource()) out.add(architecture, property(*architecture.find(made.id), "GroupSet"));
        else if (made.isKnown()) out.complete = false;
    }
}

void gather(const Architecture& architecture, const Resource& r, Gathered& out)
{
    if (r.properties.isUnknown()) out.complete = false;
    for (const GroupsPath& p : groupsPaths())
        if (p.type == r.typeName)
            for (const std::string_view path : p.paths) out.add(architecture, property(r, path));
    if (r.typeName == "AWS::EC2::Instance") addInterfaces(architecture, property(r, "NetworkInterfaces"), out);
    if (r.typeName == "AWS::EC2::LaunchTemplate") addInterfaces(architecture, property(r, "LaunchTemplateData/NetworkInterfaces"), out);
}

bool hasGroups(const Resource& r)
{
    return r.typeName == "AWS::AutoScaling::AutoScalingGroup" ||
           std::any_of(groupsPaths().begin(), groupsPaths().end(), [&](const GroupsPath& p) { return p.type == r.typeName; });
}

std::optional<int> port(const Value& value)
{
    const auto n = reading::number(value);
    return n && *n >= -1 && *n <= 65535 ? std::optional(static_cast<int>(*n)) : std::nullopt;
}

/// The protocol that a rule names, numbers of those that have a name spelled out; empty: not known, and no protocol of AWS's.
std::string protocolOf(const Value& written)
{
    struct Protocol {
        std::string_view name, number;
    };
    constexpr std::array<Protocol, 4> kNamed{{{"tcp", "6"}, {"udp", "17"}, {"icmp", "1"}, {"icmpv6", "58"}}};
    std::string spelled = reading::text(written).value_or("");
    std::transform(spelled.begin(), spelled.end(), spelled.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const Protocol& protocol : kNamed)
        if (spelled == protocol.name || spelled == protocol.number) return std::string(protocol.name);
    const auto number = numberIn(spelled);
    return number && *number >= -1 && *number <= 255 ? spelled : std::string();
}

SecurityGroupRule ruleAt(const Architecture& architecture, const Resource& writtenIn, std::string path, const Value& rule)
{
    SecurityGroupRule out;
    out.writtenIn = &writtenIn;
    out.path = std::move(path);
    out.exists = writtenIn.exists;
    out.protocol = protocolOf(reading::below(rule, "IpProtocol"));
    out.fromPort = port(reading::below(rule, "FromPort"));
    out.toPort = port(reading::below(rule, "ToPort"));
    for (const char* name : {"CidrIp", "CidrIpv6"}) {
        const Value& cidr = reading::below(rule, name);
        if (cidr.isText()) out.cidr = cidr.text();
        else if (!cidr.isAbsent()) out.peerIsUnknown = true;
    }
    for (const char* name : {"SourceSecurityGroupId", "SourceSecurityGroupName"})
        if (const Value& group = reading::below(rule, name); !group.isAbsent()) {
            out.group = reading::mention(architecture, group, {kGroup}).id;
            if (out.group.empty()) out.peerIsUnknown = true;
        }
    if (rule.isUnknown() || !reading::below(rule, "SourcePrefixListId").isAbsent()) out.peerIsUnknown = true; // what a list holds is not said
    return out;
}

} // namespace

Tri SecurityGroupRule::covers(int asked) const
{
    if (protocol == "-1") return Tri::Yes;
    if (protocol.empty()) return Tri::Unknown;
    if (protocol != "tcp") return Tri::No;
    if (!fromPort || !toPort) return Tri::Unknown;
    return triOf(*fromPort <= asked && asked <= *toPort);
}

const Resource* launchSourceOf(const Architecture& architecture, const Resource& r)
{
    constexpr std::array<std::string_view, 6> kPaths{"MixedInstancesPolicy/LaunchTemplate/LaunchTemplateSpecification/LaunchTemplateId",
                                                     "MixedInstancesPolicy/LaunchTemplate/LaunchTemplateSpecification/LaunchTemplateName",
                                                     "LaunchTemplate/LaunchTemplateId",
                                                     "LaunchTemplate/LaunchTemplateName",
                                                     "LaunchConfigurationName",
                                                     "InstanceId"};
    for (const std::string_view path : kPaths) {
        const Mention source = reading::mention(architecture, property(r, path),
                                                {"AWS::EC2::LaunchTemplate", "AWS::AutoScaling::LaunchConfiguration", "AWS::EC2::Instance"});
        if (source.isResource()) return architecture.find(source.id);
    }
    return nullptr;
}

std::optional<std::vector<std::string>> securityGroupsOf(const Architecture& architecture, const Resource& r, const std::string& vpc)
{
    if (!hasGroups(r)) return std::nullopt;
    Gathered found;
    gather(architecture, r, found);
    const bool isLaunched = r.typeName == "AWS::AutoScaling::AutoScalingGroup" || (r.typeName == "AWS::EC2::Instance" && !found.written);
    if (isLaunched) {
        const Resource* source = launchSourceOf(architecture, r);
        if (source) gather(architecture, *source, found);
        else if (r.typeName == "AWS::AutoScaling::AutoScalingGroup" || !property(r, "LaunchTemplate").isAbsent()) found.complete = false;
    }
    const Resource* cluster = architecture.find(reading::mention(architecture, property(r, "DBClusterIdentifier"), {"AWS::RDS::DBCluster"}).id);
    if (cluster && !found.written) gather(architecture, *cluster, found);
    if (!found.complete) return std::nullopt;
    if (found.ids.empty() && !vpc.empty() && r.typeName != "AWS::ElasticLoadBalancingV2::LoadBalancer") // a load balancer may have none (NLB)
        found.ids.push_back(vpc + ".DefaultSecurityGroup");
    return found.ids;
}

namespace {

constexpr std::string_view kIngress = "AWS::EC2::SecurityGroupIngress";

/// The group that a stand-alone rule belongs to.
Mention groupOf(const Architecture& architecture, const Resource& rule)
{
    const Mention byId = reading::mention(architecture, property(rule, "GroupId"), {kGroup});
    return byId.isKnown() ? byId : reading::mention(architecture, property(rule, "GroupName"), {kGroup});
}

} // namespace

std::vector<SecurityGroupRule> ingressOf(const Architecture& architecture, const Resource& group)
{
    std::vector<SecurityGroupRule> rules;
    const Value& written = property(group, "SecurityGroupIngress");
    std::size_t index = 0;
    if (written.isList())
        for (const Value& rule : written.items())
            rules.push_back(ruleAt(architecture, group, fmt::format("Properties/SecurityGroupIngress/{}", index++), rule));
    else if (!written.isAbsent()) rules.push_back(ruleAt(architecture, group, "Properties/SecurityGroupIngress", written));
    for (const Resource* alone : architecture.ofType(kIngress))
        if (groupOf(architecture, *alone) == Mention{group.id, false}) rules.push_back(ruleAt(architecture, *alone, "Properties", alone->properties));
    return rules;
}

std::vector<StrayRule> strayIngress(const Architecture& architecture)
{
    std::vector<StrayRule> rules;
    for (const Resource* alone : architecture.ofType(kIngress))
        if (const Mention group = groupOf(architecture, *alone); !group.isResource())
            rules.push_back({group.id, ruleAt(architecture, *alone, "Properties", alone->properties)});
    return rules;
}

bool ingressIsComplete(const Resource& group)
{
    const Value& written = property(group, "SecurityGroupIngress");
    if (written.isUnknown()) return false;
    return std::none_of(written.items().begin(), written.items().end(), [](const Value& rule) { return rule.isUnknown(); });
}

} // namespace faultline
