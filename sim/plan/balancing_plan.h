#pragma once

#include "model/metrics/metric_store.h" // Nanoseconds
#include "sim/plan/index.h"

#include <cstdint>
#include <utility>
#include <vector>

/// Load balancers, their rules and their target groups, compiled.
namespace faultline::sim {

/// Healthy targets that are asked for, as a count, as a share, or both: missed when either is (ELB-76).
struct HealthMinimum {
    int count = 1;   ///< 0: off
    int percent = 0; ///< 0: off

    [[nodiscard]] bool isMet(std::size_t healthy, std::size_t registered) const
    {
        return healthy >= static_cast<std::size_t>(count) && healthy * 100 >= registered * static_cast<std::size_t>(percent);
    }
};

/// How a client is kept on its target.
struct StickinessPlan {
    enum class Kind : std::uint8_t { None, Cookie, SourceIp };
    Kind kind = Kind::None;
    Nanoseconds lasts = 0;
    bool isRenewed = true; ///< each request starts the time anew (ELB-85); a Classic cookie's does not
};

struct HealthCheckPlan {
    bool isByConnection = false; ///< TCP: no work for the application
    Nanoseconds interval = 30 * kSecond, timeout = 5 * kSecond;
    int healthyThreshold = 5, unhealthyThreshold = 2;
    std::vector<std::pair<int, int>> statuses{{200, 200}}; ///< answers that pass, as ranges

    [[nodiscard]] bool passes(int status) const
    {
        for (const auto& [first, last] : statuses)
            if (status >= first && status <= last) return true;
        return false;
    }
};

struct TargetGroupPlan {
    enum class Algorithm : std::uint8_t { RoundRobin, LeastOutstanding, WeightedRandom, FlowHash };
    Index subject = kNone;
    std::vector<Index> stations; ///< whose members are registered
    std::vector<Index> edges;    ///< from the load balancer to each of them, in `Plan::edges`
    Algorithm algorithm = Algorithm::RoundRobin;
    bool isCrossZone = true;
    HealthCheckPlan check;
    HealthMinimum routingMinimum, dnsMinimum;
    StickinessPlan stickiness;
    Nanoseconds slowStart = 0; ///< 0: off
    bool mitigatesAnomalies = false;
    bool looksForAnomalies = false; ///< HTTP groups of an Application Load Balancer (ELB-42)
    Nanoseconds deregistrationDelay = 300 * kSecond;
    bool cutsDrained = true;            ///< what is still open when the delay ends (ELB-93, ELB-94)
    bool cutsUnhealthy = false;         ///< flows of a target that turned unhealthy get RST (ELB-70)
    Nanoseconds unhealthyDraining = 0;  ///< how long such flows go on where they are not cut at once (ELB-70)
    bool hasPassiveChecks = false;      ///< ELB-69
    bool preservesClientAddress = true; ///< ELB-103
    Index loadBalancer = kNone;

    /// Whether the choice of a target needs more than the plain algorithm.
    [[nodiscard]] bool choosesSpecially() const
    {
        return stickiness.kind != StickinessPlan::Kind::None || slowStart > 0 || mitigatesAnomalies || !preservesClientAddress;
    }
};

/// What a load balancer does with one kind of request: a weighted choice of target groups, or an answer of its own.
struct RoutePlan {
    struct Share {
        Index targetGroup = kNone;
        double upTo = 1; ///< cumulative share
    };
    enum class Own : std::uint8_t { No, FixedResponse, Redirect, Refusal };
    std::vector<Share> shares;
    Own own = Own::No; ///< an answer of the load balancer's own
    int status = 200;
    Nanoseconds groupStickiness = 0; ///< > 0: a client stays with its target group so long (ELB-35)
    int rulesProcessed = 0;          ///< until one matched, the default rule not counted (ELB-118)
    double kb = 0;                   ///< request and answer together
};

struct LoadBalancerPlan {
    enum class Kind : std::uint8_t { Application, Network, Classic };
    Kind kind = Kind::Application;
    Index subject = kNone;
    std::vector<Index> nodeZones; ///< one node per enabled zone; a single kNone: one logical node
    std::vector<Index> targetGroups;
    std::vector<RoutePlan> routes;             ///< by the caller's route index: each class of each actor, and each use
    Nanoseconds connectTimeout = 10 * kSecond; ///< ELB-106
    Nanoseconds idleTimeout = 60 * kSecond;    ///< ELB-98, ELB-101
    Nanoseconds keepAlive = 3600 * kSecond;    ///< of a client's connection (ELB-99)
    std::size_t surgeQueueMax = 0;             ///< per node (ELB-114, ELB-115); 0: none
    bool canShiftZones = false;                ///< ELB-83
    double zonalAffinity = 0;                  ///< share of callers in a zone that are sent to its own node (ELB-104)
};

} // namespace faultline::sim
