#include "sim/plan/capacities.h"
#include "sim/plan/plan_builder.h"
#include "sim/plan/volume_limits.h"

#include "model/graph/reading.h"

#include <algorithm>
#include <charconv>

/// Databases of AWS::RDS::DBInstance, and the hosts of a Multi-AZ DB cluster.
namespace faultline::sim {

namespace {

using reading::Mention;
using reading::property;

constexpr double kStandbyWriteMs = 1; // ours
constexpr Nanoseconds kDay = 86'400 * kSecond;
constexpr Nanoseconds kSuspension = 3 * kSecond; // RDS-35: a few seconds
constexpr double kGibOfKb = 1024.0 * 1024;

Nanoseconds nanoseconds(double seconds) { return static_cast<Nanoseconds>(seconds * 1e9 + 0.5); }

/// "03:00-03:30" as time of day; nothing when it is no such window.
std::optional<Nanoseconds> startOfWindow(const std::string& window)
{
    int hour = 0, minute = 0;
    if (window.size() < 5 || window[2] != ':') return std::nullopt;
    const auto read = [&](std::size_t at, int& value) { return std::from_chars(&window[at], &window[at] + 2, value).ec == std::errc(); };
    if (!read(0, hour) || !read(3, minute) || hour > 23 || minute > 59) return std::nullopt;
    return (hour * 3600 + minute * 60) * kSecond;
}

RecoveryPlan::By recoveryOf(const std::string& by)
{
    if (by == "point-in-time") return RecoveryPlan::By::PointInTime;
    if (by == "snapshot") return RecoveryPlan::By::Snapshot;
    return by == "replica" ? RecoveryPlan::By::Replica : RecoveryPlan::By::Nothing;
}

} // namespace

/// Storage: what the volume and the class take, and how far it grows (RDS-49 to RDS-58).
void PlanBuilder::readStorage(const Resource& resource, DatabasePlan& plan)
{
    const std::string type = reading::text(property(resource, "StorageType")).value_or("");
    const auto iops = reading::number(property(resource, "Iops"));
    StorageOptions storage;
    storage.type = type.empty() ? (iops ? "io1" : "gp2") : std::string_view(type);
    storage.gib = reading::number(property(resource, "AllocatedStorage")).value_or(20);
    storage.iops = iops;
    storage.throughput = reading::number(property(resource, "StorageThroughput"));
    plan.volume.isLimited = m_plan.hasOverheads;
    plan.volume.gib = storage.gib;
    plan.volume.volume = volumeLimitOf(plan.engine, storage);
    plan.volume.host = {1e9, 1e9, 0, 0};
    if (const DbClass* known = m_catalog.dbClass(reading::text(property(resource, "DBInstanceClass")).value_or("")); known && known->ebsMbps) {
        const InstanceClass* machine = m_catalog.instanceClass(known->name.substr(3)); // its own rate for ever is that of the EC2 type
        plan.volume.host = hostLimitOf(machine && machine->ebsMbps ? *machine->ebsMbps : *known->ebsMbps, *known->ebsMbps);
    }
    plan.mostGib = reading::number(property(resource, "MaxAllocatedStorage")).value_or(0);
    const DataAnnotation data = resource.own.data.value_or(DataAnnotation{});
    plan.usedGib = std::min(data.usedGiB.value_or(storage.gib / 2), storage.gib);
    plan.gibPerWrite = data.writeKb.value_or(0) / kGibOfKb;
    if (!plan.volume.isLimited) return;
    if (type.empty()) assume(resource.id + ": storage", std::string(storage.type), "the template does not say it", true);
}

/// Backups: when they are taken, and what they stop (RDS-33 to RDS-35).
void PlanBuilder::readBackups(const Resource& resource, DatabasePlan& plan)
{
    const auto retention = reading::number(property(resource, "BackupRetentionPeriod"), 1); // RDS-33
    plan.hasBackups = retention.value_or(1) > 0;
    const auto written = startOfWindow(reading::text(property(resource, "PreferredBackupWindow")).value_or(""));
    // RDS-34: at random from a block of eight hours; Faultline takes its middle.
    const Nanoseconds window = written.value_or(7 * 3600 * kSecond);
    if (!plan.hasBackups || !m_plan.hasOverheads) return;
    if (!written) assume(resource.id + ": backup window", "07:00 UTC", "RDS-34: AWS chooses it");
    const Nanoseconds first = (window - m_plan.clockAtStart % kDay + kDay) % kDay;
    plan.firstBackup = first;
    plan.lastSnapshot = first - kDay;
    // The standby is read instead of the primary, except by SQL Server (RDS-35).
    if (!plan.isMultiAz || plan.engine == DbEngine::SqlServer) plan.backupSuspension = kSuspension;
}

void PlanBuilder::readRecovery(const Resource& resource, DatabasePlan& plan)
{
    if (!resource.own.recovery) return;
    const RecoveryAnnotation& own = *resource.own.recovery;
    plan.recovery.by = recoveryOf(own.by.value_or("none"));
    plan.recovery.after = nanoseconds(own.afterSeconds.value_or(900));
    plan.recovery.restore = nanoseconds(own.restoreSeconds.value_or(1'800));
    plan.recovery.repoint = nanoseconds(own.repointSeconds.value_or(300));
    if (!own.afterSeconds) assume(resource.id + ": operators decide after", "900 s", "Faultline's assumption", true);
    if (!own.restoreSeconds && plan.recovery.by != RecoveryPlan::By::Replica)
        assume(resource.id + ": a restore takes", "1800 s", "Faultline's assumption; RDS-40 gives no figure", true);
    if (!own.repointSeconds) assume(resource.id + ": the application is repointed after", "300 s", "Faultline's assumption", true);
}

void PlanBuilder::readFailover(const Resource& resource, DatabasePlan& plan)
{
    const ResourceAnnotation& own = resource.own;
    const std::string& id = resource.id;
    plan.failoverIsStated = own.failoverDetectSeconds && own.failoverPromoteSeconds;
    plan.detect = nanoseconds(own.failoverDetectSeconds.value_or(0));
    plan.promote = nanoseconds(own.failoverPromoteSeconds.value_or(0));
    plan.dns = nanoseconds(own.failoverDnsSeconds.value_or(5));
    plan.cold = nanoseconds(own.coldCacheSeconds.value_or(0));
    plan.coldReadFactor = own.coldCacheReadFactor.value_or(1);
    if (plan.isMultiAz && m_plan.hasOverheads) {
        plan.standbyWrite = static_cast<Nanoseconds>(kStandbyWriteMs * 1e6);
        assume(id + ": a commit waits for the standby's volume", plainNumber(kStandbyWriteMs) + " ms",
               "Faultline's assumption; RDS-02 gives no figure");
    }
    if (plan.isMultiAz && !plan.failoverIsStated) assume(id + ": length of a failover", "triangular 60, 80, 120 s", "RDS-12");
    if (plan.isMultiAz) assume(id + ": a new standby is built in", "600 s", "Faultline's assumption; RDS-09 gives no figure");
    else assume(id + ": crash recovery", "60 s, and the writes since the last checkpoint", "Faultline's assumption; RDS-29 gives no figure", true);
}

void PlanBuilder::addDatabase(const Resource& resource, Index s)
{
    const std::string& id = resource.id;
    const bool isCluster = resource.typeName == "AWS::RDS::DBCluster"; // of three hosts, Multi-AZ (RDS-18)
    const Mention owner =
        isCluster ? Mention{} : reading::mention(m_architecture, property(resource, "DBClusterIdentifier"), {"AWS::RDS::DBCluster"});
    const Resource* cluster = owner.isResource() ? m_architecture.find(owner.id) : nullptr;
    DatabasePlan plan;
    plan.station = s;
    std::vector<std::string> zones = m_topology.placement(id).zones; // where it is drawn: primary and standby
    const Tri multiAz = isCluster || cluster ? Tri::No : reading::boolean(property(resource, "MultiAZ"), false);
    plan.isMultiAz = multiAz == Tri::Yes;
    if (plan.isMultiAz && zones.size() < 2) { // wherever its subnets are, the standby stands in another zone (RDS-01)
        zones = m_architecture.zones();
        zones.resize(std::min<std::size_t>(zones.size(), 2));
        if (zones.size() == 2) assume(id + ": zones", zones[0] + ", " + zones[1], "the template does not say where its subnets are");
    }
    std::sort(zones.begin(), zones.end());
    for (const std::string& zone : zones) plan.zones.push_back(zoneOf(zone));
    if (multiAz == Tri::Unknown) assume(id + ": Multi-AZ", "no", "its value is not known here", true);

    // AWS chooses where the primary stands; the drawing may say it.
    std::string primary = resource.own.primaryAvailabilityZone.value_or("");
    if (primary.empty()) primary = reading::text(property(resource, "AvailabilityZone")).value_or("");
    if (primary.empty() && cluster) primary = m_topology.placement(id).primaryZone;
    if (primary.empty() && !zones.empty()) {
        primary = zones.front();
        if (m_plan.hasOverheads) assume(id + ": zone of the primary", primary, "the first zone of its subnet group", plan.isMultiAz);
    }
    if (plan.isMultiAz) primary = placed(id, zones, primary);
    plan.primaryZone = zoneOf(primary);
    for (const Index zone : plan.zones)
        if (plan.isMultiAz && plan.standbyZone == kNone && zone != plan.primaryZone) plan.standbyZone = zone;
    addZonesOfSubnetGroup(cluster ? *cluster : resource, plan);

    const auto text = [&](const char* name) { return reading::text(property(resource, name)).value_or(""); };
    const std::string type = text(isCluster ? "DBClusterInstanceClass" : "DBInstanceClass");
    std::string engine = text("Engine");
    if (engine.empty() && cluster) engine = reading::text(property(*cluster, "Engine")).value_or("");
    plan.engine = engineOf(engine);
    if (type.empty() && !m_plan.stations[s].hasServers) assume(id + ": vCPUs", "2", "its class is not known", true);
    m_plan.stations[s].vcpus = vcpusOf(type);
    plan.maxConnections = m_plan.hasOverheads && !type.empty() ? maxConnectionsOf(engine, memoryGibOf(type)) : 0;
    if (plan.maxConnections > 0)
        assume(id + ": max_connections", std::to_string(plan.maxConnections), "RDS-61 to RDS-65, 92 % of the class's memory");
    // RDS-45: PostgreSQL applies with one process, MySQL with several.
    plan.replayThreads = plan.engine == DbEngine::PostgreSql ? 1 : std::max(1, m_plan.stations[s].vcpus);
    plan.tier = static_cast<int>(numberIn({0, 15}, id + ": promotion tier", property(resource, "PromotionTier"), 1));

    readFailover(resource, plan);
    if (!cluster && !isCluster) readStorage(resource, plan);
    readBackups(resource, plan);
    readRecovery(resource, plan);

    const auto first = static_cast<Index>(m_plan.databases.size());
    m_plan.stations[s].database = first;
    if (isCluster) {
        addMultiAzCluster(resource, std::move(plan));
        return;
    }
    m_plan.stations[s].memberZones = {plan.primaryZone};
    m_plan.databases.push_back(std::move(plan));
    m_databaseEndpoints[id] = {addEndpoint(DatabaseEndpointPlan::Role::Instance, first), kNone};
    linkReplicas(resource, first);
}

/// A new standby, or a restored instance, may stand in any zone of the subnet group.
void PlanBuilder::addZonesOfSubnetGroup(const Resource& resource, DatabasePlan& plan)
{
    const Mention group = reading::mention(m_architecture, property(resource, "DBSubnetGroupName"), {"AWS::RDS::DBSubnetGroup"});
    if (!group.isResource()) return;
    std::vector<std::string> zones;
    for (const Mention& subnet : reading::mentions(m_architecture, property(*m_architecture.find(group.id), "SubnetIds")))
        if (const SubnetFacts* facts = m_topology.subnet(subnet.id); facts && !facts->zone.empty()) zones.push_back(facts->zone);
    std::sort(zones.begin(), zones.end());
    for (const std::string& name : zones) // nothing serves there yet: the zone is not in use by it
        if (const auto known = m_zones.find(name);
            known != m_zones.end() && std::find(plan.zones.begin(), plan.zones.end(), known->second) == plan.zones.end())
            plan.zones.push_back(known->second);
}

Index PlanBuilder::addEndpoint(DatabaseEndpointPlan::Role role, Index of)
{
    DatabaseEndpointPlan endpoint;
    endpoint.role = role;
    (role == DatabaseEndpointPlan::Role::Instance ? endpoint.database : endpoint.cluster) = of;
    m_plan.databaseEndpoints.push_back(endpoint);
    return static_cast<Index>(m_plan.databaseEndpoints.size() - 1);
}

/// Also of one that is being compiled: source and replica name each other.
Index PlanBuilder::databaseOf(const std::string& id)
{
    const auto known = m_stations.find(id);
    return m_plan.stations[known != m_stations.end() ? known->second : addStation(id)].database;
}

/// A read replica needs its source in the plan; a source whose recovery promotes one needs that replica (RDS-43, RDS-46).
void PlanBuilder::linkReplicas(const Resource& resource, Index d)
{
    const Mention source = reading::mention(m_architecture, property(resource, "SourceDBInstanceIdentifier"), {"AWS::RDS::DBInstance"});
    if (source.isResource() && source.id != resource.id) {
        m_plan.databases[d].source = databaseOf(source.id);
        assume(resource.id + ": applying a write takes", "as long as the write", "Faultline's assumption");
    }
    if (m_plan.databases[d].recovery.by != RecoveryPlan::By::Replica) return;
    for (const Resource* other : inOrder(m_architecture.ofType("AWS::RDS::DBInstance"))) {
        const Mention of = reading::mention(m_architecture, property(*other, "SourceDBInstanceIdentifier"), {"AWS::RDS::DBInstance"});
        if (!of.isResource() || of.id != resource.id || other->id == resource.id || m_plan.databases[d].promoted != kNone) continue;
        const Index replica = databaseOf(other->id);
        m_plan.databases[d].promoted = replica;
    }
}

} // namespace faultline::sim
