#pragma once

#include "sim/services/world.h"

/// Requests along each hop in the last second, for the live view.
namespace faultline::sim {

[[nodiscard]] inline EdgeFlow::Count& currentFlow(World& world, Index edge)
{
    EdgeFlow& flow = world.flows[edge];
    const Nanoseconds second = world.now / kSecond;
    if (second != flow.second) {
        flow.last = second == flow.second + 1 ? flow.current : EdgeFlow::Count{};
        flow.current = {};
        flow.second = second;
    }
    return flow.current;
}

inline void countSent(World& world, Index edge)
{
    if (edge == kNone) return;
    ++currentFlow(world, edge).sent;
    ++world.flows[edge].attempts;
}

inline void countRetry(World& world, Index edge)
{
    if (edge != kNone) ++world.flows[edge].retries;
}

inline void countFailed(World& world, Index edge, Cause cause)
{
    if (edge == kNone) return;
    EdgeFlow::Count& count = currentFlow(world, edge);
    ++count.failed;
    count.cause = cause;
}

} // namespace faultline::sim
