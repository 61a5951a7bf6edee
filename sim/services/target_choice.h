#pragma once

#include "sim/services/world.h"

namespace faultline::sim {

/// The target group that a route leads a call to: by weight, unless the client's cookie names one. kNone: the route leads nowhere.
[[nodiscard]] Index chooseTargetGroup(World& world, const Call& call, Index node, Index route);

/// The target that a node sends a call to; kNone when it has none to send to.
[[nodiscard]] Index chooseTarget(World& world, const Call& call, Index node, Index targetGroup);

/// The client that stands behind a call of an actor that tells its clients apart; else kNone.
[[nodiscard]] Index clientOf(const World& world, const Call& call);

/// Position of a target group among those of its load balancer.
[[nodiscard]] std::size_t slotOf(const LoadBalancerPlan& plan, Index targetGroup);

} // namespace faultline::sim
