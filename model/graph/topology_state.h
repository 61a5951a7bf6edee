#pragma once

#include "model/graph/topology.h"
#include "model/graph/traffic.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace faultline {

/// What Topology holds; filled in this order, each step reading what the steps before it wrote.
struct Topology::State {
    explicit State(Architecture a) : architecture(std::move(a)) {}

    Architecture architecture; ///< shared; keeps `Call::use` and resource pointers alive
    std::vector<SubnetFacts> subnets;
    std::map<std::string, Placement, std::less<>> placements;
    std::map<std::string, std::vector<std::string>, std::less<>> securityGroups; ///< absent: not knowable
    TargetsByGroup targets;
    std::vector<Call> calls;
    std::unordered_map<std::string_view, std::vector<const Call*>> callsFrom, callsTo; ///< of `calls`, in its order
    std::vector<Relation> relations;
    std::vector<std::string> entryPoints;
    std::vector<SinglePointOfFailure> singlePoints;

    [[nodiscard]] const SubnetFacts* subnet(std::string_view id) const;
    void indexCalls(); ///< once `calls` stays as it is
};

} // namespace faultline
