#pragma once

#include "sim/core/law.h"
#include "sim/plan/index.h"

#include <vector>

/// Services around the servers and databases, compiled: queues, functions, buckets.
namespace faultline::sim {

/// An SQS queue, and who works its messages off.
struct QueuePlan {
    Index subject = kNone;
    Nanoseconds visibility = 30 * kSecond; ///< a message that was received is hidden so long
    int maxReceives = 0;                   ///< then it goes to `deadLetters`; 0: never
    Index deadLetters = kNone;             ///< queue
    std::vector<Index> consumers;          ///< stations
    Law sendLatency;
};

/// A Lambda function: an execution environment for each request at a time.
struct FunctionPlan {
    Index subject = kNone;
    int concurrency = 1'000;              ///< reserved, or the account's
    Law init;                             ///< of a new environment
    Nanoseconds keepsFor = 600 * kSecond; ///< an idle environment
};

/// An S3 bucket: requests a second that one prefix takes.
struct BucketPlan {
    Index subject = kNone;
    double readsPerSecond = 5'500, writesPerSecond = 3'500;
    Law readLatency, writeLatency;
};

} // namespace faultline::sim
