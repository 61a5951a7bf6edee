#include "sim/drill/placement.h"

#include "sim/plan/plan.h"

namespace faultline::sim {

namespace {

constexpr std::size_t kCombinationsMax = 64;

Placement ownOf(const Plan& plan)
{
    Placement own;
    for (const PlacementChoice& choice : plan.placementChoices) own[choice.resource] = choice.chosen;
    return own;
}

/// The given placements, each with every zone of one more choice; the chosen zone first.
std::vector<Placement> withEveryZone(const std::vector<Placement>& placements, const PlacementChoice& choice)
{
    std::vector<Placement> out = placements;
    for (const std::string& zone : choice.zones) {
        if (zone == choice.chosen) continue;
        for (Placement placement : placements) {
            placement[choice.resource] = zone;
            out.push_back(std::move(placement));
        }
    }
    return out;
}

} // namespace

Placements placementsOf(const Plan& plan)
{
    const Placement own = ownOf(plan);
    std::size_t combinations = 1;
    for (const PlacementChoice& choice : plan.placementChoices) combinations = std::min(combinations * choice.zones.size(), kCombinationsMax + 1);
    Placements out{{own}, combinations <= kCombinationsMax};
    for (const PlacementChoice& choice : plan.placementChoices) {
        if (out.areCombined) {
            out.each = withEveryZone(out.each, choice);
            continue;
        }
        const std::vector<Placement> alone = withEveryZone({own}, choice);
        out.each.insert(out.each.end(), alone.begin() + 1, alone.end());
    }
    return out;
}

std::string textOf(const Placement& placement)
{
    std::string text;
    for (const auto& [resource, zone] : placement) text += (text.empty() ? "" : ", ") + resource + " " + zone;
    return text;
}

} // namespace faultline::sim
