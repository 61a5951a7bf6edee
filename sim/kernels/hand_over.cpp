#include "sim/kernels/window_kernel.h"
#include "sim/services/member.h"

#include <algorithm>

/// Between the kernels: what is in hands becomes passages at an interval's start, and requests, calls and planned events again at its end, so that
/// a fault finds it, a copy holds it, and the event kernel can go on.
namespace faultline::sim {

void WindowKernel::takeOver(World& world)
{
    m_places.resize(world.members.size());
    m_balancers.resize(world.loadBalancers.size());
    m_gaps.resize(world.actors.size());
    for (const Index a : m_plan.actors) world.queue.clear(world.actors[a].deadlines);
    for (const Waypoint& stop : m_plan.stops) {
        if (stop.kind != Destination::Kind::Station) continue;
        for (const Index m : world.stationMembers[stop.index]) {
            Member& member = world.members[m];
            account(world, member);
            Place& place = m_places[m];
            place.servers.reset(world.plan->stations[member.station].servers, m_from - 1);
            std::vector<Event> ends = world.queue.events(member.ends);
            world.queue.clear(member.ends);
            std::sort(ends.begin(), ends.end(), [](const Event& a, const Event& b) { return a.order < b.order; }); // as they were started
            for (const Event& end : ends) {
                if (!world.calls.isLive(end.subject, end.stamp)) continue;
                place.servers.occupy(end.at);
                place.serving.push_back({end.at, takeCall(world, end.subject)});
                member.record.busyServerNs += end.at - m_from;
            }
            while (!member.queue.isEmpty()) {
                const CallRef next = member.queue.pop();
                if (world.calls.isLive(next.call, next.stamp)) place.waiting.push(takeCall(world, next.call));
            }
            member.busy = 0;
        }
    }
}

/// A call at work or waiting, with the calls that wait for it, becomes a passage.
std::uint32_t WindowKernel::takeCall(World& world, Index c)
{
    std::array<Index, kLegsMax> chain{};
    std::size_t count = 0;
    for (Index at = c;; at = world.calls[at].caller) {
        FAULTLINE_ASSERT(count < chain.size());
        chain[count++] = at;
        if (world.calls[at].origin == Call::Origin::Client) break;
    }
    const std::uint32_t p = take();
    Passage& passage = m_passages[p];
    const Call& root = world.calls[chain[count - 1]];
    passage.isGone = !world.requests.isLive(root.caller, root.callerStamp);
    passage.isOverdue = false;
    passage.depth = static_cast<int>(count) - 1;
    const Branch* branch = nullptr;
    if (!passage.isGone) {
        const Request& request = world.requests[root.caller];
        passage.key = request.key;
        passage.number = request.number;
        passage.firstSent = request.firstSent;
        passage.actor = request.actor;
        passage.send = request.send;
        passage.isOverdue = request.isOverdue;
        branch = &m_plan.sends[request.actor][request.send];
        world.requests.release(root.caller);
    }
    passage.deadline = root.deadline;
    for (std::size_t depth = 0; depth < count; ++depth) {
        const Index at = chain[count - 1 - depth];
        const Call& call = world.calls[at];
        Passage::Leg& leg = passage.legs[depth];
        leg.visit = branch ? branch->visitByStation[world.members[call.member].station] : kNone;
        leg.member = call.member;
        leg.target = call.target;
        leg.useAt = call.useAt;
        leg.use = call.use;
        leg.key = call.key;
        leg.arrival = call.arrival;
        leg.start = call.start;
        if (branch && depth + 1 < count) branch = &m_plan.visits[leg.visit].branches[call.useAt];
        world.calls.release(at);
    }
    return p;
}

void WindowKernel::giveBack(World& world)
{
    m_due.clear();
    for (const Waypoint& stop : m_plan.stops) {
        if (stop.kind != Destination::Kind::Station) continue;
        const StationPlan& station = world.plan->stations[stop.index];
        for (const Index m : world.stationMembers[stop.index]) {
            Member& member = world.members[m];
            Place& place = m_places[m];
            if (member.state == Member::State::Serving) member.record.availableServerNs += (m_until - m_from) * station.servers;
            member.accountedAt = m_until;
            member.busy = static_cast<int>(place.serving.size());
            for (const Serving& serving : place.serving) {
                member.record.busyServerNs -= serving.end - m_until;
                const CallRef call = giveCall(world, serving.passage, false);
                world.queue.push(member.ends, serving.end, static_cast<std::uint8_t>(EventKind::ServiceEnd), call.call, call.stamp);
            }
            place.serving.clear();
            while (!place.waiting.isEmpty()) {
                const std::uint32_t p = place.waiting.pop();
                const Passage& passage = m_passages[p];
                member.record.queueTimeIntegralNs += m_until - std::max(passage.legs[static_cast<std::size_t>(passage.depth)].arrival, m_from);
                member.queue.push(giveCall(world, p, true));
            }
            place.leaves.clear();
        }
    }
    // Deadlines lie on their line in the order in which the requests were sent.
    std::sort(m_due.begin(), m_due.end(), [](const Due& a, const Due& b) { return a.number < b.number; });
    for (const Due& due : m_due) {
        const Request& request = world.requests[due.request];
        world.queue.push(world.actors[request.actor].deadlines, request.deadline, static_cast<std::uint8_t>(EventKind::Deadline), due.request,
                         request.stamp);
    }
}

/// A passage becomes a request, a call at work or waiting, and the calls that wait for it.
CallRef WindowKernel::giveCall(World& world, std::uint32_t p, bool isWaiting)
{
    Passage& passage = m_passages[p];
    if (!passage.isGone && !passage.isOverdue && passage.deadline < m_until) { // it has passed in this interval
        const Passage::Leg& last = passage.legs[static_cast<std::size_t>(passage.depth)];
        if (isWaiting && world.plan->stations[world.members[last.member].station].dropsExpired && last.arrival < passage.deadline) {
            timeOut(world, passage);
        } else {
            passage.isOverdue = true;
            countClosed(world, passage.legs.front().target);
            ++m_events;
        }
    }
    Index r = kNone;
    if (!passage.isGone) {
        r = world.requests.take();
        Request& request = world.requests[r];
        request.actor = passage.actor;
        request.send = passage.send;
        request.number = passage.number;
        request.key = passage.key;
        request.firstSent = passage.firstSent;
        request.deadline = passage.deadline;
        request.attempts = 1;
        request.isOverdue = passage.isOverdue;
        if (!passage.isOverdue && passage.deadline != kNever) m_due.push_back({passage.number, r});
    }
    CallRef above{};
    CallRef root{};
    for (std::size_t depth = 0; depth <= static_cast<std::size_t>(passage.depth); ++depth) {
        const Passage::Leg& leg = passage.legs[depth];
        const Index c = world.calls.take();
        Call& call = world.calls[c];
        const CallRef self{c, call.stamp};
        if (depth == 0) {
            root = self;
            call.origin = Call::Origin::Client;
            call.caller = r;
            call.clientIsGone = passage.isGone;
            if (r != kNone) {
                call.callerStamp = world.requests[r].stamp;
                world.requests[r].call = c;
                world.requests[r].callStamp = call.stamp;
            }
        } else {
            call.origin = Call::Origin::Use;
            call.caller = above.call;
            call.callerStamp = above.stamp;
            world.calls[above.call].child = c;
            world.calls[above.call].childStamp = call.stamp;
        }
        call.hasClosed = depth == 0 && passage.isOverdue;
        const bool isLast = depth == static_cast<std::size_t>(passage.depth);
        call.phase = !isLast ? Call::Phase::Calling : isWaiting ? Call::Phase::Queued : Call::Phase::Working;
        call.holdsServer = isLast && !isWaiting;
        call.root = root.call;
        call.rootStamp = root.stamp;
        call.requestClass = passage.isGone ? 0 : world.plan->actors[passage.actor].sends[passage.send].requestClass;
        call.key = leg.key;
        call.sentAt = call.arrival = leg.arrival;
        call.start = leg.start;
        call.deadline = passage.deadline;
        call.member = leg.member;
        call.use = leg.use;
        call.useAt = leg.useAt;
        call.target = leg.target;
        if (leg.target != kNone)
            call.node = world.loadBalancers[world.plan->targetGroups[world.targets[leg.target].targetGroup].loadBalancer].nodes.front();
        above = self;
    }
    release(p);
    return above;
}

} // namespace faultline::sim
