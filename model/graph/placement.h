#pragma once

#include "model/graph/topology.h"

#include <map>
#include <string>

namespace faultline {

/// Where every resource that exists or may exist stands (R431 to R434).
[[nodiscard]] std::map<std::string, Placement, std::less<>> placements(const Architecture& architecture, const std::vector<SubnetFacts>& subnets);

} // namespace faultline
