#include "sim/services/endpoints.h"

#include "sim/services/database.h"

namespace faultline::sim {

namespace {

/// Who stands behind a name as things are.
std::vector<std::uint32_t> addressesOf(const World& world, const DatabaseEndpointPlan& plan)
{
    if (plan.role == DatabaseEndpointPlan::Role::Instance) return {world.databases[plan.database].address};
    const DatabaseCluster& cluster = world.databaseClusters[plan.cluster];
    if (plan.role == DatabaseEndpointPlan::Role::Writer) return {world.databases[cluster.writer].address};
    std::vector<std::uint32_t> readers;
    for (const Index d : world.plan->databaseClusters[plan.cluster].databases)
        if (d != cluster.writer && isUp(world.databases[d])) readers.push_back(world.databases[d].address);
    // Without a reader the name stands for the writer.
    return readers.empty() ? std::vector<std::uint32_t>{world.databases[cluster.writer].address} : readers;
}

} // namespace

void takeNewAddress(World& world, Index d)
{
    world.databases[d].address = static_cast<std::uint32_t>(world.databaseAddresses.size());
    world.databaseAddresses.push_back(d);
}

std::uint32_t lookUp(World& world, Index e)
{
    DatabaseEndpoint& endpoint = world.databaseEndpoints[e];
    const std::vector<std::uint32_t>& answer = world.now >= endpoint.changesAt ? endpoint.addresses : endpoint.addressesBefore;
    return answer.empty() ? kNone : answer[endpoint.rotation++ % answer.size()];
}

std::uint32_t actingAddress(const World& world, Index e) { return addressesOf(world, world.plan->databaseEndpoints[e]).front(); }

Index endpointSubject(const World& world, Index e)
{
    const DatabaseEndpointPlan& plan = world.plan->databaseEndpoints[e];
    if (plan.role == DatabaseEndpointPlan::Role::Instance) return databaseSubject(world, plan.database);
    return world.plan->databaseClusters[plan.cluster].subject;
}

void renameEndpoints(World& world, Index d, Nanoseconds at)
{
    const Index cluster = world.plan->databases[d].cluster;
    for (Index e = 0; e < world.databaseEndpoints.size(); ++e) {
        const DatabaseEndpointPlan& plan = world.plan->databaseEndpoints[e];
        const bool isMeant = plan.role == DatabaseEndpointPlan::Role::Instance ? plan.database == d : cluster != kNone && plan.cluster == cluster;
        if (!isMeant) continue;
        DatabaseEndpoint& endpoint = world.databaseEndpoints[e];
        std::vector<std::uint32_t> addresses = addressesOf(world, plan);
        if (addresses == endpoint.addresses) continue;
        if (world.now >= endpoint.changesAt) endpoint.addressesBefore = std::move(endpoint.addresses);
        endpoint.addresses = std::move(addresses);
        endpoint.changesAt = at;
    }
}

Index databaseAt(const World& world, std::uint32_t address)
{
    if (address == kNone) return kNone;
    const Index d = world.databaseAddresses[address];
    return world.databases[d].address == address ? d : kNone;
}

} // namespace faultline::sim
