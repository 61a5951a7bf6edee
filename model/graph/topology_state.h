#pragma once

#include "model/graph/topology.h"

#include <map>
#include <string>

namespace faultline {

/// What Topology holds; filled in this order, each step reading what the steps before it wrote.
struct Topology::State {
    explicit State(Architecture a) : architecture(std::move(a)) {}

    Architecture architecture; ///< shared; keeps `Call::use` and resource pointers alive
    std::vector<SubnetFacts> subnets;
    std::map<std::string, Placement, std::less<>> placements;
    std::map<std::string, std::vector<std::string>, std::less<>> securityGroups; ///< absent: not knowable
    std::vector<Call> calls;
    std::vector<Relation> relations;
    std::vector<std::string> entryPoints;
    std::vector<SinglePointOfFailure> singlePoints;

    [[nodiscard]] const SubnetFacts* subnet(std::string_view id) const;
};

} // namespace faultline
