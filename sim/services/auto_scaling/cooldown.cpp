#include "sim/services/auto_scaling/cooldown.h"

#include "sim/services/auto_scaling/capacity.h"

#include <algorithm>

namespace faultline::sim {

namespace {

bool isUnderWay(const World& world, Index m)
{
    switch (world.instances[m].life) {
    case Lifecycle::Pending:
    case Lifecycle::PendingWait:
    case Lifecycle::PendingProceed:
    case Lifecycle::Terminating: return world.members[m].state != Member::State::Gone;
    default: return false;
    }
}

} // namespace

void openActivity(World& world, Index g, Nanoseconds cooldown)
{
    world.groups[g].activityIsOpen = true;
    world.groups[g].activityCooldown = cooldown;
    lookAtActivity(world, g);
}

void lookAtActivity(World& world, Index g)
{
    Group& group = world.groups[g];
    if (!group.activityIsOpen) return;
    if (std::any_of(group.members.begin(), group.members.end(), [&](Index m) { return isUnderWay(world, m); })) return;
    group.activityIsOpen = false;
    group.cooldownUntil = world.now + group.activityCooldown;
    noteClock(world, world.plan->groups[g].subject, 0, "cooldown", "ASG-41", world.now, group.cooldownUntil);
}

bool isCoolingDown(const World& world, Index g) { return world.groups[g].activityIsOpen || world.now < world.groups[g].cooldownUntil; }

} // namespace faultline::sim
