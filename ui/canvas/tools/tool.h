#pragma once

#include "model/layout/geometry.h"

#include <QCursor>
#include <QPointF>

namespace faultline::ui {

struct CanvasContext;

/// One event of the pointer, in both worlds.
struct Pointer {
    Point at;       ///< diagram
    QPointF screen; ///< widget
    Qt::MouseButton button = Qt::NoButton;
    Qt::KeyboardModifiers modifiers;
};

/// What the pointer does: a small state per tool. A gesture ends in one edit, or is cancelled and leaves nothing.
class Tool {
public:
    explicit Tool(CanvasContext& canvas) : m_canvas(canvas) {}
    virtual ~Tool() = default;
    Tool(const Tool&) = delete;
    Tool& operator=(const Tool&) = delete;

    virtual void press(const Pointer&) {}
    virtual void move(const Pointer&) {}
    virtual void release(const Pointer&) {}
    virtual void doubleClick(const Pointer&) {}
    /// Gives up the gesture under way, if there is one.
    virtual void cancel() {}
    /// A newer drawing has taken the place of the one that the gesture began on: it goes on by that, or ends where what it holds is gone.
    virtual void drawingChanged() {}
    [[nodiscard]] virtual bool isBusy() const { return false; }
    [[nodiscard]] virtual QCursor cursor() const { return Qt::ArrowCursor; }

protected:
    CanvasContext& m_canvas;
};

} // namespace faultline::ui
