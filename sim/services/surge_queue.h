#pragma once

#include "sim/services/world.h"

/// The surge queue of a Classic Load Balancer's node: requests that no instance has room for wait here, at most 1,024 (ELB-114, ELB-115).
namespace faultline::sim {

/// Whether the target's host takes one more request, in work or in its own queue.
[[nodiscard]] bool hasRoom(const World& world, Index target);

/// The call goes to any healthy instance with room, else waits in its node's queue; a full queue spills it over as 503.
void standInSurgeQueue(World& world, Index call, Index targetGroup);

/// Nobody took the call within the idle time-out: 504 (ELB-111).
void onSurgeTimeout(World& world, Index call);

/// A target has room again: whoever waits longest goes in.
void letSurgeIn(World& world, Index target);

} // namespace faultline::sim
