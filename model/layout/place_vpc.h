#pragma once

#include "model/layout/layout_plan.h"

namespace faultline::layout {

/// Arranges one VPC with its top left corner at `at`: AZs as equal columns, tiers as rows, spans over their columns. Returns its rectangle.
Rect placeVpc(const PlannedVpc& vpc, Point at, Diagram& diagram);

/// Glyphs in rows of `columns`, each row centred in `width` from `at`. Returns the height used.
double placeFlow(const std::vector<PlannedGlyph>& glyphs, Point at, double width, std::size_t columns, double slotWidth, Diagram& diagram);

/// How many slots side by side look best for so many.
[[nodiscard]] std::size_t flowColumns(std::size_t count);

void placeGlyph(const PlannedGlyph& planned, const Rect& tile, double labelWidth, Diagram& diagram);

/// A group that stands by itself, its members inside; returns its rectangle, header included.
Rect placeLooseGroup(const PlannedSpan& span, Point at, Diagram& diagram);

} // namespace faultline::layout
