#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

struct LaunchReason {
    Index replaces = kNone; ///< the instance whose place it takes
    Index zone = kNone;     ///< where it has to be; kNone: where there are fewest
    bool forPool = false;   ///< for the warm pool
    const char* rule = "ASG-10";
};

/// Launches an instance, from the warm pool where one is ready. False when none can be launched now: no zone has capacity, the process is
/// suspended, a control plane refuses, or launches are held after failures.
bool launch(World& world, Index group, const LaunchReason& reason);

/// Whether EC2 would give an instance of the group's in a zone now (EC2-19).
[[nodiscard]] bool hasCapacity(const World& world, Index group, Index zone);

} // namespace faultline::sim
