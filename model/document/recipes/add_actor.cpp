#include "model/document/recipes/site.h"

#include <algorithm>
#include <cmath>

namespace faultline::recipe {

namespace {

Literal pointOf(Point p) { return Literal::list({Literal::number(std::round(p.x / 8) * 8), Literal::number(std::round(p.y / 8) * 8)}); }

} // namespace

Result<Edit> addUsers(const RecipeContext& context, const DropTarget& target)
{
    EditBuilder builder(context.document, {"recipe.add.users", {}});
    const std::string id = builder.freeId("Users");
    // An actor stands outside of all frames; a drop into one leaves the place to the arrangement.
    Literal actor = Literal::map({{"Client", Literal::map({{"Arrivals", Literal("poisson")}})}});
    if (target.frame.empty() && target.at) actor.fields.emplace(actor.fields.begin(), "At", pointOf(*target.at));
    builder.setOwn("Actors/" + id, actor);
    return std::move(builder).finish();
}

Result<Edit> addNote(const RecipeContext& context, const DropTarget& target)
{
    EditBuilder builder(context.document, {"recipe.add.note", {}});
    const auto& own = context.architecture.own().notes;
    std::size_t number = own.size() + 1;
    while (std::any_of(own.begin(), own.end(), [&](const NoteAnnotation& note) { return note.id == "n" + std::to_string(number); })) ++number;
    builder.appendOwn("Canvas/Notes", Literal::map({{"Id", Literal("n" + std::to_string(number))},
                                                    {"Text", Literal("Note")},
                                                    {"At", pointOf(target.at.value_or(Point{0, 0}))},
                                                    {"Size", pointOf({200, 64})}}));
    return std::move(builder).finish();
}

} // namespace faultline::recipe
