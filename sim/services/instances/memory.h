#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

/// Memory in use: of the process, of each request in hand, and what others take.
[[nodiscard]] double memoryInUseMib(const World& world, Index member);
/// When it is all used, the kernel kills what serves; it is started again, and killed again while the shortage lasts.
void lookAtMemory(World& world, Index member);
/// Others take a share of the memory, 0..1.
void setMemoryStress(World& world, Index member, double share);

} // namespace faultline::sim
