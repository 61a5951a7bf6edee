#include "sim/kernels/window_kernel.h"

#include <algorithm>

namespace faultline::sim {

namespace {

/// A fault that has begun and is not over; one that states no end is never over.
bool isInForce(const Fault& fault, Nanoseconds now) { return fault.at <= now && (fault.lasts <= 0 || now < fault.at + fault.lasts); }

bool isCalmNetwork(const NetworkState& network) { return !network.isDisturbed && network.slowdowns.empty() && network.failingNames.empty(); }

bool servesWarm(const World& world, const Member& member)
{
    if (member.state != Member::State::Serving || !member.hasPower || world.now < member.warmUntil) return false;
    const Index d = world.plan->stations[member.station].database;
    if (d == kNone) return true;
    const Database& database = world.databases[d];
    return database.state == Database::State::Available && world.now >= database.coldUntil && !database.isCorrupted;
}

/// Every target that a node may choose serves, and there is one for every choice.
bool isCalmBalancer(const World& world, const LoadBalancer& balancer)
{
    const Node& node = world.nodes[balancer.nodes.front()];
    if (!node.isReachable()) return false;
    if (std::find(node.failsOpen.begin(), node.failsOpen.end(), true) != node.failsOpen.end()) return false;
    return std::none_of(node.eligible.begin(), node.eligible.end(), [&](const std::vector<Index>& eligible) {
        return eligible.empty() ||
               std::any_of(eligible.begin(), eligible.end(), [&](Index t) { return !servesWarm(world, world.members[world.targets[t].member]); });
    });
}

} // namespace

bool isCalm(const World& world, const FeedForward& plan)
{
    if (world.sink || !isCalmNetwork(world.network)) return false;
    if (std::any_of(world.faults.begin(), world.faults.end(), [&](const FaultState& f) { return isInForce(f.plan.fault, world.now); })) return false;
    for (const Waypoint& stop : plan.stops) {
        if (stop.kind == Destination::Kind::LoadBalancer) {
            if (!isCalmBalancer(world, world.loadBalancers[stop.index])) return false;
            continue;
        }
        bool isThere = false;
        for (const Index m : world.stationMembers[stop.index]) {
            const Member& member = world.members[m];
            if (member.state == Member::State::Gone) continue;
            isThere = true;
            if (!servesWarm(world, member)) return false;
        }
        if (!isThere) return false;
    }
    return std::none_of(world.targets.begin(), world.targets.end(),
                        [](const Target& target) { return target.state == Target::State::Draining && target.outstanding > 0; });
}

} // namespace faultline::sim
