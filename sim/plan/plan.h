#pragma once

#include "sim/core/law.h"
#include "sim/drill/run_record.h"
#include "sim/drill/scenario.h"
#include "sim/faults/fault_kind.h"
#include "sim/plan/around_plan.h"
#include "sim/plan/balancing_plan.h"
#include "sim/plan/cache_plan.h"
#include "sim/plan/database_plan.h"
#include "sim/plan/group_plan.h"
#include "sim/plan/index.h"
#include "sim/plan/instance_plan.h"
#include "sim/plan/network_plan.h"
#include "sim/plan/table_plan.h"
#include "sim/telemetry/alarm_evaluator.h"
#include "sim/telemetry/scaling_policy.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// An architecture and a scenario compiled to arrays: all look-ups by name are done.
///
/// Everything refers to everything by index. Only what traffic can reach is in here, in the order in which traffic reaches it; random streams and
/// the digest go by these positions, so neither a rename nor an unconnected resource changes a number.
namespace faultline::sim {

/// Where a request may be sent.
struct Destination {
    enum class Kind : std::uint8_t { None, LoadBalancer, Station, Table, Cache, Queue, Bucket };
    Kind kind = Kind::None;
    Index index = kNone;
};

/// Stops a caller from calling while most calls fail (CLI-14).
struct BreakerPlan {
    bool isUsed = false;
    double failureShare = 0.5;
    std::uint32_t calls = 20, probes = 3;
    Nanoseconds window = 10 * kSecond, open = 30 * kSecond;
};

/// How a caller waits, gives up and tries again.
struct CallPolicy {
    enum class Backoff : std::uint8_t { None, Constant, Exponential, FullJitter, EqualJitter, DecorrelatedJitter, SdkStandard };
    Nanoseconds connectTimeout = kSecond;
    Nanoseconds requestTimeout = 0; ///< of one attempt; 0: none
    int retries = 0;                ///< further attempts
    Backoff backoff = Backoff::None;
    Nanoseconds base = 0, cap = 0;
    double retryBudget = -1; ///< retries per request sent, at most; < 0: no bound
    Nanoseconds dnsCache = 0;
    BreakerPlan breaker;
};

struct PoolPlan {
    bool isUsed = false;
    int minimum = 0, maximum = 0;
    Nanoseconds acquireTimeout = 0;
    bool validateOnBorrow = false;
    bool watchesTopology = false; ///< learns of a failover without DNS (RDS-10)
};

/// One entry of `Uses`: whom a station calls while it serves a request.
struct UsePlan {
    Destination to;
    int calls = 1;
    double probability = 1;
    bool holds = true;
    bool isWrite = false;
    std::optional<Law> work; ///< what one call costs there; else the callee's own law
    Index operation = kNone; ///< of tables: in `Plan::tableOperations`; of caches: in `Plan::cacheOperations`
    Index onMiss = kNone;    ///< only when this earlier one of the same uses, a cache, found nothing
    Index missBit = kNone;   ///< of a cache that another one waits for: in `Call::missed`
    Index endpoint = kNone;  ///< of databases: in `Plan::databaseEndpoints`
    double ios = -1;         ///< of databases: I/O operations of one call; < 0: as the cache has it
    CallPolicy policy;
    PoolPlan pool;
    Index routes = kNone; ///< load balancer: index into its `routes`
    Index edge = kNone;   ///< in `Plan::edges`
    Index path = kNone;   ///< in `Plan::paths`: what stands between caller and callee; kNone: nothing that can fail
};

/// A place where work is done: an instance, an Auto Scaling group, a database, or a box with a workload.
struct StationPlan {
    enum class Kind : std::uint8_t { Instance, Group, Database, Box };
    Kind kind = Kind::Box;
    Index subject = kNone;
    std::vector<Index> memberZones; ///< zone of each member at the start; kNone: in no zone
    bool hasServers = false;        ///< the pure queueing form: c servers, FIFO
    int servers = 1;
    int vcpus = 1;
    int workers = 1;
    int queueLimit = 0; ///< < 0: none
    bool dropsExpired = false;
    std::vector<Law> workByClass; ///< one per class of the plan
    std::vector<UsePlan> uses;
    Law checkWork;
    int checkStatus = 200; ///< that the checked path answers while all is well
    std::vector<UsePlan> checkUses;
    Nanoseconds launch = 0, boot = 0;
    Nanoseconds userData = 0;       ///< on top of the first boot (EC2-17)
    Nanoseconds processRestart = 0; ///< of what serves, on a machine that stays up
    bool assumesRestart = false;    ///< the drawing does not say how long that takes
    Nanoseconds warmUp = 0;
    double warmUpFactor = 1;
    Nanoseconds connectCpu = 0;
    bool takesMore = false; ///< of disk, memory or network, so that those have to be looked at
    InstancePlan instance;  ///< of instances and groups
    Index group = kNone;    ///< in `Plan::groups`
    Index database = kNone; ///< in `Plan::databases`
    Index function = kNone; ///< in `Plan::functions`
};

/// Instances and Auto Scaling groups.
[[nodiscard]] inline bool isMachine(const StationPlan& station)
{
    return station.kind == StationPlan::Kind::Instance || station.kind == StationPlan::Kind::Group;
}

struct AlarmPlan {
    AlarmRule rule;
    Index subject = kNone;
    struct Action {
        Index group = kNone, policy = kNone;
    };
    std::vector<Action> onAlarm;
    enum class InstanceAction : std::uint8_t { Recover, Stop, Terminate, Reboot };
    std::vector<InstanceAction> onInstance; ///< to `station`, whose instance its metric is of (CW-53)
    Index station = kNone;
};

struct SendPlan {
    double upTo = 1; ///< cumulative share within the actor
    Index requestClass = 0;
    Destination to;
    Index routes = kNone;
    Index edge = kNone;
    UsePlan direct; ///< of a service that is called without a server between: what is asked of it
};

struct ActorPlan {
    Index subject = kNone;
    bool isPaced = false;
    double share = 1; ///< of the whole traffic
    int users = 0;    ///< closed loop
    Nanoseconds deadline = 0;
    CallPolicy policy;
    std::uint32_t clients = 0;               ///< browsers or devices; 0: nothing needs to tell them apart
    std::uint32_t sourceAddresses = 0;       ///< of all of them together
    std::uint32_t requestsPerConnection = 0; ///< 0: a connection for each request, which costs nothing
    Nanoseconds handshake = 0;               ///< before the first request on a connection (CLI-18)
    Nanoseconds roundTrip = 0;               ///< between the clients and where they send to
    enum class Addresses : std::uint8_t { First, Random, NextOnFailure } addresses = Addresses::First;
    std::vector<SendPlan> sends;
};

/// A fault with its arguments looked up. What they do is its kind's to say.
struct FaultPlan {
    Fault fault;
    const FaultKind* kind = nullptr; ///< of the table, which outlives every plan
    Destination target;              ///< kind None: everything that the fault can hit (in `zone`, where that is set)
    int memberNumber = 0;            ///< of the target station: `AppGroup#3`; 0: every one
    Index subject = kNone;           ///< whom the timeline names
    Index zone = kNone;
    int count = -1;    ///< of instances; < 0: all
    double share = -1; ///< 0..1: `percent`; < 0: not said
    double number = 0; ///< `ms`, `factor`
};

/// A place that AWS chooses: a drill takes what the drawing or a default says, a matrix takes each.
struct PlacementChoice {
    std::string resource;
    std::vector<std::string> zones;
    std::string chosen;
};

struct Edge {
    Index from = kNone, to = kNone; ///< subjects
};

/// What a resource costs for as long as it is there, whatever it carries. Instances are billed by the seconds that they run instead.
struct StandingCost {
    Index subject = kNone;
    double usdPerHour = 0;
};

struct Plan {
    Scenario scenario;
    Nanoseconds clockAtStart = 0; ///< UTC time of day at time 0
    bool hasOverheads = true;
    Nanoseconds sameAz = 0, crossAz = 0; ///< round trips
    double jitter = 0;                   ///< sigma of the lognormal law that they vary by
    double loss = 0;                     ///< share of packets that every hop loses
    std::vector<std::string> subjects;   ///< logical ids and actors
    std::vector<std::string> types;      ///< CloudFormation's, by subject; empty: an actor or a box
    std::vector<std::string> zones;
    std::vector<bool> zoneIsUsed; ///< something that serves stands there
    std::vector<std::string> classes;
    std::vector<ActorPlan> actors;
    std::vector<LoadBalancerPlan> loadBalancers;
    std::vector<TargetGroupPlan> targetGroups;
    std::vector<StationPlan> stations;
    std::vector<DatabasePlan> databases;
    std::vector<DatabaseClusterPlan> databaseClusters;
    std::vector<DatabaseEndpointPlan> databaseEndpoints;
    std::vector<TablePlan> tables;
    std::vector<TableOperationPlan> tableOperations;
    std::vector<CachePlan> caches;
    std::vector<CacheOperationPlan> cacheOperations;
    std::vector<QueuePlan> queues;
    std::vector<FunctionPlan> functions;
    std::vector<BucketPlan> buckets;
    std::vector<GroupPlan> groups;
    std::vector<AlarmPlan> alarms;
    std::vector<FaultPlan> faults;
    std::vector<PlacementChoice> placementChoices;
    std::vector<Edge> edges;
    std::vector<NatGatewayPlan> natGateways;
    std::vector<PathPlan> paths;
    std::vector<StandingCost> standingCosts; ///< of what is no instance; no entry of a resource: it has no price
    std::vector<Assumption> assumptions;
};

/// A fault against a compiled plan, by its row of the table (sim/faults). Fails on a kind that cannot be drilled, and on an unknown or missing
/// target.
[[nodiscard]] Result<FaultPlan> compileFault(const Fault& fault, const Plan& plan);

} // namespace faultline::sim
