#include "model/graph/reachability.h"

#include "model/graph/security_groups.h"
#include "model/services/ec2_network.h"
#include "model/services/rds.h"

#include <algorithm>
#include <charconv>

namespace faultline {

namespace {

/// Port of a database engine where the template writes none.
std::optional<int> portOfEngine(std::string_view engine)
{
    if (engine.find("postgres") != std::string_view::npos) return 5432;
    if (engine.find("mysql") != std::string_view::npos || engine == "mariadb") return 3306;
    if (engine.starts_with("oracle")) return 1521;
    if (engine.starts_with("sqlserver")) return 1433;
    return std::nullopt;
}

std::optional<int> portOf(const Resource& callee)
{
    const auto* database = callee.as<DbInstance>();
    if (!database) return std::nullopt;
    if (database->port.isKnown()) return static_cast<int>(*database->port);
    if (database->port.isUnknown() || !database->engine.isKnown()) return std::nullopt;
    return portOfEngine(*database->engine);
}

struct Block {
    std::uint32_t address = 0;
    int bits = 0;
};

std::optional<Block> blockOf(std::string_view cidr)
{
    Block block;
    const char* at = cidr.data();
    const char* const end = at + cidr.size();
    for (int part = 0; part < 5; ++part) {
        unsigned value = 0;
        const auto [next, error] = std::from_chars(at, end, value);
        const char wanted = part < 3 ? '.' : '/';
        if (error != std::errc() || (part < 4 ? value > 255 || next == end || *next != wanted : value > 32 || next != end)) return std::nullopt;
        if (part < 4) block.address = block.address << 8 | value;
        else block.bits = static_cast<int>(value);
        at = next + 1;
    }
    return block;
}

bool contains(const Block& outer, const Block& inner)
{
    return outer.bits <= inner.bits && (outer.bits == 0 || (outer.address ^ inner.address) >> (32 - outer.bits) == 0);
}

/// Whether every subnet of the caller lies in a block.
Tri isFrom(const Architecture& architecture, const Topology& topology, const std::string& caller, std::string_view cidr)
{
    const auto allowed = blockOf(cidr);
    const auto& subnets = topology.placement(caller).subnets;
    if (!allowed || subnets.empty()) return Tri::Unknown;
    std::size_t inside = 0;
    for (const std::string& id : subnets) {
        const Resource* resource = architecture.find(id);
        const auto* subnet = resource ? resource->as<Subnet>() : nullptr;
        const auto block = subnet && subnet->cidrBlock.isKnown() ? blockOf(*subnet->cidrBlock) : std::nullopt;
        if (!block) return Tri::Unknown;
        inside += contains(*allowed, *block) ? 1 : 0;
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
