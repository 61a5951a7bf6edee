#pragma once

#include "model/graph/topology.h"

namespace faultline {

/// The subnets of a template with their effective route tables (CFN-30, R034 to R037), then the external ones that it mentions or declares.
[[nodiscard]] std::vector<SubnetFacts> subnetFacts(const Architecture& architecture);

} // namespace faultline
