#include "sim/services/publication/series.h"

namespace faultline::sim {

void makeTableSeries(World& world, Index t)
{
    const Dimensions dimensions{{"TableName", world.plan->subjects[world.plan->tables[t].subject]}};
    Table& table = world.tables[t];
    table.consumedRead = addSeries(world, "AWS/DynamoDB", "ConsumedReadCapacityUnits", dimensions); // DDB-51
    table.consumedWrite = addSeries(world, "AWS/DynamoDB", "ConsumedWriteCapacityUnits", dimensions);
    table.throttledRead = addSeries(world, "AWS/DynamoDB", "ReadThrottleEvents", dimensions);
    table.throttledWrite = addSeries(world, "AWS/DynamoDB", "WriteThrottleEvents", dimensions);
    table.throttledRequests = addSeries(world, "AWS/DynamoDB", "ThrottledRequests", dimensions);
    table.latency = addSeries(world, "AWS/DynamoDB", "SuccessfulRequestLatency", dimensions, true);
}

} // namespace faultline::sim
