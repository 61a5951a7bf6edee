#include "sim/faults/kinds.h"
#include "sim/services/auto_scaling.h"
#include "sim/services/database.h"
#include "sim/services/load_balancer.h"

/// Everything of a zone loses power: instances, load balancer nodes, databases (EC2-30, FLT-16). Packets vanish; nobody answers RST.
namespace faultline::sim {

namespace {

void start(World& world, FaultState& fault)
{
    const Index zone = fault.plan.zone;
    if (world.zoneFaults[zone]++ > 0) return;
    for (Index n = 0; n < world.nodes.size(); ++n)
        if (world.nodes[n].zone == zone) setNodePower(world, n, false);
    for (Index d = 0; d < world.databases.size(); ++d) {
        if (world.databases[d].zone == zone) loseHost(world, d, Stop::PowerLoss);
        else if (world.databases[d].standbyZone == zone) losePowerOfStandby(world, d);
    }
    for (Index m = 0; m < world.members.size(); ++m)
        if (world.members[m].zone == zone && world.plan->stations[world.members[m].station].database == kNone) losePower(world, m);
}

void end(World& world, FaultState& fault)
{
    const Index zone = fault.plan.zone;
    if (--world.zoneFaults[zone] > 0) return;
    for (Index n = 0; n < world.nodes.size(); ++n)
        if (world.nodes[n].zone == zone) setNodePower(world, n, true);
    for (Index d = 0; d < world.databases.size(); ++d) regainZone(world, d, zone);
    for (Index m = 0; m < world.members.size(); ++m)
        if (world.members[m].zone == zone && world.plan->stations[world.members[m].station].database == kNone) regainPower(world, m);
}

} // namespace

FaultKind azPowerInterruption()
{
    return {.kind = "az-power-interruption", .icon = "az-power", .fis = "composition", .required = {"az"}, .start = start, .end = end};
}

} // namespace faultline::sim
