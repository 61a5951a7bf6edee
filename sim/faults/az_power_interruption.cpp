#include "sim/faults/faults.h"
#include "sim/services/database.h"
#include "sim/services/instances/instance_life.h"
#include "sim/services/load_balancer.h"

/// Everything of a zone loses power: instances, load balancer nodes, databases (EC2-30, FLT-16). Packets vanish; nobody answers RST.
namespace faultline::sim {

void startPowerInterruption(World& world, const FaultPlan& fault)
{
    if (world.zoneFaults[fault.zone]++ > 0) return;
    for (Index n = 0; n < world.nodes.size(); ++n)
        if (world.nodes[n].zone == fault.zone) setNodePower(world, n, false);
    for (Index d = 0; d < world.databases.size(); ++d) {
        if (world.databases[d].zone == fault.zone) loseHost(world, d, Stop::PowerLoss);
        else if (world.databases[d].standbyZone == fault.zone) losePowerOfStandby(world, d);
    }
    for (Index m = 0; m < world.members.size(); ++m)
        if (world.members[m].zone == fault.zone && world.plan->stations[world.members[m].station].database == kNone) losePower(world, m);
}

void endPowerInterruption(World& world, const FaultPlan& fault)
{
    if (--world.zoneFaults[fault.zone] > 0) return;
    for (Index n = 0; n < world.nodes.size(); ++n)
        if (world.nodes[n].zone == fault.zone) setNodePower(world, n, true);
    for (Index d = 0; d < world.databases.size(); ++d) regainZone(world, d, fault.zone);
    for (Index m = 0; m < world.members.size(); ++m)
        if (world.members[m].zone == fault.zone && world.plan->stations[world.members[m].station].database == kNone) regainPower(world, m);
}

} // namespace faultline::sim
