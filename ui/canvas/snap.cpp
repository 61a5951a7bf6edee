#include "ui/canvas/snap.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace faultline::ui {

namespace {

constexpr double kFrameMin = 64;
constexpr double kFramePadding = 8;
constexpr double kFrameHeader = 24;

double onGrid(double v) { return std::round(v / kGrid) * kGrid; }

std::set<std::string> framesWithin(const Diagram& diagram, const std::string& frame)
{
    std::set<std::string> inside{frame};
    for (const DiagramFrame& f : diagram.frames) // parents before children
        if (inside.count(f.parent)) inside.insert(f.id);
    return inside;
}

/// The nearest offset that puts one of `ours` on one of `theirs`.
struct Match {
    double offset = 0;
    double line = 0;
    Rect with;
    bool found = false;
};

void consider(Match& best, double ours, double theirs, const Rect& with, double reach)
{
    const double offset = theirs - ours;
    if (std::abs(offset) > reach || (best.found && std::abs(offset) >= std::abs(best.offset))) return;
    best = {offset, theirs, with, true};
}

/// Where the gap between two stretches begins and ends; the same place twice when they overlap.
std::pair<double, double> gapBetween(double a, double aEnd, double b, double bEnd)
{
    if (aEnd < b) return {aEnd, b};
    if (bEnd < a) return {bEnd, a};
    return {a, a};
}

} // namespace

Rect spanned(Point a, Point b) { return {std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)}; }

std::vector<std::string> elementsWithin(const Diagram& diagram, const std::string& frame)
{
    const std::set<std::string> inside = framesWithin(diagram, frame);
    std::vector<std::string> elements(inside.begin(), inside.end());
    for (const DiagramGlyph& g : diagram.glyphs)
        if (inside.count(g.frame)) elements.push_back(g.id);
    return elements;
}

std::vector<Moved> movedElements(const Diagram& diagram, const std::vector<std::string>& resources, const std::string& grabbed)
{
    const std::set<std::string> wanted(resources.begin(), resources.end());
    std::set<std::string> frames, taken;
    std::vector<Moved> moved;
    for (const DiagramFrame& f : diagram.frames) {
        const bool insideMoved = frames.count(f.parent) > 0;
        const bool isWanted = (!f.resource.empty() && wanted.count(f.resource)) || f.id == grabbed;
        if (!insideMoved && !isWanted) continue;
        frames.insert(f.id);
        if (!insideMoved) moved.push_back({f.id, f.rect, true});
    }
    const DiagramGlyph* held = diagram.glyph(grabbed);
    for (const DiagramGlyph& g : diagram.glyphs) {
        if (frames.count(g.frame) || g.isMember) continue; // members stand where their group puts them
        const bool isSibling = held && g.resource == held->resource;
        if (isSibling ? g.id != grabbed : !wanted.count(g.resource) || !taken.insert(g.resource).second) continue;
        moved.push_back({g.id, g.rect, false});
    }
    for (const DiagramNote& n : diagram.notes)
        if (n.id == grabbed || wanted.count(n.id)) moved.push_back({n.id, n.rect, false});
    return moved;
}

Snapped snapMove(const Diagram& diagram, const std::vector<Moved>& moved, double dx, double dy, double reach)
{
    if (moved.empty()) return {};
    Rect all = moved.front().rect;
    std::set<std::string> ids;
    for (const Moved& m : moved) all = all.united(m.rect), ids.insert(m.element);
    const Rect to = all.movedBy(dx, dy);

    Match across, down;
    const auto compare = [&](const std::string& id, const std::string& parent, const Rect& r) {
        if (ids.count(id) || ids.count(parent) || r.contains(all)) return;
        consider(across, to.centre().x, r.centre().x, r, reach);
        consider(across, to.x, r.x, r, reach);
        consider(across, to.right(), r.right(), r, reach);
        consider(down, to.centre().y, r.centre().y, r, reach);
        consider(down, to.y, r.y, r, reach);
        consider(down, to.bottom(), r.bottom(), r, reach);
    };
    const bool framesMove = moved.front().isFrame; // like aligns with like: a glyph has no use for a far frame's edge
    if (framesMove)
        for (const DiagramFrame& f : diagram.frames) compare(f.id, f.parent, f.rect);
    else
        for (const DiagramGlyph& g : diagram.glyphs) compare(g.id, g.frame, g.rect);

    Snapped snapped;
    snapped.dx = across.found ? dx + across.offset : onGrid(all.x + dx) - all.x;
    snapped.dy = down.found ? dy + down.offset : onGrid(all.y + dy) - all.y;
    const Rect at = all.movedBy(snapped.dx, snapped.dy);
    constexpr double kBeyond = 12;
    if (across.found) {
        const Rect both = at.united(across.with);
        const auto [begin, end] = gapBetween(at.y, at.bottom(), across.with.y, across.with.bottom());
        snapped.guides.push_back(
            {{across.line, both.y - kBeyond}, {across.line, both.bottom() + kBeyond}, end - begin, {across.line, (begin + end) / 2}});
    }
    if (down.found) {
        const Rect both = at.united(down.with);
        const auto [begin, end] = gapBetween(at.x, at.right(), down.with.x, down.with.right());
        snapped.guides.push_back({{both.x - kBeyond, down.line}, {both.right() + kBeyond, down.line}, end - begin, {(begin + end) / 2, down.line}});
    }
    return snapped;
}

Rect snapResize(const Diagram& diagram, const DiagramFrame& frame, Edges edges, double dx, double dy)
{
    Rect needed{frame.rect.centre().x, frame.rect.centre().y, 0, 0};
    bool any = false;
    const auto need = [&](const Rect& r, double padding) {
        const Rect padded{r.x - padding, r.y - kFrameHeader, r.width + 2 * padding, r.height + kFrameHeader + padding};
        needed = any ? needed.united(padded) : padded;
        any = true;
    };
    for (const DiagramFrame& f : diagram.frames)
        if (f.parent == frame.id) need(f.rect, kFramePadding);
    for (const DiagramGlyph& g : diagram.glyphs)
        if (g.frame == frame.id && !g.isMember) need(g.rect.united(g.labelRect), kFramePadding);

    double left = frame.rect.x, top = frame.rect.y, right = frame.rect.right(), bottom = frame.rect.bottom();
    if (edges.left) left = std::min({onGrid(left + dx), right - kFrameMin, any ? std::max(needed.x, left) : right});
    if (edges.top) top = std::min({onGrid(top + dy), bottom - kFrameMin, any ? std::max(needed.y, top) : bottom});
    if (edges.right) right = std::max({onGrid(right + dx), left + kFrameMin, any ? std::min(needed.right(), right) : left});
    if (edges.bottom) bottom = std::max({onGrid(bottom + dy), top + kFrameMin, any ? std::min(needed.bottom(), bottom) : top});
    return {left, top, right - left, bottom - top};
}

} // namespace faultline::ui
