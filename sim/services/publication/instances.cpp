#include "sim/services/publication/series.h"

#include "sim/services/database.h"
#include "sim/services/trace.h"

namespace faultline::sim {

void addMemberSeries(World& world, Index m)
{
    const StationPlan& plan = world.plan->stations[world.members[m].station];
    if (plan.kind != StationPlan::Kind::Instance && plan.kind != StationPlan::Kind::Group) return;
    const Dimensions dimensions{{"InstanceId", memberName(world, plan.subject, plan.kind == StationPlan::Kind::Group ? world.members[m].number : 0)}};
    world.members[m].cpuSeries = addSeries(world, "AWS/EC2", "CPUUtilization", dimensions);      // MET-10
    world.members[m].checkSeries = addSeries(world, "AWS/EC2", "StatusCheckFailed", dimensions); // MET-31
}

void sampleMembers(World& world)
{
    for (Index m = 0; m < world.members.size(); ++m) {
        Member& member = world.members[m];
        account(world, member);
        const StationPlan& plan = world.plan->stations[member.station];
        const auto available = static_cast<double>(member.record.availableServerNs - member.availableAtPeriod);
        const auto busy = static_cast<double>(member.record.busyServerNs - member.busyAtPeriod);
        member.availableAtPeriod = member.record.availableServerNs;
        member.busyAtPeriod = member.record.busyServerNs;
        if (plan.database != kNone) {
            if (available > 0) sampleDatabase(world, databaseOf(world, member), 100 * busy / available);
            continue;
        }
        if (plan.function != kNone) bump(world, world.functions[plan.function].concurrent, member.busy);
        const bool isRunning = member.state == Member::State::Serving || member.state == Member::State::Booting || member.state == Member::State::Off;
        if (!isRunning) continue;
        if (available > 0) bump(world, member.cpuSeries, 100 * busy / available);
        bump(world, member.checkSeries, member.hasPower ? 0 : 1); // EC2-20
        // ASG-48: the group's aggregate leaves out instances that warm up.
        if (available > 0 && plan.group != kNone && world.now >= member.warmUntil)
            bump(world, world.groups[plan.group].cpuSeries, 100 * busy / available);
    }
}

} // namespace faultline::sim
