#include "sim/services/instances/network_allowance.h"

namespace faultline::sim {

namespace {

constexpr double kBurstSeconds = 1800; // EC2-31 says 5 to 60 minutes: our assumption
constexpr double kBytesPerKib = 1024, kKibPerMib = 1024;

const InstancePlan& planOf(const World& world, Index m) { return world.plan->stations[world.members[m].station].instance; }

RateBucket bucketOf(const InstancePlan& plan, Nanoseconds now)
{
    const double capacity = (plan.networkBurstMibS - plan.networkMibS) * kBurstSeconds;
    return {plan.networkMibS, plan.networkBurstMibS, capacity, plan.networkMibS, capacity, now, now};
}

} // namespace

void makeNetworkAllowance(World& world, Index m) { world.instances[m].networkOut = bucketOf(planOf(world, m), world.now); }

void receive(World& world, Index m) { world.instances[m].periodReceivedBytes += planOf(world, m).receivedKib * kBytesPerKib; }

Nanoseconds sendingTakes(World& world, Index m)
{
    const double kib = planOf(world, m).sentKib;
    world.instances[m].periodSentBytes += kib * kBytesPerKib;
    return world.instances[m].networkOut.take(world.now, kib / kKibPerMib) - world.now;
}

} // namespace faultline::sim
