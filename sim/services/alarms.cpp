#include "sim/services/alarms.h"

#include "sim/services/auto_scaling/policies.h"

/// Alarms are read from the metric store, as CloudWatch does, and invoke scaling policies.
namespace faultline::sim {

namespace {

/// CW-27: a period's points count one minute after it has ended. Our assumption; AWS gives no figure.
constexpr Nanoseconds kPublicationDelay = 60 * kSecond;

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
    for (Index g = 0; g < world.groups.size(); ++g) applyPolicies(world, g, at);
}

} // namespace faultline::sim
