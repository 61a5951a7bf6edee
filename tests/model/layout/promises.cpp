#include "tests/model/layout/promises.h"

#include <cmath>
#include <map>
#include <set>

namespace faultline::test {

namespace {

bool isSpanning(const DiagramFrame& f) { return f.kind == FrameKind::AutoScalingGroup; }

Rect bodyOf(const DiagramGlyph& g) { return g.isBar ? g.bar : g.rect; }

bool isOnBorder(const DiagramGlyph& g, const Rect& frame) { return g.shape == GlyphShape::Circle && !frame.grown(-1).contains(g.rect); }

void expectInside(const Diagram& d, const std::string& name)
{
    for (const DiagramFrame& f : d.frames)
        if (const DiagramFrame* parent = d.frame(f.parent)) {
            EXPECT_TRUE(parent->rect.contains(f.rect)) << name << ": " << f.id << " leaves " << parent->id;
        }
    for (const DiagramGlyph& g : d.glyphs)
        if (const DiagramFrame* f = d.frame(g.frame); f && !isOnBorder(g, f->rect)) {
            EXPECT_TRUE(f->rect.contains(bodyOf(g).united(g.labelRect))) << name << ": " << g.id << " leaves " << f->id;
        }
}

void expectApart(const Diagram& d, const std::string& name)
{
    std::map<std::string, std::vector<std::pair<std::string, Rect>>> siblings;
    for (const DiagramFrame& f : d.frames)
        if (!isSpanning(f)) siblings[f.parent].emplace_back(f.id, f.rect);
    for (const auto& [parent, list] : siblings)
        for (std::size_t i = 0; i < list.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                EXPECT_FALSE(list[i].second.intersects(list[j].second)) << name << ": " << list[i].first << " overlaps " << list[j].first;
    // All glyphs of the drawing, whatever their frame: tiles and labels keep clear of each other.
    for (std::size_t i = 0; i < d.glyphs.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const DiagramGlyph &a = d.glyphs[i], &b = d.glyphs[j];
            const bool overlap = bodyOf(a).intersects(bodyOf(b)) || bodyOf(a).intersects(b.labelRect) || a.labelRect.intersects(bodyOf(b)) ||
                                 a.labelRect.intersects(b.labelRect);
            EXPECT_FALSE(overlap) << name << ": " << a.id << " overlaps " << b.id;
        }
}

void expectLabelsFit(const Diagram& d, const std::string& name)
{
    for (const DiagramGlyph& g : d.glyphs) {
        EXPECT_LE(fontWidths().width(g.label, 12, true), g.labelRect.width + 0.01) << name << ": " << g.id;
        EXPECT_LE(fontWidths().width(g.sublabel, 11, false), g.labelRect.width + 0.01) << name << ": " << g.id;
    }
}

void expectComplete(const Drawing& drawing, const std::string& name)
{
    const Diagram& d = drawing.diagram;
    std::set<std::string> shown(d.notDrawn.begin(), d.notDrawn.end());
    for (const DiagramFrame& f : d.frames) shown.insert(f.resource);
    for (const DiagramGlyph& g : d.glyphs) shown.insert(g.resource);
    for (const DiagramBadge& b : d.badges) shown.insert(b.resource);
    for (const DiagramConnection& c : d.connections) shown.insert(c.resources.begin(), c.resources.end());
    std::map<std::string, int> rows;
    for (const OutlineRow& r : d.outline)
        if (!r.resource.empty()) ++rows[r.resource];
    for (const Resource& r : drawing.architecture.resources()) {
        EXPECT_TRUE(shown.contains(r.id)) << name << ": " << r.id << " is nowhere";
        EXPECT_EQ(rows[r.id], 1) << name << ": rows of " << r.id;
    }
}

void expectRightAngles(const Diagram& d, const std::string& name)
{
    for (const DiagramConnection& c : d.connections) {
        ASSERT_GE(c.points.size(), 2u) << name << ": " << c.id << " has no route";
        for (std::size_t p = 1; p < c.points.size(); ++p)
            EXPECT_TRUE(c.points[p - 1].x == c.points[p].x || c.points[p - 1].y == c.points[p].y) << name << ": " << c.id << " runs aslant";
        for (const DiagramGlyph& g : d.glyphs)
            if (c.pillRect.width > 0) {
                EXPECT_FALSE(c.pillRect.intersects(bodyOf(g)) || c.pillRect.intersects(g.labelRect))
                    << name << ": pill of " << c.id << " covers " << g.id;
            }
    }
}

/// Elements that a line may touch: its ends, what contains them, and the gateways and endpoints that it is led through.
bool isOf(const DiagramConnection& c, const DiagramGlyph& g) { return g.id == c.from || g.id == c.to || g.shape == GlyphShape::Circle; }

void expectPillsApart(const Diagram& d, const std::string& name)
{
    for (std::size_t i = 0; i < d.connections.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (d.connections[i].pillRect.width > 0 && d.connections[j].pillRect.width > 0) {
                EXPECT_FALSE(d.connections[i].pillRect.intersects(d.connections[j].pillRect))
                    << name << ": the pills of " << d.connections[i].id << " and " << d.connections[j].id;
            }
}

} // namespace

void expectRoutesClear(const Diagram& d, const std::string& name)
{
    for (const DiagramConnection& c : d.connections)
        for (std::size_t p = 1; p < c.points.size(); ++p) {
            const Point a = c.points[p - 1], b = c.points[p];
            const Rect piece = Rect{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)}.grown(0.5);
            for (const DiagramGlyph& g : d.glyphs)
                if (!isOf(c, g)) {
                    EXPECT_FALSE(piece.intersects(bodyOf(g)) || piece.intersects(g.labelRect)) << name << ": " << c.id << " runs through " << g.id;
                }
        }
}

void expectPromises(const Drawing& drawing, const std::string& name)
{
    expectInside(drawing.diagram, name);
    expectApart(drawing.diagram, name);
    expectLabelsFit(drawing.diagram, name);
    expectComplete(drawing, name);
    expectRightAngles(drawing.diagram, name);
    expectPillsApart(drawing.diagram, name);
}

} // namespace faultline::test
