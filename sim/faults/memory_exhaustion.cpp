#include "sim/faults/kinds.h"

/// Memory fills up until the kernel ends the application (FLT-03: AWSFIS-Run-Memory-Stress).
namespace faultline::sim {

FaultKind memoryExhaustion()
{
    return {.kind = "memory-exhaustion",
            .icon = "throttle",
            .fis = "aws:ssm:send-command",
            .optional = {"count"},
            .oneOf = {"target", "az"},
            .targets = {"AWS::EC2::Instance", "AWS::AutoScaling::AutoScalingGroup"}};
}

} // namespace faultline::sim
