#pragma once

#include "model/layout/geometry.h"

#include <cstdint>
#include <vector>

namespace faultline::layout {

/// A place where a line may leave or reach an element, and which way it points outwards.
struct Port {
    enum class Side { Right, Bottom, Left, Top };
    Point at;
    Side side = Side::Right;
    double penalty = 0; ///< how much longer a line may get before this side is taken
};

/// A straight piece of a routed line.
struct Stretch {
    Point a, b;
    [[nodiscard]] bool isHorizontal() const { return a.y == b.y; }
    [[nodiscard]] Rect rect(double halfWidth) const
    {
        return Rect{std::min(a.x, b.x), std::min(a.y, b.y), std::max(a.x, b.x) - std::min(a.x, b.x), std::max(a.y, b.y) - std::min(a.y, b.y)}.grown(
            halfWidth);
    }
};

/// The local grid that one line is routed on: only coordinates that matter are grid lines, so it is small whatever the drawing's size.
class PathGrid {
public:
    /// What `route` writes down, kept from one line to the next: a large grid costs only the places that are looked at.
    class Notes {
    public:
        struct Reached {
            double cost = 0;
            std::int32_t from = -1;
            std::uint32_t round = 0; ///< of an earlier line: not reached in this one
        };
        void begin(std::size_t states);
        [[nodiscard]] bool isReached(std::size_t state) const { return m_reached[state].round == m_round; }
        [[nodiscard]] const Reached& at(std::size_t state) const { return m_reached[state]; }
        void reach(std::size_t state, double cost, std::int32_t from) { m_reached[state] = {cost, from, m_round}; }

    private:
        std::vector<Reached> m_reached;
        std::uint32_t m_round = 0;
    };

    /// @param obstacles  rectangles that no line may enter
    /// @param foreign    pieces of other lines: crossed freely, but followed only beside, 8 px away
    PathGrid(const Rect& window, const std::vector<Rect>& obstacles, const std::vector<Stretch>& foreign, const std::vector<Port>& from,
             const std::vector<Port>& to);

    /// Right-angled points from one of the ports to one of the others, by A* over length plus bends; empty when there is no way, the grid is
    /// too large, or `budget` (places looked at; counted down) is used up.
    [[nodiscard]] std::vector<Point> route(std::int64_t& budget, Notes& notes) const;
    [[nodiscard]] bool isTooLarge() const { return m_isTooLarge; }

private:
    [[nodiscard]] std::size_t column(double x) const;
    [[nodiscard]] std::size_t line(double y) const;
    [[nodiscard]] std::size_t cell(std::size_t c, std::size_t l) const { return l * m_xs.size() + c; }
    void blockEdges(const Rect& obstacle);
    void weighEdges(const Stretch& foreign);
    [[nodiscard]] std::vector<Point> trace(const Notes& notes, std::int32_t state) const;

    std::vector<double> m_xs, m_ys;
    std::vector<std::uint8_t> m_right, m_down; ///< of the edge right of and below each cell: 0 free, 1 beside another line, 2 blocked
    const std::vector<Port>& m_from;
    const std::vector<Port>& m_to;
    bool m_isTooLarge = false;
};

} // namespace faultline::layout
