#include "sim/faults/kinds.h"

/// The application's process dies: connections break, and it is started again (FLT-03: AWSFIS-Run-Kill-Process).
namespace faultline::sim {

FaultKind processCrash()
{
    return {.kind = "process-crash",
            .icon = "terminate",
            .fis = "aws:ssm:send-command",
            .optional = {"count", "percent"},
            .oneOf = {"target", "az"},
            .targets = {"AWS::EC2::Instance", "AWS::AutoScaling::AutoScalingGroup"},
            .hasLength = false};
}

} // namespace faultline::sim
