#include "sim/services/publication/series.h"

/// AWS/ElastiCache.
namespace faultline::sim {

void makeCacheSeries(World& world, Index c)
{
    const Dimensions dimensions{{"CacheClusterId", world.plan->subjects[world.plan->caches[c].subject]}};
    Cache& cache = world.caches[c];
    cache.hits = addSeries(world, "AWS/ElastiCache", "CacheHits", dimensions);
    cache.misses = addSeries(world, "AWS/ElastiCache", "CacheMisses", dimensions);
    cache.items = addSeries(world, "AWS/ElastiCache", "CurrItems", dimensions);
    cache.evictions = addSeries(world, "AWS/ElastiCache", "Evictions", dimensions);
}

void sampleCaches(World& world)
{
    for (Index c = 0; c < world.caches.size(); ++c) {
        double items = 0;
        for (std::size_t s = 0; s < world.plan->caches[c].shards.size(); ++s)
            items += static_cast<double>(world.cacheShards[world.caches[c].firstShard + s].items.size());
        bump(world, world.caches[c].items, items);
    }
}

} // namespace faultline::sim
