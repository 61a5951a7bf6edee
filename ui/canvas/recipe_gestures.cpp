#include "ui/canvas/gestures.h"

#include "model/document/edit_builder.h"
#include "model/document/recipes/recipe.h"
#include "model/document/recipes/selection.h"
#include "model/template/path.h"

#include <algorithm>
#include <cmath>

/// Gestures that make or take away resources: what they mean for the document is the recipes' to say.
namespace faultline::ui::gestures {

namespace {

constexpr double kTile = 48;

RecipeContext contextOf(const Document& document, const Derived& derived) { return {document, derived.architecture, derived.topology}; }

/// The logical id or actor that a frame or glyph stands for.
std::string resourceOf(const Diagram& diagram, const std::string& element)
{
    if (const DiagramGlyph* g = diagram.glyph(element)) return g->resource;
    if (const DiagramFrame* f = diagram.frame(element)) return f->resource;
    return {};
}

/// Held by its middle: the tile's corner stands half a tile up and left, on the grid.
DropTarget targetOf(const Derived& derived, const std::string& frame, Point at)
{
    const DiagramFrame* target = derived.diagram.frame(frame);
    const Point origin = target ? Point{target->rect.x, target->rect.y} : Point{};
    const auto onGrid = [](double v) { return std::round(v / kGrid) * kGrid; };
    return {frame, Point{onGrid(at.x - origin.x - kTile / 2), onGrid(at.y - origin.y - kTile / 2)}};
}

} // namespace

Result<Edit> remove(const Document& document, const Derived& derived, const std::vector<std::string>& ids)
{
    return ids.empty() ? Result<Edit>(Edit{}) : deleteSelection(contextOf(document, derived), ids);
}

Result<Edit> drop(const Document& document, const Derived& derived, const std::string& id, const std::string& frame, Point at)
{
    const Recipe* recipe = findRecipe(id);
    if (!recipe) return Problem{{"canvas.no-recipe", {{"recipe", id}}}, {}, std::nullopt};
    return recipe->make(contextOf(document, derived), targetOf(derived, frame, at));
}

std::vector<Remedy> remediesOfDrop(const Document& document, const Derived& derived, const std::string& id, const std::string& frame, Point at)
{
    const Recipe* recipe = findRecipe(id);
    return recipe ? remediesOf(contextOf(document, derived), *recipe, targetOf(derived, frame, at)) : std::vector<Remedy>();
}

Result<Edit> connect(const Document& document, const Derived& derived, const std::string& from, const std::string& to)
{
    return faultline::connect(contextOf(document, derived), resourceOf(derived.diagram, from), resourceOf(derived.diagram, to));
}

std::vector<Remedy> remediesOfConnection(const Document& document, const Derived& derived, const std::string& from, const std::string& to)
{
    return faultline::remediesOfConnection(contextOf(document, derived), resourceOf(derived.diagram, from), resourceOf(derived.diagram, to));
}

Result<Edit> disconnect(const Document& document, const Derived& derived, const std::string& connection)
{
    const auto& all = derived.diagram.connections;
    const auto found = std::find_if(all.begin(), all.end(), [&](const DiagramConnection& c) { return c.id == connection; });
    if (found == all.end()) return Edit{};
    const Message ends{"canvas.edit.disconnect", {{"from", found->from}, {"to", found->to}}};
    if (found->isInferred) return Problem{{"canvas.connection-inferred", ends.args}, {}, std::nullopt};
    if (!found->resources.empty()) return remove(document, derived, found->resources);
    const std::string from = resourceOf(derived.diagram, found->from), to = resourceOf(derived.diagram, found->to);
    EditBuilder builder(document, ends);
    if (const Resource* caller = derived.architecture.find(from)) {
        for (std::size_t i = caller->own.uses.size(); i-- > 0;)
            if (caller->own.uses[i].to == to) builder.removeOwn(from, "Uses/" + std::to_string(i));
    }
    for (const ActorAnnotation& actor : derived.architecture.own().actors)
        for (std::size_t i = actor.sends.size(); actor.id == from && i-- > 0;)
            if (actor.sends[i].to == to) builder.removeOwn("Actors/" + escapedKey(from) + "/Sends/" + std::to_string(i));
    auto edit = std::move(builder).finish();
    if (edit && edit->empty()) return Problem{{"canvas.connection-not-removable", ends.args}, {}, std::nullopt};
    return edit;
}

std::string copied(const Document& document, const Derived& derived, const std::vector<std::string>& ids)
{
    return copySelection(contextOf(document, derived), ids);
}

Result<Edit> paste(const Document& document, const Derived& derived, const std::string& text, const std::string& into)
{
    const DiagramFrame* frame = derived.diagram.frame(into);
    const bool isSubnet = frame && (frame->kind == FrameKind::PublicSubnet || frame->kind == FrameKind::PrivateSubnet);
    return faultline::paste(contextOf(document, derived), text, isSubnet ? frame->resource : std::string());
}

Result<Edit> duplicate(const Document& document, const Derived& derived, const std::vector<std::string>& ids)
{
    return ids.empty() ? Result<Edit>(Edit{}) : faultline::duplicate(contextOf(document, derived), ids);
}

Result<Edit> moveInto(const Document& document, const Derived& derived, const std::string& resource, const std::string& subnet)
{
    return moveToSubnet(contextOf(document, derived), resource, subnet);
}

} // namespace faultline::ui::gestures
