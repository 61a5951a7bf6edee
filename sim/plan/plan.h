#pragma once

#include "sim/core/law.h"
#include "sim/core/slab.h" // kNone
#include "sim/drill/run_record.h"
#include "sim/drill/scenario.h"
#include "sim/plan/group_plan.h"
#include "sim/plan/instance_plan.h"
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
    enum class Kind : std::uint8_t { None, LoadBalancer, Station, Table };
    Kind kind = Kind::None;
    Index index = kNone;
};

/// How a caller waits, gives up and tries again.
struct CallPolicy {
    enum class Backoff : std::uint8_t { None, Constant, Exponential, FullJitter, EqualJitter };
    Nanoseconds connectTimeout = kSecond;
    Nanoseconds requestTimeout = 0; ///< of one attempt; 0: none
    int retries = 0;                ///< further attempts
    Backoff backoff = Backoff::None;
    Nanoseconds base = 0, cap = 0;
    double retryBudget = -1; ///< retries per request sent, at most; < 0: no bound
    Nanoseconds dnsCache = 0;
};

struct PoolPlan {
    bool isUsed = false;
    int minimum = 0, maximum = 0;
    Nanoseconds acquireTimeout = 0;
    bool validateOnBorrow = false;
};

/// One entry of `Uses`: whom a station calls while it serves a request.
struct UsePlan {
    Destination to;
    int calls = 1;
    double probability = 1;
    bool holds = true;
    bool isWrite = false;
    std::optional<Law> work; ///< what one call costs there; else the callee's own law
    double units = 1;        ///< capacity units of one call, of tables
    CallPolicy policy;
    PoolPlan pool;
    Index routes = kNone; ///< load balancer: index into its `routes`
    Index edge = kNone;   ///< in `Plan::edges`
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
    std::vector<UsePlan> checkUses;
    Nanoseconds launch = 0, boot = 0;
    Nanoseconds userData = 0;       ///< on top of the first boot (EC2-17)
    Nanoseconds processRestart = 0; ///< of what serves, on a machine that stays up
    Nanoseconds warmUp = 0;
    double warmUpFactor = 1;
    Nanoseconds connectCpu = 0;
    bool takesMore = false; ///< of disk, memory or network, so that those have to be looked at
    InstancePlan instance;  ///< of instances and groups
    Index group = kNone;    ///< in `Plan::groups`
    Index database = kNone; ///< in `Plan::databases`
};

struct TargetGroupPlan {
    enum class Algorithm : std::uint8_t { RoundRobin, LeastOutstanding, WeightedRandom, FlowHash };
    Index subject = kNone;
    std::vector<Index> stations; ///< whose members are registered
    std::vector<Index> edges;    ///< from the load balancer to each of them, in `Plan::edges`
    Algorithm algorithm = Algorithm::RoundRobin;
    bool isCrossZone = true;
    bool checksByConnection = false; ///< TCP: no work for the application
    Nanoseconds interval = 30 * kSecond, timeout = 5 * kSecond;
    int healthyThreshold = 5, unhealthyThreshold = 2;
    Nanoseconds deregistrationDelay = 300 * kSecond;
    Index loadBalancer = kNone;
};

/// What a load balancer does with one kind of request: a weighted choice of target groups, or an answer of its own.
struct RoutePlan {
    struct Share {
        Index targetGroup = kNone;
        double upTo = 1; ///< cumulative share
    };
    std::vector<Share> shares;
    bool answersItself = false; ///< fixed response or redirect
    int status = 200;
};

struct LoadBalancerPlan {
    enum class Kind : std::uint8_t { Application, Network, Classic };
    Kind kind = Kind::Application;
    Index subject = kNone;
    std::vector<Index> nodeZones; ///< one node per enabled zone; a single kNone: one logical node
    std::vector<Index> targetGroups;
    std::vector<RoutePlan> routes;             ///< by the caller's route index: each class of each actor, and each use
    Nanoseconds connectTimeout = 10 * kSecond; ///< ELB-106
    Nanoseconds idleTimeout = 60 * kSecond;    ///< ELB-98
};

struct DatabasePlan {
    Index station = kNone;
    bool isMultiAz = false;
    Index primaryZone = kNone, standbyZone = kNone;
    std::vector<Index> zones; ///< of its subnet group
    int maxConnections = 0;   ///< 0: no bound
    bool failoverIsStated = false;
    Nanoseconds detect = 0, promote = 0; ///< when stated
    Nanoseconds dns = 5 * kSecond;       ///< RDS-06
    Nanoseconds rebuild = 600 * kSecond; ///< of a new standby
    Nanoseconds recovery = 60 * kSecond; ///< crash recovery after power returns
    Nanoseconds cold = 0;                ///< how long reads are slow after a start, and by how much
    double coldReadFactor = 1;
};

struct TablePlan {
    Index subject = kNone;
    bool isOnDemand = false;
    double readUnits = 0, writeUnits = 0; ///< provisioned per second, or what an on-demand table takes at once
    Law readLatency, writeLatency;
};

struct AlarmPlan {
    AlarmRule rule;
    Index subject = kNone;
    struct Action {
        Index group = kNone, policy = kNone;
    };
    std::vector<Action> onAlarm;
};

struct SendPlan {
    double upTo = 1; ///< cumulative share within the actor
    Index requestClass = 0;
    Destination to;
    Index routes = kNone;
    Index edge = kNone;
};

struct ActorPlan {
    Index subject = kNone;
    bool isPaced = false;
    double share = 1; ///< of the whole traffic
    int users = 0;    ///< closed loop
    Nanoseconds deadline = 0;
    CallPolicy policy;
    enum class Addresses : std::uint8_t { First, Random, NextOnFailure } addresses = Addresses::First;
    std::vector<SendPlan> sends;
};

struct FaultPlan {
    enum class Kind : std::uint8_t { TerminateInstances, AzPowerInterruption, RdsFailover };
    Fault fault;
    Kind kind = Kind::TerminateInstances;
    Index zone = kNone;
    Index station = kNone; ///< kNone: all stations of instances (in `zone`, where that is set)
    int count = -1;        ///< of instances; < 0: all
    double share = -1;     ///< 0..1 of them; < 0: not said
};

struct Edge {
    Index from = kNone, to = kNone; ///< subjects
};

struct Plan {
    Scenario scenario;
    bool hasOverheads = true;
    Nanoseconds sameAz = 0, crossAz = 0; ///< round trips
    std::vector<std::string> subjects;   ///< logical ids and actors
    std::vector<std::string> zones;
    std::vector<bool> zoneIsUsed; ///< something that serves stands there
    std::vector<std::string> classes;
    std::vector<ActorPlan> actors;
    std::vector<LoadBalancerPlan> loadBalancers;
    std::vector<TargetGroupPlan> targetGroups;
    std::vector<StationPlan> stations;
    std::vector<DatabasePlan> databases;
    std::vector<TablePlan> tables;
    std::vector<GroupPlan> groups;
    std::vector<AlarmPlan> alarms;
    std::vector<FaultPlan> faults;
    std::vector<Edge> edges;
    std::vector<Assumption> assumptions;
};

/// A fault against a compiled plan: the target is looked up. Fails on a kind that cannot be drilled, and on an unknown or missing target.
[[nodiscard]] Result<FaultPlan> compileFault(const Fault& fault, const Plan& plan);

} // namespace faultline::sim
