#pragma once

#include "model/layout/geometry.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace faultline::ui {

/// Where the canvas looks: device-independent pixels of the widget to diagram coordinates and back. A value.
class Camera {
public:
    static constexpr double kZoomMin = 0.05;
    static constexpr double kZoomMax = 4.0;

    [[nodiscard]] double zoom() const { return m_zoom; }
    [[nodiscard]] QPointF offset() const { return m_offset; } ///< where diagram (0, 0) stands in the widget

    [[nodiscard]] QPointF toScreen(Point p) const { return {p.x * m_zoom + m_offset.x(), p.y * m_zoom + m_offset.y()}; }
    [[nodiscard]] QRectF toScreen(const Rect& r) const { return {toScreen(Point{r.x, r.y}), QSizeF(r.width * m_zoom, r.height * m_zoom)}; }
    [[nodiscard]] Point toDiagram(QPointF p) const { return {(p.x() - m_offset.x()) / m_zoom, (p.y() - m_offset.y()) / m_zoom}; }
    [[nodiscard]] Rect toDiagram(const QRectF& r) const;

    /// Pans by whole pixels, so that what is painted can be scrolled.
    void panBy(QPointF delta) { m_offset += delta; }
    /// The diagram point under `anchor` stays there. The zoom is kept between kZoomMin and kZoomMax.
    void zoomAt(QPointF anchor, double zoom);
    /// Shows all of `content` in `view` with a margin, centred, not larger than `zoomMax`.
    void fit(const Rect& content, QSizeF view, double margin, double zoomMax);
    void centreOn(Point p, QSizeF view);

private:
    double m_zoom = 1;
    QPointF m_offset{24, 24};
};

} // namespace faultline::ui
