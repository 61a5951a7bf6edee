#include "sim/faults/kinds.h"

/// A whole Region is gone.
namespace faultline::sim {

FaultKind regionLoss() { return {.kind = "region-loss", .icon = "region", .fis = "none"}; }

} // namespace faultline::sim
