#pragma once

#include "sim/services/publication.h"

namespace faultline::sim {

/// Counts a rare event of a node, for its load balancer and for its zone.
inline void count(World& world, Index node, BalancerCount what, double value = 1)
{
    const auto i = static_cast<std::size_t>(what);
    bump(world, world.loadBalancers[world.nodes[node].loadBalancer].series[i], value);
    bump(world, world.nodes[node].series[i], value);
}

/// Counts an answer of the load balancer's own.
inline void countOwnAnswer(World& world, Index node, int status)
{
    if (status >= 300 && status < 400) count(world, node, BalancerCount::Own3xx);
    if (status >= 400 && status < 500) count(world, node, BalancerCount::Own4xx);
    if (status < 500) return;
    count(world, node, BalancerCount::Own5xx);
    if (status == 500) count(world, node, BalancerCount::Own500);
    if (status == 502) count(world, node, BalancerCount::Own502);
    if (status == 503) count(world, node, BalancerCount::Own503);
    if (status == 504) count(world, node, BalancerCount::Own504);
}

} // namespace faultline::sim
