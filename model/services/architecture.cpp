#include "model/services/architecture.h"

#include "model/services/field_reader.h"

#include <algorithm>
#include <tuple>

namespace faultline {

namespace {

/// Places without a line stand at the resource itself: a body that is not written has no place of its own.
void placeAt(const Node& node, const std::string& path, Place& place)
{
    if (place.line > 0) return;
    place = node.place();
    if (place.path.empty()) place.path = path;
}

Resource typed(const ResolvedResource& resolved, const Document& document, std::vector<Problem>& problems)
{
    Resource resource;
    resource.id = resolved.id;
    resource.typeName = resolved.type;
    resource.exists = resolved.exists;
    resource.properties = resolved.properties;
    resource.condition = resolved.condition;
    resource.dependsOn = resolved.dependsOn;
    resource.node = resolved.node;
    resource.own = readResourceAnnotation(document, resolved.id, problems);
    resource.type = findResourceType(resolved.type);
    resource.isGeneric = resource.type == nullptr;
    if (resource.isGeneric) {
        resource.type = &genericResourceType(resolved.type);
        return resource;
    }
    std::vector<Problem> found;
    resource.data = resource.type->read(resolved.properties, found);
    if (resolved.exists == Tri::No) return resource; // a ghost is drawn, not deployed: what it lacks is no problem
    for (Problem& problem : found) {
        placeAt(resolved.node, "Resources/" + resolved.id, problem.place);
        problem.what.args.insert(problem.what.args.begin(), {"resource", resolved.id});
        problems.push_back(std::move(problem));
    }
    return resource;
}

const Value& nameTag(const Value& properties)
{
    static const Value kAbsent;
    for (const Value& tag : properties.find("Tags").items())
        if (tag.find("Key").isText() && tag.find("Key").text() == "Name") return tag.find("Value");
    return kAbsent;
}

} // namespace

std::string Resource::displayName() const
{
    if (own.label && !own.label->empty()) return *own.label;
    const Value& name = nameTag(properties);
    return name.isText() && !name.text().empty() ? name.text() : id;
}

Architecture Architecture::from(const Document& document, const ResolveOptions& options)
{
    std::vector<Problem> problems;
    DocumentAnnotation own = readDocumentAnnotation(document, problems);
    ResolvedTemplate resolved = resolve(document, own, options);
    problems.insert(problems.begin(), resolved.problems.begin(), resolved.problems.end());

    std::vector<Resource> resources;
    resources.reserve(resolved.resources.size());
    std::unordered_map<std::string, std::size_t> index;
    for (const ResolvedResource& one : resolved.resources) {
        index.emplace(one.id, resources.size());
        resources.push_back(typed(one, document, problems));
    }
    const auto inFileOrder = [&document](const Problem& a, const Problem& b) {
        const bool sideA = a.place.file != document.path(), sideB = b.place.file != document.path();
        return std::tuple(sideA, a.place.line, a.place.column) < std::tuple(sideB, b.place.line, b.place.column);
    };
    std::stable_sort(problems.begin(), problems.end(), inFileOrder);
    auto state = std::make_shared<State>(
        State{document, std::move(resolved), std::move(own), std::move(resources), std::move(index), {}, std::move(problems)});
    for (const Resource& resource : state->resources)
        if (resource.exists != Tri::No) state->byType[resource.typeName].push_back(&resource);
    return Architecture(std::move(state));
}

const std::vector<const Resource*>& Architecture::ofType(std::string_view typeName) const
{
    static const std::vector<const Resource*> none;
    const auto it = m_state->byType.find(typeName);
    return it == m_state->byType.end() ? none : it->second;
}

const Resource* Architecture::find(std::string_view id) const
{
    const auto it = m_state->index.find(std::string(id));
    return it == m_state->index.end() ? nullptr : &m_state->resources[it->second];
}

std::vector<MissingField> missing(const Architecture& architecture)
{
    std::vector<MissingField> all;
    for (const Resource& resource : architecture.resources()) {
        if (resource.isGeneric || resource.exists == Tri::No || !resource.type->readAbsent) continue;
        std::vector<AbsentField> absent;
        resource.type->readAbsent(resource.properties, absent);
        for (AbsentField& field : absent) {
            placeAt(resource.node, "Resources/" + resource.id, field.place);
            all.push_back({resource.id, resource.typeName, std::move(field.field), std::move(field.place)});
        }
    }
    return all;
}

} // namespace faultline
