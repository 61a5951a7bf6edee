#include "sim/services/capacity_units.h"

#include <algorithm>

namespace faultline::sim {

double capacityUnitsOfApplication(const BalancerUse& use)
{
    return std::max({use.newConnectionsPerSecond / 25, use.activeConnections / 3'000, use.gigabytesPerHour, use.ruleEvaluationsPerSecond / 1'000});
}

double capacityUnitsOfNetwork(const BalancerUse& use)
{
    return std::max({use.newConnectionsPerSecond / 800, use.activeConnections / 100'000, use.gigabytesPerHour});
}

} // namespace faultline::sim
