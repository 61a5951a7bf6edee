#include "model/graph/relations.h"

#include "model/graph/reading.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace faultline {

using reading::Mention;
using reading::property;
using Kind = Relation::Kind;

namespace {

/// A type whose resources tie two others together.
struct Tie {
    std::string_view type, from, to;
    Kind kind;
};
constexpr std::array kTies{
    Tie{"AWS::EC2::VPCGatewayAttachment", "InternetGatewayId", "VpcId", Kind::Attachment},
    Tie{"AWS::EC2::VPCGatewayAttachment", "VpnGatewayId", "VpcId", Kind::Attachment},
    Tie{"AWS::EC2::VolumeAttachment", "VolumeId", "InstanceId", Kind::Attachment},
    Tie{"AWS::EC2::EIPAssociation", "AllocationId", "InstanceId", Kind::Attachment},
    Tie{"AWS::EC2::EIPAssociation", "EIP", "InstanceId", Kind::Attachment},
    Tie{"AWS::EC2::EIP", "", "InstanceId", Kind::Attachment},
    Tie{"AWS::EC2::NatGateway", "AllocationId", "", Kind::Attachment},
    Tie{"AWS::EC2::SubnetNetworkAclAssociation", "NetworkAclId", "SubnetId", Kind::Attachment},
    Tie{"AWS::RDS::DBInstance", "SourceDBInstanceIdentifier", "", Kind::Replication},
    Tie{"AWS::AutoScaling::ScalingPolicy", "", "AutoScalingGroupName", Kind::Scaling},
    Tie{"AWS::AutoScaling::ScheduledAction", "", "AutoScalingGroupName", Kind::Scaling},
    Tie{"AWS::ApplicationAutoScaling::ScalingPolicy", "", "ScalingTargetId", Kind::Scaling},
    Tie{"AWS::ApplicationAutoScaling::ScalableTarget", "", "ResourceId", Kind::Scaling},
};

class RelationReader {
public:
    explicit RelationReader(const Topology::State& state) : m_state(state), m_architecture(state.architecture) {}

    std::vector<Relation> run()
    {
        for (const SubnetFacts& s : m_state.subnets)
            if (!s.defaultTarget.empty()) add(Kind::Route, s.id, s.defaultTarget, s.defaultRoute);
        for (const Resource& r : m_architecture.resources()) {
            if (r.exists == Tri::No) continue;
            tie(r);
            if (r.typeName == "AWS::RDS::DBInstance" && reading::boolean(property(r, "MultiAZ"), false) == Tri::Yes)
                add(Kind::Replication, r.id, r.id, {});
            if (r.typeName == "AWS::CloudWatch::Alarm") alarm(r);
            for (const std::string& id : r.dependsOn)
                if (m_architecture.find(id)) add(Kind::Dependency, r.id, id, {});
            for (const std::string& id : reading::resourcesIn(m_architecture, r.properties)) add(Kind::Dependency, r.id, id, {});
        }
        return std::move(m_relations);
    }

private:
    void add(Kind kind, const std::string& from, const std::string& to, const std::string& via)
    {
        const bool isSelf = from == to && kind != Kind::Replication;
        if (from.empty() || to.empty() || isSelf || !m_seen.emplace(kind, from, to).second) return;
        m_relations.push_back({kind, from, to, via});
    }

    std::vector<std::string> ends(const Resource& r, std::string_view name) const
    {
        return name.empty() ? std::vector{r.id} : reading::resourcesIn(m_architecture, property(r, name));
    }

    void tie(const Resource& r)
    {
        for (const Tie& t : kTies) {
            if (t.type != r.typeName) continue;
            for (const std::string& from : ends(r, t.from))
                for (const std::string& to : ends(r, t.to)) add(t.kind, from, to, t.from.empty() || t.to.empty() ? std::string() : r.id);
        }
    }

    void alarm(const Resource& r)
    {
        for (const char* name : {"AlarmActions", "OKActions", "InsufficientDataActions"})
            for (const std::string& id : reading::resourcesIn(m_architecture, property(r, name))) add(Kind::AlarmAction, r.id, id, {});
        for (const char* name : {"Dimensions", "Metrics"})
            for (const std::string& id : reading::resourcesIn(m_architecture, property(r, name))) add(Kind::AlarmSubject, r.id, id, {});
    }

    const Topology::State& m_state;
    const Architecture& m_architecture;
    std::set<std::tuple<Kind, std::string, std::string>> m_seen;
    std::vector<Relation> m_relations;
};

} // namespace

std::vector<Relation> relationsOf(const Topology::State& state) { return RelationReader(state).run(); }

} // namespace faultline
