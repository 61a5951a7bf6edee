#include "sim/services/cache.h"

#include "sim/services/member.h"
#include "sim/services/publication/series.h"
#include "sim/services/trace.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr std::uint64_t kAnonymousSet = 10'000; ///< ours: items that a cache of a stated hit ratio needs to reach it

/// The key that a call asks for: the same at the cache and behind it, in every attempt.
std::uint64_t keyOfOperation(const CacheOperationPlan& operation, std::uint64_t parentKey) { return operation.keys.draw(mix(parentKey)); }

CacheShard& shardOf(World& world, const CacheOperationPlan& operation, std::uint64_t key)
{
    const std::size_t shards = world.plan->caches[operation.cache].shards.size();
    return world.cacheShards[world.caches[operation.cache].firstShard + static_cast<Index>(mix(key) % shards)];
}

std::uint64_t placeOf(const CacheOperationPlan& operation, std::uint64_t parentKey)
{
    return operation.keys.isSet() ? keyOfOperation(operation, parentKey) : mix(parentKey) | 1;
}

bool isHit(CacheShard& shard, const CacheOperationPlan& operation, std::uint64_t parentKey)
{
    if (operation.keys.isSet()) return shard.items.find(keyOfOperation(operation, parentKey));
    const double warm = std::min(1.0, static_cast<double>(shard.anonymousItems) / kAnonymousSet);
    return drawUnit(mix(parentKey), Purpose::DataKey, 0) < operation.hitRatio * warm;
}

void put(World& world, CacheShard& shard, const CacheOperationPlan& operation, std::uint64_t parentKey)
{
    if (!shard.isUp) return;
    if (!operation.keys.isSet()) ++shard.anonymousItems;
    else if (shard.items.put(keyOfOperation(operation, parentKey))) bump(world, world.caches[operation.cache].evictions, 1);
}

std::string zoneName(const World& world, Index zone) { return zone == kNone ? std::string() : world.plan->zones[zone]; }

} // namespace

void makeCaches(World& world)
{
    for (Index c = 0; c < world.plan->caches.size(); ++c) {
        const CachePlan& plan = world.plan->caches[c];
        Cache cache;
        cache.firstShard = static_cast<Index>(world.cacheShards.size());
        double kb = 1;
        for (const CacheOperationPlan& operation : world.plan->cacheOperations)
            if (operation.cache == c) kb = std::max(kb, operation.kb);
        for (std::size_t s = 0; s < plan.shards.size(); ++s) {
            CacheShard shard;
            shard.cache = c;
            shard.items = Lru(static_cast<std::size_t>(plan.kbPerShard / kb));
            shard.anonymousItems = kAnonymousSet; // a run begins with a warm cache where only its ratio is known
            world.cacheShards.push_back(std::move(shard));
        }
        world.caches.push_back(std::move(cache));
    }
}

void reachCache(World& world, Index c)
{
    Call& call = world.calls[c];
    const CacheOperationPlan& operation = world.plan->cacheOperations[call.use->operation];
    Cache& cache = world.caches[operation.cache];
    const CachePlan& plan = world.plan->caches[operation.cache];
    const bool isUse = call.origin == Call::Origin::Use;
    const std::uint64_t parentKey = isUse ? world.calls[call.caller].key : call.key;
    CacheShard& shard = shardOf(world, operation, placeOf(operation, parentKey));
    traceHop(world, c, plan.subject, 0);
    call.arrival = call.start = world.now;
    ++cache.record.requests;
    if (!shard.isUp) {
        after(world, call.use->policy.connectTimeout, EventKind::ConnectTimeout, c, call.stamp);
        hang(world, c, Cause::ConnectTimeout);
        return;
    }
    const Index zone = plan.shards[static_cast<std::size_t>(&shard - world.cacheShards.data()) - cache.firstShard].zones[shard.primary];
    const Index home = isUse ? world.members[world.calls[call.caller].member].zone : kNone;
    const Law& law = call.use->work ? *call.use->work : plan.latency;
    const Nanoseconds latency = 2 * hopDelay(world, home, zone) + law.draw(drawBits(call.key, Purpose::TableLatency, operation.cache));
    call.answer = {};
    if (operation.isWrite) {
        put(world, shard, operation, parentKey);
    } else {
        call.answer.isMiss = !isHit(shard, operation, parentKey);
        bump(world, call.answer.isMiss ? cache.misses : cache.hits, 1);
    }
    ++cache.record.started;
    ++cache.record.finished;
    cache.record.serviceSumNs += latency;
    cache.record.holdSumNs += latency;
    call.phase = Call::Phase::Returning;
    traceStart(world, c);
    atServiceEnd(world, world.now + latency, EventKind::AnswerArrives, c, call.stamp);
}

void fillCache(World& world, Index o, std::uint64_t parentKey)
{
    const CacheOperationPlan& operation = world.plan->cacheOperations[o];
    put(world, shardOf(world, operation, placeOf(operation, parentKey)), operation, parentKey);
}

void flushCache(World& world, Index c)
{
    const CachePlan& plan = world.plan->caches[c];
    for (std::size_t s = 0; s < plan.shards.size(); ++s) {
        CacheShard& shard = world.cacheShards[world.caches[c].firstShard + s];
        shard.items.clear();
        shard.anonymousItems = 0;
    }
    note(world, TimelineEntry::Plane::Data, "cache-flushed", "", plan.subject);
}

void loseCacheNode(World& world, Index c, Index s)
{
    const CachePlan& plan = world.plan->caches[c];
    const std::size_t place = s - world.caches[c].firstShard;
    CacheShard& shard = world.cacheShards[s];
    if (!shard.isUp) return;
    const auto& zones = plan.shards[place].zones;
    note(world, TimelineEntry::Plane::Data, "cache-node-lost", "", plan.subject, 0, {{"zone", zoneName(world, zones[shard.primary])}});
    shard.isUp = false;
    std::size_t successor = shard.primary;
    for (std::size_t n = 0; n < zones.size() && plan.failover > 0; ++n)
        if (n != shard.primary && zoneHasPower(world, zones[n])) successor = n;
    shard.keepsItems = successor != shard.primary; // a replica has what its primary had
    shard.primary = successor;
    const Nanoseconds takes = shard.keepsItems ? plan.failover : plan.replacement;
    noteClock(world, plan.subject, 0, shard.keepsItems ? "cache-failover" : "cache-replacement", "", world.now, world.now + takes);
    atControl(world, world.now + takes, EventKind::CacheStep, s, ++shard.stamp);
}

void losePowerOfCaches(World& world, Index zone)
{
    for (Index s = 0; s < world.cacheShards.size(); ++s) {
        const Index c = world.cacheShards[s].cache;
        const auto& zones = world.plan->caches[c].shards[s - world.caches[c].firstShard].zones;
        if (zones[world.cacheShards[s].primary] == zone) loseCacheNode(world, c, s);
    }
}

void onCacheStep(World& world, Index s)
{
    CacheShard& shard = world.cacheShards[s];
    const CachePlan& plan = world.plan->caches[shard.cache];
    const Index zone = plan.shards[s - world.caches[shard.cache].firstShard].zones[shard.primary];
    if (!zoneHasPower(world, zone)) { // nowhere to start: looks again
        atControl(world, world.now + plan.replacement, EventKind::CacheStep, s, ++shard.stamp);
        return;
    }
    shard.isUp = true;
    if (!shard.keepsItems) {
        shard.items.clear();
        shard.anonymousItems = 0;
    }
    note(world, TimelineEntry::Plane::Control, shard.keepsItems ? "cache-failed-over" : "cache-node-replaced", "", plan.subject, 0,
         {{"zone", zoneName(world, zone)}});
}

} // namespace faultline::sim
