#include "ui/canvas/mark_painter.h"

#include <QColor>
#include <QFont>
#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace faultline::ui {

namespace {

constexpr double kHatchPitch = 9;
constexpr double kHatchWidth = 1.2;
constexpr double kArrowLength = 9;
constexpr double kArrowWidth = 8;

using View = MarkPainter::View;

/// Draws one kind of shape each; lives for one mark.
class ShapeDrawer {
public:
    ShapeDrawer(QPainter& painter, const MarkPainter::Source& source, const View& view) : m_painter(painter), m_source(source), m_view(view) {}

    void operator()(const mark::Box& box) const
    {
        const QRectF rect = m_view.map(box.rect);
        if (box.hatch) return hatch(rect, m_source.color(box.fill));
        const QPen pen = penOf(box.stroke);
        m_painter.setPen(pen);
        m_painter.setBrush(brushOf(box.fill));
        const QRectF drawn = box.stroke ? aligned(rect, pen.widthF()) : alignedFill(rect);
        const double radius = box.radius * m_view.zoom;
        // A square filled without antialiasing keeps its edges on the pixels that the next one starts from.
        if (radius > 0) m_painter.drawRoundedRect(drawn, radius, radius);
        else m_painter.drawRect(drawn);
    }
    void operator()(const mark::Ellipse& ellipse) const
    {
        m_painter.setPen(penOf(ellipse.stroke));
        m_painter.setBrush(brushOf(ellipse.fill));
        m_painter.drawEllipse(m_view.map(ellipse.rect));
    }
    void operator()(const mark::Path& path) const
    {
        if (path.points.size() < 2) return;
        QPen pen = penOf(path.stroke);
        pen.setJoinStyle(Qt::MiterJoin);
        QPolygonF line;
        for (const Point& p : path.points) line << snapped(m_view.map(p), pen.widthF());
        const bool hasArrow = path.arrowAtEnd || path.openArrow;
        const QPointF tip = line.last();
        if (hasArrow && !path.openArrow) line.last() = shortened(line[line.size() - 2], tip, kArrowLength * m_view.zoom * 0.6);
        m_painter.setBrush(Qt::NoBrush);
        m_painter.setPen(pen);
        m_painter.drawPolyline(line);
        if (hasArrow) arrow(line[line.size() - 2], tip, pen, path.openArrow);
    }
    void operator()(const mark::Arc& arc) const
    {
        QPen pen = penOf(arc.stroke);
        pen.setCapStyle(Qt::FlatCap);
        m_painter.setPen(pen);
        m_painter.setBrush(Qt::NoBrush);
        const QPointF c = m_view.map(arc.centre);
        const double r = arc.radius * m_view.zoom;
        m_painter.drawArc(QRectF(c.x() - r, c.y() - r, 2 * r, 2 * r), 90 * 16, -int(std::lround(std::clamp(arc.share, 0.0, 1.0) * 360 * 16)));
    }
    void operator()(const mark::Text& text) const
    {
        const QFont font = m_source.font(int(std::lround(text.size)), text.bold, text.monospace);
        const QString words = QString::fromStdString(text.text);
        const double natural = QFontMetricsF(font).horizontalAdvance(words);
        // The width comes from the shipped table, so the platform's font is made to fit it, not the drawing to the font.
        const double squeeze = text.width > 0 && natural > text.width ? text.width / natural : 1;
        const double width = natural * squeeze;
        m_painter.save();
        m_painter.translate(m_view.map(text.baseline));
        m_painter.scale(m_view.zoom, m_view.zoom);
        const double left = text.align == mark::Text::Align::Centre ? -width / 2 : text.align == mark::Text::Align::Right ? -width : 0;
        m_painter.translate(m_view.zoom == 1 && m_view.snapToPixels ? std::round(left) : left, 0);
        m_painter.scale(squeeze, 1);
        m_painter.setFont(font);
        m_painter.setPen(m_source.color(text.token));
        m_painter.drawText(QPointF(0, 0), words);
        m_painter.restore();
    }
    void operator()(const mark::Icon& icon) const
    {
        const QRectF rect = m_view.snapToPixels ? alignedFill(m_view.map(icon.rect)) : m_view.map(icon.rect);
        const int pixels = std::max(1, int(std::lround(rect.width())));
        QPixmap pixmap = m_source.icon(QString::fromStdString(icon.name), pixels, m_view.deviceRatio);
        if (icon.outlined) pixmap = outlined(pixmap, m_source.color("down"), m_source.color("panel"));
        m_painter.save();
        m_painter.setOpacity(icon.opacity);
        m_painter.setRenderHint(QPainter::SmoothPixmapTransform, true);
        m_painter.drawPixmap(rect, pixmap, QRectF(pixmap.rect()));
        m_painter.restore();
    }
    void operator()(const mark::Polygon& polygon) const
    {
        QPolygonF points;
        for (const Point& p : polygon.points) points << m_view.map(p);
        m_painter.setPen(penOf(polygon.stroke));
        m_painter.setBrush(brushOf(polygon.fill));
        m_painter.drawPolygon(points);
    }

private:
    [[nodiscard]] QBrush brushOf(const std::string& token) const { return token.empty() ? QBrush(Qt::NoBrush) : QBrush(m_source.color(token)); }

    [[nodiscard]] QPen penOf(const std::optional<mark::Stroke>& stroke) const { return stroke ? penOf(*stroke) : QPen(Qt::NoPen); }
    [[nodiscard]] QPen penOf(const mark::Stroke& stroke) const
    {
        double width = stroke.width * m_view.zoom;
        if (m_view.snapToPixels) width = stroke.width <= 1 ? std::max(1.0, std::round(width)) : std::max(1.0, width);
        QPen pen(m_source.color(stroke.token), width);
        pen.setJoinStyle(Qt::MiterJoin);
        if (!stroke.dash.empty()) {
            QList<qreal> pattern; // Qt counts dashes in pen widths
            for (const double d : stroke.dash) pattern << std::max(0.5, d * m_view.zoom) / width;
            if (pattern.size() % 2) pattern << pattern;
            pen.setDashPattern(pattern);
            pen.setCapStyle(Qt::FlatCap);
        }
        return pen;
    }
    [[nodiscard]] double snapped(double v, double penWidth) const
    {
        if (!m_view.snapToPixels) return v;
        const double device = v * m_view.deviceRatio;
        const bool isOdd = int(std::lround(penWidth * m_view.deviceRatio)) % 2 == 1;
        return (isOdd ? std::floor(device) + 0.5 : std::round(device)) / m_view.deviceRatio;
    }
    [[nodiscard]] QPointF snapped(QPointF p, double penWidth) const { return {snapped(p.x(), penWidth), snapped(p.y(), penWidth)}; }
    [[nodiscard]] QRectF aligned(const QRectF& r, double penWidth) const
    {
        return {snapped(r.topLeft(), penWidth), snapped(r.bottomRight(), penWidth)};
    }
    [[nodiscard]] QRectF alignedFill(const QRectF& r) const { return {snapped(r.topLeft(), 2), snapped(r.bottomRight(), 2)}; }

    [[nodiscard]] static QPointF shortened(QPointF from, QPointF to, double by)
    {
        const QLineF line(from, to);
        return line.length() <= by ? from : line.pointAt(1 - by / line.length());
    }
    void arrow(QPointF from, QPointF tip, QPen pen, bool open) const
    {
        const QLineF line(from, tip);
        if (line.length() <= 0) return;
        const QPointF along = (tip - from) / line.length();
        const QPointF across(-along.y(), along.x());
        const double length = kArrowLength * m_view.zoom, half = kArrowWidth * m_view.zoom / 2;
        const QPolygonF head{QList<QPointF>{tip - along * length + across * half, tip, tip - along * length - across * half}};
        pen.setStyle(Qt::SolidLine);
        m_painter.setPen(open ? pen : QPen(Qt::NoPen));
        m_painter.setBrush(open ? QBrush(Qt::NoBrush) : QBrush(pen.color()));
        if (open) m_painter.drawPolyline(head);
        else m_painter.drawPolygon(head);
    }
    void hatch(const QRectF& rect, const QColor& color) const
    {
        m_painter.save();
        m_painter.setClipRect(rect, Qt::IntersectClip);
        m_painter.setPen(QPen(color, std::max(1.0, kHatchWidth * m_view.zoom)));
        const double pitch = std::max(4.0, kHatchPitch * std::sqrt(2.0) * m_view.zoom);
        // Lines start at multiples of the pitch in diagram coordinates, so that neighbouring hatches run on and a pan keeps them still.
        const double origin = m_view.offset.x() + m_view.offset.y();
        const double first = std::floor((rect.left() + rect.top() - origin) / pitch) * pitch + origin;
        QList<QLineF> lines;
        for (double sum = first; sum < rect.right() + rect.bottom(); sum += pitch)
            lines << QLineF(sum - rect.bottom(), rect.bottom(), sum - rect.top(), rect.top());
        m_painter.drawLines(lines);
        m_painter.restore();
    }
    /// The tile's outline and its pictogram in one colour: how a thing looks that is down.
    [[nodiscard]] static QPixmap outlined(const QPixmap& tile, const QColor& color, const QColor& inside)
    {
        QImage image = tile.toImage().convertToFormat(QImage::Format_ARGB32);
        const int w = image.width(), h = image.height();
        const bool isRound = w > 8 && qAlpha(image.pixel(w / 10, h / 10)) < 64;
        const QColor base = image.pixelColor(w / 2, std::max(1, h / 12));
        const double span[3] = {255.0 - base.red(), 255.0 - base.green(), 255.0 - base.blue()};
        const double squared = span[0] * span[0] + span[1] * span[1] + span[2] * span[2];
        for (int y = 0; y < h; ++y)
            for (int x = 0; x < w; ++x) {
                const QColor c = image.pixelColor(x, y);
                const double dot = (c.red() - base.red()) * span[0] + (c.green() - base.green()) * span[1] + (c.blue() - base.blue()) * span[2];
                QColor ink = color;
                ink.setAlphaF(float(squared <= 0 ? 0 : std::clamp(dot / squared, 0.0, 1.0)) * c.alphaF());
                image.setPixelColor(x, y, ink);
            }
        QImage outline(w, h, QImage::Format_ARGB32_Premultiplied);
        outline.fill(Qt::transparent);
        QPainter painter(&outline);
        painter.setRenderHint(QPainter::Antialiasing);
        const double line = std::max(1.0, w / 32.0);
        painter.setPen(QPen(color, line));
        painter.setBrush(inside);
        const QRectF frame(line / 2, line / 2, w - line, h - line);
        const double radius = w / 12.0;
        if (isRound) painter.drawEllipse(frame);
        else painter.drawRoundedRect(frame, radius, radius);
        painter.drawImage(0, 0, image);
        painter.end();
        QPixmap pixmap = QPixmap::fromImage(outline);
        pixmap.setDevicePixelRatio(tile.devicePixelRatio());
        return pixmap;
    }

    QPainter& m_painter;
    const MarkPainter::Source& m_source;
    const View& m_view;
};

Rect around(const std::vector<Point>& points, double margin)
{
    if (points.empty()) return {};
    Rect r{points.front().x, points.front().y, 0, 0};
    for (const Point& p : points) r = r.united({p.x, p.y, 0, 0});
    return r.grown(margin);
}

struct Bounds {
    Rect operator()(const mark::Box& b) const { return b.rect.grown(b.stroke ? b.stroke->width : 0); }
    Rect operator()(const mark::Ellipse& e) const { return e.rect.grown(e.stroke ? e.stroke->width : 0); }
    Rect operator()(const mark::Path& p) const { return around(p.points, p.stroke.width + kArrowWidth); }
    Rect operator()(const mark::Arc& a) const
    {
        return Rect{a.centre.x - a.radius, a.centre.y - a.radius, 2 * a.radius, 2 * a.radius}.grown(a.stroke.width);
    }
    Rect operator()(const mark::Text& t) const
    {
        // A text without a given width may be as wide as its bytes at full em.
        const double width = t.width > 0 ? t.width : double(t.text.size()) * t.size;
        const double left = t.align == mark::Text::Align::Left ? 0 : t.align == mark::Text::Align::Centre ? width / 2 : width;
        return {t.baseline.x - left - 2, t.baseline.y - t.size * 1.2, width + 4, t.size * 1.7};
    }
    Rect operator()(const mark::Icon& i) const { return i.rect.grown(1); }
    Rect operator()(const mark::Polygon& p) const { return around(p.points, p.stroke ? p.stroke->width : 0); }
};

} // namespace

void MarkPainter::draw(QPainter& painter, const Mark& mark, const View& view) const
{
    if (view.zoom * 100 < mark.minZoomPercent) return;
    std::visit(ShapeDrawer(painter, m_source, view), mark.shape);
}

Rect MarkPainter::bounds(const Mark& mark) { return std::visit(Bounds{}, mark.shape); }

} // namespace faultline::ui
