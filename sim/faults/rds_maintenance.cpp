#include "sim/faults/kinds.h"

/// Maintenance of the operating system: on the standby first, then a failover (Multi-AZ), or an outage (single-AZ).
namespace faultline::sim {

FaultKind rdsMaintenance()
{
    return {.kind = "rds-maintenance",
            .icon = "failover",
            .fis = "none",
            .optional = {"target"},
            .targets = {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster"},
            .hasLength = false};
}

} // namespace faultline::sim
