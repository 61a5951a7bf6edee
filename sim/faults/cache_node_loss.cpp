#include "sim/faults/kinds.h"

/// A node of a cache fails.
namespace faultline::sim {

FaultKind cacheNodeLoss()
{
    return {.kind = "cache-node-loss",
            .icon = "elasticache",
            .fis = "aws:elasticache:replicationgroup-interrupt-az-power",
            .optional = {"target"},
            .targets = {"AWS::ElastiCache::ReplicationGroup", "AWS::ElastiCache::CacheCluster"}};
}

} // namespace faultline::sim
