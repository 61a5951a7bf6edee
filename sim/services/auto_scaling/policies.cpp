#include "sim/services/auto_scaling/policies.h"

#include "sim/services/auto_scaling/capacity.h"
#include "sim/services/auto_scaling/cooldown.h"
#include "sim/services/auto_scaling/life_cycle.h"
#include "sim/services/instances/control_planes.h"

#include <algorithm>

namespace faultline::sim {

namespace {

using Kind = ScalingPolicyRule::Kind;

/// ASG-59, ASG-70: what is in service and warm; ASG-47: target tracking counts those that terminate, too. It shares out the load that its metric
/// shows, so it counts those that were warm when the newest point ended (ASG-48).
GroupCapacity standingOf(const World& world, Index g, const ScalingPolicyRule& rule, Nanoseconds at)
{
    GroupCapacity capacity{world.groups[g].desired, 0};
    const bool isTracking = rule.kind == Kind::TargetTracking;
    for (const Index m : world.groups[g].members) {
        const Nanoseconds inServiceAt = world.members[m].inServiceAt; // 0: there from the start
        const bool isWarm = inServiceAt == 0 || inServiceAt + rule.warmUp <= (isTracking ? at : world.now);
        if ((world.members[m].isLeaving && isTracking) || (isInService(world, m) && isWarm)) ++capacity.warmed;
    }
    return capacity;
}

/// ASG-46: while instances launch or warm up, policies do not scale in. A default warm-up of 0 blocks nothing (ASG-43).
bool blocksScaleIn(const World& world, Index g, Nanoseconds warmUp)
{
    const auto& members = world.groups[g].members;
    return std::any_of(members.begin(), members.end(), [&](Index m) {
        return countsAsCapacity(world, m) && (world.instances[m].life < Lifecycle::InService || isWarmingUp(world, m, warmUp));
    });
}

/// The newest point that the alarm looks at: with basic monitoring only one minute in five has one (CW-23).
std::optional<double> valueOf(const World& world, const AlarmPlan& alarm, const ScalingPolicyRule& rule, Nanoseconds at)
{
    StatisticSpec statistic = alarm.rule.statistic;
    if (rule.kind == Kind::Step && rule.aggregation) statistic = *rule.aggregation; // ASG-54
    for (int back = 1; back <= evaluationRange(alarm.rule.evaluationPeriods); ++back)
        if (const auto value = world.metrics.value(alarm.rule.metric, statistic, alarm.rule.period, at - back * alarm.rule.period)) return value;
    return std::nullopt;
}

struct Wish {
    int capacity = 0;
    const PolicyPlan* policy = nullptr;
};

/// What one policy wants now that its alarm is in ALARM: the capacity that it would leave, which may be the one there is.
std::optional<Wish> wishOf(const World& world, Index g, const PolicyPlan& policy, const AlarmPlan& alarm, Nanoseconds at, bool scaleIn)
{
    const auto value = valueOf(world, alarm, policy.rule, at);
    if (!value) return std::nullopt; // ASG-69
    ScalingPolicyRule rule = policy.rule;
    rule.threshold = alarm.rule.threshold;
    const Group& group = world.groups[g];
    if (rule.kind == Kind::Simple && isCoolingDown(world, g)) return std::nullopt; // ASG-42, ASG-50
    const GroupCapacity capacity = standingOf(world, g, rule, at);
    const int wish = desiredBy(rule, {group.minimum, group.maximum}, capacity, *value, scaleIn).value_or(group.desired);
    if (wish < group.desired && rule.kind != Kind::Simple && blocksScaleIn(world, g, rule.warmUp)) return Wish{group.desired, &policy};
    return Wish{wish, &policy};
}

/// ASG-74: target tracking scales in only when all such policies, those with scale-in off apart, would.
bool allTrackersAgree(const World& world, Index g)
{
    for (const PolicyPlan& policy : world.plan->groups[g].policies) {
        if (policy.rule.kind != Kind::TargetTracking || policy.rule.disableScaleIn) continue;
        if (world.alarmStates[policy.lowAlarm] != AlarmState::Alarm) return false;
    }
    return true;
}

const char* ruleOf(Kind kind)
{
    switch (kind) {
    case Kind::Simple: return "ASG-50";
    case Kind::Step: return "ASG-51";
    case Kind::TargetTracking: break;
    }
    return "ASG-70";
}

} // namespace

void applyPolicies(World& world, Index g, Nanoseconds at)
{
    const GroupPlan& plan = world.plan->groups[g];
    if (plan.isSuspended(Process::AlarmNotification) || refuses(world, ControlPlane::AutoScaling)) return;
    std::vector<Wish> wishes; // ASG-49: each minute anew
    const auto ask = [&](const PolicyPlan& policy, Index a, bool scaleIn) {
        if (a == kNone || world.alarmStates[a] != AlarmState::Alarm) return;
        if (const auto wish = wishOf(world, g, policy, world.plan->alarms[a], at, scaleIn)) wishes.push_back(*wish);
    };
    for (const PolicyPlan& policy : plan.policies) {
        if (policy.rule.kind != Kind::TargetTracking) continue;
        ask(policy, policy.highAlarm, false);
        if (!policy.rule.disableScaleIn && allTrackersAgree(world, g)) ask(policy, policy.lowAlarm, true); // ASG-73
    }
    for (Index a = 0; a < world.plan->alarms.size(); ++a)
        for (const AlarmPlan::Action& action : world.plan->alarms[a].onAlarm)
            if (action.group == g && action.policy != kNone) ask(plan.policies[action.policy], a, false);
    if (wishes.empty()) return;
    // ASG-74, ASG-75: the largest capacity wins, for out and in.
    const auto largest = std::max_element(wishes.begin(), wishes.end(), [](const Wish& x, const Wish& y) { return x.capacity < y.capacity; });
    if (largest->capacity == world.groups[g].desired) return;
    const ScalingPolicyRule& rule = largest->policy->rule;
    setDesired(world, g, largest->capacity, rule.name, ruleOf(rule.kind));
    if (rule.kind == Kind::Simple) openActivity(world, g, rule.cooldown.value_or(plan.cooldown)); // ASG-41
}

} // namespace faultline::sim
