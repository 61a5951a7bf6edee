#include "sim/drill/single_faults.h"

#include "model/services/architecture.h"
#include "sim/faults/fault_kind.h"
#include "sim/plan/plan.h"

#include <algorithm>

namespace faultline::sim {

namespace {

/// What stands in for a list without entries: nothing to add.
const std::vector<std::string> kNothing{""};

std::vector<std::string> zonesInUse(const Plan& plan)
{
    std::vector<std::string> arguments;
    for (Index z = 0; z < plan.zones.size(); ++z)
        if (plan.zoneIsUsed[z]) arguments.push_back("az=" + plan.zones[z]);
    return arguments;
}

/// The resources of the plan that a kind may hit.
std::vector<std::string> targetsOf(const FaultKind& kind, const Architecture& architecture, const Plan& plan)
{
    std::vector<std::string> arguments;
    for (const std::string& id : plan.subjects) {
        const Resource* resource = architecture.find(id);
        if (!resource) continue;
        const bool fits = std::find(kind.targets.begin(), kind.targets.end(), resource->typeName) != kind.targets.end();
        if (fits || kind.targets.empty()) arguments.push_back("target=" + id);
    }
    return arguments;
}

bool isIn(const std::vector<std::string_view>& names, std::string_view name) { return std::find(names.begin(), names.end(), name) != names.end(); }

/// Where a kind can strike: zones where it must name one, or else each target, and each zone in turn where it may.
std::vector<std::string> placesOf(const FaultKind& kind, const Architecture& architecture, const Plan& plan)
{
    if (isIn(kind.required, "az")) return zonesInUse(plan);
    if (!kind.takes("target")) return kNothing;
    std::vector<std::string> places = targetsOf(kind, architecture, plan);
    if (!places.empty() && isIn(kind.oneOf, "az"))
        for (std::string& zone : zonesInUse(plan)) places.push_back(std::move(zone));
    return places;
}

std::vector<std::string> variantsOf(const FaultKind& kind)
{
    std::vector<std::string> variants(kind.variants.begin(), kind.variants.end());
    if (variants.empty()) variants = kNothing;
    if (!kind.takes("count")) return variants;
    const std::size_t all = variants.size();
    for (std::size_t i = 0; i < all; ++i) variants.push_back(variants[i] + (variants[i].empty() ? "" : ",") + "count=1");
    return variants;
}

std::string spelled(const FaultKind& kind, const std::string& place, const std::string& variant, Nanoseconds at, Nanoseconds lasts)
{
    std::string text = std::string(kind.kind) + ":";
    for (const std::string& part : {place, variant})
        if (!part.empty()) text += part + ",";
    text += "at=" + std::to_string(at / kSecond) + "s";
    return kind.hasLength ? text + ",for=" + std::to_string(lasts / kSecond) + "s" : text;
}

/// @param isTried  the kind names no types of targets: what it refuses was none, and is not missed
void add(SingleFaults& out, const std::string& text, const Plan& plan, bool isTried)
{
    auto fault = Fault::parse(text);
    if (!fault) return out.skipped.push_back({text, fault.problem()});
    if (const auto compiled = compileFault(*fault, plan); !compiled) {
        if (!isTried) out.skipped.push_back({text, compiled.problem()});
        return;
    }
    out.faults.push_back(*std::move(fault));
}

} // namespace

SingleFaults singleFaultsOf(const Architecture& architecture, const Plan& plan, Nanoseconds at, Nanoseconds lasts)
{
    SingleFaults out;
    for (const FaultKind& kind : faultKinds()) {
        if (!kind.isImplemented()) {
            out.skipped.push_back({std::string(kind.kind), {{"drill.fault-not-implemented", {{"kind", std::string(kind.kind)}}}, {}, std::nullopt}});
            continue;
        }
        for (const std::string& place : placesOf(kind, architecture, plan))
            for (const std::string& variant : variantsOf(kind))
                add(out, spelled(kind, place, variant, at, lasts), plan, kind.targets.empty() && place.starts_with("target="));
    }
    return out;
}

} // namespace faultline::sim
