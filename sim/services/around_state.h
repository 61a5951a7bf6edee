#pragma once

#include "sim/core/slab.h"
#include "sim/drill/run_record.h"
#include "sim/plan/around_plan.h"
#include "sim/services/call_ref.h"
#include "sim/services/throughput.h"

#include <vector>

/// The state of queues, functions and buckets in a running simulation.
namespace faultline::sim {

struct QueueMessage {
    std::uint32_t stamp = 0; ///< of the slab: a message that is deleted is nobody's
    Index queue = kNone;
    std::uint64_t key = 0;
    Nanoseconds sentAt = 0;
    int receives = 0;
    bool isHidden = false;
    Index member = kNone; ///< that works on it
    CallRef call;
};

struct MessageRef {
    Index message = kNone;
    std::uint32_t stamp = 0;
};

struct Queue {
    Fifo<MessageRef> visible; ///< may name deleted ones
    std::size_t hidden = 0, waiting = 0;
    std::uint64_t sent = 0;
    std::vector<int> inHand; ///< by member: messages given to it
    Index sentSeries = kNone, receivedSeries = kNone, deletedSeries = kNone, visibleSeries = kNone, hiddenSeries = kNone, ageSeries = kNone;
    StationRecord record;
};

struct Function {
    std::vector<Nanoseconds> idle; ///< since when, of environments without work; the latest in back
    std::uint64_t coldStarts = 0;
    Index invocations = kNone, throttles = kNone, concurrent = kNone, duration = kNone; ///< series
};

struct Bucket {
    CapacityBucket reads, writes;
    StationRecord record;
};

} // namespace faultline::sim
