#include "model/document/annotations.h"

#include "model/document/document.h"
#include "model/document/own_fields.h"

namespace faultline {

namespace {

/// Annotations of a newer version are read as far as they are understood (P10); this is the version that this program writes.
constexpr int kVersion = 1;
constexpr double kDayMs = 86'400'000;
constexpr double kDaySeconds = 86'400;
constexpr NumberRange kShare{0, 1};
constexpr NumberRange kMilliseconds{0, kDayMs};
constexpr NumberRange kSeconds{0, kDaySeconds};

std::optional<Distribution> readDistribution(const OwnFields& law)
{
    if (!law.isPresent()) return std::nullopt;
    using Kind = Distribution::Kind;
    static const std::vector<std::pair<std::string_view, Kind>> kinds{
        {"exponential", Kind::Exponential}, {"deterministic", Kind::Deterministic},       {"lognormal", Kind::Lognormal}, {"erlang", Kind::Erlang},
        {"pareto", Kind::Pareto},           {"hyperexponential", Kind::Hyperexponential}, {"empirical", Kind::Empirical}};
    const auto name = law.oneOf("Distribution", {"exponential", "deterministic", "lognormal", "erlang", "hyperexponential", "pareto", "empirical"});
    if (!name && law.node().find("Distribution")) return std::nullopt;

    Distribution read;
    for (const auto& [word, kind] : kinds)
        if (name && word == *name) read.kind = kind;
    const bool needsMean = read.kind != Kind::Hyperexponential && read.kind != Kind::Empirical;
    const auto mean = law.number("MeanMs", kMilliseconds);
    if (needsMean && !mean) {
        if (!law.node().find("MeanMs")) law.tell(law.node(), "document.own-key-missing", "MeanMs");
        return std::nullopt;
    }
    read.meanMs = mean.value_or(0);
    read.cv = law.number("Cv", {0, 1e3}).value_or(read.cv);
    read.k = law.integer("K", {1, 1'000}).value_or(read.k);
    read.alpha = law.number("Alpha", {1.000001, 1e6}).value_or(read.alpha); // at 1 and below the mean is infinite
    double probabilities = 0;
    for (const OwnFields& branch : law.list("Branches")) {
        const auto probability = branch.number("Probability", kShare);
        const auto branchMean = branch.number("MeanMs", kMilliseconds);
        if (!probability || !branchMean) return std::nullopt;
        read.branches.push_back({*probability, *branchMean});
        probabilities += *probability;
    }
    read.values = law.numbers("Values", kMilliseconds);
    if (read.kind == Kind::Hyperexponential && (probabilities < 0.999 || probabilities > 1.001)) {
        law.tell(law.node(), "document.own-branches");
        return std::nullopt;
    }
    if (read.kind == Kind::Empirical && read.values.empty()) {
        law.tell(law.node(), "document.own-key-missing", "Values");
        return std::nullopt;
    }
    return read;
}

// `CpuMs: 1` says the same as a deterministic law of that mean.
std::optional<Distribution> readDistributionOrMean(const OwnFields& owner, std::string_view key)
{
    if (!owner.node().find(key).isScalar()) return readDistribution(owner.fields(key));
    const auto mean = owner.number(key, kMilliseconds);
    if (!mean) return std::nullopt;
    Distribution fixed;
    fixed.kind = Distribution::Kind::Deterministic;
    fixed.meanMs = *mean;
    return fixed;
}

PoolAnnotation readPool(const OwnFields& pool)
{
    PoolAnnotation read;
    read.min = pool.integer("Min", {0, 1e6});
    read.max = pool.integer("Max", {1, 1e6});
    read.acquireTimeoutMs = pool.number("AcquireTimeoutMs", kMilliseconds);
    read.validateOnBorrow = pool.boolean("ValidateOnBorrow");
    if (read.min && read.max && *read.min > *read.max) {
        pool.tell(pool.node().find("Min"), "document.own-out-of-range", "0 … " + std::to_string(*read.max));
        read.min.reset();
    }
    return read;
}

BreakerAnnotation readBreaker(const OwnFields& breaker)
{
    BreakerAnnotation read;
    read.failurePercent = breaker.number("FailurePercent", {0.1, 100});
    read.calls = breaker.integer("Calls", {1, 1e6});
    read.windowSeconds = breaker.number("WindowSeconds", {0.1, 3600});
    read.openSeconds = breaker.number("OpenSeconds", {0.1, 86400});
    read.probes = breaker.integer("Probes", {1, 1000});
    return read;
}

ClientAnnotation readClient(const OwnFields& client)
{
    ClientAnnotation read;
    if (const auto arrivals = client.oneOf("Arrivals", {"poisson", "paced"}))
        read.arrivals = *arrivals == "poisson" ? ClientAnnotation::Arrivals::Poisson : ClientAnnotation::Arrivals::Paced;
    read.timeoutMs = client.number("TimeoutMs", kMilliseconds);
    read.connectTimeoutMs = client.number("ConnectTimeoutMs", kMilliseconds);
    read.requestTimeoutMs = client.number("RequestTimeoutMs", kMilliseconds);
    read.retries = client.integer("Retries", {0, 100});
    read.backoff = client.oneOf("Backoff", {"none", "constant", "exponential", "full-jitter", "equal-jitter", "decorrelated-jitter", "sdk-standard"});
    read.baseMs = client.number("BaseMs", kMilliseconds);
    read.capMs = client.number("CapMs", kMilliseconds);
    if (client.node().find("RetryBudget").text() != "none") read.retryBudget = client.number("RetryBudget", kShare);
    read.dnsCacheSeconds = client.number("DnsCacheSeconds", {0, 1e9});
    read.addresses = client.oneOf("Addresses", {"first", "random", "next-on-failure"});
    if (const OwnFields pool = client.fields("Pool"); pool.isPresent()) read.pool = readPool(pool);
    read.watchesTopology = client.boolean("WatchesTopology");
    if (const OwnFields breaker = client.fields("Breaker"); breaker.isPresent()) read.breaker = readBreaker(breaker);
    read.clients = client.integer("Clients", {1, 1e6});
    read.sourceAddresses = client.integer("SourceAddresses", {1, 1e6});
    read.requestsPerConnection = client.integer("RequestsPerConnection", {1, 1e9});
    read.roundTripMs = client.number("RoundTripMs", kMilliseconds);
    read.tls = client.oneOf("Tls", {"none", "1.2", "1.3"});
    return read;
}

std::optional<KeyDistribution> readKey(const OwnFields& key)
{
    if (!key.isPresent()) return std::nullopt;
    const auto kind = key.oneOf("Distribution", {"zipf", "uniform"});
    if (!kind && key.node().find("Distribution")) return std::nullopt;
    KeyDistribution read;
    read.zipf = kind == "zipf";
    read.keys = key.number("Keys", {1, 1e12}).value_or(read.keys);
    read.s = key.number("S", {0, 10}).value_or(read.s);
    return read;
}

std::vector<UseAnnotation> readUses(const OwnFields& owner)
{
    std::vector<UseAnnotation> all;
    for (const OwnFields& use : owner.list("Uses")) {
        const auto to = use.requiredText("To");
        if (!to) continue;
        UseAnnotation read;
        read.to = *to;
        read.calls = use.integer("Calls", {0, 10'000});
        read.probability = use.number("Probability", kShare);
        read.holds = use.boolean("Holds");
        read.operation = use.text("Operation");
        read.serviceTime = readDistributionOrMean(use, "ServiceTime");
        if (const OwnFields client = use.fields("Client"); client.isPresent()) read.client = readClient(client);
        read.itemKb = use.number("ItemKb", {0, 400}); // DynamoDB's largest item
        read.consistency = use.oneOf("Consistency", {"eventual", "strong"});
        read.key = readKey(use.fields("Key"));
        read.items = use.integer("Items", {1, 1e6});
        read.segments = use.integer("Segments", {1, 1e6}); // DDB-39
        read.conditionFails = use.number("ConditionFails", kShare);
        read.index = use.text("Index");
        read.endpoint = use.oneOf("Endpoint", {"writer", "reader"});
        read.onMiss = use.text("OnMiss");
        read.hitRatio = use.number("HitRatio", kShare);
        read.ios = use.number("Ios", {0, 1e6});
        read.path = use.node().path();
        all.push_back(std::move(read));
    }
    return all;
}

std::optional<WorkloadAnnotation> readWorkload(const OwnFields& workload)
{
    if (!workload.isPresent()) return std::nullopt;
    WorkloadAnnotation read;
    read.workers = workload.integer("Workers", {1, 1e6});
    read.cpuMs = readDistributionOrMean(workload, "CpuMs");
    read.queueLimit = workload.integer("QueueLimit");
    read.dropsExpired = workload.boolean("DropsExpired");
    read.servers = workload.integer("Servers", {1, 1e6});
    read.serviceTime = readDistributionOrMean(workload, "ServiceTime");
    const OwnFields disk = workload.fields("Disk"), memory = workload.fields("Memory"), network = workload.fields("Network");
    read.diskOperations = disk.number("Operations", {0, 1e6});
    read.diskKib = disk.number("Kib", {0.5, 1024}); // EBS splits what is larger
    read.requestMib = memory.number("RequestMib", {0, 1e6});
    read.baseMib = memory.number("BaseMib", {0, 1e8});
    read.receivedKib = network.number("ReceivedKib", {0, 1e9});
    read.sentKib = network.number("SentKib", {0, 1e9});
    for (const Node::Entry& entry : workload.entries("PerClass")) {
        const OwnFields perClass(entry.value, workload.problems());
        auto law = readDistributionOrMean(perClass, "CpuMs");
        if (!law) law = readDistributionOrMean(perClass, "ServiceTime");
        if (law) read.perClass.emplace(entry.key.text(), *std::move(law));
    }
    return read;
}

void readPlaces(const OwnFields& own, ResourceAnnotation& read)
{
    read.label = own.text("Label");
    read.at = own.point("At");
    read.size = own.point("Size");
    for (const Node::Entry& glyph : own.entries("Glyphs"))
        if (const auto at = OwnFields(glyph.value, own.problems()).point("At")) read.glyphs.emplace(glyph.key.text(), *at);
    read.primaryAvailabilityZone = own.text("PrimaryAvailabilityZone");
}

void readLifeCycle(const OwnFields& own, ResourceAnnotation& read)
{
    const OwnFields boot = own.fields("Boot");
    read.launchSeconds = boot.number("LaunchSeconds", kSeconds);
    read.bootSeconds = boot.number("BootSeconds", kSeconds);
    read.userDataSeconds = boot.number("UserDataSeconds", kSeconds);
    read.processSeconds = boot.number("ProcessSeconds", kSeconds);
    for (const Node::Entry& entry : own.entries("Hooks")) {
        const OwnFields hook(entry.value, own.problems());
        HookAnnotation one;
        one.afterSeconds = hook.number("CompletesAfterSeconds", kSeconds).value_or(one.afterSeconds);
        one.continues = hook.oneOf("Result", {"CONTINUE", "ABANDON"}).value_or("CONTINUE") == "CONTINUE";
        read.hooks.emplace(entry.key.text(), one);
    }
    read.suspendedProcesses = own.texts("SuspendedProcesses");
    const OwnFields warmUp = own.fields("WarmUp");
    read.warmUpSeconds = warmUp.number("Seconds", kSeconds);
    read.warmUpServiceTimeFactor = warmUp.number("ServiceTimeFactor", {1, 1e3});
    const OwnFields failover = own.fields("Failover");
    read.failoverDetectSeconds = failover.number("DetectSeconds", kSeconds);
    read.failoverPromoteSeconds = failover.number("PromoteSeconds", kSeconds);
    read.failoverDnsSeconds = failover.number("DnsSeconds", kSeconds);
    const OwnFields cold = own.fields("ColdCache");
    read.coldCacheSeconds = cold.number("Seconds", kSeconds);
    read.coldCacheReadFactor = cold.number("ReadFactor", {1, 1e3});
    read.connectCpuMs = own.number("ConnectCpuMs", kMilliseconds);
}

void readData(const OwnFields& own, ResourceAnnotation& read)
{
    if (const OwnFields data = own.fields("Data"); data.isPresent())
        read.data =
            DataAnnotation{data.number("UsedGiB", {0, 1e9}), data.number("WriteKb", {0, 1e9}), data.number("ReplicatedWritesPerSecond", {0, 1e9})};
    if (const OwnFields recovery = own.fields("Recovery"); recovery.isPresent())
        read.recovery =
            RecoveryAnnotation{recovery.oneOf("By", {"none", "point-in-time", "snapshot", "replica"}), recovery.number("AfterSeconds", kSeconds),
                               recovery.number("RestoreSeconds", kSeconds), recovery.number("RepointSeconds", kSeconds)};
}

ActorAnnotation readActor(const Node::Entry& entry, std::vector<Problem>& problems)
{
    ActorAnnotation read;
    read.id = entry.key.text();
    const OwnFields actor(entry.value, problems);
    read.at = actor.point("At");
    read.client = readClient(actor.fields("Client"));
    for (const OwnFields& send : actor.list("Sends")) {
        const auto to = send.requiredText("To");
        if (!to) continue;
        SendAnnotation one;
        one.to = *to;
        one.requestClass = send.text("Class").value_or("default");
        one.share = send.number("Share", kShare).value_or(one.share);
        one.urlPath = send.text("Path").value_or(one.urlPath);
        one.host = send.text("Host").value_or("");
        one.method = send.text("Method").value_or(one.method);
        one.sourceIp = send.text("SourceIp").value_or("");
        for (const Node::Entry& header : send.entries("Headers")) one.headers.emplace(header.key.text(), header.value.text());
        one.kb = send.number("Kb", {0, 1e9});
        one.path = send.node().path();
        read.sends.push_back(std::move(one));
    }
    return read;
}

void readCanvas(const OwnFields& canvas, DocumentAnnotation& read)
{
    for (const Node::Entry& entry : canvas.entries("Frames")) {
        const OwnFields frame(entry.value, canvas.problems());
        if (frame.isPresent() || entry.value.kind() == Node::Kind::Null)
            read.frames[std::string(entry.key.text())] = {frame.point("At"), frame.point("Size")};
    }
    for (const OwnFields& note : canvas.list("Notes"))
        read.notes.push_back({note.text("Id").value_or(""), note.text("Text").value_or(""), note.point("At").value_or(Point{}),
                              note.point("Size").value_or(Point{200, 60})});
    for (const OwnFields& sketch : canvas.list("Sketches")) {
        const auto id = sketch.requiredText("Id");
        if (!id) continue;
        read.sketches.push_back({*id, sketch.text("Label").value_or(*id), sketch.text("Icon").value_or("generic"),
                                 sketch.point("At").value_or(Point{}), readWorkload(sketch.fields("Workload"))});
    }
}

void readExternals(const OwnFields& own, DocumentAnnotation& read)
{
    for (const Node::Entry& entry : own.entries("External")) {
        const OwnFields fact(entry.value, own.problems());
        if (!fact.isPresent()) continue;
        ExternalAnnotation external{std::string(entry.key.text()), fact.requiredText("Is").value_or(""), fact.text("Cidr").value_or(""), {}};
        for (const OwnFields& subnet : fact.list("Subnets"))
            external.subnets.push_back(
                {subnet.requiredText("Id").value_or(""), subnet.text("Az").value_or(""), subnet.text("Cidr").value_or(""), subnet.boolean("Public")});
        read.externals.push_back(std::move(external));
    }
}

void readDrills(const OwnFields& own, DocumentAnnotation& read)
{
    for (const Node::Entry& entry : own.entries("Drills")) {
        const OwnFields drill(entry.value, own.problems());
        if (!drill.isPresent()) continue;
        DrillAnnotation one;
        one.name = entry.key.text();
        one.faults = drill.texts("Faults");
        one.traffic = drill.text("Traffic");
        one.duration = drill.text("Duration");
        one.seed = drill.text("Seed");
        one.start = drill.text("Start");
        one.objectives = drill.text("Objectives");
        one.experiment = drill.text("Experiment");
        one.path = entry.value.path();
        read.drills.push_back(std::move(one));
    }
}

void readSuppressions(const OwnFields& own, DocumentAnnotation& read)
{
    for (const OwnFields& suppression : own.list("Suppressions")) {
        const auto check = suppression.requiredText("Check");
        if (!check) continue;
        read.suppressions.push_back({*check, suppression.text("Resource").value_or(""), suppression.text("Reason").value_or(""),
                                     suppression.text("Until"), suppression.node().place()});
    }
}

std::string commaJoined(const std::vector<std::string>& items)
{
    std::string all;
    for (std::size_t i = 0; i < items.size(); ++i) all += (i == 0 ? "" : ",") + items[i];
    return all;
}

NetworkAnnotation readNetwork(const OwnFields& network)
{
    NetworkAnnotation read;
    read.overheads = network.oneOf("Overheads", {"default", "none"}).value_or("default") == "default";
    read.sameAzMs = network.number("SameAzMs", kMilliseconds);
    read.jitter = network.number("Jitter", {0, 2});
    read.crossAzMs = network.number("CrossAzMs", kMilliseconds);
    read.lossPercent = network.number("LossPercent", {0, 100});
    return read;
}

void tellDataInBothPlaces(const Document& document, std::vector<Problem>& problems)
{
    if (document.ownDataPlace() != OwnDataPlace::Beside || !document.sidecar()) return;
    if (const Node inside = document.source().root().find("Metadata").find("Faultline"))
        problems.push_back({{"document.own-data-twice", {{"sidecar", document.sidecar()->fileName()}}},
                            inside.place(),
                            Message{"document.own-data-twice-remedy", {}}});
}

} // namespace

DocumentAnnotation readDocumentAnnotation(const Document& document, std::vector<Problem>& problems)
{
    tellDataInBothPlaces(document, problems);
    const OwnFields own(document.ownData(), problems);
    DocumentAnnotation read;
    read.version = own.integer("Version", {1, 1e6}).value_or(kVersion);
    if (read.version > kVersion) own.tell(own.node().find("Version"), "document.own-newer-version", std::to_string(kVersion));
    read.region = own.text("Region");
    if (read.region && read.region->empty()) read.region.reset();
    read.zones = own.texts("Zones");
    for (const Node::Entry& entry : own.entries("Parameters")) {
        if (entry.value.kind() == Node::Kind::Null) continue;
        read.parameters.emplace(entry.key.text(), commaJoined(own.fields("Parameters").texts(entry.key.text())));
    }
    read.network = readNetwork(own.fields("Network"));
    readCanvas(own.fields("Canvas"), read);
    readExternals(own, read);
    for (const Node::Entry& entry : own.entries("Actors")) read.actors.push_back(readActor(entry, problems));
    for (const Node::Entry& entry : own.entries("Traffic"))
        if (auto text = own.fields("Traffic").text(entry.key.text())) read.traffic.emplace(entry.key.text(), *std::move(text));
    for (const Node::Entry& entry : own.entries("Objectives"))
        read.objectives.emplace(entry.key.text(), own.fields("Objectives").texts(entry.key.text()));
    readDrills(own, read);
    readSuppressions(own, read);
    return read;
}

ResourceAnnotation readResourceAnnotation(const Document& document, std::string_view logicalId, std::vector<Problem>& problems)
{
    const OwnFields own(document.ownData(logicalId), problems);
    ResourceAnnotation read;
    readPlaces(own, read);
    read.workload = readWorkload(own.fields("Workload"));
    read.uses = readUses(own);
    if (const OwnFields check = own.fields("HealthCheck"); check.isPresent()) {
        HealthCheckAnnotation health;
        health.cpuMs = check.number("CpuMs", kMilliseconds);
        health.status = check.integer("Status", {100, 599});
        if (check.node().find("Uses")) health.uses = readUses(check);
        read.healthCheck = std::move(health);
    }
    readLifeCycle(own, read);
    readData(own, read);
    read.consumes = own.texts("Consumes");
    return read;
}

} // namespace faultline
