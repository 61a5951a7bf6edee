#pragma once

#include "sim/services/world.h"

/// Faults that change the network for a while.
namespace faultline::sim {

/// Position of a fault among the world's: what its traces in the network are known by.
[[nodiscard]] std::uint32_t numberOf(const World& world, const FaultState& fault);

/// One of the fault's own, by its target and zone, that does nothing yet.
[[nodiscard]] Disturbance disturbanceOf(const World& world, const FaultState& fault);
void disturb(World& world, const Disturbance& disturbance);
void endDisturbance(World& world, FaultState& fault);

} // namespace faultline::sim
