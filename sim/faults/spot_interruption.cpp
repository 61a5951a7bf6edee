#include "sim/faults/kinds.h"

/// Spot instances get a notice, and are taken two minutes later.
namespace faultline::sim {

FaultKind spotInterruption()
{
    return {.kind = "spot-interruption",
            .icon = "terminate",
            .fis = "aws:ec2:send-spot-instance-interruptions",
            .optional = {"count", "percent"},
            .oneOf = {"target", "az"},
            .targets = {"AWS::EC2::Instance", "AWS::AutoScaling::AutoScalingGroup"},
            .hasLength = false};
}

} // namespace faultline::sim
