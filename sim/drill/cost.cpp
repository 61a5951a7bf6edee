#include "sim/drill/cost.h"

#include "sim/services/instances/cpu_credits.h"
#include "sim/services/world.h"

#include <set>

namespace faultline::sim {

namespace {

/// Billionths of a dollar: sums of whole numbers do not depend on the order of resources.
std::int64_t billionths(double usd) { return static_cast<std::int64_t>(usd * 1e9 + 0.5); }

double hoursOf(Nanoseconds time) { return static_cast<double>(time) / (3600.0 * static_cast<double>(kSecond)); }

/// USD, or nothing where any part has no price.
std::optional<double> costOf(const World& world, Index m)
{
    const InstancePlan& plan = world.plan->stations[world.members[m].station].instance;
    const Instance& instance = world.instances[m];
    const Nanoseconds ran = instance.ranFor + (instance.runningSince == kNever ? 0 : world.now - instance.runningSince);
    const Nanoseconds end = world.members[m].state == Member::State::Gone ? world.members[m].stateSince : world.now;
    if (!plan.usdPerHour || instance.isSpot) return std::nullopt; // Spot prices move
    double usd = *plan.usdPerHour * hoursOf(ran);
    for (const EbsVolumePlan& volume : plan.volumes) {
        if (!volume.isPriced) return std::nullopt;
        usd += volume.usdPerHour * hoursOf(end - instance.launchedAt);
    }
    if (const double surplus = surplusVcpuHours(world, m); surplus > 0) {
        if (!plan.credits->surplusIsPriced) return std::nullopt;
        usd += plan.credits->usdPerSurplusHour * surplus; // EC2-09
    }
    return usd;
}

} // namespace

void addCost(const World& world, RunRecord& record)
{
    const Plan& plan = *world.plan;
    std::int64_t sum = 0;
    std::set<Index> unpriced;
    for (const LoadBalancerPlan& balancer : plan.loadBalancers) unpriced.insert(balancer.subject);
    for (const NatGatewayPlan& nat : plan.natGateways) unpriced.insert(nat.subject);
    for (const TablePlan& table : plan.tables) unpriced.insert(table.subject);
    for (const CachePlan& cache : plan.caches) unpriced.insert(cache.subject);
    for (const QueuePlan& queue : plan.queues) unpriced.insert(queue.subject);
    for (const BucketPlan& bucket : plan.buckets) unpriced.insert(bucket.subject);
    for (const StationPlan& station : plan.stations)
        if (station.database != kNone || station.function != kNone) unpriced.insert(station.subject);
    for (Index m = 0; m < world.members.size(); ++m) {
        const StationPlan& station = plan.stations[world.members[m].station];
        if (!isMachine(station)) continue;
        if (const auto usd = costOf(world, m)) sum += billionths(*usd);
        else unpriced.insert(station.subject);
    }
    for (const StandingCost& cost : plan.standingCosts) sum += billionths(cost.usdPerHour * hoursOf(world.now));
    record.costUsd = static_cast<double>(sum) / 1e9;
    for (const Index subject : unpriced) record.unpriced.push_back(plan.subjects[subject]);
}

} // namespace faultline::sim
