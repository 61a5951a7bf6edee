#include "sim/services/bucket.h"

#include "sim/services/member.h"
#include "sim/services/trace.h"

namespace faultline::sim {

void makeBuckets(World& world)
{
    for (const BucketPlan& plan : world.plan->buckets)
        world.buckets.push_back({CapacityBucket::full(plan.readsPerSecond, 1), CapacityBucket::full(plan.writesPerSecond, 1), {}});
}

void reachBucket(World& world, Index c)
{
    Call& call = world.calls[c];
    const BucketPlan& plan = world.plan->buckets[call.use->to.index];
    Bucket& bucket = world.buckets[call.use->to.index];
    traceHop(world, c, plan.subject, 0);
    call.arrival = call.start = world.now;
    ++bucket.record.requests;
    if (world.regionFaults > 0) {
        after(world, call.use->policy.connectTimeout, EventKind::ConnectTimeout, c, call.stamp);
        hang(world, c, Cause::ConnectTimeout);
        return;
    }
    CapacityBucket& rate = call.use->isWrite ? bucket.writes : bucket.reads;
    rate.refill(world.now);
    const Law& law = call.use->work ? *call.use->work : call.use->isWrite ? plan.writeLatency : plan.readLatency;
    const Nanoseconds latency = law.draw(drawBits(call.key, Purpose::TableLatency, call.use->to.index));
    if (!rate.holds(1)) {
        call.answer = {Answer::Kind::Refused, Cause::Throttled};
    } else {
        rate.take(1);
        call.answer = {};
        ++bucket.record.started;
        ++bucket.record.finished;
        bucket.record.serviceSumNs += latency;
        bucket.record.holdSumNs += latency;
    }
    call.phase = Call::Phase::Returning;
    traceStart(world, c);
    atServiceEnd(world, world.now + latency, EventKind::AnswerArrives, c, call.stamp);
}

} // namespace faultline::sim
