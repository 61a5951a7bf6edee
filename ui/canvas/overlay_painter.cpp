#include "ui/canvas/overlay_painter.h"

#include "ui/canvas/tools/select_tool.h"
#include "ui/theme/status_glyph.h"
#include "ui/theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace faultline::ui {

namespace {

constexpr double kGlyphMargin = 6;

QPointF crisp(QPointF p) { return {std::floor(p.x()) + 0.5, std::floor(p.y()) + 0.5}; }
QRectF crisp(const QRectF& r) { return {crisp(r.topLeft()), crisp(r.bottomRight())}; }
QRectF rounded(const QRectF& r)
{
    return QRectF(QPointF(std::round(r.left()), std::round(r.top())), QPointF(std::round(r.right()), std::round(r.bottom())));
}

} // namespace

QRectF OverlayPainter::outline(const Rect& rect, const std::string& element) const
{
    const double margin = m_canvas.diagram().glyph(element) ? kGlyphMargin : 0;
    const bool isLifted = std::binary_search(m_canvas.overlay.lifted.begin(), m_canvas.overlay.lifted.end(), element);
    const Rect moved = isLifted ? rect.movedBy(m_canvas.overlay.dx, m_canvas.overlay.dy) : rect;
    return rounded(m_canvas.camera.toScreen(moved)).adjusted(-margin, -margin, margin, margin);
}

void OverlayPainter::box(QPainter& painter, const QRectF& rect, std::string_view token, double width, double radius) const
{
    painter.setPen(QPen(m_canvas.theme->color(token), width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect, radius, radius);
}

void OverlayPainter::paint(QPainter& painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    hover(painter);
    drop(painter);
    selection(painter);
    resized(painter);
    focus(painter);
    handles(painter);
    guides(painter);
    wire(painter);
    rubberBand(painter);
}

void OverlayPainter::hover(QPainter& painter) const
{
    const std::string& id = m_canvas.overlay.hovered;
    if (id.empty() || !m_canvas.overlay.lifted.empty()) return;
    const auto rect = m_canvas.rectOf(id);
    if (rect) {
        if (!m_canvas.diagram().glyph(id)) return; // a frame is large: lighting it up would flicker under the pointer
        QColor plate = m_canvas.theme->color("accent");
        plate.setAlphaF(0.12F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(plate);
        painter.drawRoundedRect(outline(*rect, id), 6, 6);
        return;
    }
    for (const DiagramConnection& c : m_canvas.diagram().connections) {
        if (c.id != id) continue;
        QPolygonF line;
        for (const Point& p : c.points) line << m_canvas.camera.toScreen(p);
        QColor color = m_canvas.theme->color("accent");
        color.setAlphaF(0.35F);
        painter.setPen(QPen(color, 6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(line);
    }
}

void OverlayPainter::selection(QPainter& painter) const
{
    const auto isSelected = [&](const std::string& id) { return !id.empty() && m_canvas.session->selection().contains(QString::fromStdString(id)); };
    const auto& replaced = m_canvas.overlay.replaced;
    const auto isReplaced = [&](const std::string& id) { return std::binary_search(replaced.begin(), replaced.end(), id); };
    const Diagram& diagram = m_canvas.diagram();
    for (const DiagramFrame& f : diagram.frames)
        if (isSelected(f.resource) || (f.resource.empty() && isSelected(f.id))) box(painter, outline(f.rect, f.id), "accent", 2);
    for (const DiagramGlyph& g : diagram.glyphs)
        if (isSelected(g.resource)) box(painter, outline(g.isBar ? g.bar : g.rect, g.id), "accent", 2, 4);
    for (const DiagramNote& n : diagram.notes)
        if (isSelected(n.id)) box(painter, outline(n.rect, n.id), "accent", 2);
    for (const DiagramBadge& b : diagram.badges)
        if (isSelected(b.resource)) box(painter, outline(b.rect, {}).adjusted(-2, -2, 2, 2), "accent", 2, 3);
    for (const DiagramConnection& c : diagram.connections) {
        const bool some = std::any_of(c.resources.begin(), c.resources.end(), isSelected);
        if ((c.id != m_canvas.selectedConnection && !some) || isReplaced(c.id)) continue;
        QPolygonF line;
        for (const Point& p : c.points) line << m_canvas.camera.toScreen(p);
        painter.setPen(QPen(m_canvas.theme->color("accent"), 2.5, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(line);
    }
}

void OverlayPainter::focus(QPainter& painter) const
{
    if (m_canvas.overlay.focused.empty() || !m_canvas.widget->hasFocus()) return;
    if (const auto rect = m_canvas.rectOf(m_canvas.overlay.focused))
        box(painter, outline(*rect, m_canvas.overlay.focused).adjusted(-4, -4, 4, 4), "accent", 2, 6);
}

void OverlayPainter::handles(QPainter& painter) const
{
    if (!m_canvas.overlay.lifted.empty() || m_canvas.overlay.resized || m_canvas.overlay.wire || m_canvas.overlay.drop) return;
    const QColor accent = m_canvas.theme->color("accent"), panel = m_canvas.theme->color("panel");
    for (const Handle& handle : handlesOf(m_canvas)) {
        painter.setBrush(panel);
        painter.setPen(QPen(accent, handle.isPort ? 1.5 : 1));
        if (!handle.isPort) {
            painter.drawRect(crisp(handle.rect.adjusted(0, 0, -1, -1)));
            continue;
        }
        painter.drawEllipse(handle.rect);
        const QPointF c = handle.rect.center();
        painter.drawLine(QLineF(c.x() - 3, c.y(), c.x() + 3, c.y()));
        painter.drawLine(QLineF(c.x(), c.y() - 3, c.x(), c.y() + 3));
    }
}

void OverlayPainter::rubberBand(QPainter& painter) const
{
    if (!m_canvas.overlay.rubberBand) return;
    QColor fill = m_canvas.theme->color("accent");
    fill.setAlphaF(0.10F);
    painter.setBrush(fill);
    painter.setPen(QPen(m_canvas.theme->color("accent"), 1));
    painter.drawRect(crisp(m_canvas.camera.toScreen(*m_canvas.overlay.rubberBand)));
}

void OverlayPainter::guides(QPainter& painter) const
{
    QPen pen(m_canvas.theme->color("accent"), 1);
    painter.setPen(pen);
    for (const Guide& g : m_canvas.overlay.guides) painter.drawLine(crisp(m_canvas.camera.toScreen(g.from)), crisp(m_canvas.camera.toScreen(g.to)));
    painter.setFont(m_canvas.theme->font(11, true));
    for (const Guide& g : m_canvas.overlay.guides) {
        if (g.distance < 1) continue;
        const QString words = QString::number(std::lround(g.distance));
        const double width = QFontMetricsF(painter.font()).horizontalAdvance(words) + 14;
        const QPointF c = m_canvas.camera.toScreen(g.middle);
        const QRectF pill = rounded(QRectF(c.x() - width / 2, c.y() - 9, width, 18));
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_canvas.theme->color("accent"));
        painter.drawRoundedRect(pill, 9, 9);
        painter.setPen(m_canvas.theme->color("accent.on"));
        painter.drawText(pill, Qt::AlignCenter, words);
    }
}

void OverlayPainter::resized(QPainter& painter) const
{
    if (!m_canvas.overlay.resized) return;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(m_canvas.theme->color("accent"), 2, Qt::CustomDashLine));
    QPen pen = painter.pen();
    pen.setDashPattern({3, 2});
    painter.setPen(pen);
    painter.drawRect(rounded(m_canvas.camera.toScreen(m_canvas.overlay.resized->second)));
}

void OverlayPainter::drop(QPainter& painter) const
{
    if (!m_canvas.overlay.drop) return;
    const Overlay::Drop& drop = *m_canvas.overlay.drop;
    const Theme& theme = *m_canvas.theme;
    if (!drop.frame.empty()) {
        QColor fill = theme.color(drop.allowed ? "ok.soft" : "bad.soft");
        fill.setAlphaF(0.72F); // what stands in the target stays to be seen
        QPen pen(theme.color(drop.allowed ? "ok" : "bad"), drop.allowed ? 2 : 3, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
        if (drop.allowed) pen.setDashPattern({3, 2});
        painter.setPen(pen);
        painter.setBrush(fill);
        painter.drawRect(rounded(m_canvas.camera.toScreen(drop.rect)));
    }
    constexpr int kGhost = 48;
    const QPointF at = m_canvas.camera.toScreen(drop.at);
    const QRectF tile = rounded(QRectF(at.x() - kGhost / 2.0, at.y() - kGhost / 2.0, kGhost, kGhost));
    painter.setOpacity(0.8);
    painter.drawPixmap(tile.topLeft(), theme.resourceIcon(drop.icon, kGhost, m_canvas.widget->devicePixelRatioF()));
    painter.setOpacity(1);
    QPen pen(theme.color(drop.allowed ? "ok" : "bad"), 2);
    pen.setDashPattern({3, 2});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(tile.adjusted(-5, -5, 5, 5), 5, 5);
    if (!drop.allowed) paintStatus(painter, QRectF(tile.right() - 4, tile.top() - 14, 18, 18), Status::Red, theme);
    painter.setFont(theme.font(12, true));
    painter.setPen(theme.color("text"));
    painter.drawText(QRectF(tile.center().x() - 100, tile.bottom() + 8, 200, 18), Qt::AlignHCenter | Qt::AlignTop, drop.label);
}

void OverlayPainter::wire(QPainter& painter) const
{
    if (!m_canvas.overlay.wire) return;
    const Overlay::Wire& wire = *m_canvas.overlay.wire;
    const std::string_view token = !wire.target ? "accent" : wire.allowed ? "ok" : "bad";
    const QColor color = m_canvas.theme->color(token);
    if (wire.target) {
        QPen pen(color, wire.allowed ? 2 : 3, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin);
        if (wire.allowed) pen.setDashPattern({3, 2});
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rounded(m_canvas.camera.toScreen(*wire.target)).adjusted(-6, -6, 6, 6), 4, 4);
    }
    const QPointF from = m_canvas.camera.toScreen(wire.from), to = m_canvas.camera.toScreen(wire.to);
    const QPointF d = to - from;
    QPolygonF line{QList<QPointF>{from}};
    if (std::abs(d.x()) > std::abs(d.y())) line << QPointF((from.x() + to.x()) / 2, from.y()) << QPointF((from.x() + to.x()) / 2, to.y());
    else line << QPointF(from.x(), (from.y() + to.y()) / 2) << QPointF(to.x(), (from.y() + to.y()) / 2);
    line << to;
    painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
    painter.setBrush(color);
    painter.drawEllipse(to, 4, 4);
    if (wire.target && !wire.allowed) paintStatus(painter, QRectF(to.x() + 8, to.y() - 22, 18, 18), Status::Red, *m_canvas.theme);
}

} // namespace faultline::ui
