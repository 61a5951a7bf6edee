#pragma once

#include "model/document/resolve.h"
#include "model/services/resource_type.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace faultline {

/// One resource of the drawing, typed where the model knows its type.
struct Resource {
    std::string id;
    std::string typeName;
    const ResourceType* type = nullptr; ///< never null: a type without field table is generic
    bool isGeneric = false;
    Tri exists = Tri::Yes;
    Value properties;
    std::string condition; ///< name of the condition that it is made under; empty: none
    std::vector<std::string> dependsOn;
    ResourceAnnotation own;
    Node node;

    /// The typed properties, or null when this is another type.
    template <class T>
    [[nodiscard]] const T* as() const
    {
        return type->structTag == structTagOf<T>() ? static_cast<const T*>(data.get()) : nullptr;
    }

    /// What to call it on screen: own label, else Name tag, else logical id.
    [[nodiscard]] std::string displayName() const;

    std::shared_ptr<const void> data;
};

/// A document, evaluated and typed. Immutable; copying shares. Everything else (topology, findings, diagram, plan) is derived from it.
class Architecture {
public:
    [[nodiscard]] static Architecture from(const Document& document, const ResolveOptions& options = {});

    [[nodiscard]] const Document& document() const { return m_state->document; }
    [[nodiscard]] const ResolvedTemplate& resolved() const { return m_state->resolved; }
    [[nodiscard]] const DocumentAnnotation& own() const { return m_state->own; }
    [[nodiscard]] const std::string& region() const { return resolved().region; }
    [[nodiscard]] const std::vector<std::string>& zones() const { return resolved().zones; }

    [[nodiscard]] const std::vector<Resource>& resources() const { return m_state->resources; } ///< file order, ghosts included
    [[nodiscard]] const Resource* find(std::string_view id) const;
    /// Resources of a type that exist or may exist, in file order.
    [[nodiscard]] const std::vector<const Resource*>& ofType(std::string_view typeName) const;

    /// Every resource of a struct's type that exists or may exist, in file order: `for (const auto& [resource, subnet] :
    /// architecture.all<Subnet>())`.
    template <class T>
    [[nodiscard]] std::vector<std::pair<const Resource*, const T*>> all() const
    {
        std::vector<std::pair<const Resource*, const T*>> found;
        for (const Resource& r : resources())
            if (const T* t = r.exists == Tri::No ? nullptr : r.template as<T>()) found.emplace_back(&r, t);
        return found;
    }

    /// What does not fit: readers', field tables' and own data's problems together, with places, in file order.
    [[nodiscard]] const std::vector<Problem>& problems() const { return m_state->problems; }

private:
    struct State {
        Document document;
        ResolvedTemplate resolved;
        DocumentAnnotation own;
        std::vector<Resource> resources;
        std::unordered_map<std::string, std::size_t> index;
        std::map<std::string, std::vector<const Resource*>, std::less<>> byType; ///< without ghosts
        std::vector<Problem> problems;
    };
    explicit Architecture(std::shared_ptr<const State> state) : m_state(std::move(state)) {}
    std::shared_ptr<const State> m_state;
};

/// A field that AWS requires and that is not written (an unknown value counts as written).
struct MissingField {
    std::string resource; ///< logical id
    std::string type;
    std::string field; ///< "CidrBlock", "HealthCheck/Interval"; of a choice, its fields with " or " between
    Place place;
};

/// What keeps the document from being deployable: required fields that are absent, file order, ghosts left out.
[[nodiscard]] std::vector<MissingField> missing(const Architecture& architecture);

} // namespace faultline
