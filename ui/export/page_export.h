#pragma once

#include "model/files/data_library.h"
#include "model/layout/marks.h"
#include "ui/theme/theme.h"

#include <QByteArray>

namespace faultline::ui {

/// What is put on a page: marks, and the part of the plane that they fill.
struct Page {
    std::vector<Mark> marks;
    Rect bounds;
};

inline constexpr double kScaleMin = 0.1, kScaleMax = 8;
inline constexpr double kPngPixelsMax = 200e6; ///< more would not fit into the memory of a small machine

/// The drawing of a diagram with the list of what is not drawn below it.
[[nodiscard]] Page pageOf(const Diagram& diagram, const FontWidths& widths, const DrawingState& state = {});

/// A picture at `scale` pixels for each device-independent one. Fails when it would be larger than kPngPixelsMax. Needs a QGuiApplication.
[[nodiscard]] Result<QByteArray> renderPng(const Page& page, const Theme& theme, double scale);

/// One page of the drawing's size, with text as text. Needs a QGuiApplication.
[[nodiscard]] Result<QByteArray> renderPdf(const Page& page, const Theme& theme, const QString& title);

} // namespace faultline::ui
