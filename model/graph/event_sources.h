#pragma once

#include "model/graph/topology.h"

namespace faultline {

/// Calls between services without a box of their own inside a VPC, where a plain reference says so: event source mappings, subscriptions,
/// rules, notifications, API integrations, CloudFront origins, Route 53 aliases, database proxies.
[[nodiscard]] std::vector<Call> eventSourceCalls(const Architecture& architecture);

} // namespace faultline
