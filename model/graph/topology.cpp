#include "model/graph/topology.h"

#include <algorithm>

namespace faultline {

struct Topology::State {
    std::vector<SubnetFacts> subnets;
    std::vector<Call> calls;
    std::vector<Relation> relations;
    std::vector<SinglePointOfFailure> singlePoints;
    std::vector<std::string> entryPoints;
};

Topology Topology::of(const Architecture&) { return Topology(std::make_shared<const State>()); }

const std::vector<SubnetFacts>& Topology::subnets() const { return m_state->subnets; }

const SubnetFacts* Topology::subnet(std::string_view id) const
{
    const auto it = std::find_if(subnets().begin(), subnets().end(), [&](const SubnetFacts& s) { return s.id == id; });
    return it == subnets().end() ? nullptr : &*it;
}

const Placement& Topology::placement(std::string_view) const
{
    static const Placement unknown{{}, {}, {}, false, true};
    return unknown;
}

const std::vector<Call>& Topology::calls() const { return m_state->calls; }
std::vector<const Call*> Topology::callsFrom(std::string_view) const { return {}; }
std::vector<const Call*> Topology::callsTo(std::string_view) const { return {}; }
const std::vector<Relation>& Topology::relations() const { return m_state->relations; }
const std::vector<SinglePointOfFailure>& Topology::singlePointsOfFailure() const { return m_state->singlePoints; }
const std::vector<std::string>& Topology::entryPoints() const { return m_state->entryPoints; }
std::optional<std::vector<std::string>> Topology::securityGroups(std::string_view) const { return std::nullopt; }
const Resource* Topology::launchSource(std::string_view) const { return nullptr; }
std::vector<std::string> Topology::targetsOf(std::string_view) const { return {}; }

} // namespace faultline
