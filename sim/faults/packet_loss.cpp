#include "sim/faults/kinds.h"

/// A share of the packets to and from the target is lost (FLT-21, FLT-27).
namespace faultline::sim {

FaultKind packetLoss()
{
    return {.kind = "packet-loss",
            .icon = "latency",
            .fis = "composition",
            .required = {"percent"},
            .oneOf = {"target", "az"},
            .variants = {"percent=15"}};
}

} // namespace faultline::sim
