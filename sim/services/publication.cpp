#include "sim/services/publication.h"

#include "sim/services/database.h"
#include "sim/services/health_checks.h"
#include "sim/services/member.h"
#include "sim/services/trace.h"

#include <algorithm>
#include <bit>

namespace faultline::sim {

namespace {

using Dimensions = std::vector<std::pair<std::string, std::string>>;

Index addSeries(World& world, const char* nameSpace, const char* name, Dimensions dimensions, bool keepsPercentiles = false)
{
    std::sort(dimensions.begin(), dimensions.end());
    world.seriesIds.push_back({nameSpace, name, std::move(dimensions)});
    world.series.emplace_back();
    world.series.back().keepsPercentiles = keepsPercentiles;
    return static_cast<Index>(world.series.size() - 1);
}

void makeBalancerSeries(World& world, Index b)
{
    const LoadBalancerPlan& plan = world.plan->loadBalancers[b];
    LoadBalancer& balancer = world.loadBalancers[b];
    const std::string& id = world.plan->subjects[plan.subject];
    const bool isClassic = plan.kind == LoadBalancerPlan::Kind::Classic;
    const Dimensions a{{isClassic ? "LoadBalancerName" : "LoadBalancer", id}};
    if (plan.kind == LoadBalancerPlan::Kind::Network) {
        balancer.newFlows = addSeries(world, "AWS/NetworkELB", "NewFlowCount", a); // MET-145
        return;
    }
    const char* space = isClassic ? "AWS/ELB" : "AWS/ApplicationELB";
    balancer.requests = addSeries(world, space, "RequestCount", a); // MET-122, MET-70
    balancer.elb5xx = addSeries(world, space, isClassic ? "HTTPCode_ELB_5XX" : "HTTPCode_ELB_5XX_Count", a);
    if (isClassic) return;
    balancer.elb4xx = addSeries(world, space, "HTTPCode_ELB_4XX_Count", a); // MET-99
    balancer.elb502 = addSeries(world, space, "HTTPCode_ELB_502_Count", a);
    balancer.elb503 = addSeries(world, space, "HTTPCode_ELB_503_Count", a);
    balancer.elb504 = addSeries(world, space, "HTTPCode_ELB_504_Count", a);
}

void makeTargetGroupSeries(World& world, Index g)
{
    const TargetGroupPlan& plan = world.plan->targetGroups[g];
    TargetGroup& group = world.targetGroups[g];
    if (plan.loadBalancer == kNone) return;
    const LoadBalancerPlan& balancer = world.plan->loadBalancers[plan.loadBalancer];
    const std::string& id = world.plan->subjects[plan.subject];
    const std::string& balancerId = world.plan->subjects[balancer.subject];
    const bool isClassic = balancer.kind == LoadBalancerPlan::Kind::Classic;
    const bool isNetwork = balancer.kind == LoadBalancerPlan::Kind::Network;
    const Dimensions t = isClassic ? Dimensions{{"LoadBalancerName", balancerId}} : Dimensions{{"LoadBalancer", balancerId}, {"TargetGroup", id}};
    const char* space = isClassic ? "AWS/ELB" : isNetwork ? "AWS/NetworkELB" : "AWS/ApplicationELB";
    if (!isNetwork) {
        group.responseTime = addSeries(world, space, isClassic ? "Latency" : "TargetResponseTime", t, true); // MET-127, MET-69
        group.target2xx = addSeries(world, space, isClassic ? "HTTPCode_Backend_2XX" : "HTTPCode_Target_2XX_Count", t);
        group.target5xx = addSeries(world, space, isClassic ? "HTTPCode_Backend_5XX" : "HTTPCode_Target_5XX_Count", t);
        group.connectErrors = addSeries(world, space, isClassic ? "BackendConnectionErrors" : "TargetConnectionErrorCount", t);
    }
    if (!isNetwork && !isClassic) {
        group.requests = addSeries(world, space, "RequestCount", t);
        group.perTarget = addSeries(world, space, "RequestCountPerTarget", {{"TargetGroup", id}}); // MET-123
        group.responseTimeOfBalancer = addSeries(world, space, "TargetResponseTime", {{"LoadBalancer", balancerId}}, true);
    }
    for (const std::string& zone : world.plan->zones) {
        Dimensions zonal = t;
        zonal.push_back({"AvailabilityZone", zone});
        group.healthy.push_back(addSeries(world, space, "HealthyHostCount", zonal));
        group.unhealthy.push_back(addSeries(world, space, "UnHealthyHostCount", zonal));
    }
    group.healthy.push_back(addSeries(world, space, "HealthyHostCount", t)); // MET-92
    group.unhealthy.push_back(addSeries(world, space, "UnHealthyHostCount", t));
}

void makeDatabaseSeries(World& world, Index d)
{
    const Dimensions dimensions{{"DBInstanceIdentifier", world.plan->subjects[world.plan->stations[world.plan->databases[d].station].subject]}};
    Database& database = world.databases[d];
    database.cpuSeries = addSeries(world, "AWS/RDS", "CPUUtilization", dimensions);             // MET-180
    database.connectionSeries = addSeries(world, "AWS/RDS", "DatabaseConnections", dimensions); // MET-183
    database.queueSeries = addSeries(world, "AWS/RDS", "DiskQueueDepth", dimensions);           // MET-184
}

void makeTableSeries(World& world, Index t)
{
    const Dimensions dimensions{{"TableName", world.plan->subjects[world.plan->tables[t].subject]}};
    Table& table = world.tables[t];
    table.consumedRead = addSeries(world, "AWS/DynamoDB", "ConsumedReadCapacityUnits", dimensions); // DDB-51
    table.consumedWrite = addSeries(world, "AWS/DynamoDB", "ConsumedWriteCapacityUnits", dimensions);
    table.throttledRead = addSeries(world, "AWS/DynamoDB", "ReadThrottleEvents", dimensions);
    table.throttledWrite = addSeries(world, "AWS/DynamoDB", "WriteThrottleEvents", dimensions);
    table.throttledRequests = addSeries(world, "AWS/DynamoDB", "ThrottledRequests", dimensions);
    table.latency = addSeries(world, "AWS/DynamoDB", "SuccessfulRequestLatency", dimensions, true);
}

void makeGroupSeries(World& world, Index g)
{
    static constexpr const char* names[]{
        "GroupMinSize",       "GroupMaxSize", "GroupDesiredCapacity", "GroupInServiceInstances", "GroupPendingInstances", "GroupTerminatingInstances",
        "GroupTotalInstances"}; // MET-36 to MET-43
    const Dimensions dimensions{{"AutoScalingGroupName", world.plan->subjects[world.plan->groups[g].subject]}};
    for (std::size_t i = 0; i < std::size(names); ++i) world.groups[g].series[i] = addSeries(world, "AWS/AutoScaling", names[i], dimensions);
    world.groups[g].cpuSeries = addSeries(world, "AWS/EC2", "CPUUtilization", dimensions); // ASG-48
}

void makeActorSeries(World& world, Index a)
{
    const Dimensions dimensions{{"Actor", world.plan->subjects[world.plan->actors[a].subject]}};
    Actor& actor = world.actors[a];
    actor.sentSeries = addSeries(world, "Faultline/Client", "Sent", dimensions);
    actor.succeededSeries = addSeries(world, "Faultline/Client", "Succeeded", dimensions);
    actor.lostSeries = addSeries(world, "Faultline/Client", "Lost", dimensions);
    actor.retriesSeries = addSeries(world, "Faultline/Client", "Retries", dimensions);
    actor.latencySeries = addSeries(world, "Faultline/Client", "Latency", dimensions, true);
}

void sampleMembers(World& world)
{
    for (Index m = 0; m < world.members.size(); ++m) {
        Member& member = world.members[m];
        account(world, member);
        const StationPlan& plan = world.plan->stations[member.station];
        const auto available = static_cast<double>(member.record.availableServerNs - member.availableAtPeriod);
        const auto busy = static_cast<double>(member.record.busyServerNs - member.busyAtPeriod);
        member.availableAtPeriod = member.record.availableServerNs;
        member.busyAtPeriod = member.record.busyServerNs;
        if (plan.database != kNone) {
            Database& database = world.databases[plan.database];
            if (available > 0) bump(world, database.cpuSeries, 100 * busy / available);
            if (available > 0) bump(world, database.connectionSeries, database.connections);
            if (available > 0) bump(world, database.queueSeries, static_cast<double>(member.queue.size()));
            continue;
        }
        const bool isRunning = member.state == Member::State::Serving || member.state == Member::State::Booting || member.state == Member::State::Off;
        if (!isRunning) continue;
        if (available > 0) bump(world, member.cpuSeries, 100 * busy / available);
        bump(world, member.checkSeries, member.hasPower ? 0 : 1); // EC2-20
        // ASG-48: the group's aggregate leaves out instances that warm up.
        if (available > 0 && plan.group != kNone && world.now >= member.warmUntil)
            bump(world, world.groups[plan.group].cpuSeries, 100 * busy / available);
    }
}

void sampleGroups(World& world)
{
    for (Index g = 0; g < world.groups.size(); ++g) {
        const GroupPlan& plan = world.plan->groups[g];
        const Group& group = world.groups[g];
        int pending = 0, leaving = 0, inService = 0;
        for (const Index m : group.members) {
            const Member& member = world.members[m];
            if (member.isLeaving) ++leaving;
            else if (member.state == Member::State::Launching) ++pending;
            else ++inService;
        }
        const double values[]{double(plan.minimum),
                              double(plan.maximum),
                              double(group.desired),
                              double(inService),
                              double(pending),
                              double(leaving),
                              double(inService + pending + leaving)};
        for (std::size_t i = 0; i < std::size(values); ++i) bump(world, group.series[i], values[i]);
    }
}

/// Each node reports what it sees, so Minimum and Maximum are over nodes (ELB-130, ELB-131).
void sampleHosts(World& world, Index g)
{
    const TargetGroupPlan& plan = world.plan->targetGroups[g];
    TargetGroup& group = world.targetGroups[g];
    if (plan.loadBalancer == kNone) return;
    const LoadBalancer& balancer = world.loadBalancers[plan.loadBalancer];
    std::size_t healthyNow = 0, registered = 0;
    for (std::size_t i = 0; i < balancer.nodes.size(); ++i) {
        if (!world.nodes[balancer.nodes[i]].hasPower) continue;
        std::vector<int> healthy(group.healthy.size(), 0), unhealthy(group.healthy.size(), 0);
        for (const Index t : group.targets) {
            const Target& target = world.targets[t];
            if (target.state != Target::State::Registered) continue;
            const Check::Health health = world.checks[target.checks[i]].health;
            const Index zone = world.members[target.member].zone;
            std::vector<int>& counts = health == Check::Health::Healthy ? healthy : unhealthy;
            if (health == Check::Health::Initial) continue;
            if (zone != kNone) ++counts[zone];
            ++counts.back();
        }
        for (std::size_t z = 0; z < healthy.size(); ++z) {
            if (healthy[z] + unhealthy[z] == 0 && z + 1 < healthy.size()) continue;
            bump(world, group.healthy[z], healthy[z]);
            bump(world, group.unhealthy[z], unhealthy[z]);
        }
        healthyNow = std::max(healthyNow, static_cast<std::size_t>(healthy.back()));
        registered = std::max(registered, static_cast<std::size_t>(healthy.back() + unhealthy.back()));
    }
    const std::size_t share = healthyNow > 0 ? healthyNow : registered; // ELB-129
    if (registered > 0) bump(world, group.requests, static_cast<double>(group.periodRequests));
    if (share > 0) bump(world, group.perTarget, static_cast<double>(group.periodRequests) / static_cast<double>(share));
    group.periodRequests = 0;
}

} // namespace

void makeSeries(World& world)
{
    for (Index a = 0; a < world.actors.size(); ++a) makeActorSeries(world, a);
    for (Index b = 0; b < world.loadBalancers.size(); ++b) makeBalancerSeries(world, b);
    for (Index g = 0; g < world.targetGroups.size(); ++g) makeTargetGroupSeries(world, g);
    for (Index g = 0; g < world.groups.size(); ++g) makeGroupSeries(world, g);
    for (Index d = 0; d < world.databases.size(); ++d) makeDatabaseSeries(world, d);
    for (Index t = 0; t < world.tables.size(); ++t) makeTableSeries(world, t);
    for (Index m = 0; m < world.members.size(); ++m) addMemberSeries(world, m);
}

void addMemberSeries(World& world, Index m)
{
    const StationPlan& plan = world.plan->stations[world.members[m].station];
    if (plan.kind != StationPlan::Kind::Instance && plan.kind != StationPlan::Kind::Group) return;
    const Dimensions dimensions{{"InstanceId", memberName(world, plan.subject, plan.kind == StationPlan::Kind::Group ? world.members[m].number : 0)}};
    world.members[m].cpuSeries = addSeries(world, "AWS/EC2", "CPUUtilization", dimensions);      // MET-10
    world.members[m].checkSeries = addSeries(world, "AWS/EC2", "StatusCheckFailed", dimensions); // MET-31
}

void closePeriod(World& world)
{
    FAULTLINE_ASSERT(world.record.requests.conserved());
    sampleMembers(world);
    sampleGroups(world);
    for (Index g = 0; g < world.targetGroups.size(); ++g) sampleHosts(world, g);
    for (LoadBalancer& balancer : world.loadBalancers) {
        if (balancer.requestCount > 0)
            bump(world, balancer.requests != kNone ? balancer.requests : balancer.newFlows, static_cast<double>(balancer.requestCount));
        balancer.requestCount = 0;
    }
    std::map<MetricId, DataPoint> points;
    for (std::size_t s = 0; s < world.series.size(); ++s) {
        StatisticSet& set = world.series[s];
        if (set.count == 0) continue;
        // By the series' place, not its name: a rename leaves the digest alone.
        for (const std::uint64_t part : {std::uint64_t{s}, set.count, std::bit_cast<std::uint64_t>(set.sum),
                                         std::bit_cast<std::uint64_t>(set.minimum), std::bit_cast<std::uint64_t>(set.maximum)})
            world.chunkDigest = mix(world.chunkDigest * 0x9E3779B97F4A7C15ull + part);
        points.emplace(world.seriesIds[s], set.close());
        set.clear();
    }
    world.metrics.publish(world.now - kPeriod, std::move(points));
}

} // namespace faultline::sim
