#include "sim/faults/zone_power.h"

#include "sim/services/cache.h"
#include "sim/services/database.h"
#include "sim/services/instances/instance_life.h"
#include "sim/services/load_balancer.h"

namespace faultline::sim {

void cutPower(World& world, Index zone)
{
    if (zone != kNone && world.zoneFaults[zone]++ > 0) return;
    for (Index n = 0; n < world.nodes.size(); ++n)
        if (world.nodes[n].zone == zone) cutNodePower(world, n);
    for (Index d = 0; d < world.databases.size(); ++d) {
        if (world.databases[d].zone == zone) loseHost(world, d, Stop::PowerLoss);
        else if (zone != kNone && world.databases[d].standbyZone == zone) losePowerOfStandby(world, d);
    }
    losePowerOfCaches(world, zone);
    for (Index m = 0; m < world.members.size(); ++m)
        if (world.members[m].zone == zone && world.plan->stations[world.members[m].station].database == kNone) losePower(world, m);
}

void returnPower(World& world, Index zone)
{
    if (zone != kNone && --world.zoneFaults[zone] > 0) return;
    for (Index n = 0; n < world.nodes.size(); ++n)
        if (world.nodes[n].zone == zone) returnNodePower(world, n);
    for (Index d = 0; d < world.databases.size(); ++d) regainZone(world, d, zone);
    for (Index m = 0; m < world.members.size(); ++m)
        if (world.members[m].zone == zone && world.plan->stations[world.members[m].station].database == kNone) regainPower(world, m);
}

} // namespace faultline::sim
