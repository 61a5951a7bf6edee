#include "ui/canvas/fault_target.h"

#include "sim/faults/fault_kind.h"

#include <algorithm>

namespace faultline::ui {

namespace {

/// The zone that an element lies in: an AZ's frame gives its own, a glyph or a frame in it that of the AZ around.
std::string zoneOf(const Diagram& diagram, const std::string& element)
{
    const DiagramGlyph* glyph = diagram.glyph(element);
    if (glyph && !glyph->zone.empty()) return glyph->zone;
    std::string id = glyph ? glyph->frame : element;
    for (int depth = 0; depth < 16; ++depth) {
        const DiagramFrame* frame = diagram.frame(id);
        if (!frame) return {};
        if (frame->kind == FrameKind::AvailabilityZone && !frame->isUnknown) return frame->id.substr(frame->id.rfind('/') + 1);
        id = frame->parent;
    }
    return {};
}

std::string resourceOf(const Diagram& diagram, const std::string& element)
{
    if (const DiagramGlyph* g = diagram.glyph(element)) return g->isActor ? std::string() : g->resource;
    const DiagramFrame* f = diagram.frame(element);
    return f && f->kind == FrameKind::AutoScalingGroup ? f->resource : std::string();
}

} // namespace

Result<std::string> faultTarget(const Derived& derived, const std::string& kind, const std::string& element)
{
    const sim::FaultKind* known = sim::findFaultKind(kind);
    if (!known) return Problem{{"canvas.fault-unknown", {{"kind", kind}}}, {}, std::nullopt};
    if (!known->isImplemented()) return Problem{{"canvas.fault-not-yet", {{"kind", kind}}}, {}, std::nullopt};

    if (!known->takes("target") && !known->takes("az")) return std::string(); // of the whole Region, or of a service
    const std::string resource = resourceOf(derived.diagram, element);
    if (known->takes("target") && !resource.empty()) {
        const auto& types = known->targets;
        const Resource* r = derived.architecture.find(resource);
        const bool fits = r && (types.empty() || std::find(types.begin(), types.end(), r->typeName) != types.end());
        if (fits) return "target=" + resource;
        if (!known->takes("az")) return Problem{{"canvas.fault-wrong-target", {{"kind", kind}, {"name", resource}}}, {}, std::nullopt};
    }
    const std::string zone = zoneOf(derived.diagram, element);
    if (known->takes("az") && !zone.empty()) return "az=" + zone;
    return Problem{{known->takes("az") ? "canvas.fault-needs-zone" : "canvas.fault-needs-target", {{"kind", kind}}}, {}, std::nullopt};
}

} // namespace faultline::ui
