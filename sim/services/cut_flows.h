#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

/// Ends everything that the load balancer has open to a target: the clients get RST from a Network Load Balancer, 502 from others. Work that
/// is under way there goes on unheard.
void cutFlows(World& world, Index target, Cause cause);

} // namespace faultline::sim
