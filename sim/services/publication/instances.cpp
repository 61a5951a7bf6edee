#include "sim/services/publication/series.h"

#include "sim/services/auto_scaling/life_cycle.h"
#include "sim/services/database.h"
#include "sim/services/instances/instance_life.h"
#include "sim/services/instances/status_checks.h"
#include "sim/services/instances/volumes.h"
#include "sim/services/member.h"
#include "sim/services/trace.h"

namespace faultline::sim {

namespace {

const StationPlan& planOf(const World& world, Index m) { return world.plan->stations[world.members[m].station]; }

/// Percent of what was available since it was last asked; nothing when that was nothing.
std::optional<double> takeUtilisation(Member& member)
{
    const auto available = static_cast<double>(member.record.availableServerNs - member.availableAtPeriod);
    const auto busy = static_cast<double>(member.record.busyServerNs - member.busyAtPeriod);
    member.availableAtPeriod = member.record.availableServerNs;
    member.busyAtPeriod = member.record.busyServerNs;
    return available > 0 ? std::optional(100 * busy / available) : std::nullopt;
}

void sampleCredits(World& world, Index m)
{
    Instance& instance = world.instances[m];
    if (instance.creditUsage == kNone || world.now % kBasicPeriod != 0) return;
    Credits& credits = instance.credits;
    bump(world, instance.creditUsage, credits.usedInPeriod);
    bump(world, instance.creditBalance, credits.balance + credits.launch);
    bump(world, instance.surplusBalance, credits.surplus);
    bump(world, instance.surplusCharged, credits.chargedInPeriod);
    credits.usedInPeriod = credits.chargedInPeriod = 0;
}

void sampleTraffic(World& world, Index m)
{
    Instance& instance = world.instances[m];
    if (!planOf(world, m).takesMore) return;
    bump(world, instance.networkIn, instance.periodReceivedBytes);
    bump(world, instance.networkOutSeries, instance.periodSentBytes);
    if (const Index g = planOf(world, m).group; g != kNone && !isWarmingUp(world, m, world.plan->groups[g].warmUp())) {
        bump(world, world.groups[g].networkInSeries, instance.periodReceivedBytes);
        bump(world, world.groups[g].networkOutSeries, instance.periodSentBytes);
    }
    bump(world, instance.ebsOperations, instance.disk.periodOperations);
    instance.periodReceivedBytes = instance.periodSentBytes = instance.disk.periodOperations = 0;
}

/// EC2-20, EC2-21: each minute, of instances that run.
void sampleChecks(World& world, Index m)
{
    const Instance& instance = world.instances[m];
    const bool fails = instance.impairments != 0;
    bump(world, world.members[m].checkSeries, fails ? 1 : 0);
    bump(world, instance.systemCheck, failsSystemCheck(instance) ? 1 : 0);
    bump(world, instance.instanceCheck, failsInstanceCheck(instance) ? 1 : 0);
    bump(world, instance.volumeCheck, failsVolumeCheck(instance) ? 1 : 0);
    if (const Index g = planOf(world, m).group; g != kNone) bump(world, world.groups[g].checkSeries, fails ? 1 : 0);
}

/// CW-23: checks each minute, credits every five, the rest as its monitoring has it.
void sampleMachine(World& world, Index m)
{
    const StationPlan& plan = planOf(world, m);
    const bool isRunning = world.instances[m].runningSince != kNever;
    if (isRunning) {
        sampleChecks(world, m);
        sampleCredits(world, m);
        if (world.instances[m].burstBalance != kNone) bump(world, world.instances[m].burstBalance, burstBalance(world, m)); // CW-26
    }
    if (world.now % monitoringPeriod(plan) != 0) return;
    const auto cpu = takeUtilisation(world.members[m]);
    if (!isRunning) return;
    sampleTraffic(world, m);
    if (!cpu) return;
    bump(world, world.members[m].cpuSeries, *cpu); // EC2-34
    // ASG-45, ASG-48: the group's aggregate leaves out instances that warm up, ASG-21: and those that are not in service.
    const bool counts =
        plan.group != kNone && world.instances[m].life == Lifecycle::InService && !isWarmingUp(world, m, world.plan->groups[plan.group].warmUp());
    if (counts) bump(world, world.groups[plan.group].cpuSeries, *cpu);
}

} // namespace

void addMemberSeries(World& world, Index m)
{
    const StationPlan& plan = planOf(world, m);
    if (!isMachine(plan)) return;
    const Dimensions dimensions{{"InstanceId", memberName(world, plan.subject, numberOf(world, m))}};
    const Nanoseconds period = monitoringPeriod(plan);
    const auto add = [&](const char* name, Nanoseconds every) { return addSeries(world, "AWS/EC2", name, dimensions, false, every); };
    world.members[m].cpuSeries = add("CPUUtilization", period);       // MET-10
    world.members[m].checkSeries = add("StatusCheckFailed", kPeriod); // MET-31
    Instance& instance = world.instances[m];
    instance.instanceCheck = add("StatusCheckFailed_Instance", kPeriod); // MET-32 to MET-34
    instance.systemCheck = add("StatusCheckFailed_System", kPeriod);
    instance.volumeCheck = add("StatusCheckFailed_AttachedEBS", kPeriod);
    if (plan.instance.credits && world.plan->hasOverheads) {
        instance.creditUsage = add("CPUCreditUsage", kBasicPeriod); // EC2-11, MET-21 to MET-24
        instance.creditBalance = add("CPUCreditBalance", kBasicPeriod);
        if (plan.instance.credits->isUnlimited) {
            instance.surplusBalance = add("CPUSurplusCreditBalance", kBasicPeriod);
            instance.surplusCharged = add("CPUSurplusCreditsCharged", kBasicPeriod);
        }
    }
    if (plan.instance.receivedKib > 0) instance.networkIn = add("NetworkIn", period); // MET-17, MET-18
    if (plan.instance.sentKib > 0) instance.networkOutSeries = add("NetworkOut", period);
    if (plan.instance.diskOperations == 0) return;
    instance.ebsOperations = add("EBSReadOps", period); // MET-25: reads and writes are not told apart
    if (const EbsVolumePlan& volume = plan.instance.volumes.back(); volume.bucket > 0)
        instance.burstBalance = addSeries(world, "AWS/EBS", "BurstBalance",
                                          {{"VolumeId", memberName(world, plan.subject, numberOf(world, m)) + "/" + volume.name}}); // MET-260
}

void sampleMembers(World& world)
{
    for (Index m = 0; m < world.members.size(); ++m) {
        Member& member = world.members[m];
        account(world, member);
        const StationPlan& plan = planOf(world, m);
        if (isMachine(plan)) sampleMachine(world, m);
        if (plan.function != kNone) bump(world, world.functions[plan.function].concurrent, member.busy);
        if (plan.database == kNone) continue;
        if (const auto cpu = takeUtilisation(member)) sampleDatabase(world, databaseOf(world, member), *cpu);
    }
}

} // namespace faultline::sim
