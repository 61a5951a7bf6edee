#include "model/layout/painting.h"

#include "model/layout/font_widths.h"

#include <algorithm>
#include <cmath>

namespace faultline::layout {

namespace {

/// 1.5 px and one more per tenfold above 10 requests a second, at most 5 (LOOK section 5).
double widthOfRate(double perSecond)
{
    double width = 1.5;
    for (double r = perSecond; r > 10 && width < 5; r /= 10) width += r >= 100 ? 1 : (r - 10) / 90;
    return std::min(width, 5.0);
}

struct LineLook {
    mark::Stroke stroke;
    bool arrow = true, open = false;
};

LineLook designLook(const DiagramConnection& c)
{
    switch (c.kind) {
    case ConnectionKind::Traffic: return {{"wire", 1.5, c.isInferred ? std::vector<double>{6, 3} : std::vector<double>{}}, true, false};
    case ConnectionKind::Replication: return {{"line2", 1.5, {5, 4}}, false, false};
    case ConnectionKind::Dependency: return {{"text3", 1, {1, 3}}, true, true};
    case ConnectionKind::Route: break;
    }
    return {{"accent", 2.5, {}}, true, false};
}

LineLook drillLook(const ConnectionState& s)
{
    if (!s.flows) return {{"line2", 1.5, {4, 4}}, false, false};
    if (s.failedShare >= 0.999) return {{"bad", 2, {6, 4}}, true, false};
    return {{"series3", widthOfRate(s.ratePerSecond), {}}, true, false};
}

/// The point at a share of a line's length.
Point along(const std::vector<Point>& points, double share)
{
    const auto length = [](Point a, Point b) { return std::abs(a.x - b.x) + std::abs(a.y - b.y); };
    double total = 0;
    for (std::size_t i = 1; i < points.size(); ++i) total += length(points[i - 1], points[i]);
    double left = total * share;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double l = length(points[i - 1], points[i]);
        if (left <= l && l > 0)
            return {points[i - 1].x + (points[i].x - points[i - 1].x) * left / l, points[i - 1].y + (points[i].y - points[i - 1].y) * left / l};
        left -= l;
    }
    return points.back();
}

void cross(Point c, double half, const char* token, Painting& painting)
{
    painting.add(mark::Path{{{c.x - half, c.y - half}, {c.x + half, c.y + half}}, {token, 2, {}}, false, false});
    painting.add(mark::Path{{{c.x + half, c.y - half}, {c.x - half, c.y + half}}, {token, 2, {}}, false, false});
}

/// Hollow dots for the answered, crosses for the failed, in their true ratio as far as six marks can tell it.
void trafficMarks(const DiagramConnection& c, const ConnectionState& s, Painting& painting)
{
    constexpr int kMarks = 6;
    if (s.ratePerSecond <= 0) return;
    int failed = static_cast<int>(std::lround(std::clamp(s.failedShare, 0.0, 1.0) * kMarks));
    if (s.failedShare > 0 && failed == 0) failed = 1;
    for (int i = 0; i < kMarks; ++i) {
        const Point p = along(c.points, (i + 0.5) / kMarks);
        const bool fails = (i + 1) * failed / kMarks > i * failed / kMarks;
        if (fails) cross(p, 4, "bad", painting);
        else painting.add(mark::Ellipse{{p.x - 4, p.y - 4, 8, 8}, "panel", mark::Stroke{"series3", 1.5, {}}});
    }
}

/// Where a pill stands that only a drill has: its height, in the middle of the longest piece.
Rect onLongestPiece(const std::vector<Point>& points)
{
    constexpr double kHeight = 18;
    double longest = -1;
    Point at;
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double length = std::abs(points[i].x - points[i - 1].x) + std::abs(points[i].y - points[i - 1].y);
        if (length > longest) {
            longest = length;
            at = {(points[i].x + points[i - 1].x) / 2, (points[i].y + points[i - 1].y) / 2};
        }
    }
    return {at.x, at.y - kHeight / 2, 0, kHeight};
}

} // namespace

void paintConnection(const DiagramConnection& c, Painting& painting)
{
    if (c.points.size() < 2) return;
    const ConnectionState* state = c.kind == ConnectionKind::Replication ? nullptr : painting.connectionState(c.id);
    const ConnectionState* replication = c.kind == ConnectionKind::Replication ? painting.connectionState(c.id) : nullptr;
    const LineLook look = state ? drillLook(*state) : designLook(c);
    painting.about(c.resources.empty() ? std::string() : c.resources.front(), c.id);
    painting.add(mark::Path{c.points, look.stroke, look.arrow && !look.open, look.open});
    if (state && state->flows) trafficMarks(c, *state, painting);
    if (state && !state->flows) cross(along(c.points, 0.5), 5, "down", painting);
    if (replication && !replication->flows) cross(along(c.points, 0.5), 5, "bad", painting);
}

void paintPill(const DiagramConnection& c, Painting& painting)
{
    const ConnectionState* state = painting.connectionState(c.id);
    if (c.pillRect.width <= 0 && (!state || state->pill.empty() || c.points.size() < 2)) return;
    const bool fails = state && state->failedShare > 0 && !state->pill.empty();
    const std::string& text = state && !state->pill.empty() ? state->pill : c.pill;
    Rect rect = c.pillRect.width > 0 ? c.pillRect : onLongestPiece(c.points);
    if (&text != &c.pill) {
        const double width = painting.widths().width(text, 11, false) + 16;
        rect = {rect.centre().x - width / 2, rect.y, width, rect.height};
    }
    painting.about(c.resources.empty() ? std::string() : c.resources.front(), c.id, kSublabelsFrom);
    painting.box(rect, "panel", mark::Stroke{fails ? "bad" : "line", 1, {}}, rect.height / 2);
    painting.text({rect.centre().x, rect.y + 13}, text, 11, false, fails ? "bad" : "text", rect.width - 8, mark::Text::Align::Centre);
}

} // namespace faultline::layout
