#include "sim/faults/kinds.h"

/// Work at the target takes longer by a factor.
namespace faultline::sim {

FaultKind dependencySlowdown()
{
    return {.kind = "dependency-slowdown", .icon = "latency", .fis = "composition", .required = {"target", "factor"}, .variants = {"factor=10"}};
}

} // namespace faultline::sim
