#include "model/layout/apply_wishes.h"
#include "model/layout/font_widths.h"
#include "model/layout/furnish.h"
#include "model/layout/place.h"
#include "model/layout/route_connections.h"

namespace faultline {

namespace {

void elideLabels(Diagram& diagram, const FontWidths& widths)
{
    for (DiagramGlyph& g : diagram.glyphs) {
        g.label = widths.elidedMiddle(g.label, 12, true, g.labelRect.width);
        g.sublabel = widths.elidedMiddle(g.sublabel, 11, false, g.labelRect.width);
    }
}

/// The page: everything, with a margin.
Rect boundsOf(const Diagram& diagram)
{
    Rect bounds = diagram.frames.front().rect;
    for (const DiagramGlyph& g : diagram.glyphs) bounds = bounds.united(g.rect).united(g.labelRect);
    for (const DiagramNote& n : diagram.notes) bounds = bounds.united(n.rect);
    for (const DiagramConnection& c : diagram.connections)
        for (const Point& p : c.points) bounds = bounds.united({p.x, p.y, 0, 0});
    return bounds.grown(16);
}

} // namespace

Diagram arrange(const Architecture& architecture, const Topology& topology, const FontWidths& widths, const Texts& texts)
{
    const layout::LayoutPlan plan = layout::planLayout(architecture, topology, texts);
    Diagram diagram = layout::placeAll(plan, topology);
    layout::applyWishes(plan, diagram);
    layout::setOrigins(diagram);
    elideLabels(diagram, widths);
    layout::addConnections(architecture, topology, diagram);
    layout::addBadges(architecture, topology, diagram);
    layout::setLabelWidths(diagram);
    routeConnections(diagram, widths);
    layout::addOutline(architecture, texts, diagram);
    diagram.bounds = boundsOf(diagram);
    return diagram;
}

} // namespace faultline
