#include "sim/plan/plan_builder.h"

#include "model/files/data_library.h"
#include "model/graph/reading.h"
#include "model/metrics/instant.h"
#include "sim/drill/simulation.h"

#include <fmt/format.h>

#include <algorithm>

namespace faultline::sim {

std::string plainNumber(double value) { return fmt::format("{:.6g}", value); }

PlanBuilder::PlanBuilder(const Architecture& architecture, const Topology& topology, const Scenario& scenario, const Catalog& catalog)
    : m_architecture(architecture), m_topology(topology), m_catalog(catalog), m_order(architecture)
{
    m_plan.scenario = scenario;
}

Problem PlanBuilder::problem(const char* id, std::vector<std::pair<std::string, std::string>> args, const char* remedy) const
{
    Problem p{{std::string("sim.") + id, std::move(args)}, {}, std::nullopt};
    p.place.file = m_architecture.document().path();
    if (remedy) p.remedy = Message{std::string("sim.") + remedy, {}};
    return p;
}

/// What the drawing says about itself and cannot be read is not played: no verdict may look sure of it.
void PlanBuilder::assumeForUnreadable()
{
    for (const Problem& problem : m_architecture.problems())
        if (problem.what.id.starts_with("document.own-"))
            assume(problem.place.path.empty() ? "Faultline's own data" : problem.place.path, "left out", "cannot be read; `faultline check` says why",
                   true);
}

/// A fault of a zone strikes what is known to stand there: of what may stand there too, no verdict may look sure.
void PlanBuilder::assumeForUnplaced()
{
    const auto& faults = m_plan.faults;
    if (std::none_of(faults.begin(), faults.end(), [](const FaultPlan& fault) { return fault.zone != kNone; })) return;
    std::vector<Index> subjects;
    for (const LoadBalancerPlan& balancer : m_plan.loadBalancers) subjects.push_back(balancer.subject);
    for (const StationPlan& station : m_plan.stations)
        if (station.kind != StationPlan::Kind::Box) subjects.push_back(station.subject);
    for (const Index subject : subjects) {
        const std::string& id = m_plan.subjects[subject];
        const faultline::Placement& placement = m_topology.placement(id);
        if (!m_plan.hasOverheads || placement.zonesAreComplete) continue;
        std::string known;
        for (const std::string& zone : placement.zones) known += (known.empty() ? "only in " : ", ") + zone;
        assume(id + ": zones", known.empty() ? "in none that fails" : known,
               "the template does not say where its subnets are: declare them under External in Faultline's data", true);
    }
}

void PlanBuilder::assume(std::string what, std::string value, std::string source, bool isGuess)
{
    const Assumption assumption{std::move(what), std::move(value), std::move(source), isGuess};
    if (std::find(m_plan.assumptions.begin(), m_plan.assumptions.end(), assumption) == m_plan.assumptions.end())
        m_plan.assumptions.push_back(assumption);
}

std::string PlanBuilder::placed(const std::string& id, const std::vector<std::string>& zones, const std::string& otherwise)
{
    if (zones.size() < 2) return otherwise;
    const auto stated = m_plan.scenario.placement.find(id);
    const bool isFit = stated != m_plan.scenario.placement.end() && std::find(zones.begin(), zones.end(), stated->second) != zones.end();
    m_plan.placementChoices.push_back({id, zones, isFit ? stated->second : otherwise});
    return m_plan.placementChoices.back().chosen;
}

std::vector<const Resource*> PlanBuilder::inOrder(std::vector<const Resource*> resources) const
{
    std::stable_sort(resources.begin(), resources.end(), [this](const Resource* a, const Resource* b) { return m_order.isBefore(a->id, b->id); });
    return resources;
}

std::vector<const faultline::Call*> PlanBuilder::callsFrom(const std::string& id) const
{
    std::vector<const faultline::Call*> calls = m_topology.callsFrom(id);
    const auto isWritten = [](const faultline::Call* call) { return call->use != nullptr; };
    const auto inferred = std::stable_partition(calls.begin(), calls.end(), isWritten);
    std::stable_sort(inferred, calls.end(), [this](const faultline::Call* a, const faultline::Call* b) { return m_order.isBefore(a->to, b->to); });
    return calls;
}

Index PlanBuilder::subjectOf(const std::string& id)
{
    const auto [at, isNew] = m_subjects.emplace(id, static_cast<Index>(m_plan.subjects.size()));
    if (isNew) {
        const Resource* resource = m_architecture.find(id);
        m_plan.subjects.push_back(id);
        m_plan.types.push_back(resource ? resource->typeName : std::string());
    }
    return at->second;
}

Index PlanBuilder::zoneOf(const std::string& name)
{
    if (name.empty()) return kNone;
    const auto [at, isNew] = m_zones.emplace(name, static_cast<Index>(m_plan.zones.size()));
    if (isNew) m_plan.zones.push_back(name);
    m_plan.zoneIsUsed.resize(m_plan.zones.size(), false);
    m_plan.zoneIsUsed[at->second] = true;
    return at->second;
}

Index PlanBuilder::classOf(const std::string& name)
{
    const auto [at, isNew] = m_classes.emplace(name, static_cast<Index>(m_plan.classes.size()));
    if (isNew) m_plan.classes.push_back(name);
    return at->second;
}

Index PlanBuilder::edge(Index from, Index to)
{
    for (Index e = 0; e < m_plan.edges.size(); ++e)
        if (m_plan.edges[e].from == from && m_plan.edges[e].to == to) return e;
    m_plan.edges.push_back({from, to});
    return static_cast<Index>(m_plan.edges.size() - 1);
}

bool PlanBuilder::isBeingCompiled(const std::string& id)
{
    if (std::find(m_walk.begin(), m_walk.end(), id) == m_walk.end()) return false;
    if (!m_failure) m_failure = problem("circular-uses", {{"id", id}}, "circular-uses-remedy");
    return true;
}

Destination PlanBuilder::destinationOf(const std::string& id, const SendAnnotation* send, Index& routes)
{
    const Resource* resource = m_architecture.find(id);
    const std::string type = resource ? resource->typeName : std::string();
    const bool isV2 = type == "AWS::ElasticLoadBalancingV2::LoadBalancer";
    if (isV2 || type == "AWS::ElasticLoadBalancing::LoadBalancer") {
        if (isBeingCompiled(id)) return {};
        m_walk.push_back(id);
        const Index b = isV2 ? addLoadBalancer(*resource) : addClassicLoadBalancer(*resource);
        if (isV2) {
            RoutePlan route = routeOf(*resource, b, send);
            m_plan.loadBalancers[b].routes.push_back(std::move(route));
        }
        m_walk.pop_back();
        routes = static_cast<Index>(m_plan.loadBalancers[b].routes.size() - 1);
        return {Destination::Kind::LoadBalancer, b};
    }
    if (type == "AWS::DynamoDB::Table" || type == "AWS::DynamoDB::GlobalTable") return {Destination::Kind::Table, addTable(*resource)};
    if (type == "AWS::ElastiCache::ReplicationGroup" || type == "AWS::ElastiCache::CacheCluster")
        return {Destination::Kind::Cache, addCache(*resource)};
    if (type == "AWS::SQS::Queue") return {Destination::Kind::Queue, addQueue(*resource)};
    if (type == "AWS::S3::Bucket") return {Destination::Kind::Bucket, addBucket(*resource)};
    if (type == "AWS::RDS::DBCluster") return {Destination::Kind::Station, addDatabaseCluster(*resource)};
    if (type == "AWS::RDS::DBInstance") { // an instance of a cluster brings the others with it
        const auto owner = reading::mention(m_architecture, reading::property(*resource, "DBClusterIdentifier"), {"AWS::RDS::DBCluster"});
        if (owner.isResource()) (void)addDatabaseCluster(*m_architecture.find(owner.id));
    }
    return {Destination::Kind::Station, addStation(id)};
}

Result<Plan> PlanBuilder::build()
{
    const auto& cycles = m_architecture.resolved().cycles;
    if (!cycles.empty()) {
        std::string ids;
        for (const std::string& id : cycles.front()) ids += (ids.empty() ? "" : ", ") + id;
        return problem("circular-reference", {{"ids", ids}}, "circular-reference-remedy");
    }
    constexpr Nanoseconds day = 86'400 * kSecond;
    m_plan.clockAtStart = parseInstant(m_plan.scenario.start).value_or(0) % day;
    const NetworkAnnotation& network = m_architecture.own().network;
    m_plan.hasOverheads = network.overheads;
    if (network.overheads) {
        if (!network.sameAzMs || !network.crossAzMs) assume("Network round trips", "0.2 ms inside a zone, 0.8 ms between zones", "NET-03");
        m_plan.sameAz = static_cast<Nanoseconds>(network.sameAzMs.value_or(0.2) * 1e6) / 2 * 2;
        m_plan.crossAz = static_cast<Nanoseconds>(network.crossAzMs.value_or(0.8) * 1e6) / 2 * 2;
        m_plan.jitter = network.jitter.value_or(0);
        m_plan.loss = network.lossPercent.value_or(0) / 100;
        if (m_plan.loss > 0) assume("Packets", "one for a request, ten for an answer", "Faultline's assumption", true);
    }
    assumeForUnreadable();
    std::vector<std::string> zones = m_architecture.zones();
    std::sort(zones.begin(), zones.end());
    for (const std::string& zone : zones) (void)zoneOf(zone);
    m_plan.zoneIsUsed.assign(m_plan.zones.size(), false);

    if (auto failure = addActors()) return *std::move(failure);
    if (m_failure) return *m_failure;
    addPolicies();
    addSchedules();
    addAlarms();
    addStandingCosts();
    for (const Fault& fault : m_plan.scenario.faults) {
        auto compiled = compileFault(fault, m_plan);
        if (!compiled) {
            Problem p = compiled.problem();
            p.place.file = m_architecture.document().path();
            return p;
        }
        m_plan.faults.push_back(*compiled);
    }
    assumeForUnplaced();
    return std::move(m_plan);
}

Result<std::shared_ptr<const Plan>> compile(const Architecture& architecture, const Topology& topology, const Scenario& scenario)
{
    const auto catalog = Catalog::read(DataLibrary::embedded());
    if (!catalog) return catalog.problem();
    return compile(architecture, topology, scenario, *catalog);
}

Result<std::shared_ptr<const Plan>> compile(const Architecture& architecture, const Topology& topology, const Scenario& scenario,
                                            const Catalog& catalog)
{
    auto plan = PlanBuilder(architecture, topology, scenario, catalog).build();
    if (!plan) return plan.problem();
    return std::make_shared<const Plan>(*std::move(plan));
}

} // namespace faultline::sim
