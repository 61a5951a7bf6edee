#include "ui/canvas/flow_dots.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace faultline::ui {

namespace {

constexpr double kPixelsPerSecond = 80, kPixelsPerSecondMax = 120;
constexpr int kDotsMax = 12;
constexpr double kSpacingMin = 48;
constexpr double kRadius = 3.5;

double lengthOf(const std::vector<Point>& points)
{
    double length = 0;
    for (std::size_t i = 1; i < points.size(); ++i) length += std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
    return length;
}

Point along(const std::vector<Point>& points, double distance)
{
    for (std::size_t i = 1; i < points.size(); ++i) {
        const double dx = points[i].x - points[i - 1].x, dy = points[i].y - points[i - 1].y, d = std::hypot(dx, dy);
        if (distance <= d && d > 0) return {points[i - 1].x + dx * distance / d, points[i - 1].y + dy * distance / d};
        distance -= d;
    }
    return points.back();
}

/// One dot for a trickle, two more per tenfold.
int dotsFor(double ratePerSecond, double length)
{
    if (ratePerSecond <= 0) return 0;
    const int wanted = 1 + int(std::floor(2 * std::max(0.0, std::log10(ratePerSecond))));
    return std::clamp(std::min(wanted, int(length / kSpacingMin)), 1, kDotsMax);
}

} // namespace

void FlowDots::setFlows(const Diagram& diagram, const DrawingState& state)
{
    m_flows.clear();
    for (const auto& [id, flow] : state.connections) {
        const auto found = std::find_if(diagram.connections.begin(), diagram.connections.end(), [&id = id](const auto& c) { return c.id == id; });
        if (found == diagram.connections.end() || !flow.flows || found->points.size() < 2) continue;
        const double length = lengthOf(found->points);
        if (const int dots = dotsFor(flow.ratePerSecond, length))
            m_flows.push_back({id, found->points, length, dots, flow.failedShare, found->pill.empty() ? Rect() : found->pillRect});
    }
}

void FlowDots::advance(double seconds, double speed) { m_phase += std::min(kPixelsPerSecond * std::max(1.0, speed), kPixelsPerSecondMax) * seconds; }

void FlowDots::paint(QPainter& painter, const Camera& camera, const Theme& theme) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const QPen answered(theme.color("series3"), 1.5), failed(theme.color("bad"), 2);
    const QBrush inside(theme.color("panel"));
    for (const Flow& flow : m_flows) {
        const double spacing = flow.length / flow.dots;
        const int failures = int(std::lround(flow.failedShare * flow.dots));
        const long turn = long(std::floor(m_phase / spacing));
        for (int i = 0; i < flow.dots; ++i) {
            const double at = std::fmod(m_phase, spacing) + i * spacing;
            const Point place = along(flow.points, at);
            if (flow.pill.contains(place)) continue;
            const QPointF p = camera.toScreen(place);
            // A dot keeps its kind while it travels: it is numbered by when it set out. Failures are spread evenly.
            const long number = ((turn - i) % flow.dots + flow.dots) % flow.dots;
            const bool isFailure = (number + 1) * failures / flow.dots > number * failures / flow.dots;
            if (isFailure) {
                painter.setPen(failed);
                painter.drawLine(p + QPointF(-3, -3), p + QPointF(3, 3));
                painter.drawLine(p + QPointF(-3, 3), p + QPointF(3, -3));
            } else {
                painter.setPen(answered);
                painter.setBrush(inside);
                painter.drawEllipse(p, kRadius, kRadius);
            }
        }
    }
}

} // namespace faultline::ui
