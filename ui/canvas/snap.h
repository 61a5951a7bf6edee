#pragma once

#include "model/layout/diagram.h"

#include <string>
#include <vector>

namespace faultline::ui {

inline constexpr double kGrid = 8;

/// The rectangle between two corners.
[[nodiscard]] Rect spanned(Point a, Point b);

/// A line shown while something is moved: the edges or middles it shares with what stands still, and how far apart the two are.
struct Guide {
    Point from, to;
    double distance = 0; ///< between the two along the line; 0: they overlap, nothing to tell
    Point middle;        ///< of the gap
    friend bool operator==(const Guide&, const Guide&) = default;
};

/// What takes part in a move: an element and where it stood.
struct Moved {
    std::string element;
    Rect rect;
    bool isFrame = false;
};

struct Snapped {
    double dx = 0, dy = 0;
    std::vector<Guide> guides;
};

/// The elements that move when the selected resources are dragged by `grabbed`: of a resource with several glyphs only the grabbed one; of
/// nested frames and what stands in them only the outermost, since it takes the rest along.
[[nodiscard]] std::vector<Moved> movedElements(const Diagram& diagram, const std::vector<std::string>& resources, const std::string& grabbed);

/// Every element that goes along with a frame: frames and glyphs inside it, to any depth.
[[nodiscard]] std::vector<std::string> elementsWithin(const Diagram& diagram, const std::string& frame);

/// Nudges a move onto an alignment with a neighbour within `reach`, else onto the grid.
[[nodiscard]] Snapped snapMove(const Diagram& diagram, const std::vector<Moved>& moved, double dx, double dy, double reach);

/// Edges that are dragged when a frame is resized.
struct Edges {
    bool left = false, top = false, right = false, bottom = false;
    [[nodiscard]] bool any() const { return left || top || right || bottom; }
};

/// A frame's rectangle after dragging edges, on the grid, never smaller than what stands in it needs.
[[nodiscard]] Rect snapResize(const Diagram& diagram, const DiagramFrame& frame, Edges edges, double dx, double dy);

} // namespace faultline::ui
