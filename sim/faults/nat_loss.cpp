#include "sim/faults/kinds.h"

/// A NAT gateway fails: connections through it are lost.
namespace faultline::sim {

FaultKind natLoss()
{
    return {.kind = "nat-loss", .icon = "nat-gateway", .fis = "composition", .optional = {"target", "az"}, .targets = {"AWS::EC2::NatGateway"}};
}

} // namespace faultline::sim
