#include "sim/kernels/feed_forward.h"

#include "sim/services/call_policy.h"

#include <algorithm>
#include <functional>
#include <set>

namespace faultline::sim {

namespace {

constexpr int kServersMax = 4096;

using StopKey = std::pair<Destination::Kind, Index>;

std::vector<Index> stationsBehind(const Plan& plan, Index loadBalancer, Index routes)
{
    std::vector<Index> stations;
    for (const RoutePlan::Share& share : plan.loadBalancers[loadBalancer].routes[routes].shares)
        for (const Index s : plan.targetGroups[share.targetGroup].stations) stations.push_back(s);
    return stations;
}

/// The stops that a destination's requests can reach, however they are served.
void reach(const Plan& plan, Destination to, Index routes, std::set<StopKey>& reached)
{
    if (to.kind == Destination::Kind::None || !reached.emplace(to.kind, to.index).second) return;
    if (to.kind == Destination::Kind::LoadBalancer)
        for (const Index s : stationsBehind(plan, to.index, routes)) reach(plan, {Destination::Kind::Station, s}, kNone, reached);
    if (to.kind == Destination::Kind::Station)
        for (const auto* uses : {&plan.stations[to.index].uses, &plan.stations[to.index].checkUses})
            for (const UsePlan& use : *uses) reach(plan, use.to, use.routes, reached);
}

bool isPlainPolicy(const CallPolicy& policy) { return policy.retries == 0 && policy.requestTimeout == 0 && !keepsState(policy); }

/// Nothing tells the clients apart, and no connection is kept or costs time.
bool isPlainClient(const ActorPlan& actor)
{
    return actor.users == 0 && isPlainPolicy(actor.policy) && actor.clients == 0 && actor.requestsPerConnection == 0 && actor.handshake == 0 &&
           actor.roundTrip == 0;
}

bool isPlainUse(const UsePlan& use)
{
    return !use.holds && use.calls == 1 && isPlainPolicy(use.policy) && !use.pool.isUsed && !(use.work && use.work->isZero()) && !use.isWrite &&
           use.ios < 0 && use.onMiss == kNone && use.path == kNone &&
           (use.to.kind == Destination::Kind::Station || use.to.kind == Destination::Kind::LoadBalancer);
}

/// A database outside a cluster, whose reads are all answered from its cache.
bool isPlainDatabase(const DatabasePlan& database) { return database.cluster == kNone; }

bool isPureStation(const Plan& plan, const StationPlan& station)
{
    return station.function == kNone && (station.database == kNone || isPlainDatabase(plan.databases[station.database])) && station.hasServers &&
           station.servers > 0 && station.servers <= kServersMax && station.queueLimit < 0 && station.warmUpFactor == 1 && station.connectCpu == 0 &&
           std::none_of(station.workByClass.begin(), station.workByClass.end(), [](const Law& l) { return l.isZero(); }) &&
           std::all_of(station.uses.begin(), station.uses.end(), isPlainUse);
}

bool isPlainBalancer(const Plan& plan, const LoadBalancerPlan& balancer)
{
    const bool isOfKind = balancer.kind == LoadBalancerPlan::Kind::Application || balancer.kind == LoadBalancerPlan::Kind::Network;
    const auto isPlainRoute = [](const RoutePlan& r) { return r.own == RoutePlan::Own::No && !r.shares.empty() && r.groupStickiness == 0; };
    const auto isPlainGroup = [&](Index g) {
        const TargetGroupPlan& group = plan.targetGroups[g];
        return group.algorithm != TargetGroupPlan::Algorithm::LeastOutstanding && !group.choosesSpecially();
    };
    return isOfKind && balancer.nodeZones.size() == 1 && balancer.surgeQueueMax == 0 &&
           std::all_of(balancer.routes.begin(), balancer.routes.end(), isPlainRoute) &&
           std::all_of(balancer.targetGroups.begin(), balancer.targetGroups.end(), isPlainGroup);
}

bool isPureStop(const Plan& plan, const StopKey& stop)
{
    if (stop.first == Destination::Kind::LoadBalancer) return isPlainBalancer(plan, plan.loadBalancers[stop.second]);
    return stop.first == Destination::Kind::Station && isPureStation(plan, plan.stations[stop.second]);
}

/// Builds visits by walking each way to its end; fails on a way that is too deep or comes back.
class Walk {
public:
    Walk(const Plan& plan, FeedForward& out) : m_plan(plan), m_out(out) {}

    Branch branch(Destination to, Index routes, Index edge, const UsePlan* use, Index parent, Index useAt)
    {
        Branch branch{to, routes, edge, use, std::vector<Index>(m_plan.stations.size(), kNone)};
        if (to.kind == Destination::Kind::Station) branch.visitByStation[to.index] = visit(to.index, use, parent, useAt);
        else
            for (const Index s : stationsBehind(m_plan, to.index, routes)) branch.visitByStation[s] = visit(s, use, parent, useAt);
        return branch;
    }
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    Index visit(Index station, const UsePlan* use, Index parent, Index useAt)
    {
        const int depth = parent == kNone ? 0 : m_out.visits[parent].depth + 1;
        if (depth >= kLegsMax || m_out.visits.size() > 10'000) {
            m_failed = true;
            return kNone;
        }
        const auto v = static_cast<Index>(m_out.visits.size());
        m_out.visits.push_back({station, parent, useAt, use, depth, {}});
        const std::vector<UsePlan>& uses = m_plan.stations[station].uses;
        for (Index u = 0; u < uses.size() && !m_failed; ++u) {
            Branch next = branch(uses[u].to, uses[u].routes, uses[u].edge, &uses[u], v, u);
            m_out.visits[v].branches.push_back(std::move(next));
        }
        return v;
    }
    const Plan& m_plan;
    FeedForward& m_out;
    bool m_failed = false;
};

/// Whom requests can come to right after a stop: the callees of its uses in their order, so that a later use comes after all of an earlier one's.
class Order {
public:
    Order(const Plan& plan, FeedForward& out) : m_plan(plan), m_out(out) {}

    void follow(const Branch& branch, const std::vector<StopKey>& before, std::vector<StopKey>& after)
    {
        std::vector<StopKey> entry = before;
        if (branch.to.kind == Destination::Kind::LoadBalancer) {
            const StopKey balancer{branch.to.kind, branch.to.index};
            link(entry, balancer);
            entry = {balancer};
        }
        for (Index s = 0; s < branch.visitByStation.size(); ++s) {
            if (branch.visitByStation[s] == kNone) continue;
            const StopKey station{Destination::Kind::Station, s};
            link(entry, station);
            std::vector<StopKey> leaves{station};
            for (const Branch& next : m_out.visits[branch.visitByStation[s]].branches) {
                std::vector<StopKey> more = leaves; // the use may be skipped, where it has a probability
                follow(next, leaves, more);
                leaves = std::move(more);
            }
            after.insert(after.end(), leaves.begin(), leaves.end());
        }
    }
    /// Puts the stops in order; false when something flows back.
    bool sort(const std::set<StopKey>& stops)
    {
        m_out.stopOfBalancer.assign(m_plan.loadBalancers.size(), kNone);
        m_out.stopOfStation.assign(m_plan.stations.size(), kNone);
        std::set<StopKey> left = stops;
        while (!left.empty()) {
            const auto free = std::find_if(left.begin(), left.end(), [&](const StopKey& stop) {
                return std::none_of(m_links.begin(), m_links.end(),
                                    [&](const auto& link) { return link.second == stop && left.contains(link.first); });
            });
            if (free == left.end()) return false;
            auto& place = free->first == Destination::Kind::LoadBalancer ? m_out.stopOfBalancer : m_out.stopOfStation;
            place[free->second] = static_cast<Index>(m_out.stops.size());
            m_out.stops.push_back({free->first, free->second});
            left.erase(free);
        }
        return true;
    }

private:
    void link(const std::vector<StopKey>& from, const StopKey& to)
    {
        for (const StopKey& stop : from) m_links.emplace(stop, to);
    }
    const Plan& m_plan;
    FeedForward& m_out;
    std::set<std::pair<StopKey, StopKey>> m_links;
};

/// Everything about a set of actors, or nothing when their ways flow back.
bool build(const Plan& plan, const std::vector<Index>& actors, const std::set<StopKey>& stops, FeedForward& out)
{
    out = {};
    out.actors = actors;
    out.sends.resize(plan.actors.size());
    Walk walk(plan, out);
    for (const Index a : actors)
        for (const SendPlan& send : plan.actors[a].sends) {
            Branch branch = walk.branch(send.to, send.routes, send.edge, nullptr, kNone, 0);
            out.sends[a].push_back(std::move(branch));
            if (walk.failed()) return false;
        }
    Order order(plan, out);
    for (const Index a : actors)
        for (const Branch& branch : out.sends[a]) {
            std::vector<StopKey> after;
            order.follow(branch, {}, after);
        }
    return order.sort(stops);
}

} // namespace

FeedForward feedForwardOf(const Plan& plan)
{
    if (plan.hasOverheads || plan.jitter > 0 || plan.loss > 0) return {};
    std::vector<std::set<StopKey>> reached(plan.actors.size());
    std::vector<bool> isPure(plan.actors.size());
    for (Index a = 0; a < plan.actors.size(); ++a) {
        const ActorPlan& actor = plan.actors[a];
        for (const SendPlan& send : actor.sends) reach(plan, send.to, send.routes, reached[a]);
        isPure[a] =
            isPlainClient(actor) && std::all_of(reached[a].begin(), reached[a].end(), [&](const StopKey& stop) { return isPureStop(plan, stop); });
    }
    // Whoever shares a stop with an actor that is not pure is none either, and so on.
    for (bool changed = true; changed;) {
        changed = false;
        for (Index a = 0; a < plan.actors.size(); ++a)
            for (Index b = 0; b < plan.actors.size() && isPure[a]; ++b) {
                const bool shares =
                    !isPure[b] && std::any_of(reached[a].begin(), reached[a].end(), [&](const StopKey& s) { return reached[b].contains(s); });
                if (!shares) continue;
                isPure[a] = false;
                changed = true;
            }
    }
    std::vector<Index> actors;
    std::set<StopKey> stops;
    for (Index a = 0; a < plan.actors.size(); ++a) {
        if (!isPure[a]) continue;
        actors.push_back(a);
        stops.insert(reached[a].begin(), reached[a].end());
    }
    FeedForward out;
    if (actors.empty() || !build(plan, actors, stops, out)) return {};
    return out;
}

} // namespace faultline::sim
