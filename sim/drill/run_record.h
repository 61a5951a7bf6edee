#pragma once

#include "model/metrics/metric_store.h"
#include "model/text/message.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace faultline::sim {

/// The one final state of a logical request (CONTRACT section 2).
enum class Outcome : std::uint8_t { Succeeded, Late, Refused, Failed, TimedOut, InFlight };
inline constexpr int kOutcomes = 6;
[[nodiscard]] std::string_view outcomeName(Outcome outcome); ///< "succeeded", "late", …

/// Why a request was lost. The closed list of docs/causes; names as in the JSON ("lb-node-unreachable", "queue-full", …).
enum class Cause : std::uint8_t {
    None,
    Deadline,
    ConnectTimeout,
    LbNodeUnreachable,
    NoHealthyTarget,
    TargetConnectTimeout,
    TargetReset,
    TargetIdleTimeout,
    QueueFull,
    DatabaseUnavailable,
    DatabaseConnectionsExhausted,
    PoolTimeout,
    Throttled,
    DnsFailure,
    InstanceTerminated,
    DataCorrupted,
    SurgeQueueFull,
    DeregistrationDelay,
    ConnectionReset,
    AnsweredByRule,
    CircuitOpen,
    Unreachable,
    ZoneIsolated,
    PacketsLost,
    NatGatewayLost,
    NatPortsExhausted,
    ApplicationError
};
inline constexpr int kCauses = 27;
[[nodiscard]] std::string_view causeName(Cause cause);

struct RequestCounts {
    std::uint64_t sent = 0, retries = 0;
    std::array<std::uint64_t, kOutcomes> byOutcome{};
    std::array<std::uint64_t, kCauses> lostByCause{};

    [[nodiscard]] std::uint64_t of(Outcome o) const { return byOutcome[static_cast<std::size_t>(o)]; }
    [[nodiscard]] std::uint64_t lost() const { return of(Outcome::Late) + of(Outcome::Refused) + of(Outcome::Failed) + of(Outcome::TimedOut); }
    /// sent = succeeded + late + refused + failed + timed_out + in_flight
    [[nodiscard]] bool conserved() const;
};

/// Latencies of one outcome: first send to final state, across retries. Sums are whole nanoseconds, so that means are exact to the last digit.
struct LatencyRecord {
    Histogram histogramMs; ///< of `double(ns) / 1e6`
    std::int64_t sumNs = 0, maxNs = 0;

    void add(Nanoseconds latency);
    [[nodiscard]] static double milliseconds(Nanoseconds latency) { return static_cast<double>(latency) / 1e6; }
};

inline constexpr Nanoseconds kWindow = 10 * kSecond;

/// What happened in one fixed window of 10 s, by when the final state was reached: RTO, phases and rates come from these.
struct WindowCounts {
    std::array<std::uint64_t, kOutcomes> byOutcome{}; ///< InFlight unused
    std::uint64_t sent = 0, retries = 0;
    Histogram latencyMs; ///< of the succeeded
};

/// Calls along one hop of the drawing.
struct RetriedHop {
    std::string from, to;                    ///< logical ids or actors
    std::uint64_t attempts = 0, retries = 0; ///< retries are attempts too
};

/// The lost requests before each of a few instants (starts and ends of faults), so that phases are exact and not rounded to windows.
///
/// A final state reached exactly at an instant lies after it.
class LossMarks {
public:
    /// Adds an instant; none before an instant or a loss already seen.
    void addInstant(Nanoseconds at);
    /// One request was lost at `at`; times come in order.
    void lose(Nanoseconds at);
    /// Nothing when `at` is no instant of these.
    [[nodiscard]] std::optional<std::uint64_t> lostBefore(Nanoseconds at) const;

private:
    void closeUpTo(Nanoseconds at);
    struct Mark {
        Nanoseconds at = 0;
        std::uint64_t lostBefore = 0;
    };
    std::vector<Mark> m_closed;
    std::vector<Nanoseconds> m_open; ///< ascending
    std::uint64_t m_lost = 0;
};

/// One line of the event log.
struct TimelineEntry {
    enum class Plane { Control, Data, Client };
    Nanoseconds at = 0;
    std::string kind;     ///< closed list in docs: "fault-start", "target-unhealthy", "failover-start", …
    std::string resource; ///< logical id, or "AppGroup#3"
    Plane plane = Plane::Control;
    Message text;
    std::string rule; ///< statement: "ELB-57"; empty where none
};

/// The timeline's kind of a fault that found nothing to strike.
inline constexpr const char* kFaultHitNothing = "fault-hit-nothing";

/// A stretch of time with a name: detection, promotion, launch. May overlap.
struct Clock {
    std::string resource, name, rule;
    Nanoseconds from = 0, to = 0;
};

struct Assumption {
    std::string what, value, source;
    /// Whether a verdict that rests on it must be null: the value is a guess whose range could turn the verdict.
    bool isGuess = false;
    friend bool operator==(const Assumption&, const Assumption&) = default;
};

/// Nanoseconds times places or requests: a million servers pass 64 bits within three hours.
__extension__ using PlaceNanoseconds = __int128;

/// One resource, or one instance of a group, over the run.
struct StationRecord {
    std::string resource;
    std::optional<std::string> instance; ///< "AppGroup#3"; empty for the resource's own row
    std::string az;
    std::uint64_t requests = 0;
    /// Server time in ns: whole numbers, so that the pieces a run is advanced in cannot show in a sum.
    PlaceNanoseconds busyServerNs = 0, availableServerNs = 0;
    std::int64_t waitSumNs = 0;    ///< of requests that started service
    std::int64_t serviceSumNs = 0; ///< own work only
    std::int64_t holdSumNs = 0;    ///< from acceptance to answer
    std::uint64_t started = 0, finished = 0;
    PlaceNanoseconds queueTimeIntegralNs = 0; ///< request-nanoseconds waiting
    std::uint64_t queueMax = 0;
};

/// Everything a finished (or running) drill can tell, before objectives are held against it.
struct RunRecord {
    std::uint64_t seed = 0;
    Nanoseconds now = 0;
    Nanoseconds measuredFrom = 0; ///< end of the warm-up: counts, latencies and stations are of what comes after it
    std::uint64_t lostInWarmUp = 0;
    std::uint64_t eventsProcessed = 0; ///< logical events
    RequestCounts requests;
    std::map<std::string, RequestCounts> byClass;
    std::array<LatencyRecord, kOutcomes> latencyByOutcome{}; ///< Succeeded is the report's `latency_ms`; InFlight unused
    std::vector<WindowCounts> windows;                       ///< window k is [k, k+1) * 10 s
    LossMarks lossMarks;                                     ///< how much was lost before each start and end of a fault
    std::vector<TimelineEntry> timeline;
    std::vector<Clock> clocks;
    std::vector<StationRecord> stations;
    std::vector<RetriedHop> hops;
    std::vector<Assumption> assumptions;
    std::uint64_t writesLost = 0;
    std::optional<double> oldestLostWriteAgeS; ///< RPO; 0 when nothing was lost
    std::optional<Nanoseconds> redundancyRestoredAt;
    double costUsd = 0;                ///< of what has a price, from the catalogue's day: a lower bound where `unpriced` is not empty
    std::vector<std::string> unpriced; ///< resources whose cost is not in it
    std::string digest;                ///< sha256 over final states, event log, metric chunks
};

/// One attempt of one logical request, for `--trace-out`.
struct AttemptRecord {
    struct Hop {
        std::string resource;                          ///< logical id or "AppGroup#3"; empty: network
        Nanoseconds arrival = 0, start = -1, end = -1; ///< -1: never
    };
    std::uint64_t request = 0;
    int attempt = 0; ///< from 1
    std::string requestClass;
    Nanoseconds firstSent = 0, sent = 0, ended = -1;
    std::vector<Hop> hops;
    bool isFinal = false;                ///< this line gives the logical request's final state
    Outcome outcome = Outcome::InFlight; ///< of the logical request when `isFinal`, else of the attempt
    Cause cause = Cause::None;
    Nanoseconds finalAt = -1; ///< when the final state was reached
};

class TraceSink {
public:
    virtual ~TraceSink() = default;
    virtual void attempt(const AttemptRecord& record) = 0;
};

} // namespace faultline::sim
