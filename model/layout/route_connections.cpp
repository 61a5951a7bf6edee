#include "model/layout/route_connections.h"

#include "model/layout/font_widths.h"
#include "model/layout/furnish.h"
#include "model/layout/path_grid.h"
#include "model/layout/sizes.h"
#include "model/layout/spatial_index.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace faultline {

using namespace layout;

namespace {

constexpr double kWindow = 120;              ///< around the two ends, in which a way is looked for first
constexpr double kKeepClear = 4;             ///< a line keeps this far from what it does not belong to
constexpr std::int64_t kBudget = 12'000'000; ///< places looked at for one drawing; beyond, lines go the plain way
constexpr double kHeaderLabel = 200;         ///< of a frame's header, kept clear of lines; no text decides a way
constexpr double kPill = 18;

/// What no line may cross, and whose it is.
struct Obstacle {
    std::string element;
};

class Router {
public:
    Router(Diagram& diagram, const FontWidths& widths) : m_diagram(diagram), m_widths(widths), m_elements(diagram)
    {
        addObstacles();
        findGateways();
    }

    void routeAll()
    {
        // Lines that have one good way come first; the others find theirs around them.
        const auto isEarly = [](const DiagramConnection& c) { return c.kind == ConnectionKind::Replication; };
        for (std::size_t i = 0; i < m_diagram.connections.size(); ++i)
            if (isEarly(m_diagram.connections[i])) route(i);
        for (std::size_t i = 0; i < m_diagram.connections.size(); ++i)
            if (!isEarly(m_diagram.connections[i])) route(i);
        for (DiagramConnection& c : m_diagram.connections) placePill(c);
    }

    std::size_t routeAgain(const std::vector<std::string>& moved)
    {
        const std::unordered_set<std::string> movedSet(moved.begin(), moved.end());
        std::vector<std::size_t> again;
        for (std::size_t i = 0; i < m_diagram.connections.size(); ++i) {
            const DiagramConnection& c = m_diagram.connections[i];
            if (movedSet.contains(c.from) || movedSet.contains(c.to) || c.points.size() < 2 || isHit(c, movedSet)) again.push_back(i);
            else keep(i);
        }
        for (const DiagramConnection& c : m_diagram.connections)
            if (!c.pill.empty() && c.pillRect.width > 0) m_pills.add(c.pillRect);
        for (const std::size_t i : again) route(i);
        for (const std::size_t i : again) placePill(m_diagram.connections[i]);
        return again.size();
    }

private:
    void addObstacle(const Rect& rect, const std::string& element)
    {
        m_obstacles.add(rect);
        m_owners.push_back({element});
    }

    void addObstacles()
    {
        for (const DiagramGlyph& g : m_diagram.glyphs) {
            addObstacle(g.isBar ? g.bar : g.rect, g.id);
            if (!g.isBar) addObstacle(g.labelRect, g.id);
        }
        for (const DiagramFrame& f : m_diagram.frames) {
            if (f.kind == FrameKind::AutoScalingGroup) addObstacle(groupPill(f.rect), f.id);
            if (f.kind != FrameKind::Region) addEdges(f.rect);
            if (f.kind != FrameKind::AutoScalingGroup && f.kind != FrameKind::Region)
                addObstacle({f.rect.x, f.rect.y, std::min(kHeaderLabel, f.rect.width / 2), headerHeight(f.kind)}, f.id + "\n");
        }
        for (const DiagramNote& n : m_diagram.notes) addObstacle(n.rect, {});
    }

    /// Lines cross a frame's border, but do not run along it.
    void addEdges(const Rect& r)
    {
        const Point a{r.x, r.y}, b{r.right(), r.y}, c{r.right(), r.bottom()}, d{r.x, r.bottom()};
        for (const Stretch& s : {Stretch{a, b}, Stretch{b, c}, Stretch{d, c}, Stretch{a, d}}) {
            m_edges.add(s.rect(1));
            m_edgeOf.push_back(s);
        }
    }

    void findGateways()
    {
        for (const DiagramGlyph& g : m_diagram.glyphs)
            if (g.icon == "internet-gateway" && g.shape == GlyphShape::Circle) m_gateways.try_emplace(g.frame, &g);
            else if (g.icon == "vpc-endpoint") m_endpoints.try_emplace(g.frame + "/" + g.sublabel, &g);
    }

    const DiagramFrame* vpcOf(const std::string& element) const
    {
        const DiagramGlyph* g = m_elements.glyph(element);
        const DiagramFrame* f = m_elements.frame(g ? g->frame : element);
        for (int depth = 0; f && f->kind != FrameKind::Vpc && depth < 8; ++depth) f = m_elements.frame(f->parent);
        return f;
    }

    /// The gateway endpoint on the border that requests to a table or bucket leave the VPC by.
    const DiagramGlyph* endpointBetween(const DiagramConnection& c) const
    {
        const DiagramGlyph* to = m_elements.glyph(c.to);
        const DiagramFrame* from = to && !m_endpoints.empty() && !vpcOf(c.to) ? vpcOf(c.from) : nullptr;
        if (!from) return nullptr;
        const auto it = m_endpoints.find(from->id + "/" + (to->icon == "dynamodb-table" ? "dynamodb" : to->icon == "s3-bucket" ? "s3" : ""));
        return it == m_endpoints.end() ? nullptr : it->second;
    }

    bool isHit(const DiagramConnection& c, const std::unordered_set<std::string>& moved) const
    {
        for (std::size_t p = 0; p + 1 < c.points.size(); ++p)
            for (const std::size_t o : m_obstacles.in(Stretch{c.points[p], c.points[p + 1]}.rect(kKeepClear)))
                if (moved.contains(m_owners[o].element)) return true;
        return false;
    }

    static void addSides(const Rect& r, double bottom, std::vector<Port>& ports)
    {
        const Point c = r.centre();
        ports.insert(ports.end(), {Port{{c.x, r.y}, Port::Side::Top},
                                   {{r.right(), c.y}, Port::Side::Right},
                                   {{r.x, c.y}, Port::Side::Left},
                                   {{c.x, bottom}, Port::Side::Bottom}});
    }

    std::vector<Port> portsOf(const std::string& id, const std::string& other, bool isTarget) const
    {
        std::vector<Port> ports;
        if (const DiagramGlyph* g = m_elements.glyph(id)) {
            if (g->isBar) {
                const double x = g->rect.centre().x, y = g->bar.centre().y;
                return {{{x, g->bar.y}, Port::Side::Top},
                        {{x, g->bar.bottom()}, Port::Side::Bottom},
                        {{g->bar.x, y}, Port::Side::Left, 80},
                        {{g->bar.right(), y}, Port::Side::Right, 80}};
            }
            if (g->isMember && g->frame == other) return {{{g->rect.centre().x, g->rect.y}, Port::Side::Top}};
            const double x = g->rect.centre().x;
            const bool labelIsBelow = g->labelRect.x < x && x < g->labelRect.right() && g->labelRect.y >= g->rect.bottom();
            addSides(g->rect, labelIsBelow ? g->labelRect.bottom() : g->rect.bottom(), ports);
        } else if (const DiagramFrame* f = m_elements.frame(id)) {
            if (f->kind == FrameKind::AutoScalingGroup) {
                const Rect pill = groupPill(f->rect);
                const DiagramGlyph* member = m_elements.glyph(other);
                if (member && member->frame == id) return {{{pill.centre().x, pill.bottom()}, Port::Side::Bottom}};
                addSides(f->rect, f->rect.bottom(), ports);
                ports[0].at.y = pill.y;
                if (!isTarget) ports[0].penalty = 300; // calls leave below or beside
                return ports;
            }
            addSides(f->rect, f->rect.bottom(), ports);
        }
        return ports;
    }

    const DiagramGlyph* gatewayBetween(const DiagramConnection& c) const
    {
        const DiagramGlyph* from = m_elements.glyph(c.from);
        if (!from || !from->isActor) return nullptr;
        const DiagramFrame* f = vpcOf(c.to);
        if (!f) return nullptr;
        const auto it = m_gateways.find(f->id);
        return it == m_gateways.end() ? nullptr : it->second;
    }

    void route(std::size_t index)
    {
        DiagramConnection& c = m_diagram.connections[index];
        const std::vector<Port> from = portsOf(c.from, c.to, false), to = portsOf(c.to, c.from, true);
        c.points.clear();
        if (from.empty() || to.empty()) return;
        if (const DiagramGlyph* gateway = gatewayBetween(c)) {
            const Point g = gateway->rect.centre();
            c.points = joined(way(c, from, {Port{{g.x, gateway->rect.y}, Port::Side::Top}}),
                              way(c, {Port{{g.x, gateway->rect.bottom()}, Port::Side::Bottom}}, to));
        } else if (const DiagramGlyph* endpoint = endpointBetween(c)) {
            const Point g = endpoint->rect.centre();
            c.points = joined(way(c, from, {Port{{endpoint->rect.x, g.y}, Port::Side::Left}}),
                              way(c, {Port{{endpoint->rect.right(), g.y}, Port::Side::Right}}, to));
        } else {
            c.points = way(c, from, to);
        }
        keep(index);
    }

    /// Two halves that meet straight at what stands on a border, as one line through it.
    static std::vector<Point> joined(std::vector<Point> first, const std::vector<Point>& second)
    {
        if (first.size() < 2 || second.size() < 2) return first.size() < 2 ? second : first;
        const auto isStraight = [](Point a, Point b, Point c) { return (a.x == b.x && b.x == c.x) || (a.y == b.y && b.y == c.y); };
        std::size_t from = 0;
        if (isStraight(first[first.size() - 2], first.back(), second[0])) first.pop_back();
        if (isStraight(first.back(), second[0], second[1])) from = 1;
        first.insert(first.end(), second.begin() + static_cast<std::ptrdiff_t>(from), second.end());
        return first;
    }

    void keep(std::size_t index)
    {
        const DiagramConnection& c = m_diagram.connections[index];
        for (std::size_t p = 0; p + 1 < c.points.size(); ++p) {
            m_stretches.add(Stretch{c.points[p], c.points[p + 1]}.rect(1));
            m_stretchOf.push_back({{c.points[p], c.points[p + 1]}, index});
        }
    }

    std::vector<Point> way(const DiagramConnection& c, const std::vector<Port>& from, const std::vector<Port>& to)
    {
        Rect ends{from[0].at.x, from[0].at.y, 0, 0};
        for (const auto* ports : {&from, &to})
            for (const Port& p : *ports) ends = ends.united({p.at.x, p.at.y, 0, 0});
        for (const double margin : {kWindow, 4 * kWindow}) {
            if (m_budget < 0) break;
            const Rect window = ends.grown(margin);
            std::vector<Rect> obstacles;
            for (const std::size_t o : m_obstacles.in(window)) {
                const bool isOwn = m_owners[o].element == c.from || m_owners[o].element == c.to || isPortOn(m_obstacles.at(o), from) ||
                                   isPortOn(m_obstacles.at(o), to);
                obstacles.push_back(isOwn ? m_obstacles.at(o) : m_obstacles.at(o).grown(kKeepClear));
            }
            std::vector<Stretch> foreign;
            for (const std::size_t s : m_stretches.in(window)) {
                const DiagramConnection& other = m_diagram.connections[m_stretchOf[s].second];
                if (other.from != c.from && other.to != c.to) foreign.push_back(m_stretchOf[s].first);
            }
            for (const std::size_t e : m_edges.in(window)) foreign.push_back(m_edgeOf[e]);
            std::vector<Point> points = PathGrid(window, obstacles, foreign, from, to).route(m_budget);
            if (points.size() >= 2) return points;
        }
        return plainWay(from, to);
    }

    static bool isPortOn(const Rect& r, const std::vector<Port>& ports)
    {
        return std::any_of(ports.begin(), ports.end(), [&](const Port& p) { return r.grown(0.5).contains(p.at); });
    }

    /// Two corners half way: when there is no better.
    static std::vector<Point> plainWay(const std::vector<Port>& from, const std::vector<Port>& to)
    {
        const auto find = [](const std::vector<Port>& ports, Port::Side side) {
            const auto it = std::find_if(ports.begin(), ports.end(), [&](const Port& p) { return p.side == side; });
            return it == ports.end() ? ports.front().at : it->at;
        };
        const bool goesRight = to[0].at.x >= from[0].at.x;
        const Point a = find(from, goesRight ? Port::Side::Right : Port::Side::Left), b = find(to, goesRight ? Port::Side::Left : Port::Side::Right);
        if (a.x == b.x || a.y == b.y) return {a, b};
        const double x = (a.x + b.x) / 2;
        return {a, {x, a.y}, {x, b.y}, b};
    }

    /// On the longest piece where nothing is in the way, rather near the end than at the start that lines share; nowhere: no pill.
    void placePill(DiagramConnection& c)
    {
        c.pillRect = {};
        if (c.pill.empty()) return;
        const double width = m_widths.width(c.pill, 11, false) + 16;
        for (const bool keepsOffLines : {true, false}) {
            std::vector<std::pair<double, Rect>> candidates;
            for (std::size_t p = c.points.size(); p-- > 1;) candidatesOn({c.points[p - 1], c.points[p]}, width, candidates);
            std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
            for (const auto& [score, rect] : candidates)
                if (isFreeForPill(rect, c, keepsOffLines)) {
                    c.pillRect = rect;
                    m_pills.add(rect);
                    return;
                }
        }
        c.pill.clear();
    }

    static void candidatesOn(const Stretch& s, double width, std::vector<std::pair<double, Rect>>& out)
    {
        const double length = std::abs(s.a.x - s.b.x) + std::abs(s.a.y - s.b.y);
        const double need = (s.isHorizontal() ? width : kPill) + 16;
        if (length < need) return;
        for (const double share : {0.5, 0.35, 0.65, 0.2, 0.8}) {
            const Point at{s.a.x + (s.b.x - s.a.x) * share, s.a.y + (s.b.y - s.a.y) * share};
            if (std::min(share, 1 - share) * length < need / 2) continue;
            out.emplace_back(std::min(length, 400.0) * (s.isHorizontal() ? 2 : 1) - std::abs(share - 0.5) * 40,
                             Rect{at.x - width / 2, at.y - kPill / 2, width, kPill});
        }
    }

    bool isFreeForPill(const Rect& rect, const DiagramConnection& c, bool keepsOffLines) const
    {
        if (!m_obstacles.isFree(rect.grown(3)) || !m_pills.isFree(rect.grown(4))) return false;
        if (!keepsOffLines) return true;
        const auto hits = m_stretches.in(rect.grown(3));
        return std::all_of(hits.begin(), hits.end(), [&](std::size_t s) { return &m_diagram.connections[m_stretchOf[s].second] == &c; });
    }

    Diagram& m_diagram;
    const FontWidths& m_widths;
    ElementIndex m_elements;
    SpatialIndex m_obstacles, m_stretches, m_pills, m_edges;
    std::vector<Stretch> m_edgeOf;
    std::vector<Obstacle> m_owners;
    std::vector<std::pair<Stretch, std::size_t>> m_stretchOf;
    std::unordered_map<std::string, const DiagramGlyph*> m_gateways, m_endpoints; ///< by VPC; by VPC and service
    std::int64_t m_budget = kBudget;
};

} // namespace

void routeConnections(Diagram& diagram, const FontWidths& widths) { Router(diagram, widths).routeAll(); }

std::size_t rerouteMoved(Diagram& diagram, const std::vector<std::string>& movedElements, const FontWidths& widths)
{
    return Router(diagram, widths).routeAgain(movedElements);
}

} // namespace faultline
