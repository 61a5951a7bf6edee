#include "sim/faults/balancer_target.h"
#include "sim/faults/kinds.h"
#include "sim/services/nodes.h"

/// The nodes of a load balancer in one zone vanish; what else stands there lives on.
namespace faultline::sim {

namespace {

bool isHit(const FaultPlan& fault, const Node& node) { return node.zone == fault.zone && isAimedAt(fault, node.loadBalancer); }

void start(World& world, FaultState& fault)
{
    for (Index n = 0; n < world.nodes.size(); ++n)
        if (isHit(fault.plan, world.nodes[n])) cutNodePower(world, n);
}

void end(World& world, FaultState& fault)
{
    for (Index n = 0; n < world.nodes.size(); ++n)
        if (isHit(fault.plan, world.nodes[n])) returnNodePower(world, n);
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
