#pragma once

#include "ui/canvas/canvas_context.h"

class QPainter;

namespace faultline::ui {

/// Paints what stands above the drawing: hover, selection, handles, rubber band, guides, a drop and its verdict, a connection being drawn.
class OverlayPainter {
public:
    explicit OverlayPainter(const CanvasContext& canvas) : m_canvas(canvas) {}
    void paint(QPainter& painter) const;

private:
    void hover(QPainter& painter) const;
    void selection(QPainter& painter) const;
    void focus(QPainter& painter) const;
    void handles(QPainter& painter) const;
    void rubberBand(QPainter& painter) const;
    void guides(QPainter& painter) const;
    void resized(QPainter& painter) const;
    void drop(QPainter& painter) const;
    void wire(QPainter& painter) const;
    [[nodiscard]] QRectF outline(const Rect& rect, const std::string& element) const;
    void box(QPainter& painter, const QRectF& rect, std::string_view token, double width, double radius = 0) const;

    const CanvasContext& m_canvas;
};

} // namespace faultline::ui
