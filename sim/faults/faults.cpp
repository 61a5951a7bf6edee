#include "sim/faults/faults.h"

#include "sim/services/redundancy.h"

namespace faultline::sim {

void onFaultStart(World& world, Index f)
{
    const FaultPlan fault = world.faults[f];
    world.faultHasStruck = true;
    note(world, TimelineEntry::Plane::Control, "fault-start", "", fault.station == kNone ? kNone : world.plan->stations[fault.station].subject, 0,
         {{"fault", fault.fault.text}});
    switch (fault.kind) {
    case FaultPlan::Kind::TerminateInstances: startTermination(world, fault); break;
    case FaultPlan::Kind::AzPowerInterruption: startPowerInterruption(world, fault); break;
    case FaultPlan::Kind::RdsFailover: startFailover(world, fault); break;
    }
    if (fault.fault.lasts > 0) atControl(world, world.now + fault.fault.lasts, EventKind::FaultEnd, f, 0);
    lookAtRedundancy(world);
}

void onFaultEnd(World& world, Index f)
{
    const FaultPlan fault = world.faults[f];
    note(world, TimelineEntry::Plane::Control, "fault-end", "", fault.station == kNone ? kNone : world.plan->stations[fault.station].subject, 0,
         {{"fault", fault.fault.text}});
    if (fault.kind == FaultPlan::Kind::AzPowerInterruption) endPowerInterruption(world, fault);
    lookAtRedundancy(world);
}

} // namespace faultline::sim
