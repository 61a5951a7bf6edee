#include "model/graph/placement.h"

#include "model/files/limits.h"
#include "model/graph/reading.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace faultline {

using reading::Mention;
using reading::property;

namespace {

constexpr std::string_view kSubnet = "AWS::EC2::Subnet";
constexpr std::string_view kVpc = "AWS::EC2::VPC";

/// Services whose resources stand in a VPC even where the template does not say in which.
constexpr std::array<std::string_view, 6> kVpcServices{
    "AWS::EC2::Instance", "AWS::EC2::NatGateway", "AWS::EC2::NetworkInterface", "AWS::AutoScaling::AutoScalingGroup",
    "AWS::RDS::DB",       "AWS::ElastiCache::"};

/// A part shows where its whole stands.
constexpr std::array<std::string_view, 9> kWholes{"LoadBalancerArn", "ListenerArn", "RouteTableId",         "NetworkAclId",     "GroupId",
                                                  "InstanceId",      "VolumeId",    "AutoScalingGroupName", "InternetGatewayId"};

class Placer {
public:
    Placer(const Architecture& architecture, const std::vector<SubnetFacts>& subnets) : m_architecture(architecture)
    {
        for (const SubnetFacts& s : subnets) m_subnets.emplace(s.id, &s);
    }

    std::map<std::string, Placement, std::less<>> run()
    {
        for (const Resource& r : m_architecture.resources())
            if (r.exists != Tri::No) static_cast<void>(of(r));
        return std::move(m_done);
    }

private:
    const Placement& of(const Resource& r)
    {
        if (const auto it = m_done.find(r.id); it != m_done.end()) return it->second;
        m_done[r.id].isUnknown = true;                      // what a circle of mentions finds
        if (m_depth >= limits::kDepth) return m_done[r.id]; // parts of parts of parts: no type of AWS nests nearly so deep
        ++m_depth;
        Placement p = place(r);
        --m_depth;
        std::sort(p.zones.begin(), p.zones.end());
        p.zones.erase(std::unique(p.zones.begin(), p.zones.end()), p.zones.end());
        return m_done[r.id] = std::move(p);
    }

    Placement place(const Resource& r)
    {
        if (r.typeName == kVpc) return inVpc(r.id);
        if (r.typeName == kSubnet) return inSubnets({{r.id, false}});
        if (r.typeName == "AWS::EC2::Instance") return instance(r);
        if (r.typeName == "AWS::AutoScaling::AutoScalingGroup") return zonal(r, property(r, "VPCZoneIdentifier"), property(r, "AvailabilityZones"));
        if (r.typeName == "AWS::ElasticLoadBalancing::LoadBalancer") return zonal(r, property(r, "Subnets"), property(r, "AvailabilityZones"));
        if (r.typeName == "AWS::ElasticLoadBalancingV2::LoadBalancer") return loadBalancer(r);
        if (r.typeName == "AWS::RDS::DBInstance") return database(r);
        if (r.typeName == "AWS::RDS::DBCluster") return cluster(r);
        if (r.typeName == "AWS::EC2::Volume") return volume(r);
        if (r.typeName == "AWS::EC2::InternetGateway" || r.typeName == "AWS::EC2::VPNGateway") return attachedGateway(r);
        return generic(r);
    }

    static Placement inVpc(std::string vpc)
    {
        Placement p;
        p.vpc = std::move(vpc);
        p.isUnknown = p.vpc.empty();
        return p;
    }

    static Placement unknown()
    {
        Placement p;
        p.isUnknown = true;
        return p;
    }

    static Placement regional()
    {
        Placement p;
        p.isRegional = true;
        p.zonesAreComplete = true;
        return p;
    }

    const SubnetFacts* subnet(const std::string& id) const
    {
        const auto it = m_subnets.find(id);
        return it == m_subnets.end() ? nullptr : it->second;
    }

    Placement inSubnets(const std::vector<Mention>& subnets) const
    {
        Placement p;
        p.zonesAreComplete = !subnets.empty();
        for (const Mention& m : subnets) {
            if (!m.isKnown()) {
                p.zonesAreComplete = false;
                continue;
            }
            p.subnets.push_back(m.id);
            const SubnetFacts* facts = subnet(m.id);
            if (facts && !facts->vpc.empty()) p.vpc = facts->vpc;
            if (facts && !facts->zone.empty()) p.zones.push_back(facts->zone);
            else p.zonesAreComplete = false;
        }
        p.isUnknown = p.subnets.empty();
        return p;
    }

    void addZones(Placement& p, const Value& zones) const
    {
        const auto items = reading::itemsOf(zones);
        p.zonesAreComplete = !items.empty();
        for (const Value& zone : items) {
            if (zone.isText() && !zone.text().empty()) p.zones.push_back(zone.text());
            else p.zonesAreComplete = false;
        }
    }

    /// All interfaces and groups of a resource are in one VPC (R080), so its security groups tell the VPC where no subnet does.
    void vpcFromGroups(Placement& p, std::initializer_list<const Value*> groups) const
    {
        if (!p.vpc.empty()) return;
        for (const Value* list : groups)
            for (const Mention& m : reading::mentions(m_architecture, *list, {"AWS::EC2::SecurityGroup"})) {
                if (!m.isResource()) continue;
                const Mention vpc = reading::mention(m_architecture, property(*m_architecture.find(m.id), "VpcId"), {kVpc});
                if (vpc.isKnown()) p.vpc = vpc.id;
            }
    }

    Placement zonal(const Resource& r, const Value& subnets, const Value& zones)
    {
        Placement p = subnets.isAbsent() ? unknown() : inSubnets(reading::mentions(m_architecture, subnets, {kSubnet}));
        if (p.zones.empty() && !zones.isAbsent()) addZones(p, zones);
        vpcFromGroups(p, {&property(r, "SecurityGroups"), &property(r, "SecurityGroupIds")});
        return p;
    }

    Placement instance(const Resource& r)
    {
        Placement p = unknown();
        const Value& interfaces = property(r, "NetworkInterfaces");
        if (const Value& id = property(r, "SubnetId"); !id.isAbsent()) {
            p = inSubnets({reading::mention(m_architecture, id, {kSubnet})});
        } else if (!interfaces.isAbsent()) {
            for (const Value& i : reading::itemsOf(interfaces)) {
                if (const Value& in = reading::below(i, "SubnetId"); !in.isAbsent()) {
                    p = inSubnets({reading::mention(m_architecture, in, {kSubnet})});
                    break; // the first interface: all are in one zone
                }
                const Mention made = reading::mention(m_architecture, reading::below(i, "NetworkInterfaceId"), {"AWS::EC2::NetworkInterface"});
                if (made.isResource()) {
                    p = of(*m_architecture.find(made.id));
                    break;
                }
            }
        }
        if (p.zones.empty())
            if (const Value& zone = property(r, "AvailabilityZone"); zone.isText()) addZones(p, zone);
        vpcFromGroups(p, {&property(r, "SecurityGroupIds")});
        return p;
    }

    Placement loadBalancer(const Resource& r)
    {
        std::vector<Mention> subnets = reading::mentions(m_architecture, property(r, "Subnets"), {kSubnet});
        for (const Value& mapping : reading::itemsOf(property(r, "SubnetMappings")))
            subnets.push_back(reading::mention(m_architecture, reading::below(mapping, "SubnetId"), {kSubnet}));
        Placement p = inSubnets(subnets);
        vpcFromGroups(p, {&property(r, "SecurityGroups")});
        return p;
    }

    Placement attachedGateway(const Resource& r)
    {
        for (const Resource* a : m_architecture.ofType("AWS::EC2::VPCGatewayAttachment"))
            for (const char* name : {"InternetGatewayId", "VpnGatewayId"})
                if (reading::mention(m_architecture, property(*a, name)) == Mention{r.id, false})
                    return inVpc(reading::mention(m_architecture, property(*a, "VpcId"), {kVpc}).id);
        return unknown();
    }

    Placement volume(const Resource& r)
    {
        Placement p = unknown();
        for (const Resource* a : m_architecture.ofType("AWS::EC2::VolumeAttachment"))
            if (reading::mention(m_architecture, property(*a, "VolumeId")) == Mention{r.id, false}) {
                const Mention instance = reading::mention(m_architecture, property(*a, "InstanceId"), {"AWS::EC2::Instance"});
                if (instance.isResource()) p = of(*m_architecture.find(instance.id));
            }
        if (p.zones.empty()) {
            const Value& zone = property(r, "AvailabilityZone");
            if (zone.isReference() && m_architecture.find(zone.text())) p = of(*m_architecture.find(zone.text())); // GetAtt Instance.AvailabilityZone
            else addZones(p, zone);
        }
        return p;
    }

    std::string primaryZone(const Resource& r, const Placement& group) const
    {
        if (r.own.primaryAvailabilityZone) return *r.own.primaryAvailabilityZone;
        if (const Value& zone = property(r, "AvailabilityZone"); zone.isText()) return zone.text();
        return group.zones.empty() ? std::string() : group.zones.front();
    }

    /// The subnets of the group that a resource names by `name`.
    Placement ofSubnetGroup(const Resource& r, std::string_view name)
    {
        const Mention group = reading::mention(m_architecture, property(r, name));
        if (!group.isResource()) return unknown();
        Placement p = inSubnets(reading::mentions(m_architecture, property(*m_architecture.find(group.id), "SubnetIds"), {kSubnet}));
        std::sort(p.zones.begin(), p.zones.end());
        return p;
    }

    void keepSubnetsOf(Placement& p) const
    {
        std::erase_if(p.subnets, [&](const std::string& id) {
            const SubnetFacts* facts = subnet(id);
            return facts && !facts->zone.empty() && std::find(p.zones.begin(), p.zones.end(), facts->zone) == p.zones.end();
        });
    }

    /// The primary stands in the stated zone, else in the first of the subnet group; a standby in the next one after it.
    Placement database(const Resource& r)
    {
        const Mention owner = reading::mention(m_architecture, property(r, "DBClusterIdentifier"), {"AWS::RDS::DBCluster"});
        if (owner.isResource()) return member(r, *m_architecture.find(owner.id));
        const Mention source = reading::mention(m_architecture, property(r, "SourceDBInstanceIdentifier"), {"AWS::RDS::DBInstance"});
        Placement p = ofSubnetGroup(r, "DBSubnetGroupName");
        if (source.isResource() && property(r, "DBSubnetGroupName").isAbsent()) // a replica in the Region of its source shares its group
            p = ofSubnetGroup(*m_architecture.find(source.id), "DBSubnetGroupName");
        const std::vector<std::string> groupZones = p.zones;
        p.primaryZone = primaryZone(r, p);
        const Tri multiAz = reading::boolean(property(r, "MultiAZ"), false);
        p.zones.clear();
        if (!p.primaryZone.empty()) p.zones.push_back(p.primaryZone);
        if (multiAz == Tri::Yes)
            if (const std::string standby = zoneAfter(groupZones, p.primaryZone); !standby.empty()) p.zones.push_back(standby);
        p.zonesAreComplete = multiAz == Tri::Unknown ? false : p.zones.size() == (multiAz == Tri::Yes ? 2u : 1u);
        keepSubnetsOf(p);
        vpcFromGroups(p, {&property(r, "VPCSecurityGroups")});
        return p;
    }

    static std::string zoneAfter(const std::vector<std::string>& sorted, const std::string& zone)
    {
        std::vector<std::string> others;
        for (const std::string& z : sorted)
            if (z != zone && (others.empty() || others.back() != z)) others.push_back(z);
        if (others.empty()) return {};
        const auto next = std::upper_bound(others.begin(), others.end(), zone);
        return next == others.end() ? others.front() : *next;
    }

    std::vector<const Resource*> members(const Resource& owner) const
    {
        std::vector<const Resource*> all;
        for (const Resource* r : m_architecture.ofType("AWS::RDS::DBInstance"))
            if (reading::mention(m_architecture, property(*r, "DBClusterIdentifier")) == Mention{owner.id, false}) all.push_back(r);
        return all;
    }

    /// The nth instance of a cluster goes to the nth zone of its subnet group, where the template does not say: an assumption.
    Placement member(const Resource& r, const Resource& owner)
    {
        Placement p = ofSubnetGroup(owner, "DBSubnetGroupName");
        std::vector<std::string> zones = p.zones;
        zones.erase(std::unique(zones.begin(), zones.end()), zones.end());
        const auto siblings = members(owner);
        const auto at = static_cast<std::size_t>(std::find(siblings.begin(), siblings.end(), &r) - siblings.begin());
        p.primaryZone = primaryZone(r, Placement{});
        if (p.primaryZone.empty() && !zones.empty()) p.primaryZone = zones[at % zones.size()];
        p.zones.clear();
        if (!p.primaryZone.empty()) p.zones.push_back(p.primaryZone);
        p.zonesAreComplete = !p.zones.empty();
        keepSubnetsOf(p);
        vpcFromGroups(p, {&property(owner, "VpcSecurityGroupIds")});
        return p;
    }

    Placement cluster(const Resource& r)
    {
        Placement group = ofSubnetGroup(r, "DBSubnetGroupName");
        const auto all = members(r);
        if (!all.empty()) {
            Placement p = group;
            p.zones.clear();
            p.zonesAreComplete = true;
            for (const Resource* m : all) {
                const Placement one = of(*m);
                p.zones.insert(p.zones.end(), one.zones.begin(), one.zones.end());
                p.zonesAreComplete = p.zonesAreComplete && one.zonesAreComplete;
                if (p.primaryZone.empty()) p.primaryZone = one.primaryZone;
            }
            return p;
        }
        group.primaryZone = primaryZone(r, group);
        vpcFromGroups(group, {&property(r, "VpcSecurityGroupIds")});
        return group;
    }

    /// Any other type: by the subnets or the VPC that it names at whatever depth, else by what it is a part of.
    Placement generic(const Resource& r)
    {
        std::vector<Mention> subnets;
        Mention vpc;
        const Value* subnetGroup = nullptr;
        gather(r.properties, subnets, vpc, subnetGroup, 0);
        if (!subnets.empty()) {
            Placement p = inSubnets(subnets);
            if (p.vpc.empty()) p.vpc = vpc.id;
            return p;
        }
        if (subnetGroup && subnetGroup->isReference())
            if (const Resource* group = m_architecture.find(subnetGroup->text())) return of(*group);
        if (vpc.isKnown()) return inVpc(vpc.id);
        for (const std::string_view name : kWholes)
            if (const Value& whole = property(r, name); whole.isReference())
                if (const Resource* w = m_architecture.find(whole.text()); w && w != &r) return of(*w);
        const bool shouldStandInVpc = r.properties.isUnknown() || std::any_of(kVpcServices.begin(), kVpcServices.end(),
                                                                              [&](std::string_view s) { return r.typeName.starts_with(s); });
        return shouldStandInVpc ? unknown() : regional();
    }

    void gather(const Value& value, std::vector<Mention>& subnets, Mention& vpc, const Value*& subnetGroup, int depth) const
    {
        if (depth > 6) return; // no type names its network deeper
        for (const auto& [key, field] : value.fields()) {
            const bool isSubnet = key == "SubnetId" || key == "SubnetIds" || key == "Subnets" || key == "VPCZoneIdentifier";
            if (isSubnet && !field.isMap()) {
                for (Mention& m : reading::mentions(m_architecture, field, {kSubnet}))
                    if (std::find(subnets.begin(), subnets.end(), m) == subnets.end()) subnets.push_back(std::move(m));
            } else if ((key == "VpcId" || key == "VPCId") && !field.isMap()) {
                if (!vpc.isKnown()) vpc = reading::mention(m_architecture, field, {kVpc});
            } else if (key.ends_with("SubnetGroupName") && !subnetGroup) {
                subnetGroup = &field;
            } else {
                gather(field, subnets, vpc, subnetGroup, depth + 1);
            }
        }
        for (const Value& item : value.items()) gather(item, subnets, vpc, subnetGroup, depth + 1);
    }

    const Architecture& m_architecture;
    std::unordered_map<std::string_view, const SubnetFacts*> m_subnets;
    std::map<std::string, Placement, std::less<>> m_done;
    int m_depth = 0;
};

} // namespace

std::map<std::string, Placement, std::less<>> placements(const Architecture& architecture, const std::vector<SubnetFacts>& subnets)
{
    return Placer(architecture, subnets).run();
}

} // namespace faultline
