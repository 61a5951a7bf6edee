#pragma once

#include "sim/services/nodes.h"
#include "sim/services/targets.h"
#include "sim/services/world.h"

namespace faultline::sim {

/// A call reaches a node, or finds it dead and waits for its connect time-out.
/// @param routes index of the caller among the load balancer's routes
/// @param bound  target that the caller's connection is bound to (ELB-46); kNone: the node chooses
void reachNode(World& world, Index call, Index node, Index routes, Nanoseconds connectTimeout, Index bound = kNone);

/// The node sends a call to a target that it has chosen.
void sendToTarget(World& world, Index call, Index target);

/// An answer of the load balancer's own, which ends the call.
void answerSelf(World& world, Index call, int status, Cause cause);

/// The node waits for a silent target, until its connect or idle time-out; nothing for calls that come another way.
void balancerWaits(World& world, Index call);
void onBalancerGivesUp(World& world, Index call);

/// A target's answer passes the node: counted, and the target is one request less busy.
void balancerAnswered(World& world, Index call, const Answer& answer);
/// The same, for a call that ends without an answer.
void leaveBalancer(World& world, Index call);
/// The client closes while the target is at work: the load balancer counts a 460 (ELB-106, ELB-110).
void noteClientClosed(World& world, Index call);
/// The same, while an answer may still come: what the target does from then on is in no metric of the load balancer.
void closeAtBalancer(World& world, Index call);

} // namespace faultline::sim
