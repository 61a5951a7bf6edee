#pragma once

#include "sim/faults/fault_kind.h"

/// The rows of the table, in a file of its own each.
namespace faultline::sim {

[[nodiscard]] FaultKind terminateInstances();
[[nodiscard]] FaultKind stopInstances();
[[nodiscard]] FaultKind azPowerInterruption();
[[nodiscard]] FaultKind azIsolation();
[[nodiscard]] FaultKind latency();
[[nodiscard]] FaultKind packetLoss();
[[nodiscard]] FaultKind cpuStress();
[[nodiscard]] FaultKind memoryExhaustion();
[[nodiscard]] FaultKind processCrash();
[[nodiscard]] FaultKind badDeployment();
[[nodiscard]] FaultKind rdsFailover();
[[nodiscard]] FaultKind rdsReboot();
[[nodiscard]] FaultKind rdsStorageFull();
[[nodiscard]] FaultKind rdsMaintenance();
[[nodiscard]] FaultKind dynamodbThrottle();
[[nodiscard]] FaultKind dataCorruption();
[[nodiscard]] FaultKind cacheFlush();
[[nodiscard]] FaultKind cacheNodeLoss();
[[nodiscard]] FaultKind volumePause();
[[nodiscard]] FaultKind natLoss();
[[nodiscard]] FaultKind dnsFailure();
[[nodiscard]] FaultKind lbZoneLoss();
[[nodiscard]] FaultKind dependencySlowdown();
[[nodiscard]] FaultKind insufficientCapacity();
[[nodiscard]] FaultKind controlPlane();
[[nodiscard]] FaultKind spotInterruption();
[[nodiscard]] FaultKind regionLoss();
[[nodiscard]] FaultKind zonalShift();
[[nodiscard]] FaultKind hostFailure();

} // namespace faultline::sim
