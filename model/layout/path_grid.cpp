#include "model/layout/path_grid.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>

namespace faultline::layout {

namespace {

constexpr double kClearance = 10; ///< between a line and a box
constexpr double kParallel = 8;   ///< between two lines
constexpr double kBend = 60;      ///< a bend is worth this much length
constexpr double kFollowing = 4;  ///< factor of length on top of another line
constexpr std::size_t kCells = 60'000;
constexpr double kNever = std::numeric_limits<double>::infinity();

void tidy(std::vector<double>& lines, double low, double high)
{
    std::erase_if(lines, [&](double v) { return v < low || v > high; });
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
}

} // namespace

PathGrid::PathGrid(const Rect& window, const std::vector<Rect>& obstacles, const std::vector<Stretch>& foreign, const std::vector<Port>& from,
                   const std::vector<Port>& to)
    : m_from(from), m_to(to)
{
    for (const Rect& r : obstacles) {
        m_xs.insert(m_xs.end(), {r.x - kClearance, r.right() + kClearance});
        m_ys.insert(m_ys.end(), {r.y - kClearance, r.bottom() + kClearance});
    }
    for (const Stretch& s : foreign) {
        if (s.isHorizontal()) m_ys.insert(m_ys.end(), {s.a.y - kParallel, s.a.y + kParallel});
        else m_xs.insert(m_xs.end(), {s.a.x - kParallel, s.a.x + kParallel});
    }
    for (const auto* ports : {&from, &to})
        for (const Port& p : *ports) {
            m_xs.push_back(p.at.x);
            m_ys.push_back(p.at.y);
        }
    tidy(m_xs, window.x, window.right());
    tidy(m_ys, window.y, window.bottom());
    m_isTooLarge = m_xs.size() * m_ys.size() > kCells;
    if (m_isTooLarge) return;
    m_right.assign(m_xs.size() * m_ys.size(), 0);
    m_down.assign(m_xs.size() * m_ys.size(), 0);
    for (const Stretch& s : foreign) weighEdges(s);
    for (const Rect& r : obstacles) blockEdges(r);
}

std::size_t PathGrid::column(double x) const { return static_cast<std::size_t>(std::lower_bound(m_xs.begin(), m_xs.end(), x) - m_xs.begin()); }
std::size_t PathGrid::line(double y) const { return static_cast<std::size_t>(std::lower_bound(m_ys.begin(), m_ys.end(), y) - m_ys.begin()); }

void PathGrid::blockEdges(const Rect& r)
{
    // Cells strictly inside block all their edges; an edge that reaches in from outside is blocked too.
    const auto inside = [](const std::vector<double>& lines, double low, double high) {
        return std::pair{static_cast<std::size_t>(std::upper_bound(lines.begin(), lines.end(), low) - lines.begin()),
                         static_cast<std::size_t>(std::lower_bound(lines.begin(), lines.end(), high) - lines.begin())};
    };
    const auto [c0, c1] = inside(m_xs, r.x, r.right());
    const auto [l0, l1] = inside(m_ys, r.y, r.bottom());
    for (std::size_t l = l0; l < l1; ++l)
        for (std::size_t c = c0 > 0 ? c0 - 1 : 0; c < std::min(std::max(c1, c0), m_xs.size() - 1); ++c)
            if (m_xs[c + 1] > r.x && m_xs[c] < r.right()) m_right[cell(c, l)] = 2;
    for (std::size_t c = c0; c < c1; ++c)
        for (std::size_t l = l0 > 0 ? l0 - 1 : 0; l < std::min(std::max(l1, l0), m_ys.size() - 1); ++l)
            if (m_ys[l + 1] > r.y && m_ys[l] < r.bottom()) m_down[cell(c, l)] = 2;
}

void PathGrid::weighEdges(const Stretch& s)
{
    const Rect r = s.rect(0);
    if (s.isHorizontal()) {
        for (std::size_t l = line(s.a.y - kParallel + 1); l < m_ys.size() && m_ys[l] < s.a.y + kParallel; ++l)
            for (std::size_t c = column(r.x); c + 1 < m_xs.size() && m_xs[c + 1] <= r.right(); ++c) m_right[cell(c, l)] = 1;
    } else {
        for (std::size_t c = column(s.a.x - kParallel + 1); c < m_xs.size() && m_xs[c] < s.a.x + kParallel; ++c)
            for (std::size_t l = line(r.y); l + 1 < m_ys.size() && m_ys[l + 1] <= r.bottom(); ++l) m_down[cell(c, l)] = 1;
    }
}

void PathGrid::Notes::begin(std::size_t states)
{
    if (m_reached.size() < states) m_reached.resize(states);
    if (++m_round != 0) return;
    m_reached.assign(m_reached.size(), {}); // once in four thousand million lines
    m_round = 1;
}

std::vector<Point> PathGrid::trace(const Notes& notes, std::int32_t state) const
{
    std::vector<Point> points;
    for (; state >= 0; state = notes.at(static_cast<std::size_t>(state)).from) {
        const auto at = static_cast<std::size_t>(state / 4);
        points.push_back({m_xs[at % m_xs.size()], m_ys[at / m_xs.size()]});
    }
    std::reverse(points.begin(), points.end());
    std::vector<Point> corners;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool isBetween = i > 0 && i + 1 < points.size() &&
                               ((points[i - 1].x == points[i].x && points[i].x == points[i + 1].x) ||
                                (points[i - 1].y == points[i].y && points[i].y == points[i + 1].y));
        if (!isBetween && (corners.empty() || !(corners.back() == points[i]))) corners.push_back(points[i]);
    }
    return corners;
}

std::vector<Point> PathGrid::route(std::int64_t& budget, Notes& notes) const
{
    if (m_isTooLarge || m_xs.empty() || m_ys.empty()) return {};
    const std::size_t nx = m_xs.size(), ny = m_ys.size();
    notes.begin(nx * ny * 4);
    std::vector<std::pair<std::size_t, double>> ends; // and the penalty of ending there
    Rect goals{m_to[0].at.x, m_to[0].at.y, 0, 0};
    const auto known = [&](const Port& p) {
        return column(p.at.x) < nx && m_xs[column(p.at.x)] == p.at.x && line(p.at.y) < ny && m_ys[line(p.at.y)] == p.at.y;
    };
    for (const Port& p : m_to) {
        goals = goals.united({p.at.x, p.at.y, 0, 0});
        const std::size_t inward = (static_cast<std::size_t>(p.side) + 2) % 4;
        if (known(p)) ends.emplace_back(cell(column(p.at.x), line(p.at.y)) * 4 + inward, p.penalty);
    }
    const auto penaltyAt = [&](std::size_t state) {
        const auto end = std::find_if(ends.rbegin(), ends.rend(), [&](const auto& e) { return e.first == state; });
        return end == ends.rend() ? kNever : end->second;
    };
    const auto estimate = [&](std::size_t at) {
        const double x = m_xs[at % nx], y = m_ys[at / nx];
        return std::max({0.0, goals.x - x, x - goals.right()}) + std::max({0.0, goals.y - y, y - goals.bottom()});
    };
    using Entry = std::pair<double, std::int32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> open;
    const auto reach = [&](std::size_t state, double c, std::int32_t from) {
        if (notes.isReached(state) && c >= notes.at(state).cost) return;
        notes.reach(state, c, from);
        open.emplace(c + estimate(state / 4), static_cast<std::int32_t>(state));
    };
    for (const Port& p : m_from)
        if (known(p)) reach(cell(column(p.at.x), line(p.at.y)) * 4 + static_cast<std::size_t>(p.side), p.penalty, -1);

    double best = kNever;
    std::int32_t bestState = -1;
    while (!open.empty()) {
        const auto [estimated, state] = open.top();
        open.pop();
        if (estimated >= best || --budget < 0) break;
        const auto s = static_cast<std::size_t>(state);
        const std::size_t at = s / 4, direction = s % 4, c = at % nx, l = at / nx;
        const double cost = notes.at(s).cost;
        if (estimated > cost + estimate(at)) continue; // reached cheaper meanwhile
        if (const double whole = cost + penaltyAt(s); whole < best) {
            best = whole;
            bestState = state;
        }
        for (const std::size_t turn : {0u, 1u, 3u}) {
            const std::size_t d = (direction + turn) % 4;
            // A line leaves its port straight.
            if (turn != 0 && notes.at(s).from < 0) continue;
            std::size_t next = at;
            std::uint8_t edge = 2;
            if (d == 0 && c + 1 < nx) next = at + 1, edge = m_right[at];
            else if (d == 2 && c > 0) next = at - 1, edge = m_right[at - 1];
            else if (d == 1 && l + 1 < ny) next = at + nx, edge = m_down[at];
            else if (d == 3 && l > 0) next = at - nx, edge = m_down[at - nx];
            if (edge == 2) continue;
            const double length = d % 2 == 0 ? std::abs(m_xs[next % nx] - m_xs[c]) : std::abs(m_ys[next / nx] - m_ys[l]);
            reach(next * 4 + d, cost + length * (edge == 1 ? kFollowing : 1) + (turn == 0 ? 0 : kBend), state);
        }
    }
    return bestState < 0 ? std::vector<Point>() : trace(notes, bestState);
}

} // namespace faultline::layout
