#pragma once

#include "model/graph/topology_state.h"

namespace faultline {

/// What isolates others when it is lost: zones first (sorted), then single instances (template order). Reads the state's calls, placements and
/// entry points.
[[nodiscard]] std::vector<SinglePointOfFailure> singlePointsOf(const Topology::State& state);

/// Orders calls from users inwards: by distance from the entry points, then as they were.
void orderInwards(std::vector<Call>& calls, const std::vector<std::string>& entryPoints);

} // namespace faultline
