#include "model/document/resolve.h"

#include "model/document/cycles.h"
#include "model/document/evaluator.h"
#include "model/document/mentions.h"
#include "model/document/parameters.h"
#include "model/document/regions.h"

#include <algorithm>
#include <unordered_map>

namespace faultline {

namespace {

constexpr std::string_view kRegionByAssumption = "us-east-1";

void resolveRegion(const Document& document, const DocumentAnnotation& annotation, ResolvedTemplate& resolved)
{
    resolved.region = annotation.region.value_or(std::string());
    // Zones that are written down say which Region is meant: "eu-west-1b" less its letter.
    if (resolved.region.empty() && !annotation.zones.empty() && annotation.zones.front().size() > 1) {
        const std::string_view zone = annotation.zones.front();
        if (findRegion(zone.substr(0, zone.size() - 1))) resolved.region = zone.substr(0, zone.size() - 1);
    }
    if (resolved.region.empty()) {
        resolved.region = kRegionByAssumption;
        resolved.regionAssumed = true;
    }
    resolved.zones = annotation.zones;
    if (!resolved.zones.empty()) return;
    if (auto zones = zonesOfRegion(resolved.region)) {
        resolved.zones = *std::move(zones);
        return;
    }
    for (const char letter : {'a', 'b', 'c'}) resolved.zones.push_back(resolved.region + letter);
    resolved.problems.push_back(
        {{"document.region-not-known", {{"region", resolved.region}}}, document.ownData().find("Region").place(), std::nullopt});
}

void resolveConditions(Node root, ResolvedTemplate& resolved, Evaluator& evaluator)
{
    for (const Node::Entry& entry : root.find("Conditions").entries()) {
        if (entry.key.text().starts_with("Fn::")) continue;
        const Tri holds = evaluator.condition(entry.key.text(), entry.key);
        resolved.conditions.emplace_back(entry.key.text(), holds);
    }
}

ResolvedResource resolveResource(const Node::Entry& entry, Evaluator& evaluator)
{
    ResolvedResource resource;
    resource.id = entry.key.text();
    resource.node = entry.value;
    if (!entry.value.isMapping()) {
        evaluator.tell(entry.key, "document.resource-not-mapping", {{"id", resource.id}});
        return resource;
    }
    resource.type = entry.value.find("Type").text();
    if (resource.type.empty()) evaluator.tell(entry.key, "document.resource-without-type", {{"id", resource.id}});
    if (const Node condition = entry.value.find("Condition"); condition.isScalar()) {
        resource.condition = condition.text();
        resource.exists = evaluator.condition(resource.condition, condition);
    }
    resource.properties = evaluator.value(entry.value.find("Properties"));
    std::vector<Mention> names;
    collectDependsOn(entry.value, names);
    for (Mention& name : names) resource.dependsOn.push_back(std::move(name.id));
    return resource;
}

using Positions = std::unordered_map<std::string, std::size_t>;

// What a resource waits for: every mention that its deployment would evaluate, and DependsOn.
std::vector<Mention> needsOf(const ResolvedResource& resource, Evaluator& evaluator)
{
    std::vector<Mention> mentions;
    const ConditionLookup lookup = [&](std::string_view name) { return evaluator.condition(name, resource.node); };
    for (const Node::Entry& entry : resource.node.entries())
        if (entry.key.text() != "DependsOn" && entry.key.text() != "Metadata") collectMentions(entry.value, mentions, lookup);
    collectDependsOn(resource.node, mentions);
    return mentions;
}

void checkNeed(const ResolvedResource& resource, const Mention& need, const Positions& positions, const ResolvedTemplate& resolved,
               Evaluator& evaluator)
{
    const auto target = positions.find(need.id);
    const bool isDependsOn = need.kind == Mention::Kind::DependsOn;
    if (target == positions.end()) {
        if (isDependsOn && !evaluator.mayHaveHiddenNames())
            evaluator.tell(need.node, "document.dangling-depends-on", {{"name", need.id}}, Severity::Error);
        return;
    }
    // A dropped resource may be waited for, but not asked for its name (CFN-27).
    const bool isDropped = resource.exists == Tri::Yes && resolved.resources[target->second].exists == Tri::No;
    if (isDropped && !isDependsOn)
        evaluator.tell(need.node, "document.reference-to-dropped", {{"name", need.id}, {"condition", resolved.resources[target->second].condition}},
                       Severity::Error);
}

void findCycles(ResolvedTemplate& resolved, Evaluator& evaluator)
{
    Positions positions;
    for (std::size_t i = 0; i < resolved.resources.size(); ++i) positions.emplace(resolved.resources[i].id, i);
    std::vector<std::vector<std::size_t>> edges(resolved.resources.size());
    for (std::size_t i = 0; i < resolved.resources.size(); ++i) {
        if (resolved.resources[i].exists == Tri::No) continue;
        for (const Mention& need : needsOf(resolved.resources[i], evaluator)) {
            checkNeed(resolved.resources[i], need, positions, resolved, evaluator);
            const auto target = positions.find(need.id);
            if (target != positions.end() && resolved.resources[target->second].exists != Tri::No) edges[i].push_back(target->second);
        }
    }
    for (const std::vector<std::size_t>& cycle : cyclesOf(edges)) {
        std::vector<std::string> ids;
        std::string names;
        for (const std::size_t i : cycle) {
            ids.push_back(resolved.resources[i].id);
            if (ids.size() <= 10) names += (names.empty() ? "" : ", ") + ids.back();
        }
        evaluator.tell(resolved.resources[cycle.front()].node, "document.circular-reference", {{"ids", names}}, Severity::Error);
        resolved.cycles.push_back(std::move(ids));
    }
}

void sortByPlace(std::vector<Problem>& problems)
{
    std::stable_sort(problems.begin(), problems.end(), [](const Problem& a, const Problem& b) {
        return a.place.line != b.place.line ? a.place.line < b.place.line : a.place.column < b.place.column;
    });
}

} // namespace

ResolvedTemplate resolve(const Document& document, const DocumentAnnotation& annotation, const ResolveOptions& options)
{
    ResolvedTemplate resolved;
    const Node root = document.source().root();
    resolveRegion(document, annotation, resolved);
    Evaluator evaluator(document, resolved);
    resolveParameters(document, annotation, options, resolved, evaluator);
    resolveConditions(root, resolved, evaluator);
    const Node resources = root.find("Resources");
    if (!resources) evaluator.tell(root, "document.no-resources");
    else if (!resources.isMapping() && resources.kind() != Node::Kind::Null) evaluator.tell(resources, "document.resources-not-mapping");
    for (const Node::Entry& entry : resources.entries())
        if (!entry.key.text().starts_with("Fn::")) resolved.resources.push_back(resolveResource(entry, evaluator));
    findCycles(resolved, evaluator);
    sortByPlace(resolved.problems);
    return resolved;
}

} // namespace faultline
