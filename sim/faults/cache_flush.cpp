#include "sim/faults/cache_lookup.h"
#include "sim/faults/kinds.h"
#include "sim/services/cache.h"

/// A cache forgets everything.
namespace faultline::sim {

namespace {

void start(World& world, FaultState& fault) { flushCache(world, fault.plan.target.index); }

} // namespace

FaultKind cacheFlush()
{
    return {.kind = "cache-flush",
            .icon = "elasticache",
            .fis = "none",
            .optional = {"target"},
            .targets = {"AWS::ElastiCache::ReplicationGroup", "AWS::ElastiCache::CacheCluster"},
            .hasLength = false,
            .compile = aimAtCache,
            .start = start};
}

} // namespace faultline::sim
