#pragma once

#include "model/layout/layout_plan.h"

namespace faultline::layout {

/// Frames and glyphs of a plan, arranged without regard to anybody's wishes. Parents come before children.
[[nodiscard]] Diagram placeAll(const LayoutPlan& plan, const Topology& topology);

/// Where the label of a glyph stands below its tile.
[[nodiscard]] Rect labelBelow(const Rect& tile, double width, bool hasSublabel);

} // namespace faultline::layout
