#include "sim/faults/kinds.h"
#include "sim/faults/members.h"
#include "sim/faults/zone_power.h"

/// Everything of a zone loses power (EC2-30, FLT-16).
namespace faultline::sim {

namespace {

void start(World& world, FaultState& fault) { cutPower(world, fault.plan.zone); }

void end(World& world, FaultState& fault) { returnPower(world, fault.plan.zone); }

} // namespace

FaultKind azPowerInterruption()
{
    return {.kind = "az-power-interruption",
            .icon = "az-power",
            .fis = "composition",
            .required = {"az"},
            .findsTarget = findsZoneInUse,
            .start = start,
            .end = end};
}

} // namespace faultline::sim
