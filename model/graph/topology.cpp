#include "model/graph/topology.h"

#include "model/graph/inferred_calls.h"
#include "model/graph/placement.h"
#include "model/graph/reading.h"
#include "model/graph/relations.h"
#include "model/graph/security_groups.h"
#include "model/graph/single_points.h"
#include "model/graph/subnet_access.h"
#include "model/graph/topology_state.h"
#include "model/graph/traffic.h"

#include <algorithm>
#include <set>

namespace faultline {

const SubnetFacts* Topology::State::subnet(std::string_view id) const
{
    const auto it = std::find_if(subnets.begin(), subnets.end(), [&](const SubnetFacts& s) { return s.id == id; });
    return it == subnets.end() ? nullptr : &*it;
}

void Topology::State::indexCalls()
{
    for (const Call& call : calls) {
        callsFrom[call.from].push_back(&call);
        callsTo[call.to].push_back(&call);
    }
}

Topology Topology::of(const Architecture& architecture)
{
    auto state = std::make_shared<State>(architecture);
    state->subnets = subnetFacts(architecture);
    state->placements = placements(architecture, state->subnets);
    for (const Resource& r : architecture.resources())
        if (const auto placed = state->placements.find(r.id); placed != state->placements.end())
            if (auto groups = securityGroupsOf(architecture, r, placed->second.vpc)) state->securityGroups[r.id] = *std::move(groups);
    state->targets = targetsByGroup(architecture);
    state->calls = writtenCalls(architecture, state->targets);
    state->entryPoints = trafficEntryPoints(architecture, state->subnets, state->placements, state->calls);
    for (Call& call : inferredCalls(*state)) state->calls.push_back(std::move(call));
    orderInwards(state->calls, state->entryPoints);
    state->indexCalls();
    state->relations = relationsOf(*state);
    state->singlePoints = singlePointsOf(*state);
    return Topology(std::move(state));
}

const std::vector<SubnetFacts>& Topology::subnets() const { return m_state->subnets; }
const SubnetFacts* Topology::subnet(std::string_view id) const { return m_state->subnet(id); }

const Placement& Topology::placement(std::string_view id) const
{
    static const Placement none{};
    const auto it = m_state->placements.find(id);
    return it == m_state->placements.end() ? none : it->second;
}

const std::vector<Call>& Topology::calls() const { return m_state->calls; }

std::vector<const Call*> Topology::callsFrom(std::string_view id) const
{
    const auto it = m_state->callsFrom.find(id);
    return it == m_state->callsFrom.end() ? std::vector<const Call*>() : it->second;
}

std::vector<const Call*> Topology::callsTo(std::string_view id) const
{
    const auto it = m_state->callsTo.find(id);
    return it == m_state->callsTo.end() ? std::vector<const Call*>() : it->second;
}

const std::vector<Relation>& Topology::relations() const { return m_state->relations; }
const std::vector<SinglePointOfFailure>& Topology::singlePointsOfFailure() const { return m_state->singlePoints; }
const std::vector<std::string>& Topology::entryPoints() const { return m_state->entryPoints; }

std::optional<std::vector<std::string>> Topology::securityGroups(std::string_view id) const
{
    const auto it = m_state->securityGroups.find(id);
    return it == m_state->securityGroups.end() ? std::nullopt : std::optional(it->second);
}

const Resource* Topology::launchSource(std::string_view groupId) const
{
    const Resource* group = m_state->architecture.find(groupId);
    return group ? launchSourceOf(m_state->architecture, *group) : nullptr;
}

const std::vector<std::string>& Topology::targetsOf(std::string_view targetGroup) const
{
    static const std::vector<std::string> none;
    const auto it = m_state->targets.find(targetGroup);
    return it == m_state->targets.end() ? none : it->second;
}

std::vector<std::string> Topology::loadBalancersOf(std::string_view id) const
{
    std::set<const Resource*> balancers; // stand in one vector: by address is template order
    for (const Call* call : callsTo(id))
        if (const Resource* r = m_state->architecture.find(call->from);
            r && r->typeName.starts_with("AWS::ElasticLoadBalancing") && r->typeName.ends_with("::LoadBalancer"))
            balancers.insert(r);
    std::vector<std::string> found;
    for (const Resource* r : balancers) found.push_back(r->id);
    return found;
}

std::vector<std::string> Topology::membersOf(std::string_view cluster) const
{
    std::vector<std::string> found;
    for (const Resource* r : m_state->architecture.ofType("AWS::RDS::DBInstance"))
        if (const auto owner = reading::mention(m_state->architecture, reading::property(*r, "DBClusterIdentifier"), {"AWS::RDS::DBCluster"});
            owner.isResource() && owner.id == cluster)
            found.push_back(r->id);
    return found;
}

} // namespace faultline
