#include "sim/services/balancer_counts.h"
#include "sim/services/capacity_units.h"
#include "sim/services/publication/series.h"
#include "sim/services/target_choice.h"

#include <algorithm>

namespace faultline::sim {

namespace {

using Kind = LoadBalancerPlan::Kind;

/// What each kind calls a count; null: it has no such metric.
struct CountName {
    BalancerCount what;
    const char *application, *classic, *network;
};
constexpr CountName kCountNames[]{
    {BalancerCount::Own3xx, "HTTPCode_ELB_3XX_Count", nullptr, nullptr},                // MET-98
    {BalancerCount::Own4xx, "HTTPCode_ELB_4XX_Count", "HTTPCode_ELB_4XX", nullptr},     // MET-99, MET-67
    {BalancerCount::Own5xx, "HTTPCode_ELB_5XX_Count", "HTTPCode_ELB_5XX", nullptr},     // MET-100, MET-68
    {BalancerCount::Own500, "HTTPCode_ELB_500_Count", nullptr, nullptr},                // MET-101
    {BalancerCount::Own502, "HTTPCode_ELB_502_Count", nullptr, nullptr},                // MET-102
    {BalancerCount::Own503, "HTTPCode_ELB_503_Count", nullptr, nullptr},                // MET-103
    {BalancerCount::Own504, "HTTPCode_ELB_504_Count", nullptr, nullptr},                // MET-104
    {BalancerCount::FixedResponse, "HTTP_Fixed_Response_Count", nullptr, nullptr},      // MET-95
    {BalancerCount::Redirect, "HTTP_Redirect_Count", nullptr, nullptr},                 // MET-96
    {BalancerCount::NonSticky, "NonStickyRequestCount", nullptr, nullptr},              // MET-118
    {BalancerCount::Spillover, nullptr, "SpilloverCount", nullptr},                     // MET-71
    {BalancerCount::SurgeLength, nullptr, "SurgeQueueLength", nullptr},                 // MET-72
    {BalancerCount::NewConnections, "NewConnectionCount", nullptr, "NewFlowCount"},     // MET-117, MET-145
    {BalancerCount::ElbReset, nullptr, nullptr, "TCP_ELB_Reset_Count"},                 // MET-163
    {BalancerCount::TargetReset, nullptr, nullptr, "TCP_Target_Reset_Count"},           // MET-164
    {BalancerCount::ClientReset, nullptr, nullptr, "TCP_Client_Reset_Count"},           // MET-162
    {BalancerCount::PortAllocationError, nullptr, nullptr, "PortAllocationErrorCount"}, // MET-151
};

const char* spaceOf(Kind kind) { return kind == Kind::Classic ? "AWS/ELB" : kind == Kind::Network ? "AWS/NetworkELB" : "AWS/ApplicationELB"; }

void makeCounts(World& world, Kind kind, const Dimensions& dimensions, BalancerSeries& series)
{
    for (const CountName& row : kCountNames) {
        const char* name = kind == Kind::Classic ? row.classic : kind == Kind::Network ? row.network : row.application;
        if (name) series[static_cast<std::size_t>(row.what)] = addSeries(world, spaceOf(kind), name, dimensions);
    }
}

/// ELB-132: every request is a sample of 1, so that Minimum, Maximum and Average of a Classic Load Balancer's counts are 1.
void addOnes(World& world, Index series, std::uint64_t n)
{
    if (series == kNone || n == 0) return;
    StatisticSet& set = world.series[series];
    set.minimum = set.maximum = 1;
    set.sum += static_cast<double>(n);
    set.count += n;
}

/// Connections that clients keep open to a load balancer; those of one request are open as long as the request.
double activeConnections(const World& world, Index b)
{
    std::size_t kept = 0;
    for (const ResolverSet& set : world.resolverSets) {
        if (set.loadBalancer != b) continue;
        for (const ClientConnection& connection : set.connections) kept += connection.node != kNone ? 1 : 0;
    }
    std::size_t busy = 0;
    for (const Index g : world.plan->loadBalancers[b].targetGroups)
        for (const Index t : world.targetGroups[g].targets) busy += static_cast<std::size_t>(world.targets[t].outstanding);
    return static_cast<double>(std::max(kept, busy));
}

void sampleCapacity(World& world, Index b, std::uint64_t newConnections)
{
    LoadBalancer& balancer = world.loadBalancers[b];
    const Kind kind = world.plan->loadBalancers[b].kind;
    constexpr double kSeconds = 60;
    BalancerUse use;
    use.newConnectionsPerSecond = static_cast<double>(newConnections) / kSeconds;
    use.activeConnections = activeConnections(world, b);
    use.gigabytesPerHour = balancer.kb * 60 / 1e6;
    use.ruleEvaluationsPerSecond = static_cast<double>(balancer.ruleEvaluationCount) / kSeconds;
    const double units = kind == Kind::Network ? capacityUnitsOfNetwork(use) : capacityUnitsOfApplication(use);
    bump(world, balancer.capacityUnits, units);
    if (use.activeConnections > 0 || kind == Kind::Network) bump(world, balancer.activeConnections, use.activeConnections);
    if (balancer.ruleEvaluationCount > 0) bump(world, balancer.ruleEvaluations, static_cast<double>(balancer.ruleEvaluationCount));
    if (balancer.kb > 0) bump(world, balancer.processedBytes, balancer.kb * 1000);
    balancer.unitHours += units / 60;
    balancer.kb = 0;
    balancer.ruleEvaluationCount = 0;
}

} // namespace

void makeLoadBalancerSeries(World& world, Index b)
{
    const LoadBalancerPlan& plan = world.plan->loadBalancers[b];
    LoadBalancer& balancer = world.loadBalancers[b];
    const std::string& id = world.plan->subjects[plan.subject];
    const char* space = spaceOf(plan.kind);
    const Dimensions a{{plan.kind == Kind::Classic ? "LoadBalancerName" : "LoadBalancer", id}};
    makeCounts(world, plan.kind, a, balancer.series);
    if (plan.kind != Kind::Network) balancer.requests = addSeries(world, space, "RequestCount", a); // MET-122, MET-70
    for (const Index n : balancer.nodes) {
        Node& node = world.nodes[n];
        if (node.zone == kNone) continue;
        Dimensions zonal = a;
        zonal.emplace_back("AvailabilityZone", world.plan->zones[node.zone]);
        makeCounts(world, plan.kind, zonal, node.series);
        if (plan.kind != Kind::Network) node.requests = addSeries(world, space, "RequestCount", zonal);
    }
    if (plan.kind == Kind::Classic) return;                              // ELB-120
    balancer.capacityUnits = addSeries(world, space, "ConsumedLCUs", a); // MET-81, MET-140
    balancer.activeConnections =
        addSeries(world, space, plan.kind == Kind::Network ? "ActiveFlowCount" : "ActiveConnectionCount", a);     // MET-134, MET-78
    balancer.processedBytes = addSeries(world, space, "ProcessedBytes", a);                                       // MET-120, MET-152
    if (plan.kind == Kind::Application) balancer.ruleEvaluations = addSeries(world, space, "RuleEvaluations", a); // MET-125
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
        group.target3xx = addSeries(world, space, isClassic ? "HTTPCode_Backend_3XX" : "HTTPCode_Target_3XX_Count", t);
        group.target4xx = addSeries(world, space, isClassic ? "HTTPCode_Backend_4XX" : "HTTPCode_Target_4XX_Count", t);
        group.target5xx = addSeries(world, space, isClassic ? "HTTPCode_Backend_5XX" : "HTTPCode_Target_5XX_Count", t);
        group.connectErrors = addSeries(world, space, isClassic ? "BackendConnectionErrors" : "TargetConnectionErrorCount", t);
    }
    if (!isNetwork && !isClassic) {
        group.requests = addSeries(world, space, "RequestCount", t);
        group.perTarget = addSeries(world, space, "RequestCountPerTarget", {{"TargetGroup", id}}); // MET-123
        group.responseTimeOfBalancer = addSeries(world, space, "TargetResponseTime", {{"LoadBalancer", balancerId}}, true);
        if (plan.looksForAnomalies) group.anomalous = addSeries(world, space, "AnomalousHostCount", t);  // MET-79
        if (plan.mitigatesAnomalies) group.mitigated = addSeries(world, space, "MitigatedHostCount", t); // MET-116
        group.unhealthyRouting = addSeries(world, space, "UnhealthyRoutingRequestCount", t);             // MET-130
        group.healthyStateDns = addSeries(world, space, "HealthyStateDNS", t);                           // MET-93
        group.unhealthyStateDns = addSeries(world, space, "UnhealthyStateDNS", t);                       // MET-131
        group.healthyStateRouting = addSeries(world, space, "HealthyStateRouting", t);                   // MET-94
        group.unhealthyStateRouting = addSeries(world, space, "UnhealthyStateRouting", t);               // MET-132
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

namespace {

/// ELB-135: in how many zones the group has the targets that DNS and routing ask for.
void sampleZones(World& world, Index g)
{
    const TargetGroup& group = world.targetGroups[g];
    const Index b = world.plan->targetGroups[g].loadBalancer;
    const std::size_t slot = slotOf(world.plan->loadBalancers[b], g);
    double fitForDns = 0, fitForRouting = 0, zones = 0;
    for (const Index n : world.loadBalancers[b].nodes) {
        const Node& node = world.nodes[n];
        if (!node.hasPower()) continue;
        ++zones;
        fitForDns += node.isFitForDns[slot] ? 1 : 0;
        fitForRouting += node.failsOpen[slot] || node.eligible[slot].empty() ? 0 : 1;
    }
    bump(world, group.healthyStateDns, fitForDns);
    bump(world, group.unhealthyStateDns, zones - fitForDns);
    bump(world, group.healthyStateRouting, fitForRouting);
    bump(world, group.unhealthyStateRouting, zones - fitForRouting);
}

void sampleAnomalies(World& world, const TargetGroup& group)
{
    double anomalous = 0, mitigated = 0;
    for (const Index t : group.targets) {
        anomalous += world.targets[t].isAnomalous ? 1 : 0;
        mitigated += world.targets[t].weight < 1 ? 1 : 0;
    }
    bump(world, group.anomalous, anomalous);
    bump(world, group.mitigated, mitigated);
}

} // namespace

/// Each node reports what it sees, so Minimum and Maximum are over nodes (ELB-130, ELB-131).
void sampleHosts(World& world, Index g)
{
    const TargetGroupPlan& plan = world.plan->targetGroups[g];
    TargetGroup& group = world.targetGroups[g];
    if (plan.loadBalancer == kNone) return;
    const LoadBalancer& balancer = world.loadBalancers[plan.loadBalancer];
    std::size_t healthyNow = 0, registered = 0;
    for (std::size_t i = 0; i < balancer.nodes.size(); ++i) {
        if (!world.nodes[balancer.nodes[i]].hasPower()) continue;
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
    sampleZones(world, g);
    sampleAnomalies(world, group);
}

void sampleLoadBalancers(World& world)
{
    for (Index b = 0; b < world.loadBalancers.size(); ++b) {
        LoadBalancer& balancer = world.loadBalancers[b];
        const Kind kind = world.plan->loadBalancers[b].kind;
        const std::uint64_t newConnections = balancer.requestCount - std::min(balancer.requestCount, balancer.requestsOnKept);
        if (kind == Kind::Classic) addOnes(world, balancer.requests, balancer.requestCount);
        else if (balancer.requestCount > 0) bump(world, balancer.requests, static_cast<double>(balancer.requestCount));
        if (newConnections > 0 || kind == Kind::Network)
            bump(world, balancer.series[static_cast<std::size_t>(BalancerCount::NewConnections)], static_cast<double>(newConnections));
        for (const BalancerCount always : {BalancerCount::ElbReset, BalancerCount::TargetReset, BalancerCount::ClientReset,
                                           BalancerCount::PortAllocationError}) // a Network Load Balancer reports these always, zeros too
            bump(world, balancer.series[static_cast<std::size_t>(always)], 0);
        for (const Index n : balancer.nodes) {
            Node& node = world.nodes[n];
            if (kind == Kind::Classic) addOnes(world, node.requests, node.requestCount);
            else if (node.requestCount > 0) bump(world, node.requests, static_cast<double>(node.requestCount));
            node.requestCount = 0;
            if (!node.surge.isEmpty()) count(world, n, BalancerCount::SurgeLength, static_cast<double>(node.surge.size()));
        }
        sampleCapacity(world, b, newConnections);
        balancer.requestCount = balancer.requestsOnKept = 0;
    }
}

} // namespace faultline::sim
