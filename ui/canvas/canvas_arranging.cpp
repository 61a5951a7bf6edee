#include "ui/canvas/canvas_state.h"
#include "ui/canvas/gestures.h"

#include <algorithm>

/// Arranging and joining what is selected, without a pointer; each is one edit.
namespace faultline::ui {

namespace {

constexpr std::size_t kTried =
    200; ///< ends that are tried before they are offered; of more all are offered, and a wrong one is refused with its reason

/// Glyphs, groups and actors, each resource once.
QStringList endsOf(const Diagram& diagram)
{
    QStringList ids;
    const auto add = [&](const std::string& id) {
        if (const QString name = QString::fromStdString(id); !name.isEmpty() && !ids.contains(name)) ids << name;
    };
    for (const DiagramFrame& f : diagram.frames)
        if (f.kind == FrameKind::AutoScalingGroup) add(f.resource);
    for (const DiagramGlyph& g : diagram.glyphs) add(g.resource);
    return ids;
}

} // namespace

void CanvasWidget::alignSelection(Alignment alignment)
{
    const CanvasContext& canvas = m_state->canvas;
    cancelBusyGesture();
    const auto moved = movedElements(canvas.diagram(), canvas.selectedResources(), {});
    applyOrRefuse(gestures::shift(canvas.session->document(), *canvas.derived, aligned(moved, alignment), {"canvas.edit.align", {}}));
}

void CanvasWidget::equaliseSelection(bool width)
{
    const CanvasContext& canvas = m_state->canvas;
    cancelBusyGesture();
    std::vector<Moved> frames;
    for (const Moved& m : movedElements(canvas.diagram(), canvas.selectedResources(), {}))
        if (!canvas.diagram().glyph(m.element)) frames.push_back(m); // a glyph has its size from its kind
    applyOrRefuse(gestures::equalise(canvas.session->document(), *canvas.derived, frames, width));
}

QStringList CanvasWidget::connectable() const
{
    const CanvasContext& canvas = m_state->canvas;
    const std::string from = canvas.soleSelection();
    if (from.empty()) return {};
    QStringList ends = endsOf(canvas.diagram());
    const bool tries = std::size_t(ends.size()) <= kTried;
    const auto isNone = [&](const QString& to) {
        return to == canvas.session->selection().front() ||
               (tries && !gestures::connect(canvas.session->document(), *canvas.derived, from, to.toStdString()));
    };
    ends.erase(std::remove_if(ends.begin(), ends.end(), isNone), ends.end());
    return ends;
}

void CanvasWidget::connectSelectionTo(const QString& id)
{
    const CanvasContext& canvas = m_state->canvas;
    applyOrRefuse(gestures::connect(canvas.session->document(), *canvas.derived, canvas.soleSelection(), id.toStdString()));
}

QStringList CanvasWidget::otherSubnets() const
{
    const CanvasContext& canvas = m_state->canvas;
    const DiagramGlyph* glyph = canvas.diagram().glyph(canvas.soleSelection());
    QStringList subnets;
    for (const DiagramFrame& f : canvas.diagram().frames) {
        const bool isSubnet = f.kind == FrameKind::PublicSubnet || f.kind == FrameKind::PrivateSubnet;
        if (glyph && isSubnet && !f.resource.empty() && f.id != glyph->frame) subnets << QString::fromStdString(f.resource);
    }
    return subnets;
}

void CanvasWidget::moveSelectionInto(const QString& subnet)
{
    const CanvasContext& canvas = m_state->canvas;
    const DiagramGlyph* glyph = canvas.diagram().glyph(canvas.soleSelection());
    if (glyph) applyOrRefuse(gestures::moveInto(canvas.session->document(), *canvas.derived, glyph->resource, subnet.toStdString()));
}

} // namespace faultline::ui
