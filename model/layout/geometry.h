#pragma once

#include "model/document/annotations.h" // Point

#include <algorithm>

namespace faultline {

/// Device-independent pixels; y grows downwards.
struct Rect {
    double x = 0, y = 0, width = 0, height = 0;

    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
    [[nodiscard]] Point centre() const { return {x + width / 2, y + height / 2}; }
    [[nodiscard]] bool contains(Point p) const { return p.x >= x && p.x <= right() && p.y >= y && p.y <= bottom(); }
    [[nodiscard]] bool contains(const Rect& r) const { return r.x >= x && r.right() <= right() && r.y >= y && r.bottom() <= bottom(); }
    [[nodiscard]] bool intersects(const Rect& r) const { return x < r.right() && r.x < right() && y < r.bottom() && r.y < bottom(); }
    [[nodiscard]] Rect grown(double by) const { return {x - by, y - by, width + 2 * by, height + 2 * by}; }
    [[nodiscard]] Rect movedBy(double dx, double dy) const { return {x + dx, y + dy, width, height}; }
    [[nodiscard]] Rect united(const Rect& r) const
    {
        const double l = std::min(x, r.x), t = std::min(y, r.y);
        return {l, t, std::max(right(), r.right()) - l, std::max(bottom(), r.bottom()) - t};
    }
    friend bool operator==(const Rect&, const Rect&) = default;
};

} // namespace faultline
