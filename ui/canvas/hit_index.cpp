#include "ui/canvas/hit_index.h"

#include <boost/geometry.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/index/rtree.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <map>

namespace faultline::ui {

namespace {

namespace bg = boost::geometry;
using TreePoint = bg::model::point<double, 2, bg::cs::cartesian>;
using TreeBox = bg::model::box<TreePoint>;
using TreeEntry = std::pair<TreeBox, std::size_t>;
using Tree = bg::index::rtree<TreeEntry, bg::index::rstar<16>>;

TreeBox boxOf(const Rect& r) { return {{r.x, r.y}, {r.right(), r.bottom()}}; }

/// What can be hit, in the order in which it is painted: what comes later wins.
struct Target {
    Hit hit;
    Rect rect;
    std::vector<Rect> further; ///< label, bar
    int rank = 0;              ///< frame depth below 0 … glyph 2, badge 3
    double header = 0;         ///< of a frame
};

struct Segment {
    std::size_t connection = 0;
    Point a, b;
};

double distance(Point p, Point a, Point b)
{
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double squared = dx * dx + dy * dy;
    const double t = squared <= 0 ? 0 : std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / squared, 0.0, 1.0);
    return std::hypot(p.x - (a.x + t * dx), p.y - (a.y + t * dy));
}

Rect atLeast(const Rect& r, double extent)
{
    const double dx = std::max(0.0, extent - r.width) / 2, dy = std::max(0.0, extent - r.height) / 2;
    return {r.x - dx, r.y - dy, r.width + 2 * dx, r.height + 2 * dy};
}

std::vector<std::string> only(const std::string& resource)
{
    return resource.empty() ? std::vector<std::string>{} : std::vector<std::string>{resource};
}

constexpr double kBorderGrip = 5;

} // namespace

double headerHeight(const DiagramFrame& frame)
{
    const bool isSubnet = frame.kind == FrameKind::PublicSubnet || frame.kind == FrameKind::PrivateSubnet;
    return isSubnet ? 20 : 24;
}

struct HitIndex::Data {
    std::vector<Target> targets;
    std::vector<Hit> connections;
    std::vector<Segment> segments;
    std::vector<Hit> walk;
    Tree boxes, lines;

    void addFrames(const Diagram& diagram)
    {
        std::map<std::string, int, std::less<>> depths;
        for (const DiagramFrame& f : diagram.frames) {
            const auto parent = depths.find(f.parent);
            const int depth = parent == depths.end() ? 0 : parent->second + 1;
            depths[f.id] = depth;
            targets.push_back({{Hit::Kind::Frame, f.id, only(f.resource), false}, f.rect, {}, depth - 1000, headerHeight(f)});
        }
    }
    void addRest(const Diagram& diagram)
    {
        for (const DiagramGlyph& g : diagram.glyphs) {
            Target t{{Hit::Kind::Glyph, g.id, only(g.resource), false}, g.rect, {g.labelRect}, 2, 0};
            if (g.isBar) t.further.push_back(g.bar);
            targets.push_back(std::move(t));
        }
        for (const DiagramNote& n : diagram.notes) targets.push_back({{Hit::Kind::Note, n.id, {}, false}, n.rect, {}, 2, 0});
        for (const DiagramBadge& b : diagram.badges)
            targets.push_back({{Hit::Kind::Badge, b.on + "/" + b.resource, only(b.resource), false}, b.rect, {}, 3, 0});
        for (const DiagramConnection& c : diagram.connections) {
            for (std::size_t i = 1; i < c.points.size(); ++i) segments.push_back({connections.size(), c.points[i - 1], c.points[i]});
            connections.push_back({Hit::Kind::Connection, c.id, c.resources, false});
        }
    }
    /// Frames in the diagram's order, each followed by what stands in it.
    void addWalk(const Diagram& diagram)
    {
        std::multimap<std::string, const DiagramGlyph*> byFrame;
        for (const DiagramGlyph& g : diagram.glyphs) byFrame.emplace(g.frame, &g);
        const auto addGlyphs = [&](const std::string& frame) {
            const auto [from, to] = byFrame.equal_range(frame);
            std::vector<const DiagramGlyph*> here;
            std::transform(from, to, std::back_inserter(here), [](const auto& entry) { return entry.second; });
            std::stable_sort(here.begin(), here.end(),
                             [](const auto* a, const auto* b) { return std::pair(a->rect.y, a->rect.x) < std::pair(b->rect.y, b->rect.x); });
            for (const auto* g : here) walk.push_back({Hit::Kind::Glyph, g->id, only(g->resource), false});
        };
        addGlyphs("");
        for (const DiagramFrame& f : diagram.frames) {
            walk.push_back({Hit::Kind::Frame, f.id, only(f.resource), false});
            addGlyphs(f.id);
        }
        for (const Hit& c : connections) walk.push_back(c);
        for (const DiagramNote& n : diagram.notes) walk.push_back({Hit::Kind::Note, n.id, {}, false});
    }
    void pack()
    {
        std::vector<TreeEntry> boxEntries, lineEntries;
        for (std::size_t i = 0; i < targets.size(); ++i) {
            boxEntries.emplace_back(boxOf(targets[i].rect), i);
            for (const Rect& r : targets[i].further) boxEntries.emplace_back(boxOf(r), i);
        }
        for (std::size_t i = 0; i < segments.size(); ++i) {
            const auto& [connection, a, b] = segments[i];
            lineEntries.emplace_back(boxOf({std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)}), i);
        }
        boxes = Tree(boxEntries); // packed
        lines = Tree(lineEntries);
    }
};

HitIndex::HitIndex() : m_data(std::make_unique<Data>()) {}
HitIndex::HitIndex(const Diagram& diagram) : m_data(std::make_unique<Data>())
{
    m_data->addFrames(diagram);
    m_data->addRest(diagram);
    m_data->addWalk(diagram);
    m_data->pack();
}
HitIndex::HitIndex(HitIndex&&) noexcept = default;
HitIndex& HitIndex::operator=(HitIndex&&) noexcept = default;
HitIndex::~HitIndex() = default;

Hit HitIndex::at(Point point, double tolerance) const
{
    std::vector<TreeEntry> near;
    m_data->boxes.query(bg::index::intersects(boxOf(Rect{point.x, point.y, 0, 0}.grown(tolerance))), std::back_inserter(near));
    const Target* best = nullptr;
    for (const auto& [box, index] : near) {
        const Target& t = m_data->targets[index];
        const bool isFrame = t.hit.kind == Hit::Kind::Frame;
        const Rect hitRect = isFrame ? t.rect.grown(std::min(tolerance, kBorderGrip)) : atLeast(t.rect, 2 * tolerance);
        const bool hit = hitRect.contains(point) || std::any_of(t.further.begin(), t.further.end(), [&](const Rect& r) { return r.contains(point); });
        // Of two that are painted at the same height the later one lies on top; frames: the innermost.
        if (hit && (!best || t.rank > best->rank || (t.rank == best->rank && &t > best))) best = &t;
    }
    if (best && best->hit.kind != Hit::Kind::Frame) return best->hit;

    near.clear();
    m_data->lines.query(bg::index::intersects(boxOf(Rect{point.x, point.y, 0, 0}.grown(tolerance))), std::back_inserter(near));
    const Segment* line = nullptr;
    double nearest = tolerance;
    for (const auto& [box, index] : near) {
        const Segment& s = m_data->segments[index];
        if (const double d = distance(point, s.a, s.b); d < nearest || (d == nearest && line && &s < line)) nearest = d, line = &s;
    }
    if (line) return m_data->connections[line->connection];
    if (!best) return {};
    Hit frame = best->hit;
    const Rect inner{best->rect.x + kBorderGrip, best->rect.y + best->header, best->rect.width - 2 * kBorderGrip,
                     best->rect.height - best->header - kBorderGrip};
    frame.onHeader = !inner.contains(point);
    return frame;
}

Hit HitIndex::frameAt(Point point) const
{
    std::vector<TreeEntry> near;
    m_data->boxes.query(bg::index::intersects(boxOf({point.x, point.y, 0, 0})), std::back_inserter(near));
    const Target* best = nullptr;
    for (const auto& [box, index] : near) {
        const Target& t = m_data->targets[index];
        if (t.hit.kind != Hit::Kind::Frame || !t.rect.contains(point)) continue;
        if (!best || t.rank > best->rank || (t.rank == best->rank && &t > best)) best = &t;
    }
    return best ? best->hit : Hit{};
}

std::vector<Hit> HitIndex::inside(const Rect& rect) const
{
    std::vector<TreeEntry> near;
    m_data->boxes.query(bg::index::within(boxOf(rect)), std::back_inserter(near));
    std::vector<std::size_t> indices;
    for (const auto& [box, index] : near)
        if (rect.contains(m_data->targets[index].rect) && m_data->targets[index].hit.kind != Hit::Kind::Badge) indices.push_back(index);
    std::sort(indices.begin(), indices.end());
    indices.erase(std::unique(indices.begin(), indices.end()), indices.end());
    std::vector<Hit> hits;
    for (const std::size_t i : indices) hits.push_back(m_data->targets[i].hit);
    return hits;
}

const std::vector<Hit>& HitIndex::walk() const { return m_data->walk; }

} // namespace faultline::ui
