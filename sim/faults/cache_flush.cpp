#include "sim/faults/kinds.h"

/// A cache forgets everything.
namespace faultline::sim {

FaultKind cacheFlush()
{
    return {.kind = "cache-flush",
            .icon = "elasticache",
            .fis = "none",
            .optional = {"target"},
            .targets = {"AWS::ElastiCache::ReplicationGroup", "AWS::ElastiCache::CacheCluster"},
            .hasLength = false};
}

} // namespace faultline::sim
