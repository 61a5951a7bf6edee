#pragma once

#include "model/document/recipes/recipe.h"

#include <string>
#include <vector>

namespace faultline {

/// Takes out resources, actors, zone frames (by their id) and notes, and what only served them and nobody needs now: an Elastic IP, a launch
/// template, a target group, a subnet's own route table.
[[nodiscard]] Result<Edit> deleteSelection(const RecipeContext& context, const std::vector<std::string>& ids);

/// Puts an instance or NAT gateway into another subnet of its VPC; its place on the drawing is arranged anew.
[[nodiscard]] Result<Edit> moveToSubnet(const RecipeContext& context, const std::string& id, const std::string& subnet);

/// Resources as text for the clipboard: a template of their own, their own data inside; empty when there are none.
[[nodiscard]] std::string copySelection(const RecipeContext& context, const std::vector<std::string>& ids);

/// Puts copied resources in under free ids. References among them follow, references to others stay as they are: what they name has to be there.
/// @param subnet  takes what stands in a single subnet; empty: where it stood
[[nodiscard]] Result<Edit> paste(const RecipeContext& context, const std::string& text, const std::string& subnet = {});
[[nodiscard]] Result<Edit> duplicate(const RecipeContext& context, const std::vector<std::string>& ids);

} // namespace faultline
