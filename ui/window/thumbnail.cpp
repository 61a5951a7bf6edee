#include "ui/window/thumbnail.h"

#include "model/layout/tile_icon.h"
#include "ui/theme/theme.h"

#include <QPainter>

#include <algorithm>

namespace faultline::ui {

namespace {

struct FrameLook {
    const char* border;
    const char* fill; ///< null: none
    qreal width;
    bool dashed;
};

FrameLook lookOf(FrameKind kind)
{
    switch (kind) {
    case FrameKind::Region: return {"region.border", nullptr, 1, true};
    case FrameKind::Vpc: return {"vpc.border", nullptr, 1, false};
    case FrameKind::AvailabilityZone: return {"zone.border", "zone.fill", 1, true};
    case FrameKind::PublicSubnet: return {"public.border", "public.fill", 1, false};
    case FrameKind::PrivateSubnet: return {"private.border", "private.fill", 1, false};
    case FrameKind::AutoScalingGroup: return {"group.border", nullptr, 1.4, true};
    case FrameKind::SecurityGroup: return {"security.group.border", nullptr, 1, false};
    case FrameKind::OnPremises:
    case FrameKind::Generic: break;
    }
    return {"generic.border", nullptr, 1, true};
}

class Sketcher {
public:
    Sketcher(QPainter& painter, const Theme& theme, qreal scale, QPointF origin, qreal ratio)
        : m_painter(painter), m_theme(theme), m_scale(scale), m_origin(origin), m_ratio(ratio)
    {
    }

    void frame(const DiagramFrame& frame)
    {
        const FrameLook look = lookOf(frame.kind);
        QPen pen(m_theme.color(look.border), look.width);
        if (look.dashed) pen.setDashPattern({4, 2.5});
        m_painter.setPen(pen);
        m_painter.setBrush(look.fill ? QBrush(m_theme.color(look.fill)) : QBrush(Qt::NoBrush));
        const QRectF r = map(frame.rect);
        m_painter.drawRect(QRectF(qRound(r.left()) + 0.5, qRound(r.top()) + 0.5, qRound(r.width()), qRound(r.height())));
    }

    void connection(const DiagramConnection& connection)
    {
        QPen pen(m_theme.color(connection.kind == ConnectionKind::Traffic ? "wire" : "line2"), 1);
        if (connection.kind != ConnectionKind::Traffic) pen.setDashPattern({3, 2});
        m_painter.setPen(pen);
        QPolygonF line;
        for (const Point& p : connection.points) line << map(p);
        m_painter.drawPolyline(line);
    }

    void glyph(const DiagramGlyph& glyph)
    {
        const qreal side = qBound<qreal>(12, glyph.rect.width * m_scale * 1.15, 30);
        const QPointF c = map(glyph.rect.centre());
        if (glyph.isBar) {
            m_painter.setPen(QPen(m_theme.color("vpc.border"), 1));
            m_painter.setBrush(m_theme.color("panel"));
            m_painter.drawRoundedRect(map(glyph.bar), 3, 3);
        }
        const QPixmap icon = m_theme.resourceIcon(QString::fromStdString(tileIcon(glyph, glyph.shape == GlyphShape::Hollow)), qRound(side), m_ratio);
        m_painter.setOpacity(glyph.isGhost ? 0.4 : 1);
        m_painter.drawPixmap(QPointF(qRound(c.x() - side / 2), qRound(c.y() - side / 2)), icon);
        m_painter.setOpacity(1);
    }

private:
    [[nodiscard]] QPointF map(Point p) const { return {m_origin.x() + p.x * m_scale, m_origin.y() + p.y * m_scale}; }
    [[nodiscard]] QRectF map(const Rect& r) const { return {map(Point{r.x, r.y}), QSizeF(r.width * m_scale, r.height * m_scale)}; }

    QPainter& m_painter;
    const Theme& m_theme;
    qreal m_scale;
    QPointF m_origin;
    qreal m_ratio;
};

} // namespace

QPixmap thumbnail(const Diagram& diagram, const Theme& theme, const QSize& size, qreal deviceRatio)
{
    QPixmap pixmap(size * deviceRatio);
    pixmap.setDevicePixelRatio(deviceRatio);
    pixmap.fill(Qt::transparent);
    const Rect& bounds = diagram.bounds;
    if (bounds.width <= 0 || bounds.height <= 0) return pixmap;
    const qreal scale = std::min<qreal>({size.width() / bounds.width, size.height() / bounds.height, 0.6});
    const QPointF origin((size.width() - bounds.width * scale) / 2 - bounds.x * scale,
                         (size.height() - bounds.height * scale) / 2 - bounds.y * scale);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    Sketcher sketcher(painter, theme, scale, origin, deviceRatio);
    for (const DiagramFrame& frame : diagram.frames) sketcher.frame(frame);
    for (const DiagramConnection& connection : diagram.connections) sketcher.connection(connection);
    for (const DiagramGlyph& glyph : diagram.glyphs) sketcher.glyph(glyph);
    return pixmap;
}

} // namespace faultline::ui
