#pragma once

#include "ui/canvas/tools/tool.h"

namespace faultline::ui {

/// Drags the paper.
class PanTool : public Tool {
public:
    using Tool::Tool;
    void press(const Pointer& pointer) override;
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;
    void cancel() override { m_isDragging = false; }
    [[nodiscard]] bool isBusy() const override { return m_isDragging; }
    [[nodiscard]] QCursor cursor() const override { return m_isDragging ? Qt::ClosedHandCursor : Qt::OpenHandCursor; }

private:
    bool m_isDragging = false;
    QPointF m_last;
};

} // namespace faultline::ui
