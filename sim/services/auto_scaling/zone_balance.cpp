#include "sim/services/auto_scaling/zone_balance.h"

#include "sim/services/auto_scaling/capacity.h"
#include "sim/services/auto_scaling/launching.h"

namespace faultline::sim {

namespace {

struct Move {
    Index from = kNone, to = kNone;
};

/// Instances of a zone that stay, whatever is under way.
int settledIn(const World& world, Index g, Index zone)
{
    int settled = 0;
    for (const Index m : world.groups[g].members)
        if (countsAsCapacity(world, m) && world.members[m].zone == zone && !world.instances[m].waitsForReplacement) ++settled;
    return settled;
}

Move unevenness(const World& world, Index g)
{
    Move move;
    for (const Index zone : world.plan->groups[g].zones) {
        if (!hasCapacity(world, g, zone)) continue;
        if (move.from == kNone || settledIn(world, g, zone) > settledIn(world, g, move.from)) move.from = zone;
        if (move.to == kNone || settledIn(world, g, zone) < settledIn(world, g, move.to)) move.to = zone;
    }
    if (move.from == kNone || settledIn(world, g, move.from) - settledIn(world, g, move.to) < 2) return {};
    return move;
}

} // namespace

void rebalanceZones(World& world, Index g)
{
    const GroupPlan& plan = world.plan->groups[g];
    if (plan.isSuspended(Process::AzRebalance) || plan.isSuspended(Process::Launch)) return;
    for (Move move = unevenness(world, g); move.from != kNone; move = unevenness(world, g)) {
        // With the group full, only a tenth of it may be under way at once.
        if (capacityOf(world, g) >= world.groups[g].desired + tenthOf(world.groups[g].desired) || capacityOf(world, g) >= rebalancingLimit(world, g))
            return;
        Index moved = kNone;
        for (const Index m : world.groups[g].members)
            if (moved == kNone && isInService(world, m) && world.members[m].zone == move.from && !world.instances[m].waitsForReplacement) moved = m;
        if (moved == kNone || !launch(world, g, {.replaces = moved, .zone = move.to, .rule = "ASG-89"})) return;
        note(world, TimelineEntry::Plane::Control, "rebalance", "ASG-89", plan.subject, 0, {{"zone", world.plan->zones[move.to]}});
        world.instances[moved].waitsForReplacement = true;
    }
}

} // namespace faultline::sim
