#include "sim/faults/kinds.h"

/// I/O of a volume hangs: whoever waits for it waits on.
namespace faultline::sim {

FaultKind volumePause()
{
    return {.kind = "volume-pause", .icon = "ebs-volume", .fis = "aws:ebs:pause-volume-io", .required = {"target"}, .targets = {"AWS::EC2::Volume"}};
}

} // namespace faultline::sim
