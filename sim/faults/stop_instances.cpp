#include "sim/faults/kinds.h"

/// Instances stop as by the API, and start again at the end (FIS aws:ec2:stop-instances with startInstancesAfterDuration).
namespace faultline::sim {

FaultKind stopInstances()
{
    return {.kind = "stop-instances",
            .icon = "terminate",
            .fis = "aws:ec2:stop-instances",
            .optional = {"count", "percent"},
            .oneOf = {"target", "az"},
            .targets = {"AWS::EC2::Instance", "AWS::AutoScaling::AutoScalingGroup"}};
}

} // namespace faultline::sim
