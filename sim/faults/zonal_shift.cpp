#include "sim/faults/balancer_target.h"
#include "sim/faults/kinds.h"
#include "sim/faults/target_lookup.h"
#include "sim/services/nodes.h"

/// Not a fault but what operators do about one: a zone is shifted away from load balancers that allow it (ELB-83, FLT-26).
namespace faultline::sim {

namespace {

std::optional<Problem> compile(const Plan& plan, FaultPlan& fault)
{
    if (auto failure = aimAtBalancers(plan, fault)) return failure;
    for (Index b = 0; b < plan.loadBalancers.size(); ++b)
        if (isAimedAt(fault, b) && plan.loadBalancers[b].canShiftZones) return std::nullopt;
    return faultProblem(fault, "zonal-shift-off", "zonal-shift-off-remedy");
}

void shift(World& world, const FaultPlan& fault, bool isShifted)
{
    for (Index b = 0; b < world.loadBalancers.size(); ++b)
        if (isAimedAt(fault, b) && world.plan->loadBalancers[b].canShiftZones) setZonalShift(world, b, fault.zone, isShifted);
}

void start(World& world, FaultState& fault) { shift(world, fault.plan, true); }
void end(World& world, FaultState& fault) { shift(world, fault.plan, false); }

} // namespace

FaultKind zonalShift()
{
    return {.kind = "zonal-shift",
            .icon = "application-load-balancer",
            .fis = "aws:arc:start-zonal-autoshift",
            .required = {"az"},
            .optional = {"target"},
            .targets = {"AWS::ElasticLoadBalancingV2::LoadBalancer"},
            .compile = compile,
            .start = start,
            .end = end};
}

} // namespace faultline::sim
