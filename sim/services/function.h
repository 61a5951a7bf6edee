#pragma once

#include "sim/services/world.h"

/// Lambda: environments that are made when none is idle, and kept for a while.
namespace faultline::sim {

void makeFunctions(World& world);
/// An invocation begins: what it waits for its environment to be made; 0 when one is idle.
[[nodiscard]] Nanoseconds takeEnvironment(World& world, Index function, std::uint64_t key);
/// An invocation is over; its environment stays for the next.
void leaveEnvironment(World& world, Index function);

} // namespace faultline::sim
