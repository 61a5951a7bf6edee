#include "sim/faults/kinds.h"

/// Names are not resolved: callers that hold an address or a connection go on until it expires.
namespace faultline::sim {

FaultKind dnsFailure() { return {.kind = "dns-failure", .icon = "route53", .fis = "none", .optional = {"target"}}; }

} // namespace faultline::sim
