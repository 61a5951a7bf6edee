#pragma once

#include "sim/core/slab.h"
#include "sim/drill/run_record.h"
#include "sim/services/key_space.h"

#include <vector>

/// The state of a DynamoDB table in a running simulation.
namespace faultline::sim {

/// A table's own data, or one of its indexes: capacity, partitions, metrics.
struct TableSide {
    Throughput read, write;
    KeySpace keys;
    Index consumedRead = kNone, consumedWrite = kNone, throttledRead = kNone, throttledWrite = kNone; ///< series
    Index provisionedRead = kNone, provisionedWrite = kNone;
    Index keyRangeRead = kNone, keyRangeWrite = kNone, provisionedThrottleRead = kNone, provisionedThrottleWrite = kNone, quotaRead = kNone,
          quotaWrite = kNone, maximumRead = kNone, maximumWrite = kNone;
};

struct Table {
    TableSide base;
    std::vector<TableSide> indexes;
    bool isThrottling = false; ///< since the last minute in which nothing was throttled
    bool hasThrottled = false; ///< in the minute under way
    double injectedShare = 0;  ///< of calls, throttled by a fault
    std::uint64_t scanPages = 0;
    Fifo<Nanoseconds> unreplicated;                            ///< of a global table: writes that other Regions do not have yet
    Index conditionFailed = kNone, replicationLatency = kNone; ///< series
    StationRecord record;
};

/// What a call would take from one side of a table.
struct TableDemand {
    Index index = kNone; ///< kNone: the table itself
    bool isWrite = false;
    std::uint64_t hash = 0;
    double units = 0;
};

/// The series of one operation of one table (MET-238, MET-241).
struct TableOperationSeries {
    Index latency = kNone, throttledRequests = kNone;
};

} // namespace faultline::sim
