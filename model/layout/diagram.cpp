#include "model/layout/diagram.h"

#include <algorithm>

namespace faultline {

const DiagramFrame* Diagram::frame(std::string_view id) const
{
    const auto it = std::find_if(frames.begin(), frames.end(), [&](const DiagramFrame& f) { return f.id == id; });
    return it == frames.end() ? nullptr : &*it;
}

const DiagramGlyph* Diagram::glyph(std::string_view id) const
{
    const auto it = std::find_if(glyphs.begin(), glyphs.end(), [&](const DiagramGlyph& g) { return g.id == id; });
    return it == glyphs.end() ? nullptr : &*it;
}

std::vector<Rect> Diagram::rectsOf(std::string_view resource) const
{
    std::vector<Rect> rects;
    for (const DiagramFrame& f : frames)
        if (f.resource == resource) rects.push_back(f.rect);
    for (const DiagramGlyph& g : glyphs)
        if (g.resource == resource) rects.push_back(g.isBar ? g.bar : g.rect);
    for (const DiagramBadge& b : badges)
        if (b.resource == resource) rects.push_back(b.rect);
    return rects;
}

} // namespace faultline
