#include "model/graph/single_points.h"

#include "model/graph/reading.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>
#include <boost/graph/dominator_tree.hpp>
#include <boost/graph/filtered_graph.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

namespace faultline {

namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::bidirectionalS>;
using Vertex = Graph::vertex_descriptor;

/// Everything that takes part in a call, below one root that stands for all users.
struct TrafficGraph {
    Graph graph{1};
    std::vector<std::string> ids{""}; ///< by vertex; the root has none
    std::map<std::string, Vertex, std::less<>> vertices;

    static constexpr Vertex kRoot = 0;

    Vertex vertex(const std::string& id)
    {
        const auto [it, isNew] = vertices.try_emplace(id, ids.size());
        if (isNew) {
            ids.push_back(id);
            boost::add_vertex(graph);
        }
        return it->second;
    }
};

bool isActor(const Architecture& architecture, std::string_view id)
{
    const auto& actors = architecture.own().actors;
    return std::any_of(actors.begin(), actors.end(), [&](const ActorAnnotation& a) { return a.id == id; });
}

/// Which of the resources under a condition whose value is not known are taken to exist.
enum class Ghosts { Present, Absent };

/// Roots: actors; without any, the entry points and whatever calls without being called (a schedule, a queue).
TrafficGraph trafficGraph(const Topology::State& state, Ghosts ghosts)
{
    const auto isLeftOut = [&](const std::string& id) {
        const Resource* r = state.architecture.find(id);
        return ghosts == Ghosts::Absent && r && r->exists == Tri::Unknown;
    };
    TrafficGraph g;
    std::set<std::string, std::less<>> called;
    for (const Call& c : state.calls) {
        if (isLeftOut(c.from) || isLeftOut(c.to)) continue;
        boost::add_edge(g.vertex(c.from), g.vertex(c.to), g.graph);
        called.insert(c.to);
    }
    const bool hasActors = std::any_of(state.calls.begin(), state.calls.end(), [&](const Call& c) { return isActor(state.architecture, c.from); });
    if (!hasActors)
        for (const std::string& id : state.entryPoints)
            if (!isLeftOut(id)) boost::add_edge(TrafficGraph::kRoot, g.vertex(id), g.graph);
    for (const Call& c : state.calls)
        if (!isLeftOut(c.from) && (hasActors ? isActor(state.architecture, c.from) : !called.contains(c.from)))
            boost::add_edge(TrafficGraph::kRoot, g.vertex(c.from), g.graph);
    return g;
}

template <class AnyGraph>
std::vector<bool> reachedIn(const AnyGraph& graph, std::size_t size)
{
    std::vector<int> distance(size, -1);
    distance[TrafficGraph::kRoot] = 0;
    boost::queue<Vertex> queue;
    std::vector<boost::default_color_type> colour(size, boost::white_color);
    const auto visitor = boost::make_bfs_visitor(boost::record_distances(distance.data(), boost::on_tree_edge()));
    boost::breadth_first_visit(graph, TrafficGraph::kRoot, queue, visitor,
                               boost::make_iterator_property_map(colour.begin(), boost::get(boost::vertex_index, graph)));
    std::vector<bool> reached(size);
    for (std::size_t v = 0; v < size; ++v) reached[v] = distance[v] >= 0;
    return reached;
}

/// One machine, so that its loss is the loss of the whole resource: an instance, a database without standby, a group that never has two.
bool isOneMachine(const Architecture& architecture, const std::string& id)
{
    const Resource* r = architecture.find(id);
    if (!r) return false;
    if (r->typeName == "AWS::EC2::Instance") return true;
    if (r->typeName == "AWS::RDS::DBInstance") return reading::boolean(reading::property(*r, "MultiAZ"), false) == Tri::No;
    if (r->typeName == "AWS::ElastiCache::CacheCluster") return reading::number(reading::property(*r, "NumCacheNodes"), 1) == 1.0;
    if (r->typeName == "AWS::AutoScaling::AutoScalingGroup") return reading::number(reading::property(*r, "MaxSize")) == 1.0;
    return false;
}

std::vector<SinglePointOfFailure> lostWithAZone(const Topology::State& state, const TrafficGraph& g)
{
    std::set<std::string> zones;
    for (const std::string& id : g.ids)
        if (const auto p = state.placements.find(id); p != state.placements.end()) zones.insert(p->second.zones.begin(), p->second.zones.end());
    const std::vector<bool> before = reachedIn(g.graph, g.ids.size());
    std::vector<SinglePointOfFailure> out;
    for (const std::string& zone : zones) {
        const auto survives = [&](Vertex v) {
            const auto p = state.placements.find(g.ids[v]);
            return p == state.placements.end() || !p->second.zonesAreComplete || p->second.zones != std::vector<std::string>{zone};
        };
        const boost::filtered_graph left(g.graph, boost::keep_all(), std::function<bool(Vertex)>(survives));
        const std::vector<bool> after = reachedIn(left, g.ids.size());
        SinglePointOfFailure point{SinglePointOfFailure::Domain::AvailabilityZone, zone, {}, {}};
        for (const Resource& r : state.architecture.resources())
            if (const auto v = g.vertices.find(r.id); v != g.vertices.end() && before[v->second] && !after[v->second]) point.isolates.push_back(r.id);
        if (!point.isolates.empty()) out.push_back(std::move(point));
    }
    return out;
}

/// A machine that dominates others in the graph: each path from users to them leads through it.
std::vector<SinglePointOfFailure> lostWithAMachine(const Topology::State& state, const TrafficGraph& g)
{
    const Vertex none = std::numeric_limits<Vertex>::max();
    constexpr std::size_t kNoPoint = std::numeric_limits<std::size_t>::max();
    std::vector<Vertex> dominator(g.ids.size(), none);
    const auto map = boost::make_iterator_property_map(dominator.begin(), boost::get(boost::vertex_index, g.graph));
    boost::lengauer_tarjan_dominator_tree(g.graph, TrafficGraph::kRoot, map);
    const std::vector<bool> reached = reachedIn(g.graph, g.ids.size());
    std::vector<SinglePointOfFailure> out;
    std::vector<std::size_t> pointOf(g.ids.size(), kNoPoint);
    for (const Resource& r : state.architecture.resources()) {
        const auto self = g.vertices.find(r.id);
        if (self == g.vertices.end() || !reached[self->second] || !isOneMachine(state.architecture, r.id)) continue;
        pointOf[self->second] = out.size();
        out.push_back({SinglePointOfFailure::Domain::Instance, r.id, {}, {}});
    }
    for (const Resource& r : state.architecture.resources()) {
        const auto v = g.vertices.find(r.id);
        if (v == g.vertices.end() || !reached[v->second]) continue;
        for (Vertex up = v->second; up != none; up = dominator[up])
            if (pointOf[up] != kNoPoint) out[pointOf[up]].isolates.push_back(r.id);
    }
    return out;
}

std::vector<SinglePointOfFailure> pointsIn(const Topology::State& state, Ghosts ghosts)
{
    const TrafficGraph g = trafficGraph(state, ghosts);
    std::vector<SinglePointOfFailure> out = lostWithAZone(state, g);
    for (SinglePointOfFailure& point : lostWithAMachine(state, g)) out.push_back(std::move(point));
    return out;
}

/// What is lost whether or not the doubtful things exist is certain; what is lost in one of the two cases only is not.
void settle(SinglePointOfFailure& point, const SinglePointOfFailure* otherwise)
{
    const auto isIn = [](const std::vector<std::string>& ids, const std::string& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); };
    const std::vector<std::string> lost = std::exchange(point.isolates, {});
    for (const std::string& id : lost) (otherwise && isIn(otherwise->isolates, id) ? point.isolates : point.mayIsolate).push_back(id);
    if (!otherwise) return;
    for (const std::string& id : otherwise->isolates)
        if (!isIn(lost, id)) point.mayIsolate.push_back(id);
}

} // namespace

std::vector<SinglePointOfFailure> singlePointsOf(const Topology::State& state)
{
    std::vector<SinglePointOfFailure> out = pointsIn(state, Ghosts::Present);
    const auto& resources = state.architecture.resources();
    if (std::none_of(resources.begin(), resources.end(), [](const Resource& r) { return r.exists == Tri::Unknown; })) return out;
    const std::vector<SinglePointOfFailure> without = pointsIn(state, Ghosts::Absent);
    const auto same = [](const std::vector<SinglePointOfFailure>& points, const SinglePointOfFailure& p) {
        const auto it = std::find_if(points.begin(), points.end(), [&](const auto& q) { return q.domain == p.domain && q.what == p.what; });
        return it == points.end() ? nullptr : &*it;
    };
    for (SinglePointOfFailure& point : out) settle(point, same(without, point));
    for (const SinglePointOfFailure& point : without)
        if (!same(out, point)) out.push_back({point.domain, point.what, {}, point.isolates});
    return out;
}

void orderInwards(std::vector<Call>& calls, const std::vector<std::string>& entryPoints)
{
    std::map<std::string, int, std::less<>> depth;
    std::set<std::string, std::less<>> called;
    std::map<std::string, std::vector<std::string>, std::less<>> next;
    for (const Call& c : calls) {
        called.insert(c.to);
        next[c.from].push_back(c.to);
    }
    std::vector<std::string> front;
    for (const Call& c : calls)
        if (!called.contains(c.from) && depth.try_emplace(c.from, 0).second) front.push_back(c.from);
    for (const std::string& id : entryPoints)
        if (depth.try_emplace(id, called.contains(id) ? 1 : 0).second) front.push_back(id);
    for (std::size_t i = 0; i < front.size(); ++i)
        for (const std::string& to : next[front[i]])
            if (depth.try_emplace(to, depth[front[i]] + 1).second) front.push_back(to);
    const int last = std::numeric_limits<int>::max(); // circles that nobody enters
    std::stable_sort(calls.begin(), calls.end(), [&](const Call& a, const Call& b) {
        const auto of = [&](const std::string& id) {
            const auto it = depth.find(id);
            return it == depth.end() ? last : it->second;
        };
        return of(a.from) < of(b.from);
    });
}

} // namespace faultline
