#pragma once

#include "model/services/architecture.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace faultline {

/// Whether a subnet reaches the internet through its effective route table (CFN-30).
enum class SubnetAccess {
    Public,   ///< default route to an internet gateway
    Private,  ///< default route elsewhere (NAT gateway, transit gateway, instance, …)
    Isolated, ///< no default route
    Unknown   ///< the route table cannot be known
};

struct SubnetFacts {
    std::string id;          ///< logical id; external: the literal id or symbol that the template names it by
    bool isExternal = false; ///< not in the template; known by own data (`External`) or by nothing but its name
    std::string vpc;         ///< logical id, or the symbol of an external one; empty when unknown
    bool vpcIsExternal = false;
    std::string zone; ///< "us-east-1a"; empty when unknown
    SubnetAccess access = SubnetAccess::Unknown;
    std::string routeTable;    ///< logical id; empty: the VPC's main table
    std::string defaultRoute;  ///< logical id of the deciding Route, empty when there is none
    std::string defaultTarget; ///< logical id of its gateway
};

/// Where a resource stands. Spanning resources have several subnets and zones.
struct Placement {
    std::string vpc;                  ///< logical id or external symbol; empty: regional, or unknown
    std::vector<std::string> subnets; ///< logical ids and external symbols, template order
    std::vector<std::string> zones;   ///< sorted, without duplicates
    bool zonesAreComplete = false;    ///< every zone it stands in is known; otherwise `zones` may lack some
    std::string primaryZone;          ///< databases: where the primary stands; stated, or the subnet group's first (an assumption)
    bool isRegional = false;          ///< stands in no VPC by its nature (table, bucket)
    bool isUnknown = false;           ///< should stand in a VPC, but cannot be known where
};

enum class CallOrigin { Written, Inferred };

/// "Who sends requests to whom": one hop.
struct Call {
    std::string from;     ///< logical id or actor
    std::string to;       ///< logical id
    std::string via;      ///< what makes it: listener, rule, registration …; empty for Uses
    std::string protocol; ///< "HTTP", "TCP", "mysql"; empty when unknown
    int port = 0;         ///< 0 when unknown
    CallOrigin origin = CallOrigin::Written;
    Message why;                        ///< what an inferred hop was inferred from
    const UseAnnotation* use = nullptr; ///< the entry of `Uses`, where there is one; owned by the Architecture
    std::string targetGroup{};          ///< that a load balancer's hop goes through; empty: none
};

/// Any other line worth drawing or asking about.
struct Relation {
    enum class Kind { Route, Replication, Attachment, AlarmAction, AlarmSubject, Scaling, Dependency };
    Kind kind = Kind::Dependency;
    std::string from, to, via;
};

/// What is lost when one thing is lost. A resource whose zones are not all known is never said to be lost with one, nor is it taken for safe
/// (Placement::zonesAreComplete tells).
struct SinglePointOfFailure {
    enum class Domain { AvailabilityZone, Instance };
    Domain domain = Domain::Instance;
    std::string what;                    ///< zone name or logical id
    std::vector<std::string> isolates;   ///< logical ids that requests no longer reach
    std::vector<std::string> mayIsolate; ///< the same, if a condition that is not known has it so: what exists beside them, or they themselves
};

/// What follows from the drawing, worked out once for checks, canvas and simulator alike. Immutable; copying shares.
class Topology {
public:
    [[nodiscard]] static Topology of(const Architecture& architecture);

    [[nodiscard]] const std::vector<SubnetFacts>& subnets() const;
    [[nodiscard]] const SubnetFacts* subnet(std::string_view id) const;
    [[nodiscard]] const Placement& placement(std::string_view id) const; ///< an empty one for an unknown id
    [[nodiscard]] const std::vector<Call>& calls() const;                ///< from users inwards, template order
    [[nodiscard]] std::vector<const Call*> callsFrom(std::string_view id) const;
    [[nodiscard]] std::vector<const Call*> callsTo(std::string_view id) const;
    [[nodiscard]] const std::vector<Relation>& relations() const;
    [[nodiscard]] const std::vector<SinglePointOfFailure>& singlePointsOfFailure() const;

    /// Where traffic enters when no actor says so: internet-facing load balancers, else public instances, in template order.
    [[nodiscard]] const std::vector<std::string>& entryPoints() const;
    /// Effective security groups of an instance, group, load balancer or database: logical ids and external symbols; nullopt when not knowable.
    [[nodiscard]] std::optional<std::vector<std::string>> securityGroups(std::string_view id) const;
    /// What launches a group's instances: its launch template or configuration; null when there is none in the template.
    [[nodiscard]] const Resource* launchSource(std::string_view groupId) const;
    /// Instances, Auto Scaling groups and services registered with a target group, template order.
    [[nodiscard]] const std::vector<std::string>& targetsOf(std::string_view targetGroup) const;
    /// Load balancers that send requests to an instance, group or service, in template order; target groups in between are looked through.
    [[nodiscard]] std::vector<std::string> loadBalancersOf(std::string_view id) const;
    /// Instances of a database cluster, template order.
    [[nodiscard]] std::vector<std::string> membersOf(std::string_view cluster) const;

    struct State; ///< complete inside model/graph only

private:
    explicit Topology(std::shared_ptr<const State> state) : m_state(std::move(state)) {}
    std::shared_ptr<const State> m_state;
};

} // namespace faultline
