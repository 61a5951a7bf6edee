#include "sim/plan/plan_builder.h"

#include "model/graph/reading.h"

#include <algorithm>

/// AWS::RDS::DBCluster: Aurora with its instances, or a Multi-AZ DB cluster of three hosts.
namespace faultline::sim {

namespace {

using reading::Mention;
using reading::property;

constexpr std::size_t kHosts = 3; // RDS-18

bool isAurora(const Resource& cluster) { return reading::text(property(cluster, "Engine")).value_or("").starts_with("aurora"); }

Nanoseconds nanoseconds(double seconds) { return static_cast<Nanoseconds>(seconds * 1e9 + 0.5); }

} // namespace

Index PlanBuilder::addDatabaseCluster(const Resource& resource)
{
    std::vector<const Resource*> instances;
    for (const Resource* instance : inOrder(m_architecture.ofType("AWS::RDS::DBInstance"))) {
        const Mention owner = reading::mention(m_architecture, property(*instance, "DBClusterIdentifier"), {"AWS::RDS::DBCluster"});
        if (owner.isResource() && owner.id == resource.id) instances.push_back(instance);
    }
    if (instances.empty()) { // three hosts of its own; or Aurora of which no instance is drawn
        const Index s = addStation(resource.id);
        if (isAurora(resource)) assume(resource.id, "one instance", "no instance of it is drawn", true);
        return s;
    }
    if (const auto known = m_databaseClusters.find(resource.id); known != m_databaseClusters.end())
        return m_plan.databases[m_plan.databaseClusters[known->second].databases.front()].station;
    // The writer is the one of the lowest promotion tier, the first of them by what they are; AWS's choice is by who was made
    // first.
    std::stable_sort(instances.begin(), instances.end(), [](const Resource* a, const Resource* b) {
        const auto tier = [](const Resource* r) { return reading::number(property(*r, "PromotionTier"), 1).value_or(1); };
        return tier(a) < tier(b);
    });
    const auto c = static_cast<Index>(m_plan.databaseClusters.size());
    m_databaseClusters[resource.id] = c;
    m_plan.databaseClusters.emplace_back();
    DatabaseClusterPlan plan;
    plan.kind = DatabaseClusterPlan::Kind::Aurora;
    for (const Resource* instance : instances) {
        const Index d = m_plan.stations[addStation(instance->id)].database;
        if (d == kNone) continue; // a circle of uses, told elsewhere
        plan.databases.push_back(d);
        m_plan.databases[d].cluster = c;
    }
    finishCluster(resource, c, std::move(plan));
    if (instances.size() > 1 && !resource.own.failoverDetectSeconds)
        assume(resource.id + ": length of a failover", "promotion triangular 10, 18, 30 s, then the name triangular 1, 5, 30 s", "RDS-24, RDS-26");
    assume(resource.id + ": the writer at first", instances.front()->id, "lowest promotion tier; of several the drawing does not say which",
           instances.size() > 1);
    return m_plan.databases[m_plan.databaseClusters[c].databases.front()].station;
}

/// RDS-18: a writer and two readers, each in a zone of its own.
void PlanBuilder::addMultiAzCluster(const Resource& resource, DatabasePlan host)
{
    const auto c = static_cast<Index>(m_plan.databaseClusters.size());
    m_databaseClusters[resource.id] = c;
    m_plan.databaseClusters.emplace_back();
    const std::size_t hosts = isAurora(resource) ? 1 : kHosts;
    std::vector<Index> zones{host.primaryZone};
    for (const Index zone : host.zones)
        if (zone != host.primaryZone) zones.push_back(zone);
    DatabaseClusterPlan plan;
    plan.kind = isAurora(resource) ? DatabaseClusterPlan::Kind::Aurora : DatabaseClusterPlan::Kind::MultiAz;
    std::vector<Index>& memberZones = m_plan.stations[host.station].memberZones;
    memberZones.clear();
    for (std::size_t h = 0; h < hosts; ++h) {
        DatabasePlan one = host;
        one.host = static_cast<int>(h);
        one.cluster = c;
        one.primaryZone = zones[h % zones.size()];
        memberZones.push_back(one.primaryZone);
        plan.databases.push_back(static_cast<Index>(m_plan.databases.size()));
        m_plan.databases.push_back(std::move(one));
    }
    finishCluster(resource, c, std::move(plan));
    if (hosts > 1 && !resource.own.failoverDetectSeconds) assume(resource.id + ": length of a failover", "triangular 15, 25, 35 s", "RDS-19");
}

void PlanBuilder::finishCluster(const Resource& resource, Index c, DatabaseClusterPlan plan)
{
    const ResourceAnnotation& own = resource.own;
    plan.subject = subjectOf(resource.id);
    plan.writerEndpoint = addEndpoint(DatabaseEndpointPlan::Role::Writer, c);
    plan.readerEndpoint = addEndpoint(DatabaseEndpointPlan::Role::Reader, c);
    plan.failoverIsStated = own.failoverDetectSeconds && own.failoverPromoteSeconds;
    plan.detect = nanoseconds(own.failoverDetectSeconds.value_or(0));
    plan.promote = nanoseconds(own.failoverPromoteSeconds.value_or(0));
    plan.dns = nanoseconds(own.failoverDnsSeconds.value_or(5));
    plan.isGlobal = !property(resource, "GlobalClusterIdentifier").isAbsent();
    m_databaseEndpoints[resource.id] = {plan.writerEndpoint, plan.readerEndpoint};
    m_plan.databaseClusters[c] = std::move(plan);
}

/// The name that a caller uses: of a cluster its writer endpoint, unless it asks for the reader endpoint.
Index PlanBuilder::endpointOf(const UseAnnotation& use)
{
    const auto known = m_databaseEndpoints.find(use.to);
    if (known == m_databaseEndpoints.end()) return kNone;
    const auto [writer, reader] = known->second;
    return use.endpoint.value_or("writer") == "reader" && reader != kNone ? reader : writer;
}

} // namespace faultline::sim
