#include "sim/services/publication/series.h"

namespace faultline::sim {

void makeNatGatewaySeries(World& world, Index n)
{
    const Dimensions dimensions{{"NatGatewayId", world.plan->subjects[world.plan->natGateways[n].subject]}};
    NatGateway& nat = world.network.natGateways[n]; // NET-09
    nat.activeSeries = addSeries(world, "AWS/NATGateway", "ActiveConnectionCount", dimensions);
    nat.attemptSeries = addSeries(world, "AWS/NATGateway", "ConnectionAttemptCount", dimensions);
    nat.establishedSeries = addSeries(world, "AWS/NATGateway", "ConnectionEstablishedCount", dimensions);
    nat.portErrorSeries = addSeries(world, "AWS/NATGateway", "ErrorPortAllocation", dimensions);
}

void sampleNatGateways(World& world)
{
    for (Index n = 0; n < world.network.natGateways.size(); ++n) {
        NatGateway& nat = world.network.natGateways[n];
        if (!zoneHasPower(world, world.plan->natGateways[n].zone)) continue; // what has no power reports nothing
        bump(world, nat.activeSeries, static_cast<double>(nat.open));
        bump(world, nat.attemptSeries, static_cast<double>(nat.attempts));
        bump(world, nat.establishedSeries, static_cast<double>(nat.established));
        bump(world, nat.portErrorSeries, static_cast<double>(nat.portErrors));
        nat.attempts = nat.established = nat.portErrors = 0;
    }
}

} // namespace faultline::sim
