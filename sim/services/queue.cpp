#include "sim/services/queue.h"

#include "sim/services/member.h"
#include "sim/services/publication/series.h"
#include "sim/services/trace.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr Nanoseconds kPollEvery = kSecond; ///< ours: how soon a new consumer asks

int capacityOf(const World& world, const Member& member)
{
    const StationPlan& plan = world.plan->stations[member.station];
    return plan.hasServers ? plan.servers : plan.workers;
}

/// The serving member with most room: how many messages it could take besides what it has.
Index freeConsumer(World& world, Index q)
{
    Queue& queue = world.queues[q];
    queue.inHand.resize(world.members.size(), 0);
    Index best = kNone;
    int most = 0;
    for (const Index s : world.plan->queues[q].consumers)
        for (const Index m : world.stationMembers[s]) {
            const Member& member = world.members[m];
            if (member.state != Member::State::Serving || !member.hasPower) continue;
            const int room = capacityOf(world, member) - std::max(member.busy, queue.inHand[m]);
            if (room > most) {
                most = room;
                best = m;
            }
        }
    return best;
}

void forget(World& world, Index m)
{
    QueueMessage& message = world.messages[m];
    Queue& queue = world.queues[message.queue];
    if (message.isHidden) {
        --queue.hidden;
        --queue.inHand[message.member];
    } else {
        --queue.waiting;
    }
    message.isHidden = false;
}

/// A consumer works on a message as on a request.
void give(World& world, Index q, Index m, Index consumer)
{
    Queue& queue = world.queues[q];
    QueueMessage& message = world.messages[m];
    message.isHidden = true;
    message.member = consumer;
    ++message.receives;
    --queue.waiting;
    ++queue.hidden;
    ++queue.inHand[consumer];
    bump(world, queue.receivedSeries, 1);
    const Index c = world.calls.take();
    Call& call = world.calls[c];
    call.origin = Call::Origin::Message;
    call.caller = m;
    call.callerStamp = message.stamp;
    call.key = keyOf(message.key, static_cast<std::uint64_t>(message.receives));
    call.sentAt = world.now;
    message.call = {c, call.stamp};
    after(world, world.plan->queues[q].visibility, EventKind::MessageVisible, m, message.stamp);
    travel(world, c, consumer, world.members[consumer].zone);
}

void handOut(World& world, Index q)
{
    Queue& queue = world.queues[q];
    while (!queue.visible.isEmpty()) {
        const MessageRef next = queue.visible.front();
        if (!world.messages.isLive(next.message, next.stamp) || world.messages[next.message].isHidden) {
            queue.visible.pop();
            continue;
        }
        const Index consumer = freeConsumer(world, q);
        if (consumer == kNone) return;
        queue.visible.pop();
        give(world, q, next.message, consumer);
    }
}

void put(World& world, Index q, std::uint64_t key, Nanoseconds sentAt)
{
    Queue& queue = world.queues[q];
    const Index m = world.messages.take();
    QueueMessage& message = world.messages[m];
    message.queue = q;
    message.key = key;
    message.sentAt = sentAt;
    ++queue.waiting;
    queue.visible.push({m, message.stamp});
}

} // namespace

void makeQueues(World& world)
{
    world.queues.resize(world.plan->queues.size());
    for (Index q = 0; q < world.queues.size(); ++q) atControl(world, kPollEvery, EventKind::QueuePoll, q, 0);
}

void reachQueue(World& world, Index c)
{
    Call& call = world.calls[c];
    const Index q = call.use->to.index;
    const QueuePlan& plan = world.plan->queues[q];
    Queue& queue = world.queues[q];
    traceHop(world, c, plan.subject, 0);
    call.arrival = call.start = world.now;
    ++queue.record.requests;
    if (world.regionFaults > 0) {
        after(world, call.use->policy.connectTimeout, EventKind::ConnectTimeout, c, call.stamp);
        hang(world, c, Cause::ConnectTimeout);
        return;
    }
    const Nanoseconds latency = (call.use->work ? *call.use->work : plan.sendLatency).draw(drawBits(call.key, Purpose::TableLatency, q));
    ++queue.record.started;
    ++queue.record.finished;
    queue.record.serviceSumNs += latency;
    queue.record.holdSumNs += latency;
    bump(world, queue.sentSeries, 1);
    call.answer = {};
    call.phase = Call::Phase::Returning;
    traceStart(world, c);
    atServiceEnd(world, world.now + latency, EventKind::AnswerArrives, c, call.stamp);
    put(world, q, call.key, world.now);
    handOut(world, q);
}

void onMessageAnswer(World& world, Index m, std::uint32_t stamp, bool isGood)
{
    if (!world.messages.isLive(m, stamp)) return;
    const Index q = world.messages[m].queue;
    world.messages[m].call = {};
    if (isGood) {
        forget(world, m);
        bump(world, world.queues[q].deletedSeries, 1);
        world.messages.release(m);
    }
    handOut(world, q); // one that failed stays hidden until its time is over
}

void onMessageVisible(World& world, Index m)
{
    QueueMessage& message = world.messages[m];
    const Index q = message.queue;
    const QueuePlan& plan = world.plan->queues[q];
    const CallRef call = message.call;
    message.call = {};
    forget(world, m);
    if (world.calls.isLive(call.call, call.stamp)) { // what is still under way is for nobody
        world.calls[call.call].callerStamp = message.stamp - 1;
        world.calls[call.call].clientIsGone = true;
        if (world.calls[call.call].phase == Call::Phase::Hung) abandonHung(world, call.call);
    }
    if (plan.maxReceives > 0 && message.receives >= plan.maxReceives) {
        const std::uint64_t key = message.key;
        const Nanoseconds sentAt = message.sentAt;
        world.messages.release(m);
        note(world, TimelineEntry::Plane::Data, "dead-letter", "", plan.subject);
        if (plan.deadLetters != kNone) put(world, plan.deadLetters, key, sentAt);
    } else {
        ++world.queues[q].waiting;
        world.queues[q].visible.push({m, message.stamp});
    }
    if (plan.visibility > 0) handOut(world, q); // one that was never hidden waits for the next poll
}

void onQueuePoll(World& world, Index q)
{
    atControl(world, world.now + kPollEvery, EventKind::QueuePoll, q, 0);
    handOut(world, q);
}

} // namespace faultline::sim
