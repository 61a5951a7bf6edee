#include "sim/services/instances/cpu_credits.h"

#include "sim/services/member.h"

#include <algorithm>
#include <cmath>

namespace faultline::sim {

namespace {

constexpr double kLoweredOver = 15;   ///< minutes
constexpr double kNsPerCredit = 60e9; // EC2-01

const InstancePlan& planOf(const World& world, Index m) { return world.plan->stations[world.members[m].station].instance; }

} // namespace

double allowedShare(const CreditPlan& plan, int vcpus, double credits)
{
    if (plan.isUnlimited) return 1;
    // Falling linearly over time T from a peak rate P, what is left when the rate is r is P T / 2 (r / P)^2.
    const double full = vcpus * (1 - plan.baseline) * kLoweredOver / 2;
    if (full <= 0 || credits >= full) return 1;
    return plan.baseline + (1 - plan.baseline) * std::sqrt(std::max(0.0, credits) / full);
}

void settle(Credits& credits, const CreditPlan& plan, double earned, double used)
{
    credits.usedInPeriod += used;
    const double fromLaunch = std::min(credits.launch, used); // EC2-06: spent first
    credits.launch -= fromLaunch;
    const double adjusted = credits.balance - credits.surplus + earned - (used - fromLaunch);
    if (adjusted >= 0 || !plan.isUnlimited) {
        credits.balance = std::clamp(adjusted, 0.0, plan.maximum);
        credits.surplus = 0;
        return;
    }
    credits.balance = 0;
    credits.surplus = std::min(plan.maximum, -adjusted);
    const double charged = std::max(0.0, -adjusted - plan.maximum);
    credits.charged += charged;
    credits.chargedInPeriod += charged;
}

void giveCredits(World& world, Index m, bool fromTheStart)
{
    const InstancePlan& plan = planOf(world, m);
    if (!plan.credits || !world.plan->hasOverheads) return;
    Credits& credits = world.instances[m].credits;
    credits.busyBefore = world.members[m].record.busyServerNs;
    if (fromTheStart) credits.balance = plan.credits->maximum;
    else if (!plan.credits->isUnlimited) credits.launch = plan.credits->atLaunch;
    setCpuShare(world, m, allowedShare(*plan.credits, plan.vcpus, credits.launch + credits.balance));
}

void loseCreditsAtStop(World& world, Index m)
{
    const InstancePlan& plan = planOf(world, m);
    if (!plan.credits) return;
    Credits& credits = world.instances[m].credits;
    credits.charged += credits.surplus;
    credits.chargedInPeriod += credits.surplus;
    credits.surplus = credits.launch = 0;
    if (!plan.credits->survivesStop) credits.balance = 0;
}

void closeCreditSecond(World& world)
{
    if (!world.plan->hasOverheads) return;
    for (Index m = 0; m < world.members.size(); ++m) {
        if (world.instances[m].runningSince == kNever || !planOf(world, m).credits) continue;
        const InstancePlan& plan = planOf(world, m);
        Credits& credits = world.instances[m].credits;
        const PlaceNanoseconds busy = world.members[m].record.busyServerNs;
        settle(credits, *plan.credits, plan.credits->perHour / 3600, static_cast<double>(busy - credits.busyBefore) / kNsPerCredit);
        credits.busyBefore = busy;
        setCpuShare(world, m, allowedShare(*plan.credits, plan.vcpus, credits.launch + credits.balance));
    }
}

double surplusVcpuHours(const World& world, Index m) { return world.instances[m].credits.charged / 60; }

} // namespace faultline::sim
