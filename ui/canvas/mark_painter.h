#pragma once

#include "model/layout/marks.h"

#include <QPixmap>
#include <QPointF>
#include <QRectF>

#include <functional>
#include <string_view>

class QColor;
class QFont;
class QPainter;

namespace faultline::ui {

/// Draws a display list with a QPainter: on the canvas, into a picture, onto a page. Holds nothing of a drawing.
class MarkPainter {
public:
    /// Where colours, fonts and icons come from, so that a painter needs no window.
    struct Source {
        std::function<QColor(std::string_view token)> color;
        std::function<QFont(int pixels, bool bold, bool monospace)> font;
        std::function<QPixmap(const QString& name, int pixels, qreal deviceRatio)> icon;
    };
    /// How diagram coordinates become the painter's.
    struct View {
        double zoom = 1;
        QPointF offset;
        bool snapToPixels = true; ///< borders on whole pixels: on for screens and pictures, off for pages
        qreal deviceRatio = 1;

        [[nodiscard]] QPointF map(Point p) const { return {p.x * zoom + offset.x(), p.y * zoom + offset.y()}; }
        [[nodiscard]] QRectF map(const Rect& r) const { return {map(Point{r.x, r.y}), QSizeF(r.width * zoom, r.height * zoom)}; }
    };

    explicit MarkPainter(Source source) : m_source(std::move(source)) {}

    /// Draws one mark, unless its level of detail hides it at this zoom.
    void draw(QPainter& painter, const Mark& mark, const View& view) const;

    /// A rectangle in diagram coordinates that the mark does not leave: to know what need not be drawn.
    [[nodiscard]] static Rect bounds(const Mark& mark);

private:
    Source m_source;
};

} // namespace faultline::ui
