#include "model/graph/reachability.h"

#include "model/document/cidr.h"
#include "model/graph/inferred_calls.h"
#include "model/graph/security_groups.h"
#include "model/services/ec2_network.h"
#include "model/services/rds.h"

#include <algorithm>

namespace faultline {

namespace {

std::optional<int> portOf(const Resource& callee)
{
    const auto* database = callee.as<DbInstance>();
    if (!database) return std::nullopt;
    if (database->port.isKnown()) return static_cast<int>(*database->port);
    if (database->port.isUnknown() || !database->engine.isKnown()) return std::nullopt;
    const int port = defaultPortOf(*database->engine);
    return port > 0 ? std::optional(port) : std::nullopt;
}

/// Whether every subnet of the caller lies in a block.
Tri isFrom(const Architecture& architecture, const Topology& topology, const std::string& caller, std::string_view cidr)
{
    const auto allowed = parseCidr(cidr);
    const auto& subnets = topology.placement(caller).subnets;
    if (!allowed || allowed->isIpv6 || subnets.empty()) return Tri::Unknown;
    std::size_t inside = 0;
    for (const std::string& id : subnets) {
        const Resource* resource = architecture.find(id);
        const auto* subnet = resource ? resource->as<Subnet>() : nullptr;
        const auto block = subnet && subnet->cidrBlock.isKnown() ? parseCidr(*subnet->cidrBlock) : std::nullopt;
        if (!block) return Tri::Unknown;
        inside += allowed->contains(*block) ? 1 : 0;
    }
    return inside == subnets.size() ? Tri::Yes : inside == 0 ? Tri::No : Tri::Unknown;
}

/// What one permission says about the caller.
Tri allows(const SecurityGroupRule& rule, const Architecture& architecture, const Topology& topology, const std::string& from,
           const std::optional<std::vector<std::string>>& groups, int port)
{
    const Tri covers = rule.covers(port);
    if (covers == Tri::No || rule.exists == Tri::No) return Tri::No;
    Tri peer = rule.peerIsUnknown ? Tri::Unknown : Tri::No;
    if (rule.isFromAnywhere()) peer = Tri::Yes;
    else if (!rule.cidr.empty()) peer = isFrom(architecture, topology, from, rule.cidr);
    if (!rule.group.empty() && peer != Tri::Yes) {
        if (!groups) peer = Tri::Unknown;
        else if (std::find(groups->begin(), groups->end(), rule.group) != groups->end()) peer = Tri::Yes;
    }
    if (peer == Tri::Yes && covers == Tri::Yes && rule.exists == Tri::Yes) return Tri::Yes;
    return peer == Tri::No ? Tri::No : Tri::Unknown;
}

} // namespace

Reach reachOf(const Architecture& architecture, const Topology& topology, const std::string& from, const std::string& to, std::optional<int> port)
{
    const Resource* callee = architecture.find(to);
    if (!callee) return {};
    if (!port) port = portOf(*callee);
    const auto guards = topology.securityGroups(to);
    if (!port || !guards || guards->empty()) return {};
    const auto groups = topology.securityGroups(from);
    Reach reach{Tri::No, guards->front()};
    for (const std::string& id : *guards) {
        const Resource* guard = architecture.find(id);
        if (!guard || guard->typeName != "AWS::EC2::SecurityGroup" || !ingressIsComplete(*guard)) {
            reach.verdict = Tri::Unknown;
            continue;
        }
        for (const SecurityGroupRule& rule : ingressOf(architecture, *guard)) {
            const Tri allowed = allows(rule, architecture, topology, from, groups, *port);
            if (allowed == Tri::Yes) return {Tri::Yes, {}};
            if (allowed == Tri::Unknown) reach.verdict = Tri::Unknown;
        }
    }
    if (reach.verdict != Tri::No) reach.resource.clear();
    return reach;
}

} // namespace faultline
