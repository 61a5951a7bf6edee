#include "sim/services/dns.h"

#include "sim/services/network.h"
#include "sim/services/nodes.h"

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

Index chooseNode(World& world, Index set, const Asker& asker)
{
    ResolverSet& resolvers = world.resolverSets[set];
    const LoadBalancer& balancer = world.loadBalancers[resolvers.loadBalancer];
    const LoadBalancerPlan& plan = world.plan->loadBalancers[resolvers.loadBalancer];
    const bool fails = !world.network.failingNames.empty() && !resolves(world, plan.subject);
    if (balancer.nodes.size() == 1 && !fails) return balancer.nodes.front();
    Resolver& resolver = resolvers.resolvers[asker.resolver];
    if (world.now >= resolver.expires) {
        if (fails) return kNone;
        // The resolver itself keeps the record for its time to live, each from a moment of its own.
        const auto phase =
            static_cast<Nanoseconds>(drawUnit(keyOf(resolvers.key, asker.resolver), Purpose::ResolverPhase, 0) * static_cast<double>(kRecordTtl));
        const Nanoseconds fetched = world.now - (world.now + kRecordTtl - phase) % kRecordTtl;
        resolver.nodes = recordAt(balancer, fetched);
        resolver.rotation = drawBits(keyOf(resolvers.key, asker.resolver), Purpose::AddressOrder, resolver.lookups++);
        resolver.shift = 0;
        // Clients were there before the run began: the first answer is some way through its time already, each a way of its own.
        const double left = resolver.lookups == 1 ? drawUnit(keyOf(resolvers.key, asker.resolver), Purpose::ResolverPhase, 1) : 1;
        resolver.expires = world.now + static_cast<Nanoseconds>(left * static_cast<double>(asker.cache));
    }
    if (plan.zonalAffinity > 0 && asker.zone != kNone && drawUnit(asker.key, Purpose::ZonalAffinity, 0) < plan.zonalAffinity)
        for (std::size_t i = 0; i < balancer.nodes.size(); ++i)
            if (world.nodes[balancer.nodes[i]].zone == asker.zone && resolver.nodes >> i & 1) return balancer.nodes[i];
    const auto n = static_cast<std::uint64_t>(std::popcount(resolver.nodes));
    FAULTLINE_ASSERT(n > 0);
    const std::uint64_t first = asker.addresses == ActorPlan::Addresses::Random ? below(drawBits(asker.key, Purpose::AddressOrder, 0), n)
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
    if (!balancer.records.empty() && balancer.records.back().from == world.now) balancer.records.back().nodes = nodes; // one answer per instant
    else balancer.records.push_back({world.now, nodes});
}

Index resolverSetOf(const World& world, const UsePlan* use)
{
    for (const auto& [known, set] : world.useResolvers)
        if (known == use) return set;
    FAULTLINE_ASSERT(!"a use of a load balancer has resolvers");
    return kNone;
}

ResolverSet makeResolverSet(std::uint64_t key, Index loadBalancer, std::size_t size) { return {key, loadBalancer, std::vector<Resolver>(size), {}}; }

} // namespace faultline::sim
