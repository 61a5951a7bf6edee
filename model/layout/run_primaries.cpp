#include "model/layout/route_connections.h"
#include "model/layout/run_drawing.h"

#include <algorithm>
#include <utility>

namespace faultline {

namespace {

/// The glyph of the acting instance, and the one in the zone where the run has it; null when there is nothing to change.
std::pair<DiagramGlyph*, DiagramGlyph*> halvesOf(Diagram& diagram, const RunPrimary& primary)
{
    DiagramGlyph *acting = nullptr, *there = nullptr;
    for (DiagramGlyph& g : diagram.glyphs) {
        if (g.resource != primary.resource) continue;
        if (g.shape != GlyphShape::Hollow) acting = &g;
        if (g.zone == primary.zone) there = &g;
    }
    return acting && there && acting != there ? std::pair(acting, there) : std::pair<DiagramGlyph*, DiagramGlyph*>();
}

} // namespace

Diagram withRunPrimaries(const Diagram& diagram, const std::vector<RunPrimary>& primaries, const FontWidths& widths)
{
    Diagram result = diagram;
    std::vector<std::size_t> changed;
    for (const RunPrimary& primary : primaries) {
        const auto [acting, there] = halvesOf(result, primary);
        if (!acting) continue;
        std::swap(acting->shape, there->shape);
        std::swap(acting->sublabel, there->sublabel);
        for (std::size_t i = 0; i < result.connections.size(); ++i) {
            DiagramConnection& c = result.connections[i];
            bool isChanged = false;
            for (std::string* end : {&c.from, &c.to})
                if (*end == acting->id || *end == there->id) *end = *end == acting->id ? there->id : acting->id, isChanged = true;
            if (isChanged) changed.push_back(i);
        }
    }
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    if (!changed.empty()) rerouteConnections(result, changed, widths);
    return result;
}

Diagram asRun(const Diagram& diagram, const DrawingState& state, const FontWidths& widths)
{
    return withRunMembers(withRunPrimaries(diagram, state.primaries, widths), state.members);
}

} // namespace faultline
