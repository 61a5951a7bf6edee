#pragma once

#include "model/graph/topology.h"

#include <map>
#include <string>
#include <vector>

namespace faultline {

/// Instances, Auto Scaling groups and services registered with each target group, template order.
using TargetsByGroup = std::map<std::string, std::vector<std::string>, std::less<>>;
[[nodiscard]] TargetsByGroup targetsByGroup(const Architecture& architecture);

/// Calls that the template or own data states: actors, load balancers through listeners and rules to their targets, `Uses`, event sources,
/// origins, aliases. File order.
[[nodiscard]] std::vector<Call> writtenCalls(const Architecture& architecture, const TargetsByGroup& targets);

/// Internet-facing load balancers, else instances and groups that the internet can address and no load balancer stands before; where none is
/// certain, what may be one of these. Template order.
[[nodiscard]] std::vector<std::string> trafficEntryPoints(const Architecture& architecture, const std::vector<SubnetFacts>& subnets,
                                                          const std::map<std::string, Placement, std::less<>>& placements,
                                                          const std::vector<Call>& calls);

} // namespace faultline
