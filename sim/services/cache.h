#pragma once

#include "sim/services/world.h"

/// ElastiCache before a database: a hit is answered here; after a miss the caller asks further, and puts in what it found. A node that does not
/// answer is a miss, too, once the caller has waited for it.
namespace faultline::sim {

void makeCaches(World& world);

/// A call of a use reaches its cache.
void reachCache(World& world, Index call);
/// The caller has found elsewhere what the cache did not have, and puts it in.
/// @param parentKey  of the call that both were made for
void fillCache(World& world, Index operation, std::uint64_t parentKey);

void flushCache(World& world, Index cache);
/// The primary of a shard is lost; a replica takes over, or a new node starts empty.
void loseCacheNode(World& world, Index cache, Index shard);
void losePowerOfCaches(World& world, Index zone);
void onCacheStep(World& world, Index shard);

} // namespace faultline::sim
