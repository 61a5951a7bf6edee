#pragma once

#include "sim/services/world.h"

/// Names of load balancers and the clients that remember them.
namespace faultline::sim {

/// A node that a client of this resolver connects to, by the answer it remembers. kNone never: a name with no healthy node answers all (ELB-79).
[[nodiscard]] Index chooseNode(World& world, Index set, Index resolver, Nanoseconds cache, ActorPlan::Addresses policy, std::uint64_t key);

/// A connection to the first address failed: with `next-on-failure` the next one is first.
void skipAddress(World& world, Index set, Index resolver);

/// Writes down which nodes the name answers from now on.
void recordNames(World& world, Index loadBalancer);

/// The resolvers of a station's use of a load balancer.
[[nodiscard]] Index resolverSetOf(const World& world, const UsePlan* use);
[[nodiscard]] ResolverSet makeResolverSet(std::uint64_t key, Index loadBalancer, std::size_t size);

} // namespace faultline::sim
