#pragma once

#include "sim/plan/plan.h"

#include <vector>

/// The part of a plan that the window kernel may work off: which actors, whom their requests visit, and in which order that can be done.
namespace faultline::sim {

/// Calls in one request's way that are open at the same time, at most.
inline constexpr int kLegsMax = 4;

/// Where a caller sends a request, and what that visit is called at each station that it may end up at.
struct Branch {
    Destination to;
    Index routes = kNone; ///< of a load balancer
    Index edge = kNone;
    const UsePlan* use = nullptr;      ///< null: an actor's first call
    std::vector<Index> visitByStation; ///< in `FeedForward::visits`; kNone: not reached this way
};

/// A request at a station, on behalf of whoever sent it there.
struct Visit {
    Index station = kNone;
    Index parent = kNone; ///< the visit that waits for this one's answer
    Index useAt = 0;      ///< among the parent's uses
    const UsePlan* use = nullptr;
    int depth = 0;
    std::vector<Branch> branches; ///< one per use
};

/// A station or load balancer, in an order in which nothing ever flows back.
struct Waypoint {
    Destination::Kind kind = Destination::Kind::None;
    Index index = kNone;
};

struct FeedForward {
    std::vector<Index> actors;              ///< whose requests are worked off in windows
    std::vector<std::vector<Branch>> sends; ///< of each actor of the plan, by send; empty where it is not one of `actors`
    std::vector<Visit> visits;
    std::vector<Waypoint> stops;
    std::vector<Index> stopOfBalancer, stopOfStation; ///< kNone: not part of it

    [[nodiscard]] bool isEmpty() const { return actors.empty(); }
};

/// Finds the actors for whom all of this holds, of a plan without overheads:
/// - an open loop, no retries, no time-out of an attempt but the request's deadline;
/// - all stations on the way are of the pure form (servers, first come first served, no bound of the queue), with laws that are never zero, no
///   warm-up and no cost of connections;
/// - a station's uses free its server (`Holds: false`), are one call each, without retries and time-outs, to stations or load balancers;
/// - load balancers have one node and choose in rotation, at random or by hash;
/// - the way never comes back to a stop, over all requests together, and nobody else sends to these stops.
[[nodiscard]] FeedForward feedForwardOf(const Plan& plan);

} // namespace faultline::sim
