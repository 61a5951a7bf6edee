#pragma once

#include "model/document/document.h"
#include "model/graph/topology.h"
#include "model/layout/diagram.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace faultline {

/// Where something is dropped.
struct DropTarget {
    std::string frame;       ///< id of a frame of the diagram: logical id, "<VpcId>/<zone>", "region"; empty: outside of all
    std::optional<Point> at; ///< in that frame; where the tile's top left corner comes to stand. Nothing: arranged
};

/// What a recipe works on: one snapshot of the document and what follows from it.
struct RecipeContext {
    const Document& document;
    const Architecture& architecture;
    const Topology& topology;
};

/// Something that can be put onto the canvas. Everything about an entry of the palette is here, so that neither palette nor canvas knows any type.
struct Recipe {
    std::string_view id;    ///< "public-subnet"
    std::string_view group; ///< heading of the palette: "network", "compute", "database", "storage", "delivery", "actors"
    std::string_view label; ///< id of its name in the texts; `<label>.tip` says what it is and where it may go
    std::string_view icon;  ///< file of resources/icons without suffix
    Category category = Category::Unknown;
    std::vector<FrameKind> homes; ///< frames that take it; a drop elsewhere finds the enclosing home. Empty: anywhere
    /// One undoable edit, or the reason against it with a remedy.
    Result<Edit> (*make)(const RecipeContext& context, const DropTarget& target) = nullptr;
};

/// In the palette's order.
[[nodiscard]] const std::vector<Recipe>& recipes();
[[nodiscard]] const Recipe* findRecipe(std::string_view id);

/// Lets `from` send requests to `to`: users to a load balancer or instance, a load balancer to a group or instance (listener, target group, rules of
/// security groups), an instance or group to a database or table (`Uses`, and the database's port opened). Refuses what makes no sense, with the
/// reason.
[[nodiscard]] Result<Edit> connect(const RecipeContext& context, std::string_view from, std::string_view to);

} // namespace faultline
