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

namespace faultline {

const SubnetFacts* Topology::State::subnet(std::string_view id) const
{
    const auto it = std::find_if(subnets.begin(), subnets.end(), [&](const SubnetFacts& s) { return s.id == id; });
    return it == subnets.end() ? nullptr : &*it;
}

Topology Topology::of(const Architecture& architecture)
{
    auto state = std::make_shared<State>(architecture);
    state->subnets = subnetFacts(architecture);
    state->placements = placements(architecture, state->subnets);
    for (const Resource& r : architecture.resources())
        if (const auto placed = state->placements.find(r.id); placed != state->placements.end())
            if (auto groups = securityGroupsOf(architecture, r, placed->second.vpc)) state->securityGroups[r.id] = *std::move(groups);
    state->calls = writtenCalls(architecture);
    state->entryPoints = trafficEntryPoints(architecture, state->subnets, state->placements, state->calls);
    for (Call& call : inferredCalls(*state)) state->calls.push_back(std::move(call));
    orderInwards(state->calls, state->entryPoints);
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
    std::vector<const Call*> found;
    for (const Call& c : calls())
        if (c.from == id) found.push_back(&c);
    return found;
}

std::vector<const Call*> Topology::callsTo(std::string_view id) const
{
    std::vector<const Call*> found;
    for (const Call& c : calls())
        if (c.to == id) found.push_back(&c);
    return found;
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

std::vector<std::string> Topology::targetsOf(std::string_view targetGroup) const { return targetsOfGroup(m_state->architecture, targetGroup); }

std::vector<std::string> Topology::loadBalancersOf(std::string_view id) const
{
    std::vector<std::string> found;
    for (const Resource& r : m_state->architecture.resources()) {
        if (!r.typeName.starts_with("AWS::ElasticLoadBalancing") || !r.typeName.ends_with("::LoadBalancer")) continue;
        const auto& all = calls();
        if (std::any_of(all.begin(), all.end(), [&](const Call& c) { return c.from == r.id && c.to == id; })) found.push_back(r.id);
    }
    return found;
}

std::vector<std::string> Topology::membersOf(std::string_view cluster) const
{
    std::vector<std::string> found;
    for (const Resource* r : reading::ofType(m_state->architecture, "AWS::RDS::DBInstance"))
        if (const auto owner = reading::mention(m_state->architecture, reading::property(*r, "DBClusterIdentifier"), {"AWS::RDS::DBCluster"});
            owner.isResource() && owner.id == cluster)
            found.push_back(r->id);
    return found;
}

} // namespace faultline
