#include "ui/canvas/camera.h"

#include <algorithm>
#include <cmath>

namespace faultline::ui {

Rect Camera::toDiagram(const QRectF& r) const
{
    const Point corner = toDiagram(r.topLeft());
    return {corner.x, corner.y, r.width() / m_zoom, r.height() / m_zoom};
}

void Camera::zoomAt(QPointF anchor, double zoom)
{
    const Point kept = toDiagram(anchor);
    m_zoom = std::clamp(zoom, kZoomMin, kZoomMax);
    m_offset = anchor - QPointF(kept.x * m_zoom, kept.y * m_zoom);
}

void Camera::fit(const Rect& content, QSizeF view, double margin, double zoomMax)
{
    if (content.width <= 0 || content.height <= 0 || view.isEmpty()) return;
    const double wide = std::max(1.0, view.width() - 2 * margin);
    const double high = std::max(1.0, view.height() - 2 * margin);
    m_zoom = std::clamp(std::min(wide / content.width, high / content.height), kZoomMin, std::clamp(zoomMax, kZoomMin, kZoomMax));
    centreOn(content.centre(), view);
}

void Camera::centreOn(Point p, QSizeF view)
{
    m_offset = {std::round(view.width() / 2 - p.x * m_zoom), std::round(view.height() / 2 - p.y * m_zoom)};
}

} // namespace faultline::ui
