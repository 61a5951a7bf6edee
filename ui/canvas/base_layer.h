#pragma once

#include "ui/canvas/mark_painter.h"

#include <QPixmap>
#include <QRegion>

#include <string>
#include <vector>

namespace faultline::ui {

class Camera;
class Theme;

/// The drawing below the overlay, kept as one picture of the view: a hover, a rubber band or a moving dot costs a copy of it and no more.
/// A pan scrolls the picture and paints the strips that came into view.
class BaseLayer {
public:
    explicit BaseLayer(const Theme* theme);

    void setMarks(std::vector<Mark> marks);
    /// Elements that are drawn above the picture for now: moved as they are, and those that somebody else draws. Both sorted.
    void setLifted(std::vector<std::string> elements, std::vector<std::string> replaced);
    void invalidate() { m_isValid = false; }
    void scroll(QPoint delta);

    /// The picture of a view, painted where it is not up to date. `smooth` false: without antialiasing, while the view moves.
    const QPixmap& picture(const Camera& camera, QSize size, qreal deviceRatio, bool smooth);
    /// Draws the marks of the lifted elements, moved.
    void paintLifted(QPainter& painter, const Camera& camera, qreal deviceRatio, double dx, double dy) const;

    /// Draws marks that are not of the picture.
    void paintAbove(QPainter& painter, const std::vector<Mark>& marks, const Camera& camera, qreal deviceRatio) const;

    [[nodiscard]] const MarkPainter& painter() const { return m_painter; }

private:
    void paint(const QRect& area, const Camera& camera, qreal deviceRatio, bool smooth);
    void dots(QPainter& painter, const QRect& area, const Camera& camera) const;

    const Theme* m_theme;
    MarkPainter m_painter;
    std::vector<Mark> m_marks;
    std::vector<Rect> m_bounds; ///< of each mark
    std::vector<std::string> m_lifted, m_replaced;
    QPixmap m_picture;
    QRegion m_stale; ///< strips that a scroll brought into view
    bool m_isValid = false;
    bool m_wasSmooth = true;
};

} // namespace faultline::ui
