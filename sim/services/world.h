#pragma once

#include "sim/core/assertion.h"
#include "sim/core/event_queue.h"
#include "sim/core/random_stream.h"
#include "sim/core/slab.h"
#include "sim/core/statistic_set.h"
#include "sim/plan/plan.h"
#include "sim/services/around_state.h"
#include "sim/services/auto_scaling/group.h"
#include "sim/services/balancing_state.h"
#include "sim/services/cache_state.h"
#include "sim/services/client_state.h"
#include "sim/services/database_state.h"
#include "sim/services/instances/instance.h"
#include "sim/services/network_state.h"
#include "sim/services/table_state.h"

#include <array>
#include <deque>
#include <memory>
#include <string>
#include <vector>

/// The state of a running simulation: arrays of plain structs, and nothing that points into itself, so that a copy is a checkpoint.
namespace faultline::sim {

/// What an event does. The subject is a request, call, member, check, target … by the comment.
enum class EventKind : std::uint8_t {
    Arrival,          ///< actor
    UserThinks,       ///< user
    Deadline,         ///< request
    AttemptRetry,     ///< request
    AttemptArrives,   ///< call: of a client, past its handshake and its distance
    ConnectTimeout,   ///< call: of a client or use that tries to connect
    RequestTimeout,   ///< call
    ReachMember,      ///< call: after the network hop
    AnswerArrives,    ///< call: after the hop back
    ServiceEnd,       ///< call: a server of the pure queueing form
    CpuCheck,         ///< member: the earliest end under processor sharing
    UseRetry,         ///< call: the caller tries its current use again
    BalancerGivesUp,  ///< call: connect or idle time-out of a load balancer
    SurgeTimeout,     ///< call: waits in a surge queue for as long as the idle time-out
    PoolTimeout,      ///< call
    ConnectionReady,  ///< call: a new database connection stands
    CheckStart,       ///< check
    CheckTimeout,     ///< check
    TargetDrained,    ///< target
    UnhealthyDrained, ///< target: its flows have had their time
    AnomalyRound,     ///< target group
    NodeNoticed,      ///< node: DNS learns that it died or returned
    MemberStep,       ///< member: launched, booted
    GroupRound,       ///< group: the periodic health and balance round
    DatabaseStep,     ///< database
    StandbyRebuilt,   ///< database
    ClusterStep,      ///< database cluster
    DatabaseRound,    ///< database: a minute is over
    Backup,           ///< database
    MaintenanceStep,  ///< database
    RecoveryStep,     ///< database
    TableRound,       ///< table: a minute is over
    CacheStep,        ///< shard of a cache
    MessageVisible,   ///< message
    QueuePoll,        ///< queue
    LifecycleStep,    ///< member: a hook of its group ends
    RecoveryDue,      ///< member: automatic recovery of its instance
    IoDone,           ///< call: its I/O on the instance's volume
    SpotEnds,         ///< member: two minutes after the notice
    ScheduledScaling, ///< group; the stamp is the run of its schedule
    ForecastHour,     ///< group
    ForecastDue,      ///< group; the stamp is the policy
    AlarmRound,       ///< 0
    FaultStart,       ///< fault
    FaultEnd          ///< fault
};

/// What a callee tells its caller.
struct Answer {
    enum class Kind : std::uint8_t { Good, Refused, Failed };
    Kind kind = Kind::Good;
    Cause cause = Cause::None;
    bool isByBalancer = false; ///< made by the load balancer, not by the target
    bool isTimeout = false;    ///< the caller gave up waiting
    bool isMiss = false;       ///< of a cache that has not got what was asked for
};

/// A logical request (CONTRACT section 2).
struct Request {
    std::uint32_t stamp = 0;
    Index actor = kNone, send = 0;
    Index user = kNone;   ///< closed loop
    Index client = kNone; ///< of an actor that tells its clients apart
    std::uint64_t number = 0, key = 0;
    Nanoseconds firstSent = 0, deadline = 0;
    int attempts = 0;
    Index resolver = 0;
    bool isOverdue = false; ///< its deadline passed while an answer was still possible
    Index call = kNone;     ///< of the attempt under way
    std::uint32_t callStamp = 0;
};

/// One call of one caller to one callee: a client's attempt, a health check, or a call in `Uses`.
struct Call {
    enum class Phase : std::uint8_t { Connecting, Travelling, Queued, Working, Calling, Returning, Hung };
    enum class Origin : std::uint8_t { Client, Check, Use, Message };
    std::uint32_t stamp = 0;
    Phase phase = Phase::Connecting;
    Origin origin = Origin::Client;
    bool holdsServer = false, answerIsLost = false, hasConnection = false, clientIsGone = false;
    bool hasClosed = false;        ///< the client closed at its deadline; an answer may still come
    Cause hangCause = Cause::None; ///< why no answer can come, of a hung call or one whose answer is lost
    Answer answer;
    Index caller = kNone; ///< request, check or parent call, by origin
    std::uint32_t callerStamp = 0;
    Index root = kNone; ///< the client's attempt that it belongs to; kNone below a check
    std::uint32_t rootStamp = 0;
    Index requestClass = 0;
    std::uint64_t key = 0;
    Nanoseconds sentAt = 0, arrival = 0, start = -1, deadline = kNever;
    Index member = kNone;
    const UsePlan* use = nullptr;       ///< of origin Use; in the plan, which outlives the world
    Index node = kNone, target = kNone; ///< when it goes through a load balancer
    Index pool = kNone;
    std::uint32_t connectionEpoch = kNone; ///< the engine run that it was made to; kNone: it was not made
    int attempt = 1;                       ///< of this call
    int useAttempt = 1;                    ///< of the use under way
    bool opensConnection = false;
    Index useAt = 0; ///< progress through the uses of its member
    int callsDone = 0;
    int partsDone = 0;        ///< of the batch under way
    std::uint64_t missed = 0; ///< bits, by `UsePlan::missBit`: caches that found nothing
    Index child = kNone;
    std::uint32_t childStamp = 0;
    Index hop = kNone;                         ///< in the trace of its root
    Index nat = kNone, natDestination = kNone; ///< the port that it holds at a NAT gateway
};

/// One place of work: an instance, the acting host of a database, a box.
struct Member {
    enum class State : std::uint8_t { Launching, Booting, Serving, Off, Gone };
    Index station = kNone;
    int number = 1;
    Index zone = kNone;
    std::uint64_t key = 0;
    std::uint32_t stamp = 0; ///< counts changes of state; planned steps of an older state are dead
    State state = State::Serving;
    Nanoseconds stateSince = 0, stateUntil = kNever;
    bool hasPower = true;
    Nanoseconds inServiceAt = 0, warmUntil = 0;
    bool isLeaving = false; ///< its group terminates it once its targets are drained
    bool isMarkedUnhealthy = false;

    int busy = 0; ///< workers or servers in use
    Fifo<CallRef> queue;
    struct Job {
        double endsAt; ///< in attained service, ns
        std::uint64_t order;
        CallRef call;
    };
    std::vector<Job> jobs; ///< processor sharing: a heap, first end in front
    double attained = 0;   ///< service that a job present all along has got, ns
    Nanoseconds attainedAt = 0, cpuEventAt = kNever;
    double cpuShare = 1;      ///< of its vCPUs that it may use: less where CPU credits run low
    double failing = 0;       ///< share of requests that its version answers with an error
    double strain = 0;        ///< jobs of others on its vCPUs, which take their part
    std::vector<Index> pools; ///< by use of the station: in World::pools; kNone: none
    std::vector<Index> checkPools;
    Index callers = kNone; ///< first of its uses' in World::callers; kNone: none keeps state

    StationRecord record; ///< text fields are filled in when asked for
    Nanoseconds accountedAt = 0;
    PlaceNanoseconds busyAtPeriod = 0, availableAtPeriod = 0;
    PlaceNanoseconds busyAtSecond = 0, availableAtSecond = 0; ///< for the live view
    double loadOfLastSecond = 0;
    Index cpuSeries = kNone, checkSeries = kNone;
};

/// What of AWS answers requests for change.
enum class ControlPlane : std::uint8_t { Ec2, AutoScaling };
inline constexpr std::size_t kControlPlanes = 2;
struct ControlPlaneState {
    int refusals = 0;      ///< faults in force that have it refuse
    Nanoseconds delay = 0; ///< of each action
};

/// Launches that EC2 refuses: of a group or all, in a zone or all (EC2-19).
struct CapacityShortage {
    Index group = kNone, zone = kNone;
    double share = 1; ///< chance that a launch fails
    friend bool operator==(const CapacityShortage&, const CapacityShortage&) = default;
};

struct Actor {
    std::uint64_t key = 0, sent = 0;
    Index callers = kNone;           ///< first of its clients' in World::callers; kNone: the policy keeps no state
    int line = 0;                    ///< of its arrivals
    std::vector<Index> resolverSets; ///< by send
    Index sentSeries = kNone, succeededSeries = kNone, lostSeries = kNone, latencySeries = kNone, retriesSeries = kNone;
};

struct LogEntry {
    Nanoseconds at = 0;
    const char* kind = "";
    const char* rule = "";
    TimelineEntry::Plane plane = TimelineEntry::Plane::Control;
    Index subject = kNone;
    int number = 0; ///< of the member; 0: the resource itself
    std::vector<std::pair<const char*, std::string>> args;
};

struct ClockEntry {
    Index subject = kNone;
    int number = 0;
    const char* name = "";
    const char* rule = "";
    Nanoseconds from = 0, to = 0;
};

/// Requests along an edge in the second under way and the one before.
struct EdgeFlow {
    Nanoseconds second = 0;
    struct Count {
        std::uint32_t sent = 0, failed = 0;
        Cause cause = Cause::None;
    } current, last;
    std::uint64_t attempts = 0, retries = 0; ///< since the start; retries are attempts too
};

/// A fault of the run and what its kind remembers from its start to its end.
struct FaultState {
    FaultPlan plan;
    std::vector<Index> members; ///< that it has hit: chosen once, at its start (FLT-10)
};

struct World {
    std::shared_ptr<const Plan> plan;
    std::uint64_t seed = 0;
    Nanoseconds now = 0;
    EventQueue queue;

    Slab<Request> requests;
    Slab<Call> calls;
    std::vector<Member> members;
    std::vector<Instance> instances;                ///< by member
    std::vector<std::vector<Index>> stationMembers; ///< ever, by station
    std::vector<Node> nodes;
    std::vector<LoadBalancer> loadBalancers;
    std::vector<TargetGroup> targetGroups;
    std::vector<Target> targets;
    std::vector<Check> checks;
    std::vector<Pool> pools;
    std::vector<Database> databases;
    std::vector<DatabaseCluster> databaseClusters;
    std::vector<DatabaseEndpoint> databaseEndpoints;
    std::vector<EngineRun> engineRuns;    ///< ever
    std::vector<Index> databaseAddresses; ///< ever: whose host each is
    std::vector<Table> tables;
    std::vector<TableOperationSeries> tableOperationSeries; ///< by `Plan::tableOperations`
    std::vector<TableDemand> tableDemands;                  ///< of the call under way; kept for its memory
    std::vector<Cache> caches;
    std::vector<CacheShard> cacheShards;
    std::vector<Queue> queues;
    Slab<QueueMessage> messages;
    std::vector<Function> functions;
    std::vector<Bucket> buckets;
    std::vector<Group> groups;
    std::vector<Actor> actors;
    std::vector<ResolverSet> resolverSets;
    std::vector<std::pair<const UsePlan*, Index>> useResolvers; ///< resolver set of each use of a load balancer
    std::vector<FaultState> faults;
    int regionFaults = 0; ///< losses of the Region in force
    std::array<ControlPlaneState, kControlPlanes> controlPlanes;
    std::vector<CapacityShortage> capacityShortages;
    std::vector<int> zoneFaults; ///< power interruptions in force, by zone
    std::vector<AlarmState> alarmStates;
    std::vector<Caller> callers;
    NetworkState network;
    std::size_t callsInSurgeQueues = 0;

    struct DelayLine {
        Nanoseconds delay;
        int line;
    };
    std::vector<DelayLine> delayLines;

    std::vector<StatisticSet> series;
    std::vector<MetricId> seriesIds;
    std::vector<Nanoseconds> seriesPeriods;
    MetricStore metrics;
    std::vector<EdgeFlow> flows;
    std::vector<LogEntry> log;
    std::vector<ClockEntry> clocks;
    std::uint64_t jobOrder = 0;

    RunRecord record; ///< counts and latencies; texts are filled in when asked for
    WindowCounts window;
    HistogramRecorder windowLatency;
    Nanoseconds nextWindow = kWindow, nextPeriod = 60 * kSecond, nextSecond = kSecond;
    std::array<HistogramRecorder, kOutcomes> outcomeLatency;
    std::vector<RequestCounts> byClass;
    std::uint64_t stateDigest = 0, chunkDigest = 0; ///< of final states and metric chunks, in order
    Nanoseconds redundancyRestoredAt = -1;
    bool redundancyIsLost = false;
    bool faultHasStruck = false;

    TraceSink* sink = nullptr;
    std::vector<AttemptRecord> traces; ///< by call, of roots; only while tracing
};

/// Plans an event a constant time ahead, on the list for that time.
void after(World& world, Nanoseconds delay, EventKind kind, Index subject, std::uint32_t stamp);
void atServiceEnd(World& world, Nanoseconds at, EventKind kind, Index subject, std::uint32_t stamp);
void atControl(World& world, Nanoseconds at, EventKind kind, Index subject, std::uint32_t stamp);

/// A world at time 0, everything in service, first events planned.
[[nodiscard]] World makeWorld(std::shared_ptr<const Plan> plan, std::uint64_t seed);

/// Plans the start of a fault of `world.faults`.
void planFault(World& world, Index fault);

/// Runs all events up to and including `until`.
void run(World& world, Nanoseconds until);

/// The log line `kind`; the text is the message `sim.timeline.<kind>`.
void note(World& world, TimelineEntry::Plane plane, const char* kind, const char* rule, Index subject, int number = 0,
          std::vector<std::pair<const char*, std::string>> args = {});
/// A stretch of time with a name. `to` may lie ahead.
void noteClock(World& world, Index subject, int number, const char* name, const char* rule, Nanoseconds from, Nanoseconds to);

/// One-way delay between two zones (kNone: a regional service or the internet side).
[[nodiscard]] inline Nanoseconds hopDelay(const World& world, Index fromZone, Index toZone)
{
    const Plan& plan = *world.plan;
    if (!plan.hasOverheads) return 0;
    return (fromZone == toZone || fromZone == kNone || toZone == kNone ? plan.sameAz : plan.crossAz) / 2;
}

[[nodiscard]] inline bool zoneHasPower(const World& world, Index zone) { return zone == kNone || world.zoneFaults[zone] == 0; }

} // namespace faultline::sim
