#include "sim/faults/cache_lookup.h"
#include "sim/faults/kinds.h"
#include "sim/services/cache.h"

/// The primary of a cache's first shard fails: a replica takes over, or a new node starts empty.
namespace faultline::sim {

namespace {

void start(World& world, FaultState& fault)
{
    const Index c = fault.plan.target.index;
    loseCacheNode(world, c, world.caches[c].firstShard);
}

} // namespace

FaultKind cacheNodeLoss()
{
    return {.kind = "cache-node-loss",
            .icon = "elasticache",
            .fis = "aws:elasticache:replicationgroup-interrupt-az-power",
            .optional = {"target"},
            .targets = {"AWS::ElastiCache::ReplicationGroup", "AWS::ElastiCache::CacheCluster"},
            .compile = aimAtCache,
            .start = start};
}

} // namespace faultline::sim
