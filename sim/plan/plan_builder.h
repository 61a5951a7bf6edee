#pragma once

#include "model/graph/topology.h"
#include "model/services/architecture.h"
#include "model/services/catalog.h"
#include "model/services/cloudwatch.h"
#include "model/services/elastic_load_balancing.h"
#include "model/services/elastic_load_balancing_v2.h"
#include "sim/plan/plan.h"
#include "sim/plan/structural_order.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace faultline {
struct AutoScalingGroup;
struct ScalingPolicy;
} // namespace faultline

namespace faultline::sim {

/// The whole numbers that AWS takes for a property, both ends included.
struct Limits {
    std::int64_t least = 0, most = 0;
};

/// Compiles an architecture to a plan, walking the traffic from its sources inwards, so that only what is reached is in the plan.
///
/// Each part is in a file of its own: clients, load balancers, stations, databases, scaling.
class PlanBuilder {
public:
    PlanBuilder(const Architecture& architecture, const Topology& topology, const Scenario& scenario, const Catalog& catalog);
    [[nodiscard]] Result<Plan> build();

private:
    // clients
    std::optional<Problem> addActors();
    std::optional<Problem> addActor(const ActorAnnotation& actor, double shareOfAll);
    void readClients(const std::string& id, const ClientAnnotation& client, ActorPlan& plan);
    void tellClientsApart();
    void readClient(const std::string& id, const ClientAnnotation& client, ActorPlan& plan);
    [[nodiscard]] CallPolicy policyOf(const std::string& id, const ClientAnnotation& client, Destination to, bool isDatabase);
    [[nodiscard]] std::vector<ActorAnnotation> actorsOrDefault();

    // where calls go
    [[nodiscard]] Destination destinationOf(const std::string& id, const SendAnnotation* send, Index& routes);
    /// Whether a walk comes back to where it is: a circle, in which a request would never end. Fails the whole then.
    [[nodiscard]] bool isBeingCompiled(const std::string& id);
    [[nodiscard]] Index subjectOf(const std::string& id);
    [[nodiscard]] Index zoneOf(const std::string& name);
    [[nodiscard]] Index edge(Index from, Index to);
    [[nodiscard]] Index classOf(const std::string& name);

    // load balancers
    [[nodiscard]] Index addLoadBalancer(const Resource& resource);
    [[nodiscard]] Index addClassicLoadBalancer(const Resource& resource);
    [[nodiscard]] Index addTargetGroup(const std::string& id, Index loadBalancer);
    void refuseShared(const std::string& targetGroup, Index first, Index second);
    void addTargets(TargetGroupPlan& group, Index loadBalancerSubject, std::vector<std::string> targets);
    [[nodiscard]] RoutePlan routeOf(const Resource& loadBalancer, Index index, const SendAnnotation* send);
    void readNodeZones(const Resource& resource, LoadBalancerPlan& plan);

    [[nodiscard]] HealthCheckPlan healthCheckOf(const std::string& id, const TargetGroup* group, LoadBalancerPlan::Kind kind);
    [[nodiscard]] HealthCheckPlan healthCheckOf(const std::string& id, const ClassicLoadBalancer& balancer);

    // stations
    [[nodiscard]] Index addStation(const std::string& id);
    void readWorkload(const std::string& id, const WorkloadAnnotation& workload, bool isDatabase, StationPlan& plan);
    void readBoot(const std::string& id, const ResourceAnnotation& own, const ResourceAnnotation* source, StationPlan& plan);
    void addUses(const std::string& id, Index station, const ResourceAnnotation& own, const ResourceAnnotation* source);
    [[nodiscard]] bool isCallable(const std::string& caller, const UseAnnotation& use);
    [[nodiscard]] std::vector<UsePlan> linkMisses(const std::string& id, std::vector<UsePlan> uses);
    void readPath(const std::string& caller, UsePlan& use);
    void readWayOut(const std::string& caller, PathPlan& path);
    [[nodiscard]] Index natGatewayOf(const std::string& id);
    [[nodiscard]] UsePlan useOf(const std::string& caller, const UseAnnotation& use);
    [[nodiscard]] InstancePlan instanceOf(const std::string& id, const Resource* own, const Resource* source);
    void addAttachedVolumes(const std::string& id, InstancePlan& plan);
    [[nodiscard]] static bool takesMore(const InstancePlan& plan);
    void readTakings(const WorkloadAnnotation& workload, InstancePlan& plan);
    void assumeForMachine(const std::string& id, const StationPlan& plan);

    // databases
    void addDatabase(const Resource& resource, Index station);
    void addZonesOfSubnetGroup(const Resource& resource, DatabasePlan& plan);
    void readStorage(const Resource& resource, DatabasePlan& plan);
    void readBackups(const Resource& resource, DatabasePlan& plan);
    void readRecovery(const Resource& resource, DatabasePlan& plan);
    void readFailover(const Resource& resource, DatabasePlan& plan);
    [[nodiscard]] Index databaseOf(const std::string& id);
    void linkReplicas(const Resource& resource, Index database);
    [[nodiscard]] Index addDatabaseCluster(const Resource& resource); ///< station of its writer
    void addMultiAzCluster(const Resource& resource, DatabasePlan host);
    void finishCluster(const Resource& resource, Index cluster, DatabaseClusterPlan plan);
    [[nodiscard]] Index addEndpoint(DatabaseEndpointPlan::Role role, Index of);
    [[nodiscard]] Index endpointOf(const UseAnnotation& use);

    // tables
    [[nodiscard]] Index addTable(const Resource& resource);
    void readTableScaling(const Resource& table, const std::string& index, bool isWrite, ThroughputPlan& plan);
    void readReplicas(const Resource& resource, TablePlan& plan);
    [[nodiscard]] Index addTableOperation(const UseAnnotation& use, Index table, int& calls);

    // around them
    [[nodiscard]] Index addCache(const Resource& resource);
    [[nodiscard]] Index addCacheOperation(const std::string& caller, const UseAnnotation& use, Index cache);
    [[nodiscard]] Index addQueue(const Resource& resource);
    [[nodiscard]] Index addBucket(const Resource& resource);
    void readFunction(const Resource& resource, StationPlan& station);

    // scaling
    void addGroup(const Resource& resource, Index station);
    void readGroup(const std::string& id, const AutoScalingGroup& group, GroupPlan& plan);
    void readHooks(const Resource& group, GroupPlan& plan);
    void readWarmPool(const std::string& id, GroupPlan& plan);
    void addSchedules();
    /// Whether the policy is one of those whose forecast can be played.
    [[nodiscard]] bool addForecast(const Resource& resource, const ScalingPolicy& policy, GroupPlan& group);
    void addPolicies();
    void addAlarms();
    void addInstanceActions(AlarmPlan& plan);

    void addStandingCosts();
    [[nodiscard]] bool actsOnGroup(const Alarm& alarm) const;

    /// Resources of a type, and calls, in an order in which neither names nor places in the file show; written calls in the order of their caller.
    template <class T>
    [[nodiscard]] auto allInOrder() const
    {
        auto found = m_architecture.all<T>();
        std::stable_sort(found.begin(), found.end(), [this](const auto& a, const auto& b) { return m_order.isBefore(a.first->id, b.first->id); });
        return found;
    }
    [[nodiscard]] std::vector<const Resource*> inOrder(std::vector<const Resource*> resources) const;
    [[nodiscard]] std::vector<const faultline::Call*> callsFrom(const std::string& id) const;

    /// The zone in which AWS places something: the scenario's, else `otherwise`. One of several is noted as a choice.
    [[nodiscard]] std::string placed(const std::string& id, const std::vector<std::string>& zones, const std::string& otherwise);

    /// What the template says where AWS takes it, else `otherwise`. A run that does not follow what is written says so: it is unknown here, or AWS
    /// would refuse it.
    [[nodiscard]] std::int64_t numberIn(Limits limits, const std::string& what, const Property<std::int64_t>& written, std::int64_t otherwise);
    [[nodiscard]] std::int64_t numberIn(Limits limits, const std::string& what, const Value& written, std::int64_t otherwise);
    [[nodiscard]] std::int64_t numberIn(Limits limits, const std::string& what, const std::optional<std::string>& written, std::int64_t otherwise);

    void assumeForUnreadable();
    void assumeForUnplaced();
    void assume(std::string what, std::string value, std::string source, bool isGuess = false);
    [[nodiscard]] Problem problem(const char* id, std::vector<std::pair<std::string, std::string>> args, const char* remedy = nullptr) const;

    const Architecture& m_architecture;
    const Topology& m_topology;
    const Catalog& m_catalog;
    const StructuralOrder m_order;
    Plan m_plan;
    std::map<std::string, Index> m_subjects, m_loadBalancers, m_stations, m_tables, m_targetGroups;
    std::map<std::string, Index> m_zones, m_classes, m_databaseClusters, m_caches, m_queues, m_buckets;
    std::map<std::string, std::pair<Index, Index>> m_databaseEndpoints; ///< of a database or cluster: its own or the writer's, the reader's
    std::vector<std::string> m_walk;                                    ///< stations and load balancers whose callees are being compiled
    std::optional<Problem> m_failure;
};

/// "3", "0.5", without trailing zeros.
[[nodiscard]] std::string plainNumber(double value);

} // namespace faultline::sim
