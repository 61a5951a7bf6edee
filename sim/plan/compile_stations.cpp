#include "sim/plan/capacities.h"
#include "sim/plan/plan_builder.h"
#include "sim/plan/request_units.h"

#include "model/text/nearest.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr int kUnbounded = 1'000'000'000;

Nanoseconds seconds(double s) { return static_cast<Nanoseconds>(s * 1e9 + 0.5); }

const WorkloadAnnotation& orOf(const std::optional<WorkloadAnnotation>& own, const ResourceAnnotation* source)
{
    static const WorkloadAnnotation none;
    return own ? *own : source && source->workload ? *source->workload : none;
}

} // namespace

Index PlanBuilder::addStation(const std::string& id)
{
    if (const auto known = m_stations.find(id); known != m_stations.end()) {
        (void)isBeingCompiled(id);
        return known->second;
    }
    const auto s = static_cast<Index>(m_plan.stations.size());
    m_stations[id] = s;
    m_plan.stations.emplace_back();
    m_walk.push_back(id);
    const Resource* resource = m_architecture.find(id);
    static const ResourceAnnotation none;
    ResourceAnnotation sketch;
    for (const SketchAnnotation& k : m_architecture.own().sketches)
        if (k.id == id) sketch.workload = k.workload;
    const ResourceAnnotation& own = resource ? resource->own : sketch;
    const bool isGroup = resource && resource->typeName == "AWS::AutoScaling::AutoScalingGroup";
    const bool isDatabase = resource && (resource->typeName == "AWS::RDS::DBInstance" || resource->typeName == "AWS::RDS::DBCluster");
    const Resource* launch = isGroup ? m_topology.launchSource(id) : nullptr;
    const ResourceAnnotation* source = launch ? &launch->own : nullptr;

    StationPlan plan;
    plan.subject = subjectOf(id);
    plan.kind = isGroup                                                  ? StationPlan::Kind::Group
                : isDatabase                                             ? StationPlan::Kind::Database
                : resource && resource->typeName == "AWS::EC2::Instance" ? StationPlan::Kind::Instance
                                                                         : StationPlan::Kind::Box;
    const bool isMachine = plan.kind == StationPlan::Kind::Group || plan.kind == StationPlan::Kind::Instance;
    if (isMachine) {
        plan.instance = instanceOf(id, resource, isGroup ? launch : m_topology.launchSource(id));
        plan.vcpus = plan.instance.vcpus;
    }
    const WorkloadAnnotation& workload = orOf(own.workload, source);
    readWorkload(id, workload, isDatabase, plan);
    readTakings(workload, plan.instance);
    plan.takesMore = m_plan.hasOverheads && takesMore(plan.instance);
    if (isMachine && !plan.hasServers && plan.instance.memoryMib == 0)
        assume(id + ": vCPUs", "2",
               plan.instance.type.empty() ? "its instance type is not known" : "the catalogue does not know " + plan.instance.type, true);
    if (isMachine) readBoot(id, own, source, plan);
    if (isMachine && m_plan.hasOverheads) assumeForMachine(id, plan);
    const HealthCheckAnnotation* check = own.healthCheck ? &*own.healthCheck : source && source->healthCheck ? &*source->healthCheck : nullptr;
    plan.checkWork = Law::deterministic(check && check->cpuMs ? *check->cpuMs : 1);
    plan.checkStatus = check ? check->status.value_or(200) : 200;
    plan.connectCpu = static_cast<Nanoseconds>(own.connectCpuMs.value_or(0) * 1e6);
    if (plan.kind == StationPlan::Kind::Instance) {
        const auto& zones = m_topology.placement(id).zones;
        plan.memberZones.push_back(zones.empty() ? kNone : zoneOf(zones.front()));
    } else if (plan.kind == StationPlan::Kind::Box) {
        plan.memberZones.push_back(kNone);
        if (resource) readFunction(*resource, plan);
    }
    m_plan.stations[s] = std::move(plan);
    if (isGroup) addGroup(*resource, s);
    if (isDatabase) addDatabase(*resource, s);
    addUses(id, s, own, source);
    m_walk.pop_back();
    return s;
}

void PlanBuilder::readWorkload(const std::string& id, const WorkloadAnnotation& workload, bool isDatabase, StationPlan& plan)
{
    plan.hasServers = workload.servers.has_value() || workload.serviceTime.has_value();
    plan.servers = workload.servers.value_or(1);
    plan.dropsExpired = workload.dropsExpired.value_or(false);
    const bool isBox = plan.kind == StationPlan::Kind::Box;
    if (isBox && !plan.hasServers) plan.vcpus = kUnbounded;
    // Pure queueing has no bound that it does not state; a database is bounded by its connections.
    plan.workers = workload.workers.value_or(isDatabase || isBox || !m_plan.hasOverheads ? kUnbounded : 200);
    plan.queueLimit = workload.queueLimit.value_or(plan.hasServers || isDatabase || isBox || !m_plan.hasOverheads ? -1 : 1000);
    Law law;
    const std::optional<Distribution>& written = plan.hasServers ? workload.serviceTime : workload.cpuMs;
    if (written) {
        law = Law(*written);
    } else if (!isBox || plan.hasServers) {
        Distribution d;
        d.meanMs = isDatabase ? 2 : 5;
        law = Law(d);
        // A database's callers may say what their calls cost; then nothing is assumed.
        if (!isDatabase)
            assume(id + ": work of a request", "exponential, mean " + plainNumber(d.meanMs) + " ms", "the drawing gives no Workload", true);
    } else {
        assume(id, "answers at once, without a bound", "the drawing gives no Workload", true);
    }
    if (!workload.workers && plan.workers == 200) assume(id + ": workers", "200", "Faultline's default", true);
    if (!workload.queueLimit && plan.queueLimit == 1000) assume(id + ": queue", "1000 requests", "Faultline's default");
    plan.workByClass.assign(m_plan.classes.size(), law);
    for (const auto& [name, distribution] : workload.perClass)
        if (const auto c = m_classes.find(name); c != m_classes.end()) plan.workByClass[c->second] = Law(distribution);
        else assume(id + ": work of class " + name, "not played", "nobody sends requests of that class", true);
}

void PlanBuilder::readBoot(const std::string& id, const ResourceAnnotation& own, const ResourceAnnotation* source, StationPlan& plan)
{
    const auto pick = [&](std::optional<double> ResourceAnnotation::*member) {
        return own.*member ? own.*member : source ? source->*member : std::optional<double>();
    };
    const auto launch = pick(&ResourceAnnotation::launchSeconds), boot = pick(&ResourceAnnotation::bootSeconds);
    plan.launch = seconds(launch.value_or(10));
    plan.boot = seconds(boot.value_or(20));
    if (!launch || !boot) assume(id + ": start of an instance", "10 s pending, 20 s boot", "EC2-16");
    plan.userData = seconds(pick(&ResourceAnnotation::userDataSeconds).value_or(0));
    const auto restart = pick(&ResourceAnnotation::processSeconds);
    plan.processRestart = seconds(restart.value_or(10)); // our assumption, listed by the faults that use it
    plan.assumesRestart = !restart;
    plan.warmUp = seconds(pick(&ResourceAnnotation::warmUpSeconds).value_or(0));
    plan.warmUpFactor = pick(&ResourceAnnotation::warmUpServiceTimeFactor).value_or(1);
}

UsePlan PlanBuilder::useOf(const std::string& caller, const UseAnnotation& use)
{
    UsePlan plan;
    plan.edge = edge(subjectOf(caller), subjectOf(use.to));
    plan.to = destinationOf(use.to, nullptr, plan.routes);
    const bool isDatabase = plan.to.kind == Destination::Kind::Station && m_plan.stations[plan.to.index].database != kNone;
    if (isDatabase) plan.endpoint = endpointOf(use);
    plan.ios = use.ios.value_or(-1);
    if (isDatabase && !use.ios && m_plan.databases[m_plan.stations[plan.to.index].database].volume.isLimited)
        assume(use.to + ": I/O", "one operation for each write, none for a read that the cache has; 16 KiB each", "Faultline's assumption", true);
    if (const Resource* callee = m_architecture.find(use.to); isDatabase && !use.serviceTime && callee && !callee->own.workload)
        assume(use.to + ": work of a call", "exponential, mean 2 ms", "neither Workload nor ServiceTime says it", true);
    readPath(caller, plan);
    plan.calls = std::max(0, use.calls.value_or(1));
    plan.probability = use.probability.value_or(1);
    plan.holds = use.holds.value_or(true);
    const std::string operation = use.operation.value_or("read");
    plan.isWrite = isWriteOperation(operation);
    if (plan.to.kind == Destination::Kind::Table) plan.operation = addTableOperation(use, plan.to.index, plan.calls);
    if (plan.to.kind == Destination::Kind::Cache) plan.operation = addCacheOperation(caller, use, plan.to.index);
    if (use.serviceTime) plan.work = Law(*use.serviceTime);
    const ClientAnnotation client = use.client.value_or(ClientAnnotation{});
    plan.policy = policyOf(caller + " to " + use.to, client, plan.to, isDatabase);
    if (!client.requestTimeoutMs && m_plan.hasOverheads) {
        plan.policy.requestTimeout = 5 * kSecond;
        assume(caller + " to " + use.to + ": time-out of a call", "5000 ms", "Faultline's default", true);
    }
    if (isDatabase && m_plan.hasOverheads) {
        const PoolAnnotation pool = client.pool.value_or(PoolAnnotation{});
        plan.pool.isUsed = true;
        plan.pool.maximum = std::max(1, pool.max.value_or(20));
        plan.pool.minimum = std::clamp(pool.min.value_or(2), 0, plan.pool.maximum);
        plan.pool.acquireTimeout = static_cast<Nanoseconds>(pool.acquireTimeoutMs.value_or(1000) * 1e6);
        plan.pool.validateOnBorrow = pool.validateOnBorrow.value_or(false);
        plan.pool.watchesTopology = client.watchesTopology.value_or(false);
        if (!client.pool)
            assume(caller + " to " + use.to + ": pool", "2 to 20 connections, 1000 ms to get one, not validated", "Faultline's default", true);
    }
    return plan;
}

/// `OnMiss: CACHE` of a call names an earlier call of the same caller. A call in hand remembers so many caches.
std::vector<UsePlan> PlanBuilder::linkMisses(const std::string& id, std::vector<UsePlan> uses)
{
    constexpr Index kRemembered = 64;
    Index at = 0, bits = 0;
    for (const faultline::Call* call : callsFrom(id)) {
        if (call->to == id) continue;
        const std::string cache = call->use ? call->use->onMiss.value_or("") : "";
        for (Index earlier = 0; earlier < at && !cache.empty(); ++earlier)
            if (uses[earlier].to.kind == Destination::Kind::Cache && m_caches.contains(cache) && m_caches.at(cache) == uses[earlier].to.index)
                uses[at].onMiss = earlier;
        if (const Index asked = uses[at].onMiss; asked != kNone && uses[asked].missBit == kNone) {
            if (bits < kRemembered) uses[asked].missBit = bits++;
            else uses[at].onMiss = kNone;
        }
        ++at;
    }
    if (bits == kRemembered)
        assume(id + ": caches that calls wait for", "64 of them", "Faultline's limit; beyond it a call is made in any case", true);
    return uses;
}

/// A call to nothing, or to its own caller, is a slip of the pen: left out, the run would show less than what is drawn.
bool PlanBuilder::isCallable(const std::string& caller, const UseAnnotation& use)
{
    if (m_failure) return false;
    const auto& sketches = m_architecture.own().sketches;
    const Resource* callee = m_architecture.find(use.to);
    const bool isSketch = std::any_of(sketches.begin(), sketches.end(), [&](const SketchAnnotation& sketch) { return sketch.id == use.to; });
    if (use.to == caller) {
        m_failure = problem("circular-uses", {{"id", caller}}, "circular-uses-remedy");
    } else if (!callee && !isSketch) {
        std::vector<std::string> known;
        for (const Resource& resource : m_architecture.resources()) known.push_back(resource.id);
        for (const SketchAnnotation& sketch : sketches) known.push_back(sketch.id);
        const std::string nearest = nearestWord(use.to, known);
        m_failure = problem("unknown-use", {{"caller", caller}, {"to", use.to}}, nearest.empty() ? "unknown-use-remedy" : "unknown-use-nearest");
        if (!nearest.empty()) m_failure->remedy->args.emplace_back("nearest", nearest);
    }
    if (m_failure) {
        m_failure->place.path = use.path;
        return false;
    }
    if (isSketch || callee->exists != Tri::No) return true;
    assume(caller + " to " + use.to, "left out", "it does not exist with these parameters");
    return false;
}

void PlanBuilder::addUses(const std::string& id, Index s, const ResourceAnnotation& own, const ResourceAnnotation* source)
{
    for (const UseAnnotation& use : own.uses.empty() && source ? source->uses : own.uses) (void)isCallable(id, use);
    if (m_failure) return;
    std::vector<UsePlan> uses;
    for (const faultline::Call* call : callsFrom(id)) {
        if (call->to == id) continue;
        UseAnnotation inferred;
        inferred.to = call->to;
        if (!call->use) assume(id + " to " + call->to, "one call for each request", "inferred from the template", true);
        uses.push_back(useOf(id, call->use ? *call->use : inferred));
        if (m_failure) return;
    }
    m_plan.stations[s].uses = linkMisses(id, std::move(uses));
    const HealthCheckAnnotation* check = own.healthCheck ? &*own.healthCheck : source && source->healthCheck ? &*source->healthCheck : nullptr;
    if (!check || !check->uses) return;
    std::vector<UsePlan> checks;
    for (const UseAnnotation& use : *check->uses)
        if (isCallable(id, use)) checks.push_back(useOf(id, use));
    m_plan.stations[s].checkUses = std::move(checks);
}

} // namespace faultline::sim
