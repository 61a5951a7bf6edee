#include "sim/plan/plan_builder.h"

#include "model/graph/reading.h"

#include <algorithm>

/// AWS::ElastiCache: replication groups and clusters.
namespace faultline::sim {

namespace {

using reading::property;

constexpr double kDefaultGib = 3;     // about that of a cache.t3.medium; ours
constexpr double kUsableShare = 0.75; // a quarter is reserved for the engine; ours
constexpr double kLatencyMs = 0.5;    // ours

} // namespace

Index PlanBuilder::addCache(const Resource& resource)
{
    if (const auto known = m_caches.find(resource.id); known != m_caches.end()) return known->second;
    const bool isGroup = resource.typeName == "AWS::ElastiCache::ReplicationGroup";
    const auto number = [&](const char* name, double otherwise) { return reading::number(property(resource, name), otherwise).value_or(otherwise); };
    const auto engine = reading::text(property(resource, "Engine"), "redis").value_or("redis");
    CachePlan plan;
    plan.subject = subjectOf(resource.id);
    std::vector<std::string> zones = m_topology.placement(resource.id).zones;
    std::sort(zones.begin(), zones.end());
    int shards = 1, nodes = 1;
    if (isGroup) {
        shards = static_cast<int>(number("NumNodeGroups", 1));
        nodes = static_cast<int>(number("ReplicasPerNodeGroup", std::max(0.0, number("NumCacheClusters", 1) - 1))) + 1;
    } else if (engine == "memcached") { // each node holds a part of the keys
        shards = static_cast<int>(number("NumCacheNodes", 1));
    }
    const bool failsOver = isGroup && nodes > 1 && reading::boolean(property(resource, "AutomaticFailoverEnabled"), shards > 1) == Tri::Yes;
    for (int s = 0; s < std::clamp(shards, 1, 500); ++s) {
        CachePlan::Shard shard;
        for (int n = 0; n < std::clamp(nodes, 1, 6); ++n)
            shard.zones.push_back(zones.empty() ? kNone : zoneOf(zones[static_cast<std::size_t>(s + n) % zones.size()]));
        plan.shards.push_back(std::move(shard));
    }
    plan.kbPerShard = kDefaultGib * kUsableShare * 1024 * 1024;
    plan.failover = failsOver ? 30 * kSecond : 0;
    plan.replacement = 300 * kSecond;
    if (m_plan.hasOverheads) plan.latency = Law::deterministic(kLatencyMs);
    assume(resource.id + ": memory for items", plainNumber(kDefaultGib * kUsableShare) + " GiB a shard", "Faultline's assumption");
    assume(resource.id + ": a lost node", failsOver ? "a replica takes over after 30 s" : "is replaced, empty, after 300 s", "Faultline's assumption",
           true);
    assume(resource.id + ": latency", plainNumber(kLatencyMs) + " ms", "Faultline's assumption");
    m_plan.caches.push_back(std::move(plan));
    return m_caches[resource.id] = static_cast<Index>(m_plan.caches.size() - 1);
}

Index PlanBuilder::addCacheOperation(const std::string& caller, const UseAnnotation& use, Index cache)
{
    CacheOperationPlan plan;
    plan.cache = cache;
    const std::string operation = use.operation.value_or("read");
    plan.isWrite = operation == "write" || operation == "set" || operation == "put";
    plan.kb = std::max(use.itemKb.value_or(1), 0.01);
    if (use.key) plan.keys = KeyLaw(*use.key);
    plan.hitRatio = use.hitRatio.value_or(0.9);
    if (!use.key && !use.hitRatio) assume(caller + " to " + use.to + ": hit ratio", "0.9", "neither Key nor HitRatio says it", true);
    m_plan.cacheOperations.push_back(std::move(plan));
    return static_cast<Index>(m_plan.cacheOperations.size() - 1);
}

} // namespace faultline::sim
