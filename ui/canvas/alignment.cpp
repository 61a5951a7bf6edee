#include "ui/canvas/alignment.h"

#include <algorithm>

namespace faultline::ui {

namespace {

double startOf(const Rect& r, bool across) { return across ? r.x : r.y; }
double extentOf(const Rect& r, bool across) { return across ? r.width : r.height; }

/// Equal gaps from the first to the last, in the order in which they stand.
std::vector<Shift> distributed(std::vector<Moved> elements, bool across)
{
    if (elements.size() < 3) return {};
    std::stable_sort(elements.begin(), elements.end(),
                     [&](const Moved& a, const Moved& b) { return startOf(a.rect, across) < startOf(b.rect, across); });
    const Rect &first = elements.front().rect, &last = elements.back().rect;
    double taken = 0;
    for (const Moved& m : elements) taken += extentOf(m.rect, across);
    const double whole = startOf(last, across) + extentOf(last, across) - startOf(first, across);
    const double gap = (whole - taken) / static_cast<double>(elements.size() - 1);
    std::vector<Shift> shifts;
    double at = startOf(first, across);
    for (const Moved& m : elements) {
        const double by = at - startOf(m.rect, across);
        shifts.push_back({m, across ? by : 0, across ? 0 : by});
        at += extentOf(m.rect, across) + gap;
    }
    return shifts;
}

} // namespace

std::vector<Shift> aligned(const std::vector<Moved>& elements, Alignment alignment)
{
    if (elements.size() < 2) return {};
    Rect all = elements.front().rect;
    for (const Moved& m : elements) all = all.united(m.rect);
    std::vector<Shift> shifts;
    const auto each = [&](const auto& offset) {
        for (const Moved& m : elements) {
            const Point by = offset(m.rect);
            shifts.push_back({m, by.x, by.y});
        }
    };
    switch (alignment) {
    case Alignment::Left: each([&](const Rect& r) { return Point{all.x - r.x, 0}; }); break;
    case Alignment::Centre: each([&](const Rect& r) { return Point{all.centre().x - r.centre().x, 0}; }); break;
    case Alignment::Right: each([&](const Rect& r) { return Point{all.right() - r.right(), 0}; }); break;
    case Alignment::Top: each([&](const Rect& r) { return Point{0, all.y - r.y}; }); break;
    case Alignment::Middle: each([&](const Rect& r) { return Point{0, all.centre().y - r.centre().y}; }); break;
    case Alignment::Bottom: each([&](const Rect& r) { return Point{0, all.bottom() - r.bottom()}; }); break;
    case Alignment::AcrossEvenly: shifts = distributed(elements, true); break;
    case Alignment::DownEvenly: shifts = distributed(elements, false); break;
    }
    std::erase_if(shifts, [](const Shift& s) { return s.dx == 0 && s.dy == 0; });
    return shifts;
}

} // namespace faultline::ui
