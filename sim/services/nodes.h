#pragma once

#include "sim/services/world.h"

/// Load balancer nodes that come and go: power, isolation, zonal shift; and when DNS learns of it.
namespace faultline::sim {

/// A node loses power, once more where it has none already; DNS notices later.
void cutNodePower(World& world, Index node);
/// One of the causes is over; the node is back after the last.
void returnNodePower(World& world, Index node);
/// Its zone's network is cut off, or joined again: for its clients the same.
void setNodeIsolation(World& world, Index node, bool isIsolated);
void onNodeNoticed(World& world, Index node);

/// A zone of a load balancer is shifted away, or back (ELB-83). Existing connections live on.
void setZonalShift(World& world, Index loadBalancer, Index zone, bool isShifted);

/// Whether DNS may answer with a node: its zone has the healthy targets that DNS asks for (ELB-55, ELB-75 to ELB-80).
[[nodiscard]] bool zoneIsFitForDns(const World& world, Index node);

} // namespace faultline::sim
