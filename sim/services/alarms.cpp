#include "sim/services/alarms.h"

#include "sim/services/auto_scaling/policies.h"
#include "sim/services/instances/instance_life.h"
#include "sim/services/instances/status_checks.h"

/// Alarms are read from the metric store, as CloudWatch does, and invoke scaling policies and EC2's actions.
namespace faultline::sim {

namespace {

/// CW-27: a period's points count one minute after it has ended. Our assumption; AWS gives no figure.
constexpr Nanoseconds kPublicationDelay = 60 * kSecond;

/// CW-51: once, at the change into ALARM.
void actOnInstance(World& world, const AlarmPlan& plan)
{
    for (const AlarmPlan::InstanceAction action : plan.onInstance) {
        const Index m = world.stationMembers[plan.station].front();
        switch (action) {
        case AlarmPlan::InstanceAction::Recover: recoverInstance(world, m, "EC2-24"); break;
        case AlarmPlan::InstanceAction::Stop: stopInstance(world, m); break;
        case AlarmPlan::InstanceAction::Terminate: terminate(world, m); break;
        case AlarmPlan::InstanceAction::Reboot: reboot(world, m); break;
        }
    }
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
        if (world.alarmStates[a] == before) continue;
        note(world, TimelineEntry::Plane::Control, "alarm", "CW-31", plan.subject, 0,
             {{"alarm", plan.rule.name}, {"state", std::string(alarmStateName(world.alarmStates[a]))}});
        if (world.alarmStates[a] == AlarmState::Alarm) actOnInstance(world, plan);
    }
    for (Index g = 0; g < world.groups.size(); ++g) applyPolicies(world, g, at);
}

} // namespace faultline::sim
