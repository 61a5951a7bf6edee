#pragma once

#include "model/layout/route_connections.h"
#include "ui/canvas/canvas_context.h"
#include "ui/canvas/tools/connect_tool.h"
#include "ui/canvas/tools/tool.h"

#include <optional>
#include <vector>

namespace faultline::ui {

/// Selects, moves, resizes, opens; a drag from a port connects.
class SelectTool : public Tool {
public:
    explicit SelectTool(CanvasContext& canvas) : Tool(canvas), m_connect(canvas) {}
    void press(const Pointer& pointer) override;
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;
    void doubleClick(const Pointer& pointer) override;
    void cancel() override;
    void drawingChanged() override;
    [[nodiscard]] bool isBusy() const override { return m_gesture != Gesture::None; }
    [[nodiscard]] QCursor cursor() const override { return m_cursor; }

private:
    enum class Gesture { None, Pressed, Rubber, Move, Resize, Connect };

    [[nodiscard]] bool pressHandle(const Pointer& pointer);
    void hover(const Pointer& pointer);
    void takeHold(const Hit& hit);
    void putDown();
    void begin();
    void drag(const Pointer& pointer);
    void moveTo(const Snapped& place);
    void click(const Pointer& pointer);
    void finish(const Pointer& pointer);

    ConnectTool m_connect;
    Gesture m_gesture = Gesture::None;
    QCursor m_cursor = Qt::ArrowCursor;
    Pointer m_pressed, m_last;
    bool m_isEarly = false; ///< pressed before the drawing of the edit before was there
    Hit m_hit;
    bool m_wasSelected = false;
    std::vector<Moved> m_moved;
    std::optional<MovedRoutes> m_routes; ///< of the lines at what is moved
    Edges m_edges;
    std::string m_resized;
};

/// A handle at the only selected element, in widget coordinates: for painting and for the pointer alike.
struct Handle {
    QRectF rect;
    Edges edges;         ///< of a resize handle
    bool isPort = false; ///< starts a connection
};
[[nodiscard]] std::vector<Handle> handlesOf(const CanvasContext& canvas);

} // namespace faultline::ui
