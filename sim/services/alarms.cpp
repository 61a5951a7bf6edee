#include "sim/services/auto_scaling.h"

#include <algorithm>

/// Alarms are read from the metric store, as CloudWatch does, and invoke scaling policies.
namespace faultline::sim {

namespace {

/// CW-27: a period's points count one minute after it has ended. Our assumption; AWS gives no figure.
constexpr Nanoseconds kPublicationDelay = 60 * kSecond;

GroupCapacity capacityOf(const World& world, Index g, Nanoseconds warmUp)
{
    GroupCapacity capacity{world.groups[g].desired, 0};
    for (const Index m : world.groups[g].members) {
        const Member& member = world.members[m];
        const bool isInService =
            member.state == Member::State::Serving || member.state == Member::State::Booting || member.state == Member::State::Off;
        if (!member.isLeaving && isInService && (member.inServiceAt == 0 || world.now >= member.inServiceAt + warmUp)) ++capacity.warmed;
    }
    return capacity;
}

bool isWarmingUp(const World& world, Index g, Nanoseconds warmUp)
{
    return std::any_of(world.groups[g].members.begin(), world.groups[g].members.end(), [&](Index m) {
        const Member& member = world.members[m];
        return !member.isLeaving && (member.state == Member::State::Launching || (member.inServiceAt > 0 && world.now < member.inServiceAt + warmUp));
    });
}

/// What one policy wants now that its alarm is in ALARM.
std::optional<int> wishOf(World& world, Index g, const PolicyPlan& policy, const AlarmPlan& alarm, Nanoseconds at, bool scaleIn)
{
    const auto value = world.metrics.value(alarm.rule.metric, alarm.rule.statistic, alarm.rule.period, at - alarm.rule.period);
    if (!value) return std::nullopt;
    const GroupPlan& plan = world.plan->groups[g];
    ScalingPolicyRule rule = policy.rule;
    rule.threshold = alarm.rule.threshold;
    const bool isSimple = rule.kind == ScalingPolicyRule::Kind::Simple;
    if (isSimple && world.now < world.groups[g].cooldownUntil) return std::nullopt; // ASG-50
    const GroupCapacity capacity = capacityOf(world, g, rule.warmUp);
    const auto wish = desiredBy(rule, {plan.minimum, plan.maximum}, capacity, *value, scaleIn);
    if (wish && *wish < capacity.desired && !isSimple && isWarmingUp(world, g, rule.warmUp)) return std::nullopt; // ASG-46
    return wish;
}

/// ASG-74: target tracking scales in only when all such policies would.
bool allTrackersAgree(const World& world, Index g)
{
    for (const PolicyPlan& policy : world.plan->groups[g].policies) {
        if (policy.rule.kind != ScalingPolicyRule::Kind::TargetTracking || policy.rule.disableScaleIn) continue;
        if (world.alarmStates[policy.lowAlarm] != AlarmState::Alarm) return false;
    }
    return true;
}

void scale(World& world, Index g, Nanoseconds at)
{
    const GroupPlan& plan = world.plan->groups[g];
    std::vector<int> wishes;
    std::string by;
    const auto ask = [&](const PolicyPlan& policy, Index a, bool scaleIn) {
        if (a == kNone || world.alarmStates[a] != AlarmState::Alarm) return;
        const auto wish = wishOf(world, g, policy, world.plan->alarms[a], at, scaleIn);
        if (!wish) return;
        if (wishes.empty() || *wish > *std::max_element(wishes.begin(), wishes.end())) by = policy.rule.name;
        wishes.push_back(*wish);
        if (policy.rule.kind == ScalingPolicyRule::Kind::Simple)
            world.groups[g].cooldownUntil = world.now + policy.rule.cooldown.value_or(plan.cooldown); // ASG-41
    };
    for (const PolicyPlan& policy : plan.policies) {
        if (policy.rule.kind != ScalingPolicyRule::Kind::TargetTracking) continue;
        ask(policy, policy.highAlarm, false);
        if (allTrackersAgree(world, g)) ask(policy, policy.lowAlarm, true);
    }
    for (Index a = 0; a < world.plan->alarms.size(); ++a)
        for (const AlarmPlan::Action& action : world.plan->alarms[a].onAlarm)
            if (action.group == g && action.policy != kNone) ask(plan.policies[action.policy], a, false);
    if (const auto desired = combined(wishes, world.groups[g].desired)) setDesired(world, g, *desired, by);
}

} // namespace

void onAlarmRound(World& world)
{
    atControl(world, world.now + 60 * kSecond, EventKind::AlarmRound, 0, 0);
    const Nanoseconds at = world.now - kPublicationDelay;
    if (at <= 0) return;
    for (Index a = 0; a < world.plan->alarms.size(); ++a) {
        const AlarmPlan& plan = world.plan->alarms[a];
        if (at % evaluationStep(plan.rule) != 0) continue; // CW-33
        const AlarmState before = world.alarmStates[a];
        world.alarmStates[a] = evaluate(plan.rule, world.metrics, before, at);
        if (world.alarmStates[a] != before)
            note(world, TimelineEntry::Plane::Control, "alarm", "CW-31", plan.subject, 0,
                 {{"alarm", plan.rule.name}, {"state", std::string(alarmStateName(world.alarmStates[a]))}});
    }
    for (Index g = 0; g < world.groups.size(); ++g) scale(world, g, at);
}

} // namespace faultline::sim
