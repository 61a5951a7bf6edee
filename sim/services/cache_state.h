#pragma once

#include "sim/core/lru.h"
#include "sim/drill/run_record.h"
#include "sim/plan/index.h"

#include <vector>

/// The state of caches in a running simulation.
namespace faultline::sim {

struct CacheShard {
    Index cache = kNone;
    std::size_t primary = 0; ///< which of its nodes
    bool isUp = true;
    bool keepsItems = false; ///< whoever takes over has them
    std::uint32_t stamp = 0;
    Lru items;
    std::uint64_t anonymousItems = 0; ///< where the keys are not said: items put in since it was empty
};

struct Cache {
    Index firstShard = 0;                                                 ///< in World::cacheShards
    Index hits = kNone, misses = kNone, items = kNone, evictions = kNone; ///< series
    StationRecord record;
};

} // namespace faultline::sim
