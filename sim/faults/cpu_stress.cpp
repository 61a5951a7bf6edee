#include "sim/faults/kinds.h"

/// A stressor takes a share of the vCPUs of instances (FLT-03: AWSFIS-Run-CPU-Stress).
namespace faultline::sim {

FaultKind cpuStress()
{
    return {.kind = "cpu-stress",
            .icon = "throttle",
            .fis = "aws:ssm:send-command",
            .required = {"percent"},
            .optional = {"count"},
            .oneOf = {"target", "az"},
            .targets = {"AWS::EC2::Instance", "AWS::AutoScaling::AutoScalingGroup"},
            .variants = {"percent=100"}};
}

} // namespace faultline::sim
