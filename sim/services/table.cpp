#include "sim/services/table.h"

#include "sim/services/member.h"
#include "sim/services/publication.h"
#include "sim/services/trace.h"

#include <algorithm>
#include <cmath>

namespace faultline::sim {

namespace {

constexpr double kBurstSeconds = 300; // DDB-15

bool take(World& world, Bucket& bucket, double units, bool isOnDemand)
{
    const double elapsed = static_cast<double>(world.now - bucket.at) * 1e-9;
    bucket.at = world.now;
    // On demand there is no burst bank: what the table takes at once is its rate, counted over a second (DDB-24, DDB-25).
    bucket.level = std::min(bucket.level + elapsed * bucket.rate, bucket.rate * (isOnDemand ? 1 : kBurstSeconds));
    if (bucket.level < units) return false;
    bucket.level -= units;
    return true;
}

} // namespace

void reachTable(World& world, Index c, Index t, bool isWrite, double units)
{
    Table& table = world.tables[t];
    const TablePlan& plan = world.plan->tables[t];
    Call& call = world.calls[c];
    traceHop(world, c, plan.subject, 0);
    call.arrival = call.start = world.now;
    ++table.record.requests;
    const Law& law = isWrite ? plan.writeLatency : plan.readLatency;
    const Nanoseconds latency = world.plan->hasOverheads || (call.use && call.use->work)
                                    ? (call.use && call.use->work ? *call.use->work : law).draw(drawBits(call.key, Purpose::TableLatency, t))
                                    : 0;
    if (!take(world, isWrite ? table.write : table.read, units, plan.isOnDemand)) {
        bump(world, isWrite ? table.throttledWrite : table.throttledRead, 1);
        bump(world, table.throttledRequests, 1);
        call.answer = {Answer::Kind::Refused, Cause::Throttled}; // DDB-30
    } else {
        bump(world, isWrite ? table.consumedWrite : table.consumedRead, units);
        bump(world, table.latency, static_cast<double>(latency) * 1e-6);
        ++table.record.started;
        ++table.record.finished;
        table.record.serviceSumNs += latency;
        table.record.holdSumNs += latency;
        call.answer = {};
    }
    call.phase = Call::Phase::Returning;
    traceStart(world, c);
    atServiceEnd(world, world.now + latency, EventKind::AnswerArrives, c, call.stamp);
}

} // namespace faultline::sim
