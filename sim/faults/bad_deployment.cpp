#include "sim/faults/kinds.h"

/// A new version reaches a share of the instances, and answers with errors.
namespace faultline::sim {

FaultKind badDeployment()
{
    return {.kind = "bad-deployment",
            .icon = "terminate",
            .fis = "none",
            .required = {"target"},
            .optional = {"percent"},
            .targets = {"AWS::EC2::Instance", "AWS::AutoScaling::AutoScalingGroup"}};
}

} // namespace faultline::sim
