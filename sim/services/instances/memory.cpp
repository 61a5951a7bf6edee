#include "sim/services/instances/memory.h"

#include "sim/services/instances/instance_life.h"

namespace faultline::sim {

double memoryInUseMib(const World& world, Index m)
{
    const Member& member = world.members[m];
    const InstancePlan& plan = world.plan->stations[member.station].instance;
    const double inHand = static_cast<double>(member.busy) + static_cast<double>(member.queue.size());
    return plan.baseMib + inHand * plan.requestMib + world.instances[m].memoryStress * plan.memoryMib;
}

void lookAtMemory(World& world, Index m)
{
    const StationPlan& station = world.plan->stations[world.members[m].station];
    const double memory = station.instance.memoryMib;
    if (memory <= 0 || !world.plan->hasOverheads || memoryInUseMib(world, m) < memory) return;
    if (world.members[m].state != Member::State::Serving) return;
    note(world, TimelineEntry::Plane::Data, "out-of-memory", "", station.subject, numberOf(world, m));
    crashProcess(world, m, station.processRestart);
}

void setMemoryStress(World& world, Index m, double share)
{
    world.instances[m].memoryStress = share;
    lookAtMemory(world, m);
}

} // namespace faultline::sim
