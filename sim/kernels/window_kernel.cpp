#include "sim/kernels/window_kernel.h"

#include "sim/core/exponential_block.h"
#include "sim/services/balancer_counts.h"
#include "sim/services/capacity_units.h"
#include "sim/services/clients.h"
#include "sim/services/flows.h"
#include "sim/services/load_balancer.h"
#include "sim/services/member.h"
#include "sim/services/outcomes.h"
#include "sim/services/target_choice.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr double kBatch = 1024;          ///< requests in one go, so that they stay in the nearest cache
constexpr std::uint64_t kGapBlock = 256; ///< gaps drawn at a time

/// By time, and at one instant by list. What comes from one list is in its order already, and most comes nearly in order.
template <class Arrivals>
void sortArrivals(Arrivals& arrivals)
{
    const auto isEarlier = [](const auto& a, const auto& b) { return a.at != b.at ? a.at < b.at : a.list < b.list; };
    std::size_t moves = 0;
    const std::size_t movesMax = 16 * arrivals.size();
    for (std::size_t i = 1; i < arrivals.size(); ++i) {
        const auto x = arrivals[i];
        std::size_t k = i;
        for (; k > 0 && isEarlier(x, arrivals[k - 1]); --k) arrivals[k] = arrivals[k - 1];
        arrivals[k] = x;
        moves += i - k;
        if (moves > movesMax) {
            std::stable_sort(arrivals.begin(), arrivals.end(), isEarlier);
            return;
        }
    }
}

} // namespace

std::uint32_t WindowKernel::take()
{
    if (m_free.empty()) {
        m_passages.emplace_back();
        return static_cast<std::uint32_t>(m_passages.size() - 1);
    }
    const std::uint32_t p = m_free.back();
    m_free.pop_back();
    return p;
}

void WindowKernel::play(World& world, Nanoseconds until)
{
    m_from = world.now;
    m_until = world.now;
    m_events = 0;
    takeOver(world);
    while (m_until < until) {
        const double rate = std::max(1.0, world.plan->scenario.traffic.rateAt(m_until));
        m_until = std::min(until, m_until + 1 + static_cast<Nanoseconds>(kBatch / rate * 1e9));
        for (const Index a : m_plan.actors) arrive(world, a);
        for (const Waypoint& stop : m_plan.stops) {
            if (stop.kind == Destination::Kind::LoadBalancer) balance(world, stop.index);
            else
                for (const Index m : world.stationMembers[stop.index]) serve(world, m);
        }
    }
    giveBack(world);
    world.record.eventsProcessed += m_events;
    world.record.eventsInWindows += m_events;
}

/// The requests that an actor sends in this window.
void WindowKernel::arrive(World& world, Index a)
{
    Actor& actor = world.actors[a];
    const ActorPlan& plan = world.plan->actors[a];
    Gaps& gaps = m_gaps[a];
    Nanoseconds at = world.queue.nextAt(actor.arrivals);
    while (at < m_until) {
        const std::uint32_t p = take();
        Passage& passage = m_passages[p];
        passage.number = actor.sent++;
        passage.key = keyOf(actor.key, passage.number);
        passage.actor = a;
        passage.send = plan.sends.size() == 1 ? 0 : chooseSend(plan, drawUnit(passage.key, Purpose::RequestClass, 0));
        passage.firstSent = at;
        passage.deadline = plan.deadline > 0 ? at + plan.deadline : kNever;
        passage.isOverdue = passage.isGone = false;
        recordSent(world, a, plan.sends[passage.send].requestClass);
        ++m_events;
        send(world, p, m_plan.sends[a][passage.send], 0, keyOf(passage.key, 1), at, actor.arrivals);
        double gap = 1;
        if (!plan.isPaced) {
            if (actor.sent - gaps.first >= gaps.values.size()) {
                gaps.first = actor.sent;
                gaps.values.resize(kGapBlock);
                m_bits.resize(std::max<std::size_t>(m_bits.size(), kGapBlock));
                for (std::uint64_t i = 0; i < kGapBlock; ++i) m_bits[i] = drawBits(actor.key, Purpose::Arrival, gaps.first + i);
                exponentialBlock(m_bits.data(), gaps.values.data(), kGapBlock);
            }
            gap = gaps.values[actor.sent - gaps.first];
        }
        at = arrivalAfter(world.plan->scenario.traffic.knots, plan.share, at, gap, actor.nextKnot);
    }
    world.queue.set(actor.arrivals, at);
}

/// A load balancer's node sends each request to a target.
void WindowKernel::balance(World& world, Index b)
{
    std::vector<Arriving>& inbox = m_balancers[b];
    if (inbox.empty()) return;
    sortArrivals(inbox);
    LoadBalancer& balancer = world.loadBalancers[b];
    const LoadBalancerPlan& plan = world.plan->loadBalancers[b];
    const Index node = balancer.nodes.front();
    for (const Arriving& arriving : inbox) {
        const Branch& branch = *m_passages[arriving.passage].branch;
        const int depth = m_passages[arriving.passage].depth;
        const RoutePlan& route = plan.routes[branch.routes];
        balancer.ruleEvaluationCount += static_cast<std::uint64_t>(ruleEvaluationsOf(route.rulesProcessed));
        balancer.kb += route.kb;
        m_asking.key = m_passages[arriving.passage].legs[static_cast<std::size_t>(depth)].key;
        const Index t = chooseTarget(world, m_asking, node, chooseTargetGroup(world, m_asking, node, branch.routes));
        Target& target = world.targets[t];
        ++target.outstanding;
        ++world.targetGroups[target.targetGroup].periodRequests;
        countSent(world, target.edge);
        reach(arriving.passage, branch, depth, target.member, world.members[target.member].station, t, arriving.at, arriving.list);
    }
    balancer.record.requests += inbox.size();
    balancer.requestCount += inbox.size();
    world.nodes[node].requestCount += inbox.size();
    inbox.clear();
}

void WindowKernel::send(World& world, std::uint32_t p, const Branch& branch, int depth, std::uint64_t key, Nanoseconds at, EventQueue::List list)
{
    countSent(world, branch.edge);
    Passage& passage = m_passages[p];
    passage.depth = depth;
    passage.legs[static_cast<std::size_t>(depth)].key = key;
    if (branch.to.kind == Destination::Kind::LoadBalancer) {
        passage.branch = &branch;
        m_balancers[branch.to.index].push_back({at, p, list});
        return;
    }
    const std::vector<Index>& members = world.stationMembers[branch.to.index];
    const Index m = members.size() == 1 ? members.front() : chooseMember(world, branch.to.index, key);
    reach(p, branch, depth, m, branch.to.index, kNone, at, list);
}

void WindowKernel::reach(std::uint32_t p, const Branch& branch, int depth, Index m, Index station, Index target, Nanoseconds at,
                         EventQueue::List list)
{
    Passage::Leg& leg = m_passages[p].legs[static_cast<std::size_t>(depth)];
    leg.visit = branch.visitByStation[station];
    leg.member = m;
    leg.target = target;
    leg.useAt = 0;
    leg.use = branch.use;
    leg.arrival = at;
    leg.start = -1;
    m_places[m].inbox.push_back({at, p, list});
}

const Law& WindowKernel::lawOf(const World& world, const Passage& passage) const
{
    const Passage::Leg& leg = passage.legs[static_cast<std::size_t>(passage.depth)];
    if (leg.use && leg.use->work) return *leg.use->work;
    return world.plan->stations[world.members[leg.member].station].workByClass[world.plan->actors[passage.actor].sends[passage.send].requestClass];
}

/// A member's servers over the window: first come, first served, by when they are free (Kiefer and Wolfowitz).
void WindowKernel::serve(World& world, Index m)
{
    Place& place = m_places[m];
    if (place.inbox.empty() && place.serving.empty()) return;
    Member& member = world.members[m];
    const StationPlan& station = world.plan->stations[member.station];
    const EventQueue::List ends = member.ends;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < place.serving.size(); ++i) {
        const Serving serving = place.serving[i];
        if (serving.end >= m_until) {
            place.serving[kept++] = serving;
            continue;
        }
        ++m_events;
        moveOn(world, serving.passage, serving.end, ends);
    }
    place.serving.resize(kept);

    while (!place.waiting.isEmpty() && place.servers.firstFree() < m_until) {
        const Nanoseconds free = place.servers.firstFree();
        const std::uint32_t p = place.waiting.pop();
        place.leaves.push(free);
        if (!leaveQueue(world, member, station, p, free)) continue;
        const Passage& passage = m_passages[p];
        begin(world, place, member, p, free, lawOf(world, passage).draw(workBits(passage.legs[static_cast<std::size_t>(passage.depth)].key, m)));
    }

    std::vector<Arriving>& inbox = place.inbox;
    if (inbox.empty()) return;
    sortArrivals(inbox);
    m_bits.resize(std::max(m_bits.size(), inbox.size()));
    m_logs.resize(m_bits.size());
    for (std::size_t i = 0; i < inbox.size(); ++i) {
        const Passage& passage = m_passages[inbox[i].passage];
        m_bits[i] = workBits(passage.legs[static_cast<std::size_t>(passage.depth)].key, m);
    }
    exponentialBlock(m_bits.data(), m_logs.data(), inbox.size());
    member.record.requests += inbox.size();
    for (std::size_t i = 0; i < inbox.size(); ++i) {
        const Arriving arriving = inbox[i];
        const Nanoseconds free = place.servers.firstFree();
        // At one instant the end of service comes first if its list does.
        const bool mustWait = free > arriving.at || (free == arriving.at && ends > arriving.list) || !place.waiting.isEmpty();
        Nanoseconds start = arriving.at;
        if (mustWait) {
            while (!place.leaves.isEmpty() && place.leaves.front() <= arriving.at) (void)place.leaves.pop();
            const bool isServed = place.waiting.isEmpty() && free < m_until;
            if (isServed) place.leaves.push(free);
            else place.waiting.push(arriving.passage);
            if (!isServed || free > arriving.at)
                member.record.queueMax = std::max<std::uint64_t>(member.record.queueMax, place.leaves.size() + place.waiting.size());
            if (!isServed) continue;
            start = free;
            if (!leaveQueue(world, member, station, arriving.passage, start)) continue;
        }
        const Law& law = lawOf(world, m_passages[arriving.passage]);
        begin(world, place, member, arriving.passage, start, law.isExponential() ? law.ofExponential(m_logs[i]) : law.draw(m_bits[i]));
    }
    inbox.clear();
}

/// A request comes to the head of the queue while a server is free. False when it is thrown away, because its deadline has passed.
bool WindowKernel::leaveQueue(World& world, Member& member, const StationPlan& station, std::uint32_t p, Nanoseconds at)
{
    Passage& passage = m_passages[p];
    const Nanoseconds arrival = passage.legs[static_cast<std::size_t>(passage.depth)].arrival;
    member.record.queueTimeIntegralNs += at - std::max(arrival, m_from);
    if (!station.dropsExpired || at < passage.deadline) return true;
    if (!passage.isGone && !passage.isOverdue && arrival < passage.deadline) timeOut(world, passage);
    fail(world, p, at);
    return false;
}

void WindowKernel::begin(World& world, Place& place, Member& member, std::uint32_t p, Nanoseconds at, Nanoseconds work)
{
    Passage& passage = m_passages[p];
    Passage::Leg& leg = passage.legs[static_cast<std::size_t>(passage.depth)];
    leg.start = at;
    const Nanoseconds end = at + work;
    place.servers.occupy(end);
    ++member.record.started;
    member.record.waitSumNs += at - leg.arrival;
    member.record.serviceSumNs += work;
    member.record.busyServerNs += work; // what lies behind the interval's end is taken off there
    if (end >= m_until) {
        place.serving.push_back({end, p});
        return;
    }
    ++m_events;
    moveOn(world, p, end, member.ends);
}

/// Own work is done: the uses follow, then the answer, and its caller's further uses.
void WindowKernel::moveOn(World& world, std::uint32_t p, Nanoseconds at, EventQueue::List list)
{
    Passage& passage = m_passages[p];
    int depth = passage.depth;
    Index useAt = 0;
    for (;;) {
        Passage::Leg& leg = passage.legs[static_cast<std::size_t>(depth)];
        const Visit& visit = m_plan.visits[leg.visit];
        for (; useAt < visit.branches.size(); ++useAt) {
            const Branch& branch = visit.branches[useAt];
            const std::uint64_t key = keyOf(leg.key, (static_cast<std::uint64_t>(useAt) + 1) << 32);
            if (branch.use->probability < 1 && drawUnit(key, Purpose::Probability, 0) >= branch.use->probability) continue;
            leg.useAt = useAt;
            send(world, p, branch, depth + 1, keyOf(key, 1), at, list);
            return;
        }
        answer(world, passage, depth, at, true);
        if (depth == 0) break;
        useAt = visit.useAt + 1;
        --depth;
    }
    finish(world, p, at);
}

/// A member has finished with a leg: it answers, through the load balancer where it came that way.
void WindowKernel::answer(World& world, Passage& passage, int depth, Nanoseconds at, bool isGood)
{
    const Passage::Leg& leg = passage.legs[static_cast<std::size_t>(depth)];
    StationRecord& record = world.members[leg.member].record;
    ++record.finished;
    record.holdSumNs += at - leg.arrival;
    if (leg.target == kNone) return;
    Target& target = world.targets[leg.target];
    const TargetGroup& group = world.targetGroups[target.targetGroup];
    --target.outstanding;
    if (depth == 0 && !passage.isGone && at >= passage.deadline) { // the client has closed: nobody counts the answer
        if (!passage.isOverdue) countClosed(world, leg.target);
        return;
    }
    ++target.answers;
    target.errors += isGood ? 0 : 1;
    if (isGood) target.brokenInARow = 0;
    bump(world, isGood ? group.target2xx : group.target5xx, 1);
    if (!isGood) countFailed(world, target.edge, Cause::Deadline);
    bumpDuration(world, group.responseTime, at - leg.arrival); // ELB-128
}

/// The leg under way was thrown away; its callers hear of an error.
void WindowKernel::fail(World& world, std::uint32_t p, Nanoseconds at)
{
    Passage& passage = m_passages[p];
    const Passage::Leg& thrown = passage.legs[static_cast<std::size_t>(passage.depth)];
    if (thrown.target != kNone) --world.targets[thrown.target].outstanding;
    for (int depth = passage.depth; depth > 0; --depth) {
        countFailed(world, passage.legs[static_cast<std::size_t>(depth)].use->edge, Cause::Deadline);
        answer(world, passage, depth - 1, at, false);
    }
    if (passage.depth > 0 && !passage.isGone) {
        countFailed(world, world.plan->actors[passage.actor].sends[passage.send].edge, Cause::Deadline);
        if (!passage.isOverdue) ++m_events; // the deadline passed on the way
        recordFate(world, passage.actor, passage.send, {passage.key, passage.firstSent, 1, at, Outcome::Late, Cause::Deadline});
    }
    release(p);
}

/// The answer reaches the client.
void WindowKernel::finish(World& world, std::uint32_t p, Nanoseconds at)
{
    const Passage& passage = m_passages[p];
    const bool isLate = at >= passage.deadline;
    if (isLate && !passage.isOverdue) ++m_events; // the deadline passed on the way
    recordFate(world, passage.actor, passage.send,
               {passage.key, passage.firstSent, 1, at, isLate ? Outcome::Late : Outcome::Succeeded, isLate ? Cause::Deadline : Cause::None});
    release(p);
}

/// The client closes while a target is at work for it, or would be (ELB-110).
void WindowKernel::countClosed(World& world, Index t) const
{
    if (t == kNone) return;
    const Index b = world.plan->targetGroups[world.targets[t].targetGroup].loadBalancer;
    const Index node = world.loadBalancers[b].nodes.front();
    if (world.plan->loadBalancers[b].kind == LoadBalancerPlan::Kind::Network) count(world, node, BalancerCount::ClientReset);
    else countOwnAnswer(world, node, 460);
}

/// The deadline passes while the request waits where it will be thrown away: no answer can come.
void WindowKernel::timeOut(World& world, Passage& passage)
{
    ++m_events;
    passage.isGone = true;
    recordFate(world, passage.actor, passage.send, {passage.key, passage.firstSent, 1, passage.deadline, Outcome::TimedOut, Cause::Deadline});
    countClosed(world, passage.legs.front().target);
}

} // namespace faultline::sim
