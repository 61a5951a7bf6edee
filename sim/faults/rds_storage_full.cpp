#include "sim/faults/kinds.h"

/// The storage is full: the database no longer serves until it gets more.
namespace faultline::sim {

FaultKind rdsStorageFull()
{
    return {.kind = "rds-storage-full",
            .icon = "db-instance",
            .fis = "none",
            .optional = {"target"},
            .targets = {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster"}};
}

} // namespace faultline::sim
