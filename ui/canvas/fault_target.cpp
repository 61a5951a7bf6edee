#include "ui/canvas/fault_target.h"

#include "sim/drill/scenario.h"

#include <algorithm>

namespace faultline::ui {

namespace {

bool takes(const sim::FaultKind& kind, std::string_view argument)
{
    const auto in = [&](const auto& list) { return std::find(list.begin(), list.end(), argument) != list.end(); };
    return in(kind.required) || in(kind.oneOf) || in(kind.optional);
}

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

/// What a kind of fault can hit, by the service its name speaks of; empty: anything.
std::vector<std::string_view> typesOf(std::string_view kind)
{
    const auto starts = [&](std::string_view prefix) { return kind.substr(0, prefix.size()) == prefix; };
    if (starts("rds-") || kind == "data-corruption") return {"AWS::RDS::DBInstance", "AWS::RDS::DBCluster"};
    if (starts("dynamodb-")) return {"AWS::DynamoDB::Table"};
    if (starts("cache-")) return {"AWS::ElastiCache::ReplicationGroup", "AWS::ElastiCache::CacheCluster"};
    if (starts("nat-")) return {"AWS::EC2::NatGateway"};
    if (starts("volume-")) return {"AWS::EC2::Volume"};
    if (starts("lb-")) return {"AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancing::LoadBalancer"};
    if (kind == "terminate-instances" || kind == "stop-instances" || kind == "process-crash" || kind == "spot-interruption" || kind == "cpu-stress" ||
        kind == "memory-exhaustion" || kind == "bad-deployment")
        return {"AWS::EC2::Instance", "AWS::AutoScaling::AutoScalingGroup"};
    return {};
}

} // namespace

Result<std::string> faultTarget(const Derived& derived, const std::string& kind, const std::string& element)
{
    const sim::FaultKind* known = sim::findFaultKind(kind);
    if (!known) return Problem{{"canvas.fault-unknown", {{"kind", kind}}}, {}, std::nullopt};
    if (!known->isImplemented) return Problem{{"canvas.fault-not-yet", {{"kind", kind}}}, {}, std::nullopt};

    const std::string resource = resourceOf(derived.diagram, element);
    if (takes(*known, "target") && !resource.empty()) {
        const auto types = typesOf(kind);
        const Resource* r = derived.architecture.find(resource);
        const bool fits = r && (types.empty() || std::find(types.begin(), types.end(), r->typeName) != types.end());
        if (fits) return "target=" + resource;
        if (!takes(*known, "az")) return Problem{{"canvas.fault-wrong-target", {{"kind", kind}, {"name", resource}}}, {}, std::nullopt};
    }
    const std::string zone = zoneOf(derived.diagram, element);
    if (takes(*known, "az") && !zone.empty()) return "az=" + zone;
    return Problem{{takes(*known, "az") ? "canvas.fault-needs-zone" : "canvas.fault-needs-target", {{"kind", kind}}}, {}, std::nullopt};
}

} // namespace faultline::ui
