#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

/// Bursts of "up to" types, full at launch, apart for in and out (EC2-31).
void makeNetworkAllowance(World& world, Index member);
/// A request's bytes come in; nothing waits for them but the metric.
void receive(World& world, Index member);
/// How long an answer takes to leave an instance whose bandwidth is used up (EC2-31, EC2-32).
[[nodiscard]] Nanoseconds sendingTakes(World& world, Index member);

} // namespace faultline::sim
