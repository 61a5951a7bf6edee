#pragma once

#include "sim/services/world.h"

/// Requests along each hop in the last second, for the live view.
namespace faultline::sim {

inline void countSent(World& world, Index edge)
{
    if (edge == kNone) return;
    ++world.flows[edge].current.sent;
    ++world.flows[edge].attempts;
}

inline void countRetry(World& world, Index edge)
{
    if (edge != kNone) ++world.flows[edge].retries;
}

inline void countFailed(World& world, Index edge, Cause cause)
{
    if (edge == kNone) return;
    EdgeFlow::Count& count = world.flows[edge].current;
    ++count.failed;
    count.cause = cause;
}

/// A second is over.
inline void closeFlows(World& world)
{
    for (EdgeFlow& flow : world.flows) {
        flow.last = flow.current;
        flow.current = {};
    }
}

} // namespace faultline::sim
