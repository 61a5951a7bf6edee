#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

/// Writes that were acknowledged and are gone (CONTRACT: `writes_lost`, `rpo_s`).
/// @param oldestAge  how long before the loss the oldest of them was acknowledged
void recordLostWrites(World& world, Index subject, std::uint64_t count, Nanoseconds oldestAge, const char* rule);

} // namespace faultline::sim
