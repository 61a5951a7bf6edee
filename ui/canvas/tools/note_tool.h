#pragma once

#include "ui/canvas/tools/tool.h"

#include <optional>

namespace faultline::ui {

/// Draws the outline of a note.
class NoteTool : public Tool {
public:
    using Tool::Tool;
    void press(const Pointer& pointer) override;
    void move(const Pointer& pointer) override;
    void release(const Pointer& pointer) override;
    void cancel() override;
    [[nodiscard]] bool isBusy() const override { return m_from.has_value(); }
    [[nodiscard]] QCursor cursor() const override { return Qt::CrossCursor; }

private:
    std::optional<Point> m_from;
};

} // namespace faultline::ui
