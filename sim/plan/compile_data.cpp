#include "sim/plan/capacities.h"
#include "sim/plan/plan_builder.h"

#include "model/services/rds.h"

#include <algorithm>

namespace faultline::sim {

void PlanBuilder::addDatabase(const Resource& resource, Index s)
{
    const std::string& id = resource.id;
    const auto* typed = resource.as<DbInstance>();
    DatabasePlan plan;
    plan.station = s;
    std::vector<std::string> zones = m_topology.placement(id).zones;
    std::sort(zones.begin(), zones.end());
    for (const std::string& zone : zones) plan.zones.push_back(zoneOf(zone));
    plan.isMultiAz = typed && typed->multiAZ.isKnown() && *typed->multiAZ;
    if (typed && typed->multiAZ.isUnknown()) assume(id + ": Multi-AZ", "no", "its value is not known here", true);

    // AWS chooses where the primary stands; the drawing may say it.
    std::string primary = resource.own.primaryAvailabilityZone.value_or("");
    if (primary.empty() && typed && typed->availabilityZone.isKnown()) primary = *typed->availabilityZone;
    if (primary.empty() && !zones.empty()) {
        primary = zones.front();
        if (m_plan.hasOverheads) assume(id + ": zone of the primary", primary, "the first zone of its subnet group", plan.isMultiAz);
    }
    plan.primaryZone = zoneOf(primary);
    for (const Index zone : plan.zones)
        if (plan.isMultiAz && plan.standbyZone == kNone && zone != plan.primaryZone) plan.standbyZone = zone;

    const std::string type = typed && typed->dbInstanceClass.isKnown() ? *typed->dbInstanceClass : "";
    const std::string engine = typed && typed->engine.isKnown() ? *typed->engine : "";
    if (type.empty() && !m_plan.stations[s].hasServers) assume(id + ": vCPUs", "2", "its class is not known", true);
    m_plan.stations[s].vcpus = vcpusOf(type);
    plan.maxConnections = m_plan.hasOverheads && !type.empty() ? maxConnectionsOf(engine, memoryGibOf(type)) : 0;
    if (plan.maxConnections > 0)
        assume(id + ": max_connections", std::to_string(plan.maxConnections), "RDS-61 to RDS-65, 92 % of the class's memory");

    const ResourceAnnotation& own = resource.own;
    const auto nanoseconds = [](double seconds) { return static_cast<Nanoseconds>(seconds * 1e9 + 0.5); };
    plan.failoverIsStated = own.failoverDetectSeconds && own.failoverPromoteSeconds;
    plan.detect = nanoseconds(own.failoverDetectSeconds.value_or(0));
    plan.promote = nanoseconds(own.failoverPromoteSeconds.value_or(0));
    plan.dns = nanoseconds(own.failoverDnsSeconds.value_or(5));
    plan.cold = nanoseconds(own.coldCacheSeconds.value_or(0));
    plan.coldReadFactor = own.coldCacheReadFactor.value_or(1);
    if (plan.isMultiAz && !plan.failoverIsStated) assume(id + ": length of a failover", "triangular 60, 80, 120 s", "RDS-12");
    if (plan.isMultiAz) assume(id + ": a new standby is built in", "600 s", "Faultline's assumption; RDS-09 gives no figure");
    if (!plan.isMultiAz) assume(id + ": crash recovery", "60 s", "Faultline's assumption; RDS-29 gives no figure", true);

    m_plan.stations[s].memberZones = {plan.primaryZone};
    m_plan.stations[s].database = static_cast<Index>(m_plan.databases.size());
    m_plan.databases.push_back(std::move(plan));
}

} // namespace faultline::sim
