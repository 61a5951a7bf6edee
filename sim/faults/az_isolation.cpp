#include "sim/faults/kinds.h"
#include "sim/faults/members.h"
#include "sim/services/clients.h"
#include "sim/services/database.h"
#include "sim/services/network.h"
#include "sim/services/nodes.h"

/// A zone is cut off from all others: packets between them vanish, traffic inside of it goes on. What runs there runs on, unheard.
namespace faultline::sim {

namespace {

/// Where the answer to a call has to go; kNone: out of the VPC, or to nobody.
Index zoneOfCaller(const World& world, const Call& call)
{
    if (call.node != kNone) return world.nodes[call.node].zone;
    if (call.origin != Call::Origin::Use || !world.calls.isLive(call.caller, call.callerStamp)) return kNone;
    const Index member = world.calls[call.caller].member;
    return member == kNone ? kNone : world.members[member].zone;
}

/// Calls under way across the border get no answer.
void loseCalls(World& world, Index zone)
{
    for (Index c = 0; c < world.calls.capacity(); ++c) {
        if (!world.calls.isLive(c) || world.calls[c].member == kNone || world.calls[c].phase == Call::Phase::Hung) continue;
        Call& call = world.calls[c];
        const bool isInside = world.members[call.member].zone == zone, comesFromInside = zoneOfCaller(world, call) == zone;
        if (isInside == comesFromInside) continue;
        call.answerIsLost = true;
        call.hangCause = Cause::ZoneIsolated;
        if (call.origin == Call::Origin::Client) onAttemptVanished(world, c);
    }
}

void start(World& world, FaultState& fault)
{
    const Index zone = fault.plan.zone;
    if (world.network.isolations[zone]++ > 0) return;
    lookAtNetwork(world);
    for (Index n = 0; n < world.nodes.size(); ++n)
        if (world.nodes[n].zone == zone) setNodeIsolation(world, n, true);
    for (Index d = 0; d < world.databases.size(); ++d) { // a primary that cannot be reached fails over like one that is lost (RDS-04)
        if (world.databases[d].zone == zone) loseHost(world, d, Stop::PowerLoss);
        else if (world.databases[d].standbyZone == zone) losePowerOfStandby(world, d);
    }
    loseCalls(world, zone);
}

void end(World& world, FaultState& fault)
{
    const Index zone = fault.plan.zone;
    if (--world.network.isolations[zone] > 0) return;
    lookAtNetwork(world);
    for (Index n = 0; n < world.nodes.size(); ++n)
        if (world.nodes[n].zone == zone) setNodeIsolation(world, n, false);
    for (Index d = 0; d < world.databases.size(); ++d) regainZone(world, d, zone);
}

} // namespace

FaultKind azIsolation()
{
    return {.kind = "az-isolation",
            .icon = "isolate",
            .fis = "aws:network:disrupt-connectivity",
            .required = {"az"},
            .findsTarget = findsZoneInUse,
            .start = start,
            .end = end};
}

} // namespace faultline::sim
