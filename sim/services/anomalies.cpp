#include "sim/services/anomalies.h"

#include "sim/services/targets.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr Nanoseconds kRound = 5 * kSecond;          // ELB-44
constexpr std::size_t kTargetsMin = 3;               // ELB-42
constexpr double kErrorShareMin = 0.1;               // our assumption: what AWS compares with is not published
constexpr double kTimesOthers = 3;                   // likewise
constexpr double kStep = 0.5, kWeightMin = 1.0 / 16; // "step by step" and back "gradually" (ELB-43); the steps are ours

double errorShare(const Target& target) { return target.answers == 0 ? 0 : static_cast<double>(target.errors) / static_cast<double>(target.answers); }

bool isAnomalous(const World& world, const std::vector<Index>& healthy, Index t)
{
    const Target& target = world.targets[t];
    if (healthy.size() < kTargetsMin) return false;
    if (target.answers == 0) return target.isAnomalous; // nothing new is known
    std::uint64_t answers = 0, errors = 0;
    for (const Index other : healthy) {
        if (other == t) continue;
        answers += world.targets[other].answers;
        errors += world.targets[other].errors;
    }
    const double others = answers == 0 ? 0 : static_cast<double>(errors) / static_cast<double>(answers);
    return errorShare(target) >= kErrorShareMin && errorShare(target) >= kTimesOthers * others;
}

void moveWeights(World& world, const std::vector<Index>& healthy)
{
    std::size_t mitigated = 0;
    for (const Index t : healthy) {
        Target& target = world.targets[t];
        const bool mayLower = mitigated < healthy.size() / 2; // ELB-44: of at most half
        if (target.isAnomalous && (mayLower || target.weight < 1)) target.weight = std::max(kWeightMin, target.weight * kStep);
        else target.weight = std::min(1.0, target.weight / kStep);
        mitigated += target.weight < 1 ? 1 : 0;
    }
}

} // namespace

void onAnomalyRound(World& world, Index g)
{
    atControl(world, world.now + kRound, EventKind::AnomalyRound, g, 0);
    const TargetGroupPlan& plan = world.plan->targetGroups[g];
    std::vector<Index> healthy;
    for (const Index t : world.targetGroups[g].targets) {
        Target& target = world.targets[t];
        if (target.state == Target::State::Registered && isHealthyForAny(world, target)) healthy.push_back(t);
        else target.isAnomalous = false;
    }
    for (const Index t : healthy) {
        Target& target = world.targets[t];
        const bool isNow = isAnomalous(world, healthy, t);
        if (isNow && !target.isAnomalous) {
            const Member& member = world.members[target.member];
            const StationPlan& station = world.plan->stations[member.station];
            note(world, TimelineEntry::Plane::Data, "target-anomalous", "ELB-42", station.subject,
                 station.kind == StationPlan::Kind::Group ? member.number : 0, {{"group", world.plan->subjects[plan.subject]}});
        }
        target.isAnomalous = isNow;
    }
    if (plan.mitigatesAnomalies) moveWeights(world, healthy);
    for (const Index t : healthy) world.targets[t].answers = world.targets[t].errors = 0;
}

} // namespace faultline::sim
