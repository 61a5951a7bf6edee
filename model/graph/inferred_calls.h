#pragma once

#include "model/graph/topology_state.h"

namespace faultline {

/// Calls that nobody wrote but the template gives away, for a caller without `Uses`: it mentions a database's endpoint, a table, a queue in its
/// user data, environment or metadata; or the database's security group admits the caller's group on the engine's port. Each says why.
///
/// Reads the state's placements, security groups and written calls.
[[nodiscard]] std::vector<Call> inferredCalls(const Topology::State& state);

/// The port that an engine listens on when nothing is written; 0 when the engine is not known.
[[nodiscard]] int defaultPortOf(std::string_view engine);

} // namespace faultline
