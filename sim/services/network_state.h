#pragma once

#include "model/metrics/metric_store.h" // Nanoseconds
#include "sim/core/slab.h"
#include "sim/plan/network_plan.h"

#include <cstdint>
#include <vector>

/// What is wrong with the network at a moment. While nothing is, nobody looks further than `isDisturbed`.
namespace faultline::sim {

/// Added delay and loss of what hosts send, by a fault in force.
struct Disturbance {
    std::uint32_t fault = kNone;
    Index zone = kNone;    ///< of the sender; kNone: any
    Index station = kNone; ///< of the sender; kNone: any
    int memberNumber = 0;  ///< of the sender within its station; 0: any
    Nanoseconds delay = 0;
    double loss = 0;         ///< 0..1 of packets
    double flows = 1;        ///< 0..1 of flows that it hits
    bool leavesZone = false; ///< only what goes to another zone
};

/// Slower work at one place, by a fault in force.
struct Slowdown {
    std::uint32_t fault = kNone;
    bool isTable = false;
    Index index = kNone; ///< station or table
    double factor = 1;
};

/// A name that does not resolve, by a fault in force.
struct FailingName {
    std::uint32_t fault = kNone;
    Index subject = kNone; ///< kNone: no name does
    Nanoseconds since = 0;
};

struct NatGateway {
    int faults = 0;         ///< in force
    std::uint64_t open = 0; ///< connections
    std::vector<std::uint32_t> byDestination;
    std::uint64_t attempts = 0, established = 0, portErrors = 0; ///< in this period
    Index activeSeries = kNone, attemptSeries = kNone, establishedSeries = kNone, portErrorSeries = kNone;
};

struct NetworkState {
    bool isDisturbed = false; ///< something below is not empty, or the drawing itself states loss or jitter
    std::vector<Disturbance> disturbances;
    std::vector<int> isolations; ///< in force, by zone
    std::vector<Slowdown> slowdowns;
    std::vector<FailingName> failingNames;
    std::vector<NatGateway> natGateways;
};

} // namespace faultline::sim
