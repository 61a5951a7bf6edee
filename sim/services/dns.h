#pragma once

#include "sim/services/world.h"

/// Names of load balancers and the clients that remember them.
namespace faultline::sim {

/// Whom an address is asked for.
struct Asker {
    Index resolver = 0;
    Nanoseconds cache = 0;
    ActorPlan::Addresses addresses = ActorPlan::Addresses::First;
    std::uint64_t key = 0;
    Index zone = kNone; ///< of a caller inside the VPC, whom zonal affinity may keep there (ELB-104)
};

/// The node that a client connects to, by the answer it remembers. A name with no healthy node answers all (ELB-79). kNone: the name does not
/// resolve, and the client remembers nothing.
[[nodiscard]] Index chooseNode(World& world, Index set, const Asker& asker);

/// A connection to the first address failed: with `next-on-failure` the next one is first.
void skipAddress(World& world, Index set, Index resolver);

/// Writes down which nodes the name answers from now on.
void recordNames(World& world, Index loadBalancer);

/// The resolvers of a station's use of a load balancer.
[[nodiscard]] Index resolverSetOf(const World& world, const UsePlan* use);
[[nodiscard]] ResolverSet makeResolverSet(std::uint64_t key, Index loadBalancer, std::size_t size);

} // namespace faultline::sim
