#include "sim/faults/kinds.h"

/// The control plane of one service is slow or refuses; what runs keeps running.
namespace faultline::sim {

FaultKind controlPlane()
{
    return {.kind = "control-plane",
            .icon = "throttle",
            .fis = "composition",
            .required = {"service"},
            .optional = {"mode"},
            .variants = {"service=ec2", "service=autoscaling", "service=elasticloadbalancing", "service=rds"}};
}

} // namespace faultline::sim
