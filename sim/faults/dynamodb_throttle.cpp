#include "sim/faults/kinds.h"

/// A share of the requests to a table is throttled.
namespace faultline::sim {

FaultKind dynamodbThrottle()
{
    return {.kind = "dynamodb-throttle", .icon = "throttle", .fis = "none", .optional = {"target", "percent"}, .targets = {"AWS::DynamoDB::Table"}};
}

} // namespace faultline::sim
