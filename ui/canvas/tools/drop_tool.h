#pragma once

#include "model/template/edit.h"
#include "model/text/problem.h"
#include "ui/canvas/drop_preview.h"
#include "ui/canvas/palette_drag.h"
#include "ui/canvas/tools/tool.h"

#include <QString>

#include <optional>
#include <string>

namespace faultline::ui {

/// A recipe or a fault held over the canvas: lights up where it would go, green or red.
class DropTool : public Tool {
public:
    explicit DropTool(CanvasContext& canvas);

    void hold(const PaletteItem& item, Point at);
    /// Lets go: a recipe becomes an edit or a refusal. @return the target of a fault ("az=us-east-1a"); empty for a recipe or a refused drop
    [[nodiscard]] QString drop(const PaletteItem& item, Point at);
    void cancel() override;
    [[nodiscard]] bool isBusy() const override { return m_item.has_value(); }

private:
    struct Verdict {
        std::string element; ///< frame or glyph that would take it; empty: the paper
        std::optional<Problem> problem;
        std::optional<Edit> edit;
        QString faultTarget;
    };
    [[nodiscard]] Verdict judge(const PaletteItem& item, Point at) const;
    [[nodiscard]] std::string targetAt(const PaletteItem& item, Point at) const;

    DropPreview m_preview;
    std::optional<PaletteItem> m_item;
    std::optional<std::string> m_judged;
};

} // namespace faultline::ui
