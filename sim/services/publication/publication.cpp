#include "sim/services/publication/series.h"

#include <algorithm>
#include <bit>

namespace faultline::sim {

Index addSeries(World& world, const char* nameSpace, const char* name, Dimensions dimensions, bool keepsPercentiles, Nanoseconds period)
{
    std::sort(dimensions.begin(), dimensions.end());
    world.seriesIds.push_back({nameSpace, name, std::move(dimensions)});
    world.seriesPeriods.push_back(period);
    world.series.emplace_back();
    world.series.back().keepsPercentiles = keepsPercentiles;
    return static_cast<Index>(world.series.size() - 1);
}

Index addDurationSeries(World& world, const char* nameSpace, const char* name, Dimensions dimensions, double nsPerUnit)
{
    const Index series = addSeries(world, nameSpace, name, std::move(dimensions));
    world.series[series].durations = DurationSet(nsPerUnit);
    return series;
}

void makeSeries(World& world)
{
    for (Index a = 0; a < world.actors.size(); ++a) makeActorSeries(world, a);
    for (Index b = 0; b < world.loadBalancers.size(); ++b) makeLoadBalancerSeries(world, b);
    for (Index g = 0; g < world.targetGroups.size(); ++g) makeTargetGroupSeries(world, g);
    for (Index g = 0; g < world.groups.size(); ++g) makeGroupSeries(world, g);
    for (Index d = 0; d < world.databases.size(); ++d) makeDatabaseSeries(world, d);
    for (Index t = 0; t < world.tables.size(); ++t) makeTableSeries(world, t);
    for (Index c = 0; c < world.caches.size(); ++c) makeCacheSeries(world, c);
    for (Index q = 0; q < world.queues.size(); ++q) makeQueueSeries(world, q);
    for (Index f = 0; f < world.functions.size(); ++f) makeFunctionSeries(world, f);
    for (Index m = 0; m < world.members.size(); ++m) addMemberSeries(world, m);
    for (Index n = 0; n < world.network.natGateways.size(); ++n) makeNatGatewaySeries(world, n);
}

void closePeriod(World& world)
{
    FAULTLINE_ASSERT(world.record.requests.conserved());
    sampleMembers(world);
    sampleGroups(world);
    sampleCaches(world);
    sampleQueues(world);
    for (Index g = 0; g < world.targetGroups.size(); ++g) sampleHosts(world, g);
    sampleLoadBalancers(world);
    sampleNatGateways(world);
    std::map<Nanoseconds, std::map<MetricId, DataPoint>> points{{kPeriod, {}}}; // by the period that they close
    for (std::size_t s = 0; s < world.series.size(); ++s) {
        if (world.now % world.seriesPeriods[s] != 0) continue;
        std::optional<DataPoint> point = world.series[s].close();
        if (!point) continue;
        // By the series' place, not its name: a rename leaves the digest alone.
        for (const std::uint64_t part : {std::uint64_t{s}, point->sampleCount, std::bit_cast<std::uint64_t>(point->sum),
                                         std::bit_cast<std::uint64_t>(point->minimum), std::bit_cast<std::uint64_t>(point->maximum)})
            world.chunkDigest = mix(world.chunkDigest * 0x9E3779B97F4A7C15ull + part);
        points[world.seriesPeriods[s]].emplace(world.seriesIds[s], *std::move(point));
    }
    for (auto& [period, closed] : points) world.metrics.publish(world.now - period, period, std::move(closed));
}

} // namespace faultline::sim
