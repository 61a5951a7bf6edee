#include "model/layout/painting.h"
#include "model/layout/run_drawing.h"

#include <unordered_set>

namespace faultline {

using namespace layout;

namespace {

/// Frames inside of a faulted Availability Zone, itself included.
std::unordered_set<std::string> faultedFrames(const Diagram& diagram, const DrawingState& state)
{
    std::unordered_set<std::string> faulted;
    for (const auto& [id, text] : state.faultedFrames) faulted.insert(id);
    if (faulted.empty()) return faulted;
    for (const DiagramFrame& f : diagram.frames) // parents come first
        if (faulted.contains(f.parent) && f.kind != FrameKind::AutoScalingGroup) faulted.insert(f.id);
    return faulted;
}

void paintNote(const DiagramNote& note, const FontWidths&, Painting& painting)
{
    painting.about({}, note.id);
    painting.box(note.rect, "warn.soft", mark::Stroke{"warn.edge", 1, {}});
    // Lines as the person broke them; what is too long is elided.
    double y = note.rect.y + 18;
    for (std::size_t at = 0; at <= note.text.size() && y < note.rect.bottom(); y += 16) {
        const std::size_t end = std::min(note.text.find('\n', at), note.text.size());
        painting.text({note.rect.x + 10, y}, std::string_view(note.text).substr(at, end - at), 12, false, "text", note.rect.width - 20);
        at = end + 1;
    }
}

} // namespace

std::vector<Mark> paint(const Diagram& diagram, const FontWidths& widths, const DrawingState& state)
{
    if (!state.members.empty() || !state.primaries.empty()) {
        DrawingState rest = state;
        rest.members.clear();
        rest.primaries.clear();
        return paint(asRun(diagram, state, widths), widths, rest);
    }
    Painting painting(widths, state);
    const std::unordered_set<std::string> faulted = faultedFrames(diagram, state);
    for (const DiagramFrame& f : diagram.frames) paintFrame(f, faulted.contains(f.id), painting);
    for (const DiagramConnection& c : diagram.connections) paintConnection(c, painting);
    for (const DiagramFrame& f : diagram.frames)
        if (const std::string* text = painting.fault(f.id)) paintFaultPill(f, *text, painting);
    for (const DiagramGlyph& g : diagram.glyphs) g.isBar ? paintBar(g, painting) : paintGlyph(g, faulted.contains(g.frame), painting);
    for (const DiagramBadge& b : diagram.badges) {
        painting.about(b.resource, b.on, kLabelsFrom);
        painting.box(b.rect.grown(1), "panel", std::nullopt, 3);
        painting.icon(b.rect, b.icon);
        painting.about(b.resource, b.on);
        if (const Status s = painting.statusOf(b.resource); s == Status::Red || s == Status::Yellow)
            painting.status(s, {b.rect.right(), b.rect.y}, 10);
    }
    for (const DiagramConnection& c : diagram.connections) paintPill(c, painting);
    for (const DiagramNote& n : diagram.notes) paintNote(n, widths, painting);
    return painting.take();
}

} // namespace faultline
