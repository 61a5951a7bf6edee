#pragma once

#include "sim/services/world.h"

/// Control planes that are slow or refuse (FLT-28 to FLT-30): what runs goes on, what has to change does not.
namespace faultline::sim {

[[nodiscard]] inline bool refuses(const World& world, ControlPlane plane)
{
    return world.controlPlanes[static_cast<std::size_t>(plane)].refusals > 0;
}
/// How much longer each of its actions takes.
[[nodiscard]] inline Nanoseconds delayOf(const World& world, ControlPlane plane)
{
    return world.controlPlanes[static_cast<std::size_t>(plane)].delay;
}

} // namespace faultline::sim
