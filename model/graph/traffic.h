#pragma once

#include "model/graph/topology.h"

#include <map>

namespace faultline {

/// Calls that the template or own data states: actors, load balancers through listeners and rules to their targets, `Uses`, event sources,
/// origins, aliases. File order.
[[nodiscard]] std::vector<Call> writtenCalls(const Architecture& architecture);

/// Instances, Auto Scaling groups and services registered with a target group, template order.
[[nodiscard]] std::vector<std::string> targetsOfGroup(const Architecture& architecture, std::string_view targetGroup);

/// Internet-facing load balancers, else instances and groups that the internet can address and no load balancer stands before; where none is
/// certain, what may be one of these. Template order.
[[nodiscard]] std::vector<std::string> trafficEntryPoints(const Architecture& architecture, const std::vector<SubnetFacts>& subnets,
                                                          const std::map<std::string, Placement, std::less<>>& placements,
                                                          const std::vector<Call>& calls);

} // namespace faultline
