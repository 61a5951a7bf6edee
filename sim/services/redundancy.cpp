#include "sim/services/redundancy.h"

#include "sim/services/auto_scaling/capacity.h"

#include <algorithm>

namespace faultline::sim {

namespace {

bool isRedundant(const World& world, Index g)
{
    const GroupPlan& plan = world.plan->groups[g];
    std::vector<int> serving(world.plan->zones.size(), 0);
    int all = 0;
    for (const Index m : world.groups[g].members) {
        const Member& member = world.members[m];
        if (member.state != Member::State::Serving || !countsAsCapacity(world, m)) continue;
        ++all;
        if (member.zone != kNone) ++serving[member.zone];
    }
    if (all < world.groups[g].desired) return false;
    int most = 0, least = all;
    for (const Index zone : plan.zones) {
        most = std::max(most, serving[zone]);
        least = std::min(least, serving[zone]);
    }
    return plan.zones.empty() || most - least <= 1;
}

} // namespace

void lookAtRedundancy(World& world)
{
    if (!world.faultHasStruck) return;
    bool isWhole = true;
    for (Index d = 0; d < world.databases.size(); ++d)
        if (world.plan->databases[d].isMultiAz && world.databases[d].standbyZone == kNone) isWhole = false;
    for (Index d = 0; d < world.databases.size(); ++d)
        if (world.plan->databases[d].cluster != kNone && world.databases[d].state != Database::State::Available) isWhole = false;
    for (Index g = 0; g < world.groups.size() && isWhole; ++g) isWhole = isRedundant(world, g);
    if (!isWhole) {
        world.redundancyIsLost = true;
        world.redundancyRestoredAt = -1;
    } else if (world.redundancyIsLost) {
        world.redundancyIsLost = false;
        world.redundancyRestoredAt = world.now;
        note(world, TimelineEntry::Plane::Control, "redundancy-restored", "", kNone);
    }
}

} // namespace faultline::sim
