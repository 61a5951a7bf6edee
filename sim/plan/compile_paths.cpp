#include "sim/plan/plan_builder.h"

#include "model/graph/reachability.h"
#include "model/services/ec2_network.h"

#include <algorithm>

/// What stands between those who call and those who are called: NAT gateways, and what the topology does not let through.
namespace faultline::sim {

namespace {

/// Whether the template keeps calls of a VPC to DynamoDB inside it, by a gateway endpoint (NET-14).
bool hasTableEndpoint(const Architecture& architecture)
{
    return std::any_of(architecture.resources().begin(), architecture.resources().end(), [](const Resource& r) {
        if (r.typeName != "AWS::EC2::VPCEndpoint" || r.exists == Tri::No) return false;
        const Value& name = r.properties.find("ServiceName");
        return !name.isText() || name.text().ends_with(".dynamodb"); // one that cannot be known may be it
    });
}

} // namespace

Index PlanBuilder::natGatewayOf(const std::string& id)
{
    for (Index n = 0; n < m_plan.natGateways.size(); ++n)
        if (m_plan.subjects[m_plan.natGateways[n].subject] == id) return n;
    const Resource* resource = m_architecture.find(id);
    if (!resource || !resource->as<faultline::NatGateway>() || resource->exists == Tri::No) return kNone;
    NatGatewayPlan plan;
    plan.subject = subjectOf(id);
    const auto& zones = m_topology.placement(id).zones;
    plan.zone = zones.empty() ? kNone : zoneOf(zones.front());
    m_plan.natGateways.push_back(plan);
    return static_cast<Index>(m_plan.natGateways.size() - 1);
}

void PlanBuilder::readWayOut(const std::string& caller, PathPlan& path)
{
    for (const std::string& id : m_topology.placement(caller).subnets) {
        const SubnetFacts* subnet = m_topology.subnet(id);
        if (!subnet || subnet->zone.empty() || subnet->access != SubnetAccess::Private) continue;
        const Index nat = natGatewayOf(subnet->defaultTarget);
        if (nat == kNone) continue;
        const Index zone = zoneOf(subnet->zone);
        path.natByZone.resize(std::max<std::size_t>(path.natByZone.size(), zone + 1), kNone);
        path.natByZone[zone] = nat;
    }
}

void PlanBuilder::readPath(const std::string& caller, UsePlan& use)
{
    if (!m_plan.hasOverheads) return;
    PathPlan path;
    path.from = subjectOf(caller);
    const std::string to = m_plan.subjects[m_plan.edges[use.edge].to];
    path.to = subjectOf(to);
    path.destination = path.to;
    const Resource* callee = m_architecture.find(to);
    const bool isOutside =
        use.to.kind == Destination::Kind::Table ? !hasTableEndpoint(m_architecture) : !callee; // a sketch stands for something outside
    if (isOutside) readWayOut(caller, path);
    if (callee) {
        const Reach reach = reachOf(m_architecture, m_topology, caller, to, std::nullopt);
        path.isBlocked = reach.verdict == Tri::No;
        path.blockedBy = reach.resource;
        if (path.isBlocked)
            assume(caller + " to " + to, "no connection is possible: " + reach.resource + " does not let it through", "NET-15, NET-22");
    }
    if (!path.isBlocked && path.natByZone.empty()) return;
    use.path = static_cast<Index>(m_plan.paths.size());
    m_plan.paths.push_back(std::move(path));
}

} // namespace faultline::sim
