#include "model/layout/router.h"

#include "model/layout/font_widths.h"
#include "model/layout/sizes.h"

#include <algorithm>
#include <cmath>

namespace faultline::layout {

namespace {

constexpr double kWindow = 120;              ///< around the two ends, in which a way is looked for first
constexpr double kKeepClear = 4;             ///< a line keeps this far from what it does not belong to
constexpr std::int64_t kBudget = 12'000'000; ///< places looked at for one drawing; beyond, lines go the plain way
constexpr double kHeaderLabel = 200;         ///< of a frame's header, kept clear of lines; no text decides a way
constexpr double kPill = 18;

void addSides(const Rect& r, double bottom, std::vector<Port>& ports)
{
    const Point c = r.centre();
    ports.insert(ports.end(), {Port{{c.x, r.y}, Port::Side::Top},
                               {{r.right(), c.y}, Port::Side::Right},
                               {{r.x, c.y}, Port::Side::Left},
                               {{c.x, bottom}, Port::Side::Bottom}});
}

/// Two halves that meet straight at what stands on a border, as one line through it.
std::vector<Point> joined(std::vector<Point> first, const std::vector<Point>& second)
{
    if (first.size() < 2 || second.size() < 2) return first.size() < 2 ? second : first;
    const auto isStraight = [](Point a, Point b, Point c) { return (a.x == b.x && b.x == c.x) || (a.y == b.y && b.y == c.y); };
    std::size_t from = 0;
    if (isStraight(first[first.size() - 2], first.back(), second[0])) first.pop_back();
    if (isStraight(first.back(), second[0], second[1])) from = 1;
    first.insert(first.end(), second.begin() + static_cast<std::ptrdiff_t>(from), second.end());
    return first;
}

/// Two corners half way: when there is no better.
std::vector<Point> plainWay(const std::vector<Port>& from, const std::vector<Port>& to)
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

bool isPortOn(const Rect& r, const std::vector<Port>& ports)
{
    return std::any_of(ports.begin(), ports.end(), [&](const Port& p) { return r.grown(0.5).contains(p.at); });
}

Stretch movedBy(const Stretch& s, Point by) { return {{s.a.x + by.x, s.a.y + by.y}, {s.b.x + by.x, s.b.y + by.y}}; }

/// Places for a pill along a piece of a line, each with how good it is.
void candidatesOn(const Stretch& s, double width, std::vector<std::pair<double, Rect>>& out)
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

} // namespace

Router::Router(Diagram& diagram, const FontWidths& widths, const std::unordered_set<std::string>& moving)
    : m_diagram(diagram), m_widths(widths), m_elements(diagram)
{
    addObstacles(moving);
    findWaypoints();
}

void Router::addObstacles(const std::unordered_set<std::string>& moving)
{
    const auto layerOf = [&](const std::string& id) -> Layer& { return m_layers[moving.contains(id) ? kMoving : kStanding]; };
    const auto addObstacle = [](Layer& layer, const Rect& rect, const std::string& owner) {
        layer.obstacles.add(rect);
        layer.owners.push_back(owner);
    };
    for (const DiagramGlyph& g : m_diagram.glyphs) {
        addObstacle(layerOf(g.id), g.isBar ? g.bar : g.rect, g.id);
        if (!g.isBar) addObstacle(layerOf(g.id), g.labelRect, g.id);
    }
    for (const DiagramFrame& f : m_diagram.frames) {
        Layer& layer = layerOf(f.id);
        if (f.kind == FrameKind::AutoScalingGroup) addObstacle(layer, groupPill(f.rect), f.id);
        if (f.kind != FrameKind::AutoScalingGroup && f.kind != FrameKind::Region)
            addObstacle(layer, {f.rect.x, f.rect.y, std::min(kHeaderLabel, f.rect.width / 2), headerHeight(f.kind)}, f.id + "\n");
        if (f.kind == FrameKind::Region) continue;
        // Lines cross a frame's border, but do not run along it.
        const Rect& r = f.rect;
        const Point a{r.x, r.y}, b{r.right(), r.y}, c{r.right(), r.bottom()}, d{r.x, r.bottom()};
        for (const Stretch& s : {Stretch{a, b}, Stretch{b, c}, Stretch{d, c}, Stretch{a, d}}) {
            layer.borders.add(s.rect(1));
            layer.borderOf.push_back(s);
        }
    }
    for (const DiagramNote& n : m_diagram.notes) addObstacle(layerOf(n.id), n.rect, {});
}

void Router::findWaypoints()
{
    for (const DiagramGlyph& g : m_diagram.glyphs)
        if (g.icon == "internet-gateway" && g.shape == GlyphShape::Circle) m_gateways.try_emplace(g.frame, &g);
        else if (g.icon == "vpc-endpoint") m_endpoints.try_emplace(g.frame + "/" + g.sublabel, &g);
}

void Router::routeAll()
{
    m_budget = kBudget;
    const auto isEarly = [](const DiagramConnection& c) { return c.kind == ConnectionKind::Replication; };
    for (const bool early : {true, false})
        for (std::size_t i = 0; i < m_diagram.connections.size(); ++i)
            if (isEarly(m_diagram.connections[i]) == early) route(i);
    for (std::size_t i = 0; i < m_diagram.connections.size(); ++i) placePill(i);
}

void Router::keep(std::size_t connection)
{
    add(m_kept, connection);
    const DiagramConnection& c = m_diagram.connections[connection];
    if (!c.pill.empty() && c.pillRect.width > 0) m_kept.pills.add(c.pillRect);
}

void Router::routeAgain(const std::vector<std::size_t>& connections, std::int64_t budget)
{
    m_budget = budget;
    m_found = {};
    for (const std::size_t i : connections) route(i);
    for (const std::size_t i : connections) placePill(i);
}

std::vector<std::string> Router::waypointsOf(const DiagramConnection& c) const
{
    std::vector<std::string> ids;
    if (const DiagramGlyph* gateway = gatewayBetween(c)) ids.push_back(gateway->id);
    else if (const DiagramGlyph* endpoint = endpointBetween(c)) ids.push_back(endpoint->id);
    return ids;
}

const DiagramFrame* Router::vpcOf(const std::string& element) const
{
    const DiagramGlyph* g = m_elements.glyph(element);
    const DiagramFrame* f = m_elements.frame(g ? g->frame : element);
    for (int depth = 0; f && f->kind != FrameKind::Vpc && depth < 8; ++depth) f = m_elements.frame(f->parent);
    return f;
}

/// The internet gateway that an actor's requests come in by.
const DiagramGlyph* Router::gatewayBetween(const DiagramConnection& c) const
{
    const DiagramGlyph* from = m_elements.glyph(c.from);
    if (!from || !from->isActor) return nullptr;
    const DiagramFrame* f = vpcOf(c.to);
    if (!f) return nullptr;
    const auto it = m_gateways.find(f->id);
    return it == m_gateways.end() ? nullptr : it->second;
}

/// The gateway endpoint on the border that requests to a table or bucket leave the VPC by.
const DiagramGlyph* Router::endpointBetween(const DiagramConnection& c) const
{
    const DiagramGlyph* to = m_elements.glyph(c.to);
    const DiagramFrame* from = to && !m_endpoints.empty() && !vpcOf(c.to) ? vpcOf(c.from) : nullptr;
    if (!from) return nullptr;
    const auto it = m_endpoints.find(from->id + "/" + (to->icon == "dynamodb-table" ? "dynamodb" : to->icon == "s3-bucket" ? "s3" : ""));
    return it == m_endpoints.end() ? nullptr : it->second;
}

std::vector<Port> Router::portsOf(const std::string& id, const std::string& other, bool isTarget) const
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

void Router::route(std::size_t index)
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
    add(m_found, index);
}

void Router::add(Lines& lines, std::size_t index)
{
    const DiagramConnection& c = m_diagram.connections[index];
    for (std::size_t p = 0; p + 1 < c.points.size(); ++p) {
        lines.stretches.add(Stretch{c.points[p], c.points[p + 1]}.rect(1));
        lines.of.push_back({{c.points[p], c.points[p + 1]}, index});
    }
}

std::vector<Point> Router::way(const DiagramConnection& c, const std::vector<Port>& from, const std::vector<Port>& to)
{
    Rect ends{from[0].at.x, from[0].at.y, 0, 0};
    for (const auto* ports : {&from, &to})
        for (const Port& p : *ports) ends = ends.united({p.at.x, p.at.y, 0, 0});
    for (const double margin : {kWindow, 4 * kWindow}) {
        if (m_budget < 0) break;
        const Rect window = ends.grown(margin);
        const PathGrid grid(window, obstaclesIn(window, c, from, to), foreignIn(window, c), from, to);
        if (grid.isTooLarge()) break; // a larger window does not make it smaller
        std::vector<Point> points = grid.route(m_budget, m_notes);
        if (points.size() >= 2) return points;
    }
    return plainWay(from, to);
}

std::vector<Rect> Router::obstaclesIn(const Rect& window, const DiagramConnection& c, const std::vector<Port>& from,
                                      const std::vector<Port>& to) const
{
    std::vector<Rect> obstacles;
    for (const Layer& layer : m_layers)
        for (const std::size_t o : layer.obstacles.in(window.movedBy(-layer.offset.x, -layer.offset.y))) {
            const Rect r = layer.obstacles.at(o).movedBy(layer.offset.x, layer.offset.y);
            const bool isOwn = layer.owners[o] == c.from || layer.owners[o] == c.to || isPortOn(r, from) || isPortOn(r, to);
            obstacles.push_back(isOwn ? r : r.grown(kKeepClear));
        }
    return obstacles;
}

/// Pieces that a line may cross but not follow: of lines with which it shares no end, and of borders.
std::vector<Stretch> Router::foreignIn(const Rect& window, const DiagramConnection& c) const
{
    std::vector<Stretch> foreign;
    for (const Lines* lines : {&m_kept, &m_found})
        for (const std::size_t s : lines->stretches.in(window)) {
            const DiagramConnection& other = m_diagram.connections[lines->of[s].second];
            if (other.from != c.from && other.to != c.to) foreign.push_back(lines->of[s].first);
        }
    for (const Layer& layer : m_layers)
        for (const std::size_t b : layer.borders.in(window.movedBy(-layer.offset.x, -layer.offset.y)))
            foreign.push_back(movedBy(layer.borderOf[b], layer.offset));
    return foreign;
}

/// On the longest piece where nothing is in the way, rather near the end than at the start that lines share; nowhere: no pill.
void Router::placePill(std::size_t index)
{
    DiagramConnection& c = m_diagram.connections[index];
    c.pillRect = {};
    if (c.pill.empty()) return;
    const double width = m_widths.width(c.pill, 11, false) + 16;
    std::vector<std::pair<double, Rect>> candidates;
    for (std::size_t p = c.points.size(); p-- > 1;) candidatesOn({c.points[p - 1], c.points[p]}, width, candidates);
    std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const bool keepsOffLines : {true, false})
        for (const auto& [score, rect] : candidates)
            if (isFreeForPill(rect, index, keepsOffLines)) {
                c.pillRect = rect;
                m_found.pills.add(rect);
                return;
            }
    c.pill.clear();
}

bool Router::isFreeForPill(const Rect& rect, std::size_t index, bool keepsOffLines) const
{
    for (const Layer& layer : m_layers)
        if (!layer.obstacles.isFree(rect.grown(3).movedBy(-layer.offset.x, -layer.offset.y))) return false;
    for (const Lines* lines : {&m_kept, &m_found}) {
        if (!lines->pills.isFree(rect.grown(4))) return false;
        if (!keepsOffLines) continue;
        const auto hits = lines->stretches.in(rect.grown(3));
        if (std::any_of(hits.begin(), hits.end(), [&](std::size_t s) { return lines->of[s].second != index; })) return false;
    }
    return true;
}

} // namespace faultline::layout
