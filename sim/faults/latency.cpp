#include "sim/faults/kinds.h"

/// Packets to and from the target take longer, all flows or a share of them (FLT-04, FLT-20).
namespace faultline::sim {

FaultKind latency()
{
    return {.kind = "latency",
            .icon = "latency",
            .fis = "composition",
            .required = {"ms"},
            .optional = {"percent"},
            .oneOf = {"target", "az"},
            .variants = {"ms=200"}};
}

} // namespace faultline::sim
