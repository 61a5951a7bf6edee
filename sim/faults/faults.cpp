#include "sim/faults/faults.h"

#include "sim/faults/fault_kind.h"
#include "sim/services/redundancy.h"

namespace faultline::sim {

void onFaultStart(World& world, Index f)
{
    world.faultHasStruck = true;
    const FaultPlan& plan = world.faults[f].plan;
    note(world, TimelineEntry::Plane::Control, "fault-start", "", plan.subject, 0, {{"fault", plan.fault.text}});
    if (plan.kind->findsTarget && !plan.kind->findsTarget(world, plan))
        note(world, TimelineEntry::Plane::Control, kFaultHitNothing, "", plan.subject, 0, {{"fault", plan.fault.text}});
    plan.kind->start(world, world.faults[f]);
    if (plan.fault.lasts > 0) atControl(world, world.now + plan.fault.lasts, EventKind::FaultEnd, f, 0);
    lookAtRedundancy(world);
}

void onFaultEnd(World& world, Index f)
{
    const FaultPlan& plan = world.faults[f].plan;
    note(world, TimelineEntry::Plane::Control, "fault-end", "", plan.subject, 0, {{"fault", plan.fault.text}});
    if (plan.kind->end) plan.kind->end(world, world.faults[f]);
    lookAtRedundancy(world);
}

} // namespace faultline::sim
