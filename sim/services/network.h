#pragma once

#include "sim/services/world.h"

/// The network between hosts while something is wrong with it, and the gateways on the way.
namespace faultline::sim {

/// What becomes of one message.
struct HopFate {
    Nanoseconds delay = 0;
    bool isLost = false; ///< it never arrives, however often it is sent again
};

/// @param sender  the host that sends; kNone: a load balancer node or a client
/// @param packets of the message; each may be lost
/// @param leg     tells the draws of one call apart: 0 there, 1 back
[[nodiscard]] HopFate fateOf(const World& world, const Call& call, Index sender, Index fromZone, Index toZone, int packets, std::uint64_t leg);

/// Whether nothing passes between two zones; kNone is the outside and what is regional.
[[nodiscard]] inline bool isCutOff(const World& world, Index fromZone, Index toZone)
{
    if (!world.network.isDisturbed || fromZone == toZone) return false;
    const auto isIsolated = [&](Index zone) { return zone != kNone && world.network.isolations[zone] > 0; };
    return isIsolated(fromZone) || isIsolated(toZone);
}

/// Whether what stands in a zone can be reached from the others: it has power and is not cut off. kNone: what is regional.
[[nodiscard]] inline bool zoneIsReachable(const World& world, Index zone)
{
    return zone == kNone || (zoneHasPower(world, zone) && world.network.isolations[zone] == 0);
}

/// How much slower work at a station or table is.
[[nodiscard]] double slownessOf(const World& world, bool isTable, Index index);

/// Whether the name of a subject resolves.
[[nodiscard]] bool resolves(const World& world, Index subject);
/// The same for a caller that asks again every `cache`, each caller at moments of its own, and lives on what it remembers in between.
[[nodiscard]] bool stillResolves(const World& world, Index subject, std::uint64_t callerKey, Nanoseconds cache);

/// Takes the call through what stands between a member and what it uses. False: it gets nowhere, and waits for its connect time-out.
[[nodiscard]] bool passPath(World& world, Index call, const UsePlan& use);
/// The call no longer holds a port of a NAT gateway.
void leaveNat(World& world, Index call);

/// What is under way through NAT gateways that are down gets no answer.
void loseNatConnections(World& world);

/// Sets `isDisturbed`; after every change.
void lookAtNetwork(World& world);

} // namespace faultline::sim
