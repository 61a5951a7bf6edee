#include "sim/services/auto_scaling/scheduled_actions.h"

#include "sim/services/auto_scaling/capacity.h"
#include "sim/services/instances/control_planes.h"

namespace faultline::sim {

namespace {

constexpr double kUsuallyWithin = 10e9; // ASG-81 "usually within seconds": our assumption

} // namespace

void planSchedule(World& world, Index g)
{
    const auto& schedule = world.plan->groups[g].schedule;
    for (Index run = 0; run < schedule.size(); ++run) {
        const double late = drawUnit(keyOf(keyOf(world.seed, 0x5ced), g), Purpose::GroupPhase, run + 1) * kUsuallyWithin;
        atControl(world, schedule[run].at + static_cast<Nanoseconds>(late), EventKind::ScheduledScaling, g, run);
    }
}

void onScheduledRun(World& world, Index g, Index r)
{
    const GroupPlan& plan = world.plan->groups[g];
    const ScheduledRun& run = plan.schedule[r];
    if (plan.isSuspended(Process::ScheduledActions) || refuses(world, ControlPlane::AutoScaling)) return; // ASG-99: lost
    const Group& group = world.groups[g];
    const int minimum = run.minimum.value_or(group.minimum), maximum = run.maximum.value_or(group.maximum);
    const int desired = run.desired.value_or(group.desired);
    const std::string& name = world.plan->subjects[run.subject];
    const bool isPossible = minimum <= maximum && (!run.desired || (desired >= minimum && desired <= maximum)); // ASG-10
    note(world, TimelineEntry::Plane::Control, isPossible ? "scheduled-action" : "scheduled-action-refused", "ASG-81", plan.subject, 0,
         {{"action", name}});
    if (!isPossible) return;
    setLimits(world, g, minimum, maximum, name);
    if (run.desired) setDesired(world, g, desired, name, "ASG-81");
}

} // namespace faultline::sim
