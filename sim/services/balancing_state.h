#pragma once

#include "sim/core/slab.h"
#include "sim/drill/run_record.h"
#include "sim/plan/balancing_plan.h"
#include "sim/services/call_ref.h"
#include "sim/services/client_state.h"

#include <array>
#include <cstdint>
#include <vector>

/// What load balancers, their nodes, target groups, targets and names are at a moment.
namespace faultline::sim {

/// Rare events of a load balancer that CloudWatch counts; what each kind calls them is in publication/load_balancers.cpp.
enum class BalancerCount : std::uint8_t {
    Own3xx,
    Own4xx,
    Own5xx,
    Own500,
    Own502,
    Own503,
    Own504,
    FixedResponse,
    Redirect,
    NonSticky,
    Spillover,
    SurgeLength,
    NewConnections,
    ElbReset,
    TargetReset,
    ClientReset,
    PortAllocationError
};
inline constexpr std::size_t kBalancerCounts = 17;
using BalancerSeries = std::array<Index, kBalancerCounts>; ///< kNone: not a metric of this kind

[[nodiscard]] constexpr BalancerSeries noBalancerSeries()
{
    BalancerSeries series{};
    series.fill(kNone);
    return series;
}

/// A load balancer's node in one zone.
struct Node {
    Index loadBalancer = kNone, zone = kNone;
    int powerFaults = 0;     ///< in force: of its zone, or of the node itself
    bool isKnownUp = true;   ///< what DNS believes
    bool isShifted = false;  ///< its zone is shifted away (ELB-83)
    bool isIsolated = false; ///< its zone's network is cut off
    [[nodiscard]] bool hasPower() const { return powerFaults == 0; }
    [[nodiscard]] bool isReachable() const { return hasPower() && !isIsolated; }
    std::uint32_t stamp = 0;
    Index slot = 0;                           ///< among the nodes of its load balancer
    std::vector<std::vector<Index>> eligible; ///< by target group of the load balancer: where it may send
    std::vector<std::uint64_t> rotation;      ///< likewise
    std::vector<bool> failsOpen;
    std::vector<bool> isFitForDns;  ///< whether the group has the healthy targets that DNS asks for
    Fifo<CallRef> surge;            ///< of a Classic Load Balancer: waits for an instance with room
    std::uint64_t requestCount = 0; ///< in this period
    Index requests = kNone;
    BalancerSeries series = noBalancerSeries(); ///< with the zone as dimension
};

/// A member registered with a target group.
struct Target {
    enum class State : std::uint8_t { Registered, Draining, Unused };
    Index targetGroup = kNone, member = kNone, edge = kNone;
    State state = State::Registered;
    bool isAnomalous = false;
    std::uint32_t stamp = 0;
    int outstanding = 0;
    std::uint32_t answers = 0, errors = 0; ///< since anomalies were last looked for
    std::uint32_t brokenInARow = 0;        ///< connections, for passive checks
    double weight = 1;                     ///< under anomaly mitigation
    Nanoseconds slowFrom = -1;             ///< since when it is in slow start; < 0: it is not
    std::vector<Index> checks;             ///< one per node, in the order of the load balancer's nodes
    std::vector<int> outstandingByNode;    ///< where nodes run out of ports (ELB-102)
};

/// The health check of one target by one node.
struct Check {
    enum class Health : std::uint8_t { Initial, Healthy, Unhealthy };
    Index node = kNone, target = kNone;
    Health health = Health::Initial;
    int inARow = 0;          ///< results that speak against `health`
    std::uint32_t stamp = 0; ///< of the check under way
    bool isOpen = false;
    Nanoseconds startedAt = 0;
};

/// One of a population's resolvers: clients share an answer until it expires.
struct Resolver {
    Nanoseconds expires = -1;
    std::uint64_t nodes = 0;
    std::uint64_t rotation = 0;
    std::uint32_t lookups = 0, shift = 0;
};
struct ResolverSet {
    std::uint64_t key = 0;
    Index loadBalancer = kNone;
    std::vector<Resolver> resolvers;
    std::vector<ClientConnection> connections; ///< by client, where an actor keeps them
};

/// Which target, or target group, a client's cookie names.
struct Cookie {
    Index choice = kNone;
    Nanoseconds expires = 0;
};
using CookieJar = std::vector<Cookie>; ///< by client; empty until the first is set

struct LoadBalancer {
    std::vector<Index> nodes;
    struct Record {
        Nanoseconds from = 0;
        std::uint64_t nodes = 0; ///< bits: which nodes the name answers
    };
    std::vector<Record> records; ///< of the name, since the start
    Index requests = kNone;
    BalancerSeries series = noBalancerSeries();
    Index capacityUnits = kNone, ruleEvaluations = kNone, processedBytes = kNone, activeConnections = kNone;
    std::uint64_t requestCount = 0;
    std::uint64_t requestsOnKept = 0;      ///< of them those on a connection that stood already
    std::uint64_t ruleEvaluationCount = 0; ///< in this period
    double kb = 0;                         ///< likewise
    double unitHours = 0;                  ///< capacity units used, since the start
    std::vector<CookieJar> groupCookies;   ///< by actor: which target group a client stays with
    StationRecord record;
};

struct TargetGroup {
    std::vector<Index> targets; ///< ever registered, in order
    Index requests = kNone, responseTime = kNone, responseTimeOfBalancer = kNone, target2xx = kNone, target3xx = kNone, target4xx = kNone,
          target5xx = kNone, connectErrors = kNone, perTarget = kNone, anomalous = kNone, mitigated = kNone, unhealthyRouting = kNone,
          healthyStateDns = kNone, unhealthyStateDns = kNone, healthyStateRouting = kNone, unhealthyStateRouting = kNone;
    std::vector<Index> healthy, unhealthy; ///< series by zone, then one for all zones together
    std::uint64_t periodRequests = 0;
    Nanoseconds slowUntil = 0;      ///< some target may be in slow start until then
    std::vector<CookieJar> cookies; ///< by actor
};

} // namespace faultline::sim
