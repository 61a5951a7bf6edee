#pragma once

#include "sim/services/world.h"

/// Callers' connections to databases: pools, name look-ups, connects, and what becomes of connections when the other side dies.
namespace faultline::sim {

/// A use's call sets out for its database, through its caller's pool where there is one.
void reachDatabase(World& world, Index call);
void onConnectionReady(World& world, Index call);
void onPoolTimeout(World& world, Index call);

/// A call is done with its connection: back to the pool, or closed.
void leaveConnection(World& world, Index call, bool isGood);

/// The caller is gone: its connections with it.
void dropConnectionsOf(World& world, Index member);

/// The pools of a new member, filled to their minimum at the start of a run.
void makePools(World& world, Index member);

} // namespace faultline::sim
