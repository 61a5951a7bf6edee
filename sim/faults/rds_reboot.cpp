#include "sim/faults/kinds.h"

/// A reboot without failover: the engine goes down and recovers on the same host.
namespace faultline::sim {

FaultKind rdsReboot()
{
    return {.kind = "rds-reboot",
            .icon = "failover",
            .fis = "aws:rds:reboot-db-instances",
            .optional = {"target"},
            .targets = {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster"},
            .hasLength = false};
}

} // namespace faultline::sim
