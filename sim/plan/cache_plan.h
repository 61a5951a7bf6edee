#pragma once

#include "sim/core/key_law.h"
#include "sim/core/law.h"
#include "sim/plan/index.h"

#include <vector>

namespace faultline::sim {

/// An ElastiCache cluster or replication group: shards, each of a primary and its replicas.
struct CachePlan {
    Index subject = kNone;
    struct Shard {
        std::vector<Index> zones; ///< of its nodes, the primary first
    };
    std::vector<Shard> shards;
    double kbPerShard = 0;
    Nanoseconds failover = 0;    ///< until a replica has taken over; 0: none does
    Nanoseconds replacement = 0; ///< until a new, empty node stands where none could take over
    Law latency;
};

/// What one call of one entry of `Uses` asks of a cache.
struct CacheOperationPlan {
    Index cache = kNone;
    bool isWrite = false;
    double kb = 1;
    KeyLaw keys;
    double hitRatio = 0; ///< where the keys are not said
};

} // namespace faultline::sim
