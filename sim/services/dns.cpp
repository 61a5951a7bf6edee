#include "sim/services/dns.h"

#include "sim/services/load_balancer.h"

#include <bit>

namespace faultline::sim {

namespace {

constexpr Nanoseconds kRecordTtl = 60 * kSecond; // ELB-21

/// What the name answered at an instant.
std::uint64_t recordAt(const LoadBalancer& balancer, Nanoseconds at)
{
    std::uint64_t nodes = balancer.records.front().nodes;
    for (const auto& record : balancer.records)
        if (record.from <= at) nodes = record.nodes;
    return nodes;
}

int nthBit(std::uint64_t bits, int n)
{
    while (n-- > 0) bits &= bits - 1;
    return std::countr_zero(bits);
}

} // namespace

Index chooseNode(World& world, Index set, Index r, Nanoseconds cache, ActorPlan::Addresses policy, std::uint64_t key)
{
    ResolverSet& resolvers = world.resolverSets[set];
    const LoadBalancer& balancer = world.loadBalancers[resolvers.loadBalancer];
    if (balancer.nodes.size() == 1) return balancer.nodes.front();
    Resolver& resolver = resolvers.resolvers[r];
    if (world.now >= resolver.expires) {
        // The resolver itself keeps the record for its time to live, each from a moment of its own.
        const auto phase = static_cast<Nanoseconds>(drawUnit(keyOf(resolvers.key, r), Purpose::ResolverPhase, 0) * static_cast<double>(kRecordTtl));
        const Nanoseconds fetched = world.now - (world.now + kRecordTtl - phase) % kRecordTtl;
        resolver.nodes = recordAt(balancer, fetched);
        resolver.rotation = drawBits(keyOf(resolvers.key, r), Purpose::AddressOrder, resolver.lookups++);
        resolver.shift = 0;
        resolver.expires = world.now + cache;
    }
    const auto n = static_cast<std::uint64_t>(std::popcount(resolver.nodes));
    FAULTLINE_ASSERT(n > 0);
    const std::uint64_t first = policy == ActorPlan::Addresses::Random ? below(drawBits(key, Purpose::AddressOrder, 0), n)
                                                                       : (below(resolver.rotation, n) + resolver.shift) % n;
    return balancer.nodes[static_cast<std::size_t>(nthBit(resolver.nodes, static_cast<int>(first)))];
}

void skipAddress(World& world, Index set, Index resolver) { ++world.resolverSets[set].resolvers[resolver].shift; }

void recordNames(World& world, Index b)
{
    LoadBalancer& balancer = world.loadBalancers[b];
    std::uint64_t nodes = 0, all = 0;
    for (std::size_t i = 0; i < balancer.nodes.size(); ++i) {
        all |= 1ull << i;
        if (world.nodes[balancer.nodes[i]].isKnownUp && zoneIsFitForDns(world, balancer.nodes[i])) nodes |= 1ull << i;
    }
    if (nodes == 0) nodes = all; // ELB-79
    if (!balancer.records.empty() && balancer.records.back().nodes == nodes) return;
    balancer.records.push_back({world.now, nodes});
}

Index resolverSetOf(const World& world, const UsePlan* use)
{
    for (const auto& [known, set] : world.useResolvers)
        if (known == use) return set;
    FAULTLINE_ASSERT(!"a use of a load balancer has resolvers");
    return kNone;
}

ResolverSet makeResolverSet(std::uint64_t key, Index loadBalancer, std::size_t size) { return {key, loadBalancer, std::vector<Resolver>(size)}; }

} // namespace faultline::sim
