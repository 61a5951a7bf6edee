#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

/// A call reaches a node, or finds it dead and waits for its connect time-out.
/// @param routes index of the caller among the load balancer's routes
void reachNode(World& world, Index call, Index node, Index routes, Nanoseconds connectTimeout);

/// The target that a node chooses for a request, by the request's key and the algorithm's own state; kNone: there is none.
[[nodiscard]] Index chooseTargetOf(World& world, Index node, Index routes, std::uint64_t key);

/// The node waits for a silent target, until its connect or idle time-out; nothing for calls that come another way.
void balancerWaits(World& world, Index call);
void onBalancerGivesUp(World& world, Index call);

/// A target's answer passes the node: counted, and the target is one request less busy.
void balancerAnswered(World& world, Index call, const Answer& answer);
/// The same, for a call that ends without an answer.
void leaveBalancer(World& world, Index call);
/// The client closes while the target is at work: the load balancer counts a 460 (ELB-106, ELB-110).
void noteClientClosed(World& world, Index call);

/// Registers a member with the target groups that its station belongs to.
void registerTargets(World& world, Index member);
/// Takes a member out of its target groups; true when all of them are drained already.
bool deregisterTargets(World& world, Index member);
void onTargetDrained(World& world, Index target);
[[nodiscard]] bool isDrained(const World& world, Index member);

/// Works out anew where each node may send; after every change of health or registration.
void refreshEligible(World& world, Index targetGroup);

/// Whether DNS may answer with a node: with cross-zone off its zone needs a healthy target (ELB-55, ELB-80).
[[nodiscard]] bool zoneIsFitForDns(const World& world, Index node);

/// A node loses or regains power; DNS notices later.
void setNodePower(World& world, Index node, bool hasPower);
void onNodeNoticed(World& world, Index node);

} // namespace faultline::sim
