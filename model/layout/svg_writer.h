#pragma once

#include "model/layout/marks.h"
#include "model/layout/theme.h"

#include <string>
#include <unordered_set>

namespace faultline {

class DataLibrary;

struct SvgOptions {
    ThemeVariant theme = ThemeVariant::Light;
    std::string description; ///< for readers who do not see it; empty: none
};

/// A drawing as a self-contained SVG 1.1 document: text stays text and is escaped, icons are inlined once each, nothing outside is referred to and
/// nothing runs. Each mark stands in a group with `data-resource` of what it is about; what is not drawn is listed below under its title.
[[nodiscard]] std::string writeSvg(const Diagram& diagram, const std::vector<Mark>& marks, const FontWidths& widths, const DataLibrary& data,
                                   const SvgOptions& options = {});

/// The list of what is not drawn, as marks below the drawing, for painters of pages; empty when everything is drawn. `bounds` grows to hold it.
[[nodiscard]] std::vector<Mark> legendMarks(const Diagram& diagram, const FontWidths& widths, Rect& bounds);

/// Part of a drawing: the chosen resources and what lies in them, the frames around them, and the lines between them.
[[nodiscard]] Diagram selectionOf(const Diagram& diagram, const std::unordered_set<std::string>& resources);

} // namespace faultline
