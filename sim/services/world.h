#pragma once

#include "sim/core/assertion.h"
#include "sim/core/delay_lines.h"
#include "sim/core/event_queue.h"
#include "sim/core/random_stream.h"
#include "sim/core/slab.h"
#include "sim/core/statistic_set.h"
#include "sim/kernels/window_kernel_slot.h"
#include "sim/plan/plan.h"

#include <deque>
#include <memory>
#include <string>
#include <vector>

/// The state of a running simulation: arrays of plain structs, and nothing that points into itself, so that a copy is a checkpoint.
namespace faultline::sim {

/// What an event does. The subject is a request, call, member, check, target … by the comment.
enum class EventKind : std::uint8_t {
    Arrival,         ///< actor
    UserThinks,      ///< user
    Deadline,        ///< request
    AttemptRetry,    ///< request
    ConnectTimeout,  ///< call: of a client or use that tries to connect
    RequestTimeout,  ///< call
    ReachMember,     ///< call: after the network hop
    AnswerArrives,   ///< call: after the hop back
    ServiceEnd,      ///< call: a server of the pure queueing form
    CpuCheck,        ///< member: the earliest end under processor sharing
    UseRetry,        ///< call: the caller tries its current use again
    BalancerGivesUp, ///< call: connect or idle time-out of a load balancer
    PoolTimeout,     ///< call
    ConnectionReady, ///< call: a new database connection stands
    CheckStart,      ///< check
    CheckTimeout,    ///< check
    TargetDrained,   ///< target
    NodeNoticed,     ///< node: DNS learns that it died or returned
    MemberStep,      ///< member: launched, booted
    GroupRound,      ///< group: the periodic health and balance round
    DatabaseStep,    ///< database
    StandbyRebuilt,  ///< database
    AlarmRound,      ///< 0
    FaultStart,      ///< fault
    FaultEnd         ///< fault
};

/// What a callee tells its caller.
struct Answer {
    enum class Kind : std::uint8_t { Good, Refused, Failed };
    Kind kind = Kind::Good;
    Cause cause = Cause::None;
    bool isByBalancer = false; ///< made by the load balancer, not by the target
};

/// A logical request (CONTRACT section 2).
struct Request {
    std::uint32_t stamp = 0;
    Index actor = kNone, send = 0;
    Index user = kNone; ///< closed loop
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
    enum class Origin : std::uint8_t { Client, Check, Use };
    std::uint32_t stamp = 0;
    Phase phase = Phase::Connecting;
    Origin origin = Origin::Client;
    bool holdsServer = false, answerIsLost = false, hasConnection = false, clientIsGone = false;
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
    std::uint32_t connectionEpoch = 0;
    int attempt = 1;    ///< of this call
    int useAttempt = 1; ///< of the use under way
    bool opensConnection = false;
    Index useAt = 0; ///< progress through the uses of its member
    int callsDone = 0;
    Index child = kNone;
    std::uint32_t childStamp = 0;
    Index hop = kNone; ///< in the trace of its root
};

struct CallRef {
    Index call = kNone;
    std::uint32_t stamp = 0;
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
    Nanoseconds downSince = kNever; ///< of an impaired status check
    Nanoseconds inServiceAt = 0, warmUntil = 0;
    bool isLeaving = false; ///< its group terminates it once its targets are drained
    bool isMarkedUnhealthy = false;
    bool isRebalancing = false; ///< launched to even out zones; once it serves, `replaces` leaves
    Index replaces = kNone;

    int busy = 0; ///< workers or servers in use
    Fifo<CallRef> queue;
    struct Job {
        double endsAt; ///< in attained service, ns
        std::uint64_t order;
        CallRef call;
    };
    std::vector<Job> jobs; ///< processor sharing: a heap, first end in front
    double attained = 0;   ///< service that a job present all along has got, ns
    Nanoseconds attainedAt = 0;
    EventQueue::List ends = kNone; ///< in the event queue: ends of service; under processor sharing a timer for the first end
    std::vector<Index> pools;      ///< by use of the station: in World::pools; kNone: none
    std::vector<Index> checkPools;

    StationRecord record; ///< text fields are filled in when asked for
    Nanoseconds accountedAt = 0;
    Nanoseconds busyAtPeriod = 0, availableAtPeriod = 0;
    Nanoseconds busyAtSecond = 0, availableAtSecond = 0; ///< for the live view
    double loadOfLastSecond = 0;
    Index cpuSeries = kNone, checkSeries = kNone;
};

/// A load balancer's node in one zone.
struct Node {
    Index loadBalancer = kNone, zone = kNone;
    bool hasPower = true;
    bool isKnownUp = true; ///< what DNS believes
    std::uint32_t stamp = 0;
    std::vector<std::vector<Index>> eligible; ///< by target group of the load balancer: where it may send
    std::vector<std::uint64_t> rotation;      ///< likewise
    std::vector<bool> failsOpen;
};

/// A member registered with a target group.
struct Target {
    enum class State : std::uint8_t { Registered, Draining, Unused };
    Index targetGroup = kNone, member = kNone, edge = kNone;
    State state = State::Registered;
    std::uint32_t stamp = 0;
    int outstanding = 0;
    std::vector<Index> checks; ///< one per node, in the order of the load balancer's nodes
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

/// A caller's connections to one database.
struct Pool {
    Index database = kNone, member = kNone;
    const PoolPlan* plan = nullptr;
    Fifo<std::uint32_t> idle; ///< epochs, oldest first
    int open = 0;             ///< idle, in use and being made
    Fifo<CallRef> waiting;
    Nanoseconds addressUntil = -1; ///< the caller's own DNS cache
    std::uint32_t address = 0;
};

struct Database {
    enum class State : std::uint8_t { Available, Detecting, Promoting, Down, Recovering };
    State state = State::Available;
    std::uint32_t stamp = 0;
    std::uint32_t epoch = 0;        ///< counts starts of the engine; a connection of an older epoch is dead
    std::uint32_t address = 0;      ///< of the acting host
    std::uint32_t namedAddress = 0; ///< what DNS says from `namedAt` on, and what it said before
    std::uint32_t namedBefore = 0;
    Nanoseconds namedAt = 0;
    Nanoseconds coldUntil = 0;               ///< reads are slow until the cache is warm
    Index zone = kNone, standbyZone = kNone; ///< standby: kNone while there is none
    bool connectionsHang = true;             ///< dead connections: hang (power) or break (reboot)
    int connections = 0;
    Nanoseconds failedAt = 0, promote = 0, dns = 0;
    Index connectionSeries = kNone, cpuSeries = kNone, queueSeries = kNone;
};

/// Capacity of a table in one direction: a bucket that holds 300 s of it (DDB-15).
struct Bucket {
    double rate = 0, level = 0, peak = 0;
    Nanoseconds at = 0;
};

struct Table {
    Bucket read, write;
    Index consumedRead = kNone, consumedWrite = kNone, throttledRead = kNone, throttledWrite = kNone, throttledRequests = kNone, latency = kNone;
    StationRecord record;
};

struct Group {
    int desired = 0;
    int launched = 0;           ///< numbers given to members so far
    std::vector<Index> members; ///< every one that is not gone, in order of launch
    Nanoseconds cooldownUntil = 0;
    Index series[7] = {kNone, kNone, kNone, kNone, kNone, kNone, kNone}; ///< MET-36 to MET-43
    Index cpuSeries = kNone;
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
};

struct LoadBalancer {
    std::vector<Index> nodes;
    struct Record {
        Nanoseconds from = 0;
        std::uint64_t nodes = 0; ///< bits: which nodes the name answers
    };
    std::vector<Record> records; ///< of the name, since the start
    Index requests = kNone, elb4xx = kNone, elb5xx = kNone, elb502 = kNone, elb503 = kNone, elb504 = kNone, newFlows = kNone, responseTime = kNone;
    std::uint64_t requestCount = 0;
    StationRecord record;
};

struct TargetGroup {
    std::vector<Index> targets; ///< ever registered, in order
    Index requests = kNone, responseTime = kNone, target2xx = kNone, target5xx = kNone, connectErrors = kNone, perTarget = kNone;
    std::vector<Index> healthy, unhealthy; ///< series by zone, then one for all zones together
    std::uint64_t periodRequests = 0;
};

struct Actor {
    std::uint64_t key = 0, sent = 0;
    double budget = 0;                                    ///< retries that the budget has earned and not spent
    EventQueue::List arrivals = kNone, deadlines = kNone; ///< a timer, and the line of its requests' deadlines
    std::size_t nextKnot = 0;                             ///< of the traffic: the first one after the last arrival
    DurationSet windowLatency;                            ///< of its requests that succeeded in the window under way
    std::vector<Index> resolverSets;                      ///< by send
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
    struct Count {
        std::uint32_t sent = 0, failed = 0;
        Cause cause = Cause::None;
    } current, last;
};

struct World {
    std::shared_ptr<const Plan> plan;
    std::uint64_t seed = 0;
    Nanoseconds now = 0;
    EventQueue queue;

    Slab<Request> requests;
    Slab<Call> calls;
    std::vector<Member> members;
    std::vector<std::vector<Index>> stationMembers; ///< ever, by station
    std::vector<Node> nodes;
    std::vector<LoadBalancer> loadBalancers;
    std::vector<TargetGroup> targetGroups;
    std::vector<Target> targets;
    std::vector<Check> checks;
    std::vector<Pool> pools;
    std::vector<Database> databases;
    std::vector<Table> tables;
    std::vector<Group> groups;
    std::vector<Actor> actors;
    std::vector<ResolverSet> resolverSets;
    std::vector<std::pair<const UsePlan*, Index>> useResolvers; ///< resolver set of each use of a load balancer
    std::vector<FaultPlan> faults;
    std::vector<int> zoneFaults; ///< power interruptions in force, by zone
    std::vector<AlarmState> alarmStates;

    DelayLines delayLines;
    EventQueue::List control = kNone, general = kNone; ///< heaps: of the control plane, and of what waits for times of its own

    std::vector<StatisticSet> series;
    std::vector<MetricId> seriesIds;
    std::vector<Nanoseconds> seriesPeriods;
    MetricStore metrics;
    std::vector<EdgeFlow> flows;
    std::vector<LogEntry> log;
    std::vector<ClockEntry> clocks;
    std::uint64_t jobOrder = 0;
    WindowKernelSlot windows;

    RunRecord record; ///< counts and latencies; texts are filled in when asked for
    WindowCounts window;
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

/// Plans an event at a time of its own: a thought, a back-off, an answer after a drawn latency.
inline void atServiceEnd(World& world, Nanoseconds at, EventKind kind, Index subject, std::uint32_t stamp)
{
    world.queue.push(world.general, at, static_cast<std::uint8_t>(kind), subject, stamp);
}
/// Plans an event of the control plane: few, and at any time.
inline void atControl(World& world, Nanoseconds at, EventKind kind, Index subject, std::uint32_t stamp)
{
    world.queue.push(world.control, at, static_cast<std::uint8_t>(kind), subject, stamp);
}
/// Plans an event a constant time ahead, on the line for that time.
inline void after(World& world, Nanoseconds delay, EventKind kind, Index subject, std::uint32_t stamp)
{
    const EventQueue::List line = world.delayLines.lineOf(world.queue, delay);
    world.queue.push(line == kNone ? world.general : line, world.now + delay, static_cast<std::uint8_t>(kind), subject, stamp);
}
/// Gives a member its place in the event queue.
void addEnds(World& world, Index member);

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
