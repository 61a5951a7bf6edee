#pragma once

#include "model/graph/topology.h"
#include "model/services/architecture.h"
#include "model/services/catalog.h"
#include "sim/plan/plan.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace faultline {
struct AutoScalingGroup;
struct ScalingPolicy;
} // namespace faultline

namespace faultline::sim {

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
    void readClient(const std::string& id, const ClientAnnotation& client, ActorPlan& plan);
    [[nodiscard]] CallPolicy policyOf(const std::string& id, const ClientAnnotation& client, Destination to, bool isDatabase);
    [[nodiscard]] std::vector<ActorAnnotation> actorsOrDefault();

    // where calls go
    [[nodiscard]] Destination destinationOf(const std::string& id, const SendAnnotation* send, Index& routes);
    [[nodiscard]] Index subjectOf(const std::string& id);
    [[nodiscard]] Index zoneOf(const std::string& name);
    [[nodiscard]] Index edge(Index from, Index to);
    [[nodiscard]] Index classOf(const std::string& name);

    // load balancers
    [[nodiscard]] Index addLoadBalancer(const Resource& resource);
    [[nodiscard]] Index addClassicLoadBalancer(const Resource& resource);
    [[nodiscard]] Index addTargetGroup(const std::string& id, Index loadBalancer);
    void addTargets(TargetGroupPlan& group, Index loadBalancerSubject, const std::vector<std::string>& targets);
    [[nodiscard]] RoutePlan routeOf(const Resource& loadBalancer, Index index, const std::string& path, const std::string& host);
    void readNodeZones(const Resource& resource, LoadBalancerPlan& plan);

    // stations
    [[nodiscard]] Index addStation(const std::string& id);
    void readWorkload(const std::string& id, const WorkloadAnnotation& workload, bool isDatabase, StationPlan& plan);
    void readBoot(const std::string& id, const ResourceAnnotation& own, const ResourceAnnotation* source, StationPlan& plan);
    void addUses(const std::string& id, Index station, const ResourceAnnotation& own, const ResourceAnnotation* source);
    [[nodiscard]] UsePlan useOf(const std::string& caller, const UseAnnotation& use);
    [[nodiscard]] InstancePlan instanceOf(const std::string& id, const Resource* own, const Resource* source);
    void addAttachedVolumes(const std::string& id, InstancePlan& plan);
    [[nodiscard]] static bool takesMore(const InstancePlan& plan);
    void readTakings(const WorkloadAnnotation& workload, InstancePlan& plan);
    void addDatabase(const Resource& resource, Index station);
    [[nodiscard]] Index addTable(const Resource& resource);

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

    void assume(std::string what, std::string value, std::string source, bool isGuess = false);
    [[nodiscard]] Problem problem(const char* id, std::vector<std::pair<std::string, std::string>> args, const char* remedy = nullptr) const;

    const Architecture& m_architecture;
    const Topology& m_topology;
    const Catalog& m_catalog;
    Plan m_plan;
    std::map<std::string, Index> m_subjects, m_loadBalancers, m_stations, m_tables, m_targetGroups;
    std::map<std::string, Index> m_zones, m_classes;
    std::vector<std::string> m_walk; ///< stations whose uses are being compiled: a circle of uses never ends
    std::optional<Problem> m_failure;
};

/// "3", "0.5", without trailing zeros.
[[nodiscard]] std::string plainNumber(double value);

} // namespace faultline::sim
