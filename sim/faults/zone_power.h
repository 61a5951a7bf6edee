#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

/// Everything of a zone loses power, and gets it back when no fault keeps it away any more: instances, load balancer nodes, databases (EC2-30,
/// FLT-16). Packets vanish; nobody answers RST. kNone: what stands in no zone of its own.
void cutPower(World& world, Index zone);
void returnPower(World& world, Index zone);

} // namespace faultline::sim
