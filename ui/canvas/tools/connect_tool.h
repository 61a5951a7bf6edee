#pragma once

#include "ui/canvas/tools/tool.h"

#include <string>

namespace faultline::ui {

/// Draws a connection from one thing to another: a drag, or a click on each.
class ConnectTool : public Tool {
public:
    using Tool::Tool;
    void press(const Pointer& pointer) override;
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;
    void cancel() override;
    void drawingChanged() override;
    [[nodiscard]] bool isBusy() const override { return !m_from.empty(); }
    [[nodiscard]] QCursor cursor() const override { return Qt::CrossCursor; }

    /// Starts at a given element, wherever the pointer is: a drag from its handle.
    void startFrom(const std::string& element);

private:
    [[nodiscard]] std::string endAt(Point p) const;
    void connectTo(const std::string& target, Point at);

    std::string m_from;
    std::string m_judged; ///< target whose verdict is in the overlay
    bool m_leftSource = false;
};

} // namespace faultline::ui
