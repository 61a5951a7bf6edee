#pragma once

#include "sim/core/key_law.h"
#include "sim/core/law.h"
#include "sim/plan/index.h"

#include <string>
#include <vector>

/// DynamoDB tables, compiled.
namespace faultline::sim {

/// What a table or an index can take in one direction, in capacity units per second.
struct ThroughputPlan {
    double units = 0;      ///< provisioned; on demand: what it takes at once (DDB-24, DDB-28)
    double maximum = 0;    ///< on demand: a maximum that is set (DDB-26); 0: none
    bool isScaled = false; ///< by Application Auto Scaling, target tracking
    bool scalesIn = true;
    double target = 0.7; ///< consumed share of what is provisioned (DDB-20)
    double least = 1, most = 40'000;
};

/// A global secondary index: partitions and capacity of its own (DDB-10, DDB-23).
struct TableIndexPlan {
    std::string name;
    ThroughputPlan read, write;
    int partitions = 1;
    double projectedShare = 1; ///< of an item's size (DDB-37)
};

struct TablePlan {
    Index subject = kNone;
    bool isOnDemand = false;
    ThroughputPlan read, write;
    std::vector<TableIndexPlan> indexes;
    int partitions = 1; ///< at the start (DDB-12)
    double gigabytes = 1;
    int replicas = 0;              ///< of a global table, in other Regions
    bool isStronglyGlobal = false; ///< replicas are written before the answer (DDB-41)
    double replicatedWrites = 0;   ///< units per second that arrive from other Regions (DDB-42)
    Law readLatency, writeLatency;
};

/// What one call of one entry of `Uses` asks of a table.
struct TableOperationPlan {
    std::string name = "GetItem";
    Index table = kNone; ///< in `Plan::tables`
    bool isWrite = false;
    bool isScan = false;     ///< reads neighbours instead of a hashed key (DDB-39)
    bool isBatch = false;    ///< its parts succeed or fail one by one (DDB-32)
    int parts = 1;           ///< items with a key of their own
    double unitsPerPart = 1; ///< DDB-01 to DDB-06
    double kbPerPart = 1;    ///< of an item
    int segments = 1;        ///< of a parallel scan
    KeyLaw keys;
    Index index = kNone; ///< in `TablePlan::indexes`, when one is read
    double conditionFails = 0;
};

} // namespace faultline::sim
