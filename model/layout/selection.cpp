#include "model/layout/svg_writer.h"

#include <algorithm>
#include <unordered_map>

namespace faultline {

Diagram selectionOf(const Diagram& diagram, const std::unordered_set<std::string>& resources)
{
    std::unordered_map<std::string, const DiagramFrame*> byId;
    for (const DiagramFrame& f : diagram.frames) byId[f.id] = &f;
    std::unordered_set<std::string> whole, kept; // frames chosen with all in them; elements shown at all
    for (const DiagramFrame& f : diagram.frames) // parents come first
        if (resources.contains(f.resource) || whole.contains(f.parent)) whole.insert(f.id);
    const auto keepWithFrames = [&](const std::string& id, std::string parent) {
        kept.insert(id);
        for (auto it = byId.find(parent); it != byId.end() && kept.insert(it->first).second; it = byId.find(it->second->parent)) continue;
    };
    for (const std::string& id : whole) keepWithFrames(id, byId.at(id)->parent);
    for (const DiagramGlyph& g : diagram.glyphs)
        if (resources.contains(g.resource) || whole.contains(g.frame)) keepWithFrames(g.id, g.frame);
    for (const DiagramConnection& c : diagram.connections)
        if (std::any_of(c.resources.begin(), c.resources.end(), [&](const std::string& r) { return resources.contains(r); })) {
            for (const std::string& end : {c.from, c.to}) {
                const auto g = std::find_if(diagram.glyphs.begin(), diagram.glyphs.end(), [&](const DiagramGlyph& x) { return x.id == end; });
                keepWithFrames(end, g != diagram.glyphs.end() ? g->frame : byId.contains(end) ? byId.at(end)->parent : std::string());
            }
        }
    for (const DiagramBadge& b : diagram.badges)
        if (resources.contains(b.resource)) {
            const auto g = std::find_if(diagram.glyphs.begin(), diagram.glyphs.end(), [&](const DiagramGlyph& x) { return x.id == b.on; });
            keepWithFrames(b.on, g != diagram.glyphs.end() ? g->frame : byId.contains(b.on) ? byId.at(b.on)->parent : std::string());
        }

    Diagram part = diagram;
    std::erase_if(part.frames, [&](const DiagramFrame& f) { return !kept.contains(f.id); });
    std::erase_if(part.glyphs, [&](const DiagramGlyph& g) { return !kept.contains(g.id); });
    std::erase_if(part.connections, [&](const DiagramConnection& c) { return !kept.contains(c.from) || !kept.contains(c.to); });
    std::erase_if(part.badges, [&](const DiagramBadge& b) { return !kept.contains(b.on); });
    std::erase_if(part.notDrawn, [&](const std::string& id) { return !resources.contains(id); });
    std::erase_if(part.outline, [&](const OutlineRow& r) { return !r.drawn && !resources.contains(r.resource); });
    part.notes.clear();
    return part;
}

} // namespace faultline
