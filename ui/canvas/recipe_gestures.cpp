#include "ui/canvas/gestures.h"

#include "model/document/edit_builder.h"

#include <algorithm>

/// Gestures that make or take away resources: what they mean for the document is the recipes' to say.
namespace faultline::ui::gestures {

Result<Edit> remove(const Document& document, const Derived& derived, const std::vector<std::string>& ids)
{
    std::vector<std::string> resources;
    for (const std::string& id : ids)
        if (derived.architecture.find(id)) resources.push_back(id);
    if (resources.empty()) return Edit{};
    const Message name = resources.size() == 1 ? Message{"canvas.edit.delete", {{"name", resources.front()}}}
                                               : Message{"canvas.edit.delete-several", {{"count", std::to_string(resources.size())}}};
    EditBuilder builder(document, name);
    for (const std::string& id : resources) builder.removeResource(id);
    return std::move(builder).finish();
}

Result<Edit> drop(const Document&, const Derived&, const std::string& recipe, const std::string&, Point)
{
    return Problem{{"canvas.no-recipe", {{"recipe", recipe}}}, {}, std::nullopt};
}

Result<Edit> connect(const Document&, const Derived&, const std::string& from, const std::string& to)
{
    return Problem{{"canvas.no-connection", {{"from", from}, {"to", to}}}, {}, std::nullopt};
}

Result<Edit> disconnect(const Document& document, const Derived& derived, const std::string& connection)
{
    const auto& all = derived.diagram.connections;
    const auto found = std::find_if(all.begin(), all.end(), [&](const DiagramConnection& c) { return c.id == connection; });
    if (found == all.end()) return Edit{};
    if (found->isInferred) return Problem{{"canvas.connection-inferred", {{"from", found->from}, {"to", found->to}}}, {}, std::nullopt};
    if (!found->resources.empty()) return remove(document, derived, found->resources);
    return Problem{{"canvas.connection-not-removable", {{"from", found->from}, {"to", found->to}}}, {}, std::nullopt};
}

std::string copied(const Document&, const Derived&, const std::vector<std::string>&) { return {}; }

Result<Edit> paste(const Document&, const Derived&, const std::string&, const std::string&) { return Edit{}; }

Result<Edit> duplicate(const Document&, const Derived&, const std::vector<std::string>&) { return Edit{}; }

} // namespace faultline::ui::gestures
