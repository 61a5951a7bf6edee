#pragma once

#include "model/document/recipes/recipe.h"

#include <vector>

namespace faultline {

/// A way out of a refusal: one edit that adds what was missing, and then what was refused.
struct Remedy {
    Message label; ///< what its button says
    Edit edit;
};

/// The ways out of a drop that a recipe refuses, the best first: put it where it can stand, or add what it needs. None when the drop is not refused,
/// or when only a person can decide.
[[nodiscard]] std::vector<Remedy> remediesOf(const RecipeContext& context, const Recipe& recipe, const DropTarget& target);

/// The ways out of a connection that is refused: drawn the other way, where that makes sense.
[[nodiscard]] std::vector<Remedy> remediesOfConnection(const RecipeContext& context, std::string_view from, std::string_view to);

} // namespace faultline
