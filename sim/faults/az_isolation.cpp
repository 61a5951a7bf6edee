#include "sim/faults/kinds.h"

/// A zone is cut off from all others: packets between them vanish, traffic inside of it goes on.
namespace faultline::sim {

FaultKind azIsolation() { return {.kind = "az-isolation", .icon = "isolate", .fis = "aws:network:disrupt-connectivity", .required = {"az"}}; }

} // namespace faultline::sim
