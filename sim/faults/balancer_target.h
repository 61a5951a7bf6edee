#pragma once

#include "sim/plan/plan.h"

namespace faultline::sim {

/// Aims a fault at the load balancer that `target` names; without `target` at all that have a node in its zone, of which there must be one.
[[nodiscard]] std::optional<Problem> aimAtBalancers(const Plan& plan, FaultPlan& fault);

/// Whether a load balancer is among those that a fault is aimed at.
[[nodiscard]] inline bool isAimedAt(const FaultPlan& fault, Index loadBalancer)
{
    return fault.target.kind == Destination::Kind::None || fault.target.index == loadBalancer;
}

} // namespace faultline::sim
