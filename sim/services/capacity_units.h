#pragma once

namespace faultline::sim {

/// What a load balancer did in one hour, or at that pace, in the four dimensions that capacity units measure.
struct BalancerUse {
    double newConnectionsPerSecond = 0;
    double activeConnections = 0;
    double gigabytesPerHour = 0;
    double ruleEvaluationsPerSecond = 0;
};

/// Load Balancer Capacity Units of an Application Load Balancer: the largest dimension counts (ELB-117).
[[nodiscard]] double capacityUnitsOfApplication(const BalancerUse& use);
/// Of a Network Load Balancer, for TCP.
[[nodiscard]] double capacityUnitsOfNetwork(const BalancerUse& use);

/// Rule evaluations of one request: the first ten rules are free (ELB-118).
[[nodiscard]] constexpr int ruleEvaluationsOf(int rulesProcessed) { return rulesProcessed > 10 ? rulesProcessed - 10 : 0; }

} // namespace faultline::sim
