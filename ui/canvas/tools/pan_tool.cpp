#include "ui/canvas/tools/pan_tool.h"

#include "ui/canvas/canvas_context.h"

#include <cmath>

namespace faultline::ui {

void PanTool::press(const Pointer& pointer)
{
    m_isDragging = true;
    m_last = pointer.screen;
}

void PanTool::move(const Pointer& pointer)
{
    if (!m_isDragging) return;
    const QPointF delta(std::round(pointer.screen.x() - m_last.x()), std::round(pointer.screen.y() - m_last.y()));
    m_last += delta; // what was rounded away is not lost
    m_canvas.panned(delta);
}

void PanTool::release(const Pointer& pointer)
{
    move(pointer);
    m_isDragging = false;
}

} // namespace faultline::ui
