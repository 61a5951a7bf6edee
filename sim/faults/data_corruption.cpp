#include "sim/faults/kinds.h"

/// Data is damaged: nothing but a restore to a point in time brings it back.
namespace faultline::sim {

FaultKind dataCorruption()
{
    return {.kind = "data-corruption",
            .icon = "db-instance",
            .fis = "none",
            .required = {"target"},
            .targets = {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster"},
            .hasLength = false};
}

} // namespace faultline::sim
