#pragma once

#include "model/graph/topology_state.h"

namespace faultline {

/// Routes, replication, attachments, alarms, scaling and plain dependencies; template order, each once. Reads the state's subnets and placements.
[[nodiscard]] std::vector<Relation> relationsOf(const Topology::State& state);

} // namespace faultline
