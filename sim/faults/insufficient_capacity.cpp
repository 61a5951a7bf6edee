#include "sim/faults/kinds.h"

/// Launches fail for lack of capacity.
namespace faultline::sim {

FaultKind insufficientCapacity()
{
    return {.kind = "insufficient-capacity",
            .icon = "auto-scaling-group",
            .fis = "aws:ec2:asg-insufficient-instance-capacity-error",
            .optional = {"target", "az", "percent"},
            .targets = {"AWS::AutoScaling::AutoScalingGroup"}};
}

} // namespace faultline::sim
