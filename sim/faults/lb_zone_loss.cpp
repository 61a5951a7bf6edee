#include "sim/faults/balancer_target.h"
#include "sim/faults/kinds.h"
#include "sim/services/nodes.h"

/// The nodes of a load balancer in one zone vanish; what else stands there lives on.
namespace faultline::sim {

namespace {

void setPower(World& world, const FaultPlan& fault, bool hasPower)
{
    for (Index n = 0; n < world.nodes.size(); ++n)
        if (world.nodes[n].zone == fault.zone && isAimedAt(fault, world.nodes[n].loadBalancer)) setNodePower(world, n, hasPower);
}

void start(World& world, FaultState& fault) { setPower(world, fault.plan, false); }

void end(World& world, FaultState& fault)
{
    if (zoneHasPower(world, fault.plan.zone)) setPower(world, fault.plan, true);
}

} // namespace

FaultKind lbZoneLoss()
{
    return {.kind = "lb-zone-loss",
            .icon = "application-load-balancer",
            .fis = "composition",
            .required = {"az"},
            .optional = {"target"},
            .targets = {"AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancing::LoadBalancer"},
            .compile = aimAtBalancers,
            .start = start,
            .end = end};
}

} // namespace faultline::sim
