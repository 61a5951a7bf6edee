#include "sim/faults/disturb.h"

#include "sim/services/network.h"

namespace faultline::sim {

std::uint32_t numberOf(const World& world, const FaultState& fault) { return static_cast<std::uint32_t>(&fault - world.faults.data()); }

Disturbance disturbanceOf(const World& world, const FaultState& fault)
{
    Disturbance disturbance;
    disturbance.fault = numberOf(world, fault);
    disturbance.zone = fault.plan.zone;
    if (fault.plan.target.kind == Destination::Kind::Station) disturbance.station = fault.plan.target.index;
    disturbance.memberNumber = fault.plan.memberNumber;
    return disturbance;
}

void disturb(World& world, const Disturbance& disturbance)
{
    world.network.disturbances.push_back(disturbance);
    lookAtNetwork(world);
}

void endDisturbance(World& world, FaultState& fault)
{
    std::erase_if(world.network.disturbances, [number = numberOf(world, fault)](const Disturbance& d) { return d.fault == number; });
    lookAtNetwork(world);
}

} // namespace faultline::sim
