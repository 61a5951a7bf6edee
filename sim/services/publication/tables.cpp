#include "sim/services/publication/series.h"
#include "sim/services/table.h"

/// AWS/DynamoDB (DDB-51).
namespace faultline::sim {

namespace {

void makeSideSeries(World& world, TableSide& side, const Dimensions& dimensions, bool isOnDemand)
{
    const auto add = [&](const char* name) { return addSeries(world, "AWS/DynamoDB", name, dimensions); };
    side.consumedRead = add("ConsumedReadCapacityUnits");   // MET-215
    side.consumedWrite = add("ConsumedWriteCapacityUnits"); // MET-216
    side.throttledRead = add("ReadThrottleEvents");         // MET-233
    side.throttledWrite = add("WriteThrottleEvents");       // MET-249
    side.keyRangeRead = add("ReadKeyRangeThroughputThrottleEvents");
    side.keyRangeWrite = add("WriteKeyRangeThroughputThrottleEvents"); // MET-230, MET-246
    if (isOnDemand) {
        side.quotaRead = add("ReadAccountLimitThrottleEvents"); // MET-229, MET-245
        side.quotaWrite = add("WriteAccountLimitThrottleEvents");
        side.maximumRead = add("ReadMaxOnDemandThroughputThrottleEvents"); // MET-231, MET-247
        side.maximumWrite = add("WriteMaxOnDemandThroughputThrottleEvents");
    } else {
        side.provisionedThrottleRead = add("ReadProvisionedThroughputThrottleEvents"); // MET-232, MET-248
        side.provisionedThrottleWrite = add("WriteProvisionedThroughputThrottleEvents");
        side.provisionedRead = add("ProvisionedReadCapacityUnits"); // MET-227, MET-228
        side.provisionedWrite = add("ProvisionedWriteCapacityUnits");
    }
}

} // namespace

void makeTableSeries(World& world, Index t)
{
    const TablePlan& plan = world.plan->tables[t];
    Table& table = world.tables[t];
    const std::string& id = world.plan->subjects[plan.subject];
    makeSideSeries(world, table.base, {{"TableName", id}}, plan.isOnDemand);
    for (Index i = 0; i < table.indexes.size(); ++i)
        makeSideSeries(world, table.indexes[i], {{"TableName", id}, {"GlobalSecondaryIndexName", plan.indexes[i].name}}, plan.isOnDemand);
    table.conditionFailed = addSeries(world, "AWS/DynamoDB", "ConditionalCheckFailedRequests", {{"TableName", id}}); // MET-213
    if (plan.replicas > 0) table.replicationLatency = addSeries(world, "AWS/DynamoDB", "ReplicationLatency", {{"TableName", id}});

    // Entries of `Uses` that name the same operation of the same table share its series.
    std::vector<std::pair<std::string, TableOperationSeries>> known;
    for (Index o = 0; o < world.plan->tableOperations.size(); ++o) {
        const TableOperationPlan& operation = world.plan->tableOperations[o];
        if (operation.table != t) continue;
        TableOperationSeries& series = world.tableOperationSeries[o];
        for (const auto& [name, same] : known)
            if (name == operation.name) series = same;
        if (series.latency != kNone) continue;
        const Dimensions dimensions{{"TableName", id}, {"Operation", operation.name}};
        series.latency = addSeries(world, "AWS/DynamoDB", "SuccessfulRequestLatency", dimensions, true); // MET-238
        series.throttledRequests = addSeries(world, "AWS/DynamoDB", "ThrottledRequests", dimensions);    // MET-241
        known.emplace_back(operation.name, series);
    }
}

/// Counts a throttled event at the side that refused it; at the table, too, when one of its indexes did (MET-249).
void publishThrottle(World& world, Index t, Index index, bool isWrite, ThrottleReason reason)
{
    Table& table = world.tables[t];
    TableSide& side = index == kNone ? table.base : table.indexes[index];
    bump(world, isWrite ? side.throttledWrite : side.throttledRead, 1);
    if (index != kNone && isWrite) bump(world, table.base.throttledWrite, 1);
    switch (reason) {
    case ThrottleReason::KeyRange: bump(world, isWrite ? side.keyRangeWrite : side.keyRangeRead, 1); break;
    case ThrottleReason::Provisioned: bump(world, isWrite ? side.provisionedThrottleWrite : side.provisionedThrottleRead, 1); break;
    case ThrottleReason::Quota: bump(world, isWrite ? side.quotaWrite : side.quotaRead, 1); break;
    case ThrottleReason::OnDemandMaximum: bump(world, isWrite ? side.maximumWrite : side.maximumRead, 1); break;
    case ThrottleReason::Injected:
    case ThrottleReason::None: break;
    }
}

} // namespace faultline::sim
