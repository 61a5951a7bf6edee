#pragma once

#include "sim/services/publication.h"

#include <string>
#include <utility>
#include <vector>

/// What each service publishes: the series of what exists at the start, and the gauges read at a period's end. One file a service.
namespace faultline::sim {

using Dimensions = std::vector<std::pair<std::string, std::string>>; ///< name and value, in any order

/// @param period  how often it is published, a multiple of `kPeriod` (CW-23, CW-26)
Index addSeries(World& world, const char* nameSpace, const char* name, Dimensions dimensions, bool keepsPercentiles = false,
                Nanoseconds period = kPeriod);

/// How often EC2 publishes what an instance uses, and its group the aggregate of it: basic or detailed monitoring (CW-23).
[[nodiscard]] inline Nanoseconds monitoringPeriod(const StationPlan& station)
{
    return station.instance.hasDetailedMonitoring ? kPeriod : kBasicPeriod;
}

void makeActorSeries(World& world, Index actor);
void makeLoadBalancerSeries(World& world, Index loadBalancer);
void makeTargetGroupSeries(World& world, Index targetGroup);
void makeGroupSeries(World& world, Index group);
void makeDatabaseSeries(World& world, Index database);
void makeTableSeries(World& world, Index table);
void makeCacheSeries(World& world, Index cache);
void makeQueueSeries(World& world, Index queue);
void makeFunctionSeries(World& world, Index function);
void makeNatGatewaySeries(World& world, Index natGateway);

void sampleMembers(World& world); ///< instances and databases
void sampleDatabase(World& world, Index database, double cpuPercent);
void sampleGroups(World& world);
void sampleCaches(World& world);
void sampleQueues(World& world);
void sampleHosts(World& world, Index targetGroup);
void sampleLoadBalancers(World& world);
void sampleNatGateways(World& world);

} // namespace faultline::sim
