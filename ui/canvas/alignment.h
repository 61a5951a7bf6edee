#pragma once

#include "ui/canvas/snap.h"

#include <vector>

namespace faultline::ui {

/// How several elements are put in line with each other.
enum class Alignment { Left, Centre, Right, Top, Middle, Bottom, AcrossEvenly, DownEvenly };

/// An element and how far it goes.
struct Shift {
    Moved moved;
    double dx = 0, dy = 0;
};

/// How far each element goes so that all share an edge or a middle of the room they take together, or stand at equal distances between the outermost
/// two. Those that stand right already are not in it.
[[nodiscard]] std::vector<Shift> aligned(const std::vector<Moved>& elements, Alignment alignment);

} // namespace faultline::ui
