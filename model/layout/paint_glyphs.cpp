#include "model/layout/painting.h"

#include "model/layout/font_widths.h"
#include "model/layout/tile_icon.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace faultline::layout {

namespace {

using Health = GlyphState::Health;

constexpr double kRing = 30; ///< radius of the load ring

std::string loadToken(double load) { return load < 0.70 ? "accent" : load < 0.85 ? "warn" : "bad"; }

void ring(Point c, double share, const std::string& token, std::vector<double> dash, Painting& painting)
{
    painting.add(mark::Arc{c, kRing, 1, {"line", 4, {}}});
    painting.add(mark::Arc{c, kRing, std::clamp(share, 0.0, 1.0), {token, 4, std::move(dash)}});
}

void loadRing(const DiagramGlyph& g, const GlyphState& s, Painting& painting)
{
    const Point c = g.rect.centre();
    switch (s.health) {
    case Health::Launching: return ring(c, s.progress, "group.border", {2, 3}, painting);
    case Health::WarmingUp: return ring(c, s.load.value_or(0), "accent", {2, 3}, painting);
    case Health::Promoting: return ring(c, s.progress, "accent", {}, painting);
    case Health::Throttled: return ring(c, s.load.value_or(1), "warn", {}, painting);
    case Health::Down:
    case Health::Unknown:
    case Health::Standby: return; // an empty ring would mean idle
    case Health::Serving:
    case Health::Draining: break;
    }
    if (s.load) ring(c, *s.load, loadToken(*s.load), {}, painting);
}

/// The per cent of a load that is too high, over tile and ring.
void loadPill(const DiagramGlyph& g, const GlyphState& s, Painting& painting)
{
    if (s.health != Health::Serving || s.load.value_or(0) < 0.85) return;
    const Point c = g.rect.centre();
    const std::string text = std::to_string(std::lround(*s.load * 100)) + " %";
    const double width = painting.widths().width(text, 11, true) + 12;
    const Rect pill{c.x + 8, c.y + kRing - 18, width, 17};
    painting.box(pill, "panel", mark::Stroke{"bad", 1, {}}, 8);
    painting.text({pill.centre().x, pill.y + 12.5}, text, 11, true, "bad", width, mark::Text::Align::Centre);
}

/// Five bricks left of the ring, filled from below at 1, 10, 50, 100, 500 waiting.
void queueBricks(const DiagramGlyph& g, int waiting, Painting& painting)
{
    constexpr std::array kSteps{1, 10, 50, 100, 500};
    if (waiting <= 0) return;
    const Point c = g.rect.centre();
    for (std::size_t i = 0; i < kSteps.size(); ++i) {
        const Rect brick{c.x - kRing - 11, c.y + 13 - static_cast<double>(i) * 7, 6, 5};
        painting.box(brick, waiting >= kSteps[i] ? "warn" : "line");
    }
}

/// The badge at the top right corner that says what it is doing.
void healthBadge(const DiagramGlyph& g, const GlyphState& s, Painting& painting)
{
    const Point c{g.rect.right(), g.rect.y};
    const auto plate = [&](const char* token) { painting.add(mark::Ellipse{{c.x - 9, c.y - 9, 18, 18}, token, mark::Stroke{"panel", 1.5, {}}}); };
    const auto line = [&](std::vector<Point> points, const char* token) {
        painting.add(mark::Path{std::move(points), {token, 2, {}}, false, false});
    };
    switch (s.health) {
    case Health::Down: return painting.status(Status::Red, c, 18);
    case Health::Unknown: plate("panel"); return painting.status(Status::CantTell, c, 14);
    case Health::Draining: plate("na"); return line({{c.x - 2, c.y - 4}, {c.x + 2.5, c.y}, {c.x - 2, c.y + 4}}, "panel");
    case Health::Promoting:
        plate("accent");
        line({{c.x, c.y + 4.5}, {c.x, c.y - 4}}, "accent.on");
        return line({{c.x - 3.5, c.y - 0.5}, {c.x, c.y - 4.5}, {c.x + 3.5, c.y - 0.5}}, "accent.on");
    case Health::Throttled:
        plate("warn");
        painting.add(mark::Arc{c, 5, 0.5, {"warn.on", 1.5, {}}});
        return line({{c.x, c.y}, {c.x + 3, c.y - 3}}, "warn.on");
    default: break;
    }
}

void paintTile(const DiagramGlyph& g, const GlyphState* state, bool isFaulted, Painting& painting)
{
    const bool isDown = (state && state->health == Health::Down) || (!state && isFaulted);
    if (state && state->health == Health::Launching) {
        painting.box(g.rect, "panel", mark::Stroke{g.isMember ? "group.border" : "line2", 1.5, {4, 3}}, 6);
        return painting.icon(g.rect, g.icon, false, 0.35);
    }
    const bool isHollow = g.shape == GlyphShape::Hollow || (state && (state->health == Health::Standby || state->health == Health::Promoting));
    const std::string icon = tileIcon(g, isHollow && !isDown); // what is down is drawn as an outline already
    const double opacity = g.isGhost ? 0.4 : state && state->health == Health::Draining ? 0.6 : 1;
    painting.icon(g.rect, icon, isDown, opacity);
    if (g.isGhost) painting.box(g.rect.grown(2), "", mark::Stroke{"line2", 1, {3, 3}}, 6);
    if (g.isExternal) painting.add(mark::Box{g.rect, "external.hatch", std::nullopt, 0, true});
}

void paintLabel(const DiagramGlyph& g, const GlyphState* state, bool isFaulted, Painting& painting)
{
    const bool isBeside = g.labelRect.x >= g.rect.right();
    const auto align = isBeside ? mark::Text::Align::Left : mark::Text::Align::Centre;
    const double x = isBeside ? g.labelRect.x : g.labelRect.centre().x;
    const std::string& sub = state && !state->sublabel.empty() ? state->sublabel : g.sublabel;
    const bool isBad = state && (state->health == Health::Down || state->load.value_or(0) >= 0.85);
    if (isFaulted) {
        const double width =
            std::min(g.labelRect.width, std::max(painting.widths().width(g.label, 12, true), painting.widths().width(sub, 11, false)) + 8);
        painting.about(g.resource, g.id, kLabelsFrom);
        painting.box({isBeside ? x - 4 : x - width / 2, g.labelRect.y, width, g.labelRect.height}, "down.fill");
    }
    painting.about(g.resource, g.id, kLabelsFrom);
    painting.text({x, g.labelRect.y + 12}, g.label, 12, true, g.isGhost ? "text3" : "text", g.labelRect.width, align);
    painting.about(g.resource, g.id, kSublabelsFrom);
    if (!sub.empty()) painting.text({x, g.labelRect.y + kLabelLine + 11}, sub, 11, false, isBad ? "bad" : "text2", g.labelRect.width, align);
}

} // namespace

void paintGlyph(const DiagramGlyph& g, bool isFaulted, Painting& painting)
{
    const GlyphState* state = painting.glyphState(g.id);
    painting.about(g.resource, g.id);
    if (state) loadRing(g, *state, painting);
    paintTile(g, state, isFaulted, painting);
    if (state) queueBricks(g, state->waiting, painting);
    if (state) loadPill(g, *state, painting);
    if (state && state->health != Health::Serving) healthBadge(g, *state, painting);
    else if (!g.isMember && g.shape != GlyphShape::Hollow) painting.status(painting.statusOf(g.resource), {g.rect.right(), g.rect.y}, 18);
    paintLabel(g, state, isFaulted, painting);
}

void paintBar(const DiagramGlyph& g, Painting& painting)
{
    const GlyphState* state = painting.glyphState(g.id);
    painting.about(g.resource, g.id);
    painting.box(g.bar, "panel", mark::Stroke{"vpc.border", 1.5, g.isGhost ? std::vector<double>{4, 3} : std::vector<double>{}}, 6);
    painting.icon(g.rect, g.icon, state && state->health == Health::Down, g.isGhost ? 0.4 : 1);
    painting.status(painting.statusOf(g.resource), {g.bar.right(), g.bar.y}, 18);
    paintLabel(g, state, false, painting);
    painting.about(g.resource, g.id, kSublabelsFrom);
    for (std::size_t i = 0; i < g.cells.size(); ++i) {
        const DiagramGlyph::Cell& cell = g.cells[i];
        if (painting.widths().width(cell.text, 11, false) > cell.rect.width) continue;
        const bool onRight = cell.rect.x > g.rect.x;
        const auto align = onRight ? mark::Text::Align::Right : mark::Text::Align::Left;
        // A drill says how the load balancer is doing in each zone: "<bar>/<zone>".
        const GlyphState* here = painting.glyphState(g.id + "/" + cell.zone);
        const double x = onRight ? cell.rect.right() : cell.rect.x;
        const double shift = here ? (onRight ? -0.0 : 20.0) : 0.0;
        const double width = painting.text({x + shift, cell.rect.centre().y + (here && !here->sublabel.empty() ? -3 : 4)}, cell.text, 11, false,
                                           "text2", cell.rect.width - shift, align);
        if (!here) continue;
        painting.status(here->health == Health::Down ? Status::Red : Status::Green, {onRight ? x - width - 12 : x + 8, cell.rect.centre().y}, 14);
        painting.text({x + shift, cell.rect.centre().y + 11}, here->sublabel, 11, false, here->health == Health::Down ? "bad" : "text3",
                      cell.rect.width - shift, align);
    }
}

} // namespace faultline::layout
