#pragma once

#include "model/template/template.h"
#include "model/text/problem.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// Faultline's own data, read into plain structs: CONTRACT section 1 has the keys and their meaning. Names follow the keys.
/// An absent key is an empty optional, so that whoever needs a default states it and can list it as an assumption.
namespace faultline {

class Document;

struct Point {
    double x = 0;
    double y = 0;
    friend bool operator==(const Point&, const Point&) = default;
};

/// A law of service or CPU time. Means in milliseconds.
struct Distribution {
    enum class Kind { Exponential, Deterministic, Lognormal, Erlang, Hyperexponential, Pareto, Empirical };
    struct Branch {
        double probability = 0;
        double meanMs = 0;
    };
    Kind kind = Kind::Exponential;
    double meanMs = 0;
    double cv = 1;                ///< lognormal
    int k = 1;                    ///< erlang
    double alpha = 2;             ///< pareto
    std::vector<Branch> branches; ///< hyperexponential
    std::vector<double> values;   ///< empirical, ms
};

struct PoolAnnotation {
    std::optional<int> min, max;
    std::optional<double> acquireTimeoutMs;
    std::optional<bool> validateOnBorrow;
};

/// When a caller stops calling for a while (CLI-14).
struct BreakerAnnotation {
    std::optional<double> failurePercent, windowSeconds, openSeconds;
    std::optional<int> calls; ///< in the window, before it may open
    std::optional<int> probes;
};

struct ClientAnnotation {
    enum class Arrivals { Poisson, Paced };
    std::optional<Arrivals> arrivals;
    std::optional<double> timeoutMs; ///< the deadline of a logical request
    std::optional<double> connectTimeoutMs;
    std::optional<double> requestTimeoutMs; ///< of one attempt; in Uses
    std::optional<int> retries;
    std::optional<std::string> backoff; ///< none | constant | exponential | full-jitter | equal-jitter | decorrelated-jitter | sdk-standard
    std::optional<double> baseMs, capMs;
    std::optional<double> retryBudget; ///< share of requests that may be retries; absent: none
    std::optional<double> dnsCacheSeconds;
    std::optional<std::string> addresses; ///< first | random | next-on-failure
    std::optional<PoolAnnotation> pool;
    std::optional<bool> watchesTopology; ///< a driver that learns of a database's failover without DNS
    std::optional<BreakerAnnotation> breaker;
    std::optional<int> clients;               ///< actors: how many browsers or devices they are, each with its cookies and connection
    std::optional<int> sourceAddresses;       ///< actors: of all clients together; fewer than clients when they share a NAT
    std::optional<int> requestsPerConnection; ///< actors; absent: a connection for each request
    std::optional<double> roundTripMs;        ///< actors: to the place they send to
    std::optional<std::string> tls;           ///< actors: none | 1.2 | 1.3
};

struct KeyDistribution {
    bool zipf = false;
    double keys = 1;
    double s = 1;
};

struct UseAnnotation {
    std::string to;
    std::optional<int> calls;
    std::optional<double> probability;
    std::optional<bool> holds;
    std::optional<std::string> operation; ///< read | write | GetItem | PutItem | Query | …
    std::optional<Distribution> serviceTime;
    std::optional<ClientAnnotation> client;
    std::optional<double> itemKb;
    std::optional<std::string> consistency; ///< eventual | strong
    std::optional<KeyDistribution> key;
    std::optional<int> items;             ///< of a table, that one call reads or writes (Query and Scan: examines)
    std::optional<int> segments;          ///< of a parallel scan
    std::optional<double> conditionFails; ///< share of conditional writes whose condition does not hold
    std::optional<std::string> index;     ///< of a table: the secondary index that is read
    std::optional<std::string> endpoint;  ///< of a database cluster: writer | reader
    std::optional<std::string> onMiss;    ///< a cache called before: this call is made only when that one found nothing
    std::optional<double> hitRatio;       ///< of a cache whose keys are not said
    std::optional<double> ios;            ///< I/O operations of one call at a database's volume
    std::string path;                     ///< where it is written
};

struct WorkloadAnnotation {
    std::optional<int> workers;
    std::optional<Distribution> cpuMs;
    std::optional<int> queueLimit;
    std::optional<bool> dropsExpired;
    std::optional<int> servers;
    std::optional<Distribution> serviceTime;
    std::map<std::string, Distribution> perClass;  ///< CpuMs, or ServiceTime in the pure queueing form
    std::optional<double> diskOperations, diskKib; ///< `Disk`: I/O of a request on the instance's volumes, and the size of each
    std::optional<double> requestMib, baseMib;     ///< `Memory`: of a request in hand, and of the process without any
    std::optional<double> receivedKib, sentKib;    ///< `Network`: what a request brings, and its answer
};

/// When somebody completes a lifecycle hook, and how.
struct HookAnnotation {
    double afterSeconds = 0;
    bool continues = true;
};

struct HealthCheckAnnotation {
    std::optional<double> cpuMs;
    std::optional<int> status; ///< that the path answers while all is well
    std::optional<std::vector<UseAnnotation>> uses;
};

/// What a database or table holds, and how it grows.
struct DataAnnotation {
    std::optional<double> usedGiB;
    std::optional<double> writeKb;                   ///< by which one write makes it grow
    std::optional<double> replicatedWritesPerSecond; ///< of a global table: writes that arrive from other Regions
};

/// What its operators do after a database's data is lost or damaged.
struct RecoveryAnnotation {
    std::optional<std::string> by; ///< none | point-in-time | snapshot | replica
    std::optional<double> afterSeconds, restoreSeconds, repointSeconds;
};

/// The `Faultline` mapping of one resource.
struct ResourceAnnotation {
    std::optional<std::string> label;
    std::optional<Point> at;
    std::optional<Point> size;
    std::map<std::string, Point> glyphs; ///< by zone
    std::optional<std::string> primaryAvailabilityZone;
    std::optional<WorkloadAnnotation> workload;
    std::vector<UseAnnotation> uses;
    std::optional<HealthCheckAnnotation> healthCheck;
    std::optional<double> launchSeconds, bootSeconds;
    std::optional<double> userDataSeconds, processSeconds; ///< of the first boot only; of a restart of what serves
    std::optional<double> warmUpSeconds, warmUpServiceTimeFactor;
    std::optional<double> failoverDetectSeconds, failoverPromoteSeconds, failoverDnsSeconds;
    std::optional<double> coldCacheSeconds, coldCacheReadFactor;
    std::optional<double> connectCpuMs;
    std::optional<DataAnnotation> data;
    std::optional<RecoveryAnnotation> recovery;
    std::vector<std::string> consumes;           ///< queues whose messages it works off
    std::map<std::string, HookAnnotation> hooks; ///< of a group, by the hook's name or logical id
    std::vector<std::string> suspendedProcesses; ///< of a group: "AZRebalance", …
};

struct SendAnnotation {
    std::string to;
    std::string requestClass; ///< `Class`; "default" when absent
    double share = 1;
    std::string urlPath = "/";
    std::string host;
    std::string method = "GET";
    std::string sourceIp;                       ///< of the clients; empty: none that a rule names
    std::map<std::string, std::string> headers; ///< of HTTP, names as written
    std::optional<double> kb;                   ///< request and answer together
    std::string path;                           ///< where it is written
};

struct ActorAnnotation {
    std::string id;
    std::optional<Point> at;
    ClientAnnotation client;
    std::vector<SendAnnotation> sends;
};

struct NoteAnnotation {
    std::string id, text;
    Point at, size;
};

struct SketchAnnotation {
    std::string id, label, icon;
    Point at;
    std::optional<WorkloadAnnotation> workload;
};

struct FrameAnnotation {
    std::optional<Point> at, size;
};

struct ExternalSubnet {
    std::string id, az, cidr;
    std::optional<bool> isPublic;
};

/// A declared fact about what a parameter, import or literal id names.
struct ExternalAnnotation {
    std::string id, is, cidr;
    std::vector<ExternalSubnet> subnets;
};

struct DrillAnnotation {
    std::string name;
    std::vector<std::string> faults;
    std::optional<std::string> traffic; ///< a name of `Traffic`, or a traffic expression
    std::optional<std::string> duration;
    std::optional<std::string> seed;
    std::optional<std::string> start;
    std::optional<std::string> objectives; ///< a name of `Objectives`
    std::optional<std::string> experiment; ///< logical id of an AWS::FIS::ExperimentTemplate
    std::string path;
};

struct SuppressionAnnotation {
    std::string check, resource, reason;
    std::optional<std::string> until; ///< YYYY-MM-DD
    Place place;
};

struct NetworkAnnotation {
    bool overheads = true; ///< `Overheads: none` makes it false
    std::optional<double> sameAzMs, crossAzMs, lossPercent;
    std::optional<double> jitter; ///< sigma of the lognormal law that round trips vary by
};

/// The `Faultline` mapping of the template.
struct DocumentAnnotation {
    int version = 1;
    std::optional<std::string> region;
    std::vector<std::string> zones;
    std::map<std::string, std::string> parameters; ///< text as spelled; lists comma-joined
    NetworkAnnotation network;
    std::map<std::string, FrameAnnotation> frames;
    std::vector<NoteAnnotation> notes;
    std::vector<SketchAnnotation> sketches;
    std::vector<ExternalAnnotation> externals;
    std::vector<ActorAnnotation> actors;
    std::map<std::string, std::string> traffic;
    std::map<std::string, std::vector<std::string>> objectives;
    std::vector<DrillAnnotation> drills;
    std::vector<SuppressionAnnotation> suppressions;
};

/// Reads the template level. A wrong value is left out and told in `problems` with its place; unknown keys are left alone (P4, P10).
[[nodiscard]] DocumentAnnotation readDocumentAnnotation(const Document& document, std::vector<Problem>& problems);
[[nodiscard]] ResourceAnnotation readResourceAnnotation(const Document& document, std::string_view logicalId, std::vector<Problem>& problems);

} // namespace faultline
