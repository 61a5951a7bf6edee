#include "model/layout/route_connections.h"

#include "model/layout/router.h"

#include <algorithm>
#include <unordered_set>

namespace faultline {

using namespace layout;

namespace {

constexpr std::int64_t kStepBudget = 200'000; ///< places looked at for one step of a drag: a frame's time; beyond, lines go the plain way

DiagramConnection movedBy(DiagramConnection c, double dx, double dy)
{
    for (Point& p : c.points) p = {p.x + dx, p.y + dy};
    if (c.pillRect.width > 0) c.pillRect = c.pillRect.movedBy(dx, dy);
    return c;
}

} // namespace

void routeConnections(Diagram& diagram, const FontWidths& widths) { Router(diagram, widths).routeAll(); }

void rerouteConnections(Diagram& diagram, const std::vector<std::size_t>& connections, const FontWidths& widths)
{
    Router router(diagram, widths);
    for (std::size_t i = 0; i < diagram.connections.size(); ++i)
        if (std::find(connections.begin(), connections.end(), i) == connections.end()) router.keep(i);
    router.routeAgain(connections, kStepBudget);
}

struct MovedRoutes::Data {
    Data(const Diagram& before, const std::unordered_set<std::string>& moving, const FontWidths& widths)
        : diagram(before), router(diagram, widths, moving)
    {
        const auto moves = [&](const std::string& id) { return moving.contains(id); };
        for (std::size_t i = 0; i < diagram.frames.size(); ++i)
            if (moves(diagram.frames[i].id)) frames.emplace_back(i, diagram.frames[i].rect);
        for (std::size_t i = 0; i < diagram.glyphs.size(); ++i)
            if (moves(diagram.glyphs[i].id)) glyphs.emplace_back(i, diagram.glyphs[i]);
        for (std::size_t i = 0; i < diagram.connections.size(); ++i) {
            const DiagramConnection& c = diagram.connections[i];
            const std::vector<std::string> waypoints = router.waypointsOf(c);
            const bool isLed = std::any_of(waypoints.begin(), waypoints.end(), moves);
            if (moves(c.from) && moves(c.to) && (waypoints.empty() || isLed)) carried.push_back(c);
            else if (moves(c.from) || moves(c.to) || isLed) routed.push_back(i), originals.push_back(c);
            else {
                router.keep(i);
                continue;
            }
            ids.push_back(c.id);
        }
        std::sort(ids.begin(), ids.end());
    }

    void moveElements(double dx, double dy)
    {
        for (const auto& [i, rect] : frames) diagram.frames[i].rect = rect.movedBy(dx, dy);
        for (const auto& [i, glyph] : glyphs) {
            diagram.glyphs[i].rect = glyph.rect.movedBy(dx, dy);
            diagram.glyphs[i].labelRect = glyph.labelRect.movedBy(dx, dy);
            diagram.glyphs[i].bar = glyph.bar.movedBy(dx, dy);
        }
        router.setOffset(dx, dy);
    }

    Diagram diagram; ///< a copy, in which things move
    Router router;
    std::vector<std::pair<std::size_t, Rect>> frames;         ///< that move, and where they stood
    std::vector<std::pair<std::size_t, DiagramGlyph>> glyphs; ///< likewise
    std::vector<std::size_t> routed;                          ///< connections that need a new way
    std::vector<DiagramConnection> originals;                 ///< those, as they were
    std::vector<DiagramConnection> carried;                   ///< that move as they are
    std::vector<std::string> ids;
};

MovedRoutes::MovedRoutes(const Diagram& diagram, const std::vector<std::string>& moved, const FontWidths& widths)
    : m_data(std::make_unique<Data>(diagram, std::unordered_set<std::string>(moved.begin(), moved.end()), widths))
{
}
MovedRoutes::MovedRoutes(MovedRoutes&&) noexcept = default;
MovedRoutes& MovedRoutes::operator=(MovedRoutes&&) noexcept = default;
MovedRoutes::~MovedRoutes() = default;

const std::vector<std::string>& MovedRoutes::affected() const { return m_data->ids; }

std::vector<DiagramConnection> MovedRoutes::at(double dx, double dy)
{
    Data& d = *m_data;
    d.moveElements(dx, dy);
    for (std::size_t i = 0; i < d.routed.size(); ++i) d.diagram.connections[d.routed[i]] = d.originals[i]; // a pill without room comes back with room
    d.router.routeAgain(d.routed, kStepBudget);
    std::vector<DiagramConnection> lines;
    for (const DiagramConnection& c : d.carried) lines.push_back(movedBy(c, dx, dy));
    for (const std::size_t i : d.routed) lines.push_back(d.diagram.connections[i]);
    return lines;
}

} // namespace faultline
