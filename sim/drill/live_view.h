#pragma once

#include "sim/drill/simulation.h"
#include "sim/services/world.h"

namespace faultline::sim {

/// How every member stands at this moment, and what went along each hop in the last full second.
[[nodiscard]] LiveState liveOf(const World& world);

} // namespace faultline::sim
