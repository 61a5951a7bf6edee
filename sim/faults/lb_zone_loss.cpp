#include "sim/faults/kinds.h"

/// The nodes of a load balancer in one zone vanish.
namespace faultline::sim {

FaultKind lbZoneLoss()
{
    return {.kind = "lb-zone-loss",
            .icon = "application-load-balancer",
            .fis = "composition",
            .required = {"az"},
            .optional = {"target"},
            .targets = {"AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancing::LoadBalancer"}};
}

} // namespace faultline::sim
