#include "model/layout/diagram.h"

#include "model/layout/font_widths.h"

namespace faultline {

Diagram arrange(const Architecture& architecture, const Topology&, const FontWidths&)
{
    Diagram diagram;
    diagram.bounds = {0, 0, 400, 300};
    diagram.frames.push_back({"region", {}, {}, FrameKind::Region, diagram.bounds, "Region", architecture.region()});
    for (const Resource& r : architecture.resources()) diagram.notDrawn.push_back(r.id);
    return diagram;
}

} // namespace faultline
