#include "sim/faults/faults.h"
#include "sim/services/instances/instance_life.h"

#include <algorithm>
#include <cmath>

/// Instances end: the shutdown resets what they hold, and afterwards their addresses are silent (FIS aws:ec2:terminate-instances).
namespace faultline::sim {

void startTermination(World& world, const FaultPlan& fault)
{
    std::vector<Index> candidates;
    for (Index m = 0; m < world.members.size(); ++m) {
        const Member& member = world.members[m];
        const StationPlan::Kind kind = world.plan->stations[member.station].kind;
        const bool isInstance = kind == StationPlan::Kind::Instance || kind == StationPlan::Kind::Group;
        if (!isInstance || member.state == Member::State::Gone || !member.hasPower) continue;
        if (fault.station != kNone && member.station != fault.station) continue;
        if (fault.zone != kNone && member.zone != fault.zone) continue;
        candidates.push_back(m);
    }
    std::size_t count = candidates.size();
    if (fault.share >= 0) count = static_cast<std::size_t>(std::ceil(fault.share * static_cast<double>(candidates.size()) - 1e-9));
    if (fault.count >= 0) count = std::min(count, static_cast<std::size_t>(fault.count));
    // FLT-07: a random choice; by keyed draws, so a neighbour more does not change it.
    std::stable_sort(candidates.begin(), candidates.end(), [&](Index a, Index b) {
        const auto at = static_cast<std::uint64_t>(world.now);
        return drawBits(world.members[a].key, Purpose::Victim, at) < drawBits(world.members[b].key, Purpose::Victim, at);
    });
    candidates.resize(std::min(count, candidates.size()));
    std::sort(candidates.begin(), candidates.end());
    for (const Index m : candidates) terminate(world, m);
}

} // namespace faultline::sim
