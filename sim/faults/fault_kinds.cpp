#include "sim/faults/kinds.h"

#include <algorithm>

namespace faultline::sim {

const std::vector<FaultKind>& faultKinds()
{
    static const std::vector<FaultKind> kinds{
        terminateInstances(), stopInstances(),      azPowerInterruption(),  azIsolation(),   latency(),          packetLoss(),     cpuStress(),
        memoryExhaustion(),   processCrash(),       badDeployment(),        rdsFailover(),   rdsReboot(),        rdsStorageFull(), rdsMaintenance(),
        dynamodbThrottle(),   dataCorruption(),     cacheFlush(),           cacheNodeLoss(), volumePause(),      natLoss(),        dnsFailure(),
        lbZoneLoss(),         dependencySlowdown(), insufficientCapacity(), controlPlane(),  spotInterruption(), regionLoss(),     zonalShift(),
        hostFailure(),
    };
    return kinds;
}

bool FaultKind::takes(std::string_view argument) const
{
    const auto in = [&](const auto& list) { return std::find(list.begin(), list.end(), argument) != list.end(); };
    return in(required) || in(oneOf) || in(optional);
}

const FaultKind* findFaultKind(std::string_view kind)
{
    const auto& kinds = faultKinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const FaultKind& k) { return k.kind == kind; });
    return found == kinds.end() ? nullptr : &*found;
}

} // namespace faultline::sim
