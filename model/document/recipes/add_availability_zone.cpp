#include "model/document/recipes/site.h"
#include "model/template/path.h"

#include <algorithm>

namespace faultline::recipe {

Result<Edit> addAvailabilityZone(const RecipeContext& context, const DropTarget& target)
{
    const Site site = siteOf(context, target);
    if (site.vpc.empty()) return needsVpc();
    const auto drawn = zonesOfVpc(context, site.vpc);
    const auto& zones = context.architecture.zones();
    const auto next =
        std::find_if(zones.begin(), zones.end(), [&](const std::string& zone) { return std::find(drawn.begin(), drawn.end(), zone) == drawn.end(); });
    if (next == zones.end())
        return refusal({"recipe.no-zone-left", {{"region", context.architecture.region()}, {"count", std::to_string(zones.size())}}},
                       {"recipe.no-zone-left-remedy", {}});
    EditBuilder builder(context.document, {"recipe.add.availability-zone", {{"zone", *next}}});
    builder.setOwn(joinedPath({"Canvas", "Frames", site.vpc + "/" + *next}), Literal());
    return std::move(builder).finish();
}

} // namespace faultline::recipe
