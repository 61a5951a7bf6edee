#include "sim/faults/members.h"

#include "sim/faults/target_lookup.h"

#include <algorithm>
#include <cmath>

namespace faultline::sim {

namespace {

bool isMeant(const World& world, const FaultPlan& fault, const Member& member)
{
    if (!isMachine(world.plan->stations[member.station]) || member.state == Member::State::Gone) return false;
    if (fault.target.kind == Destination::Kind::Station && member.station != fault.target.index) return false;
    if (fault.memberNumber > 0 && member.number != fault.memberNumber) return false;
    return fault.zone == kNone || member.zone == fault.zone;
}

} // namespace

bool findsMachine(const World& world, const FaultPlan& fault)
{
    return std::any_of(world.members.begin(), world.members.end(), [&](const Member& member) { return isMeant(world, fault, member); });
}

bool findsZoneInUse(const World& world, const FaultPlan& fault) { return world.plan->zoneIsUsed[fault.zone]; }

bool findsSender(const World& world, const FaultPlan& fault)
{
    return fault.target.kind == Destination::Kind::None ? findsZoneInUse(world, fault) : findsMachine(world, fault);
}

std::vector<Index> machinesInReach(const World& world, const FaultPlan& fault)
{
    std::vector<Index> machines;
    for (Index m = 0; m < world.members.size(); ++m)
        if (world.members[m].hasPower && isMeant(world, fault, world.members[m])) machines.push_back(m);
    return machines;
}

std::vector<Index> chooseMachines(const World& world, const FaultPlan& fault, double share)
{
    std::vector<Index> machines = machinesInReach(world, fault);
    std::size_t count = machines.size();
    if (share >= 0) count = static_cast<std::size_t>(std::ceil(share * static_cast<double>(machines.size()) - 1e-9));
    if (fault.count >= 0) count = std::min(count, static_cast<std::size_t>(fault.count));
    // By keyed draws, so a neighbour more does not change the choice.
    std::stable_sort(machines.begin(), machines.end(), [&](Index a, Index b) {
        const auto at = static_cast<std::uint64_t>(world.now);
        return drawBits(world.members[a].key, Purpose::Victim, at) < drawBits(world.members[b].key, Purpose::Victim, at);
    });
    machines.resize(std::min(count, machines.size()));
    std::sort(machines.begin(), machines.end());
    return machines;
}

} // namespace faultline::sim
