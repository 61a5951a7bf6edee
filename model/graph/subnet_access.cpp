#include "model/graph/subnet_access.h"

#include "model/graph/reading.h"

#include <algorithm>
#include <array>

namespace faultline {

using reading::Mention;

namespace {

constexpr std::string_view kSubnet = "AWS::EC2::Subnet";
constexpr std::string_view kVpc = "AWS::EC2::VPC";

/// Where a default route leads.
struct DefaultRoute {
    SubnetAccess access = SubnetAccess::Isolated;
    std::string route;
    std::string target;
};

constexpr std::array<std::string_view, 11> kOtherTargets{
    "NatGatewayId",  "InstanceId",     "NetworkInterfaceId", "TransitGatewayId", "VpcPeeringConnectionId",
    "VpcEndpointId", "LocalGatewayId", "CoreNetworkArn",     "CarrierGatewayId", "EgressOnlyInternetGatewayId",
    "OdbNetworkArn"};

SubnetAccess accessThroughGateway(const Architecture& architecture, const Mention& gateway)
{
    if (gateway.isResource()) {
        if (reading::isOfType(architecture, gateway.id, "AWS::EC2::InternetGateway")) return SubnetAccess::Public;
        if (reading::isOfType(architecture, gateway.id, "AWS::EC2::VPNGateway")) return SubnetAccess::Private;
        return SubnetAccess::Unknown;
    }
    if (gateway.id.starts_with("igw-")) return SubnetAccess::Public;
    if (gateway.id.starts_with("vgw-")) return SubnetAccess::Private;
    const auto& externals = architecture.own().externals;
    for (const ExternalAnnotation& e : externals)
        if (gateway.id == e.id || gateway.id == "param:" + e.id) {
            if (e.is == "AWS::EC2::InternetGateway") return SubnetAccess::Public;
            if (!e.is.empty()) return SubnetAccess::Private;
        }
    return SubnetAccess::Unknown;
}

bool isDefault(const Value& destination) { return destination.isText() && (destination.text() == "0.0.0.0/0" || destination.text() == "::/0"); }

bool mayBeDefault(const Resource& route)
{
    const Value& v4 = reading::property(route, "DestinationCidrBlock");
    const Value& v6 = reading::property(route, "DestinationIpv6CidrBlock");
    return isDefault(v4) || isDefault(v6) || v4.isUnknown() || v6.isUnknown();
}

DefaultRoute leadOf(const Architecture& architecture, const Resource& route)
{
    DefaultRoute lead{SubnetAccess::Unknown, route.id, {}};
    const bool certain =
        isDefault(reading::property(route, "DestinationCidrBlock")) || isDefault(reading::property(route, "DestinationIpv6CidrBlock"));
    for (const std::string_view name : kOtherTargets) {
        const Value& target = reading::property(route, name);
        if (target.isAbsent()) continue;
        lead.target = reading::mention(architecture, target).id;
        lead.access = SubnetAccess::Private; // whatever it names, the property says that it is no internet gateway
    }
    if (const Value& gateway = reading::property(route, "GatewayId"); !gateway.isAbsent()) {
        const Mention named = reading::mention(architecture, gateway);
        lead.target = named.id;
        lead.access = accessThroughGateway(architecture, named);
    }
    if (!certain) lead.access = SubnetAccess::Unknown;
    return lead;
}

bool isIpv4(const Resource& route) { return !reading::property(route, "DestinationCidrBlock").isAbsent(); }

/// The default route of a table, seen from a resource that exists. An IPv6 egress-only route decides only where no IPv4 route does.
DefaultRoute defaultRouteOf(const Architecture& architecture, const Mention& table, std::string_view seenFrom)
{
    if (!table.isResource()) return {SubnetAccess::Unknown, {}, {}};
    std::vector<std::pair<const Resource*, DefaultRoute>> certain, possible;
    for (const Resource* route : architecture.ofType("AWS::EC2::Route")) {
        if (!(reading::mention(architecture, reading::property(*route, "RouteTableId")) == table) || !mayBeDefault(*route)) continue;
        const Tri exists =
            reading::existsGiven(architecture, *route, seenFrom) == Tri::Yes ? Tri::Yes : reading::existsGiven(architecture, *route, table.id);
        (exists == Tri::Yes ? certain : possible).emplace_back(route, leadOf(architecture, *route));
    }
    const auto deciding = [](const auto& routes) -> const DefaultRoute* {
        for (const auto& [route, lead] : routes)
            if (lead.access == SubnetAccess::Public) return &lead; // R036: by either protocol
        for (const auto& [route, lead] : routes)
            if (isIpv4(*route)) return &lead;
        return routes.empty() ? nullptr : &routes.front().second;
    };
    const DefaultRoute* sure = deciding(certain);
    if (sure && sure->access == SubnetAccess::Public) return *sure;
    if (const DefaultRoute* maybe = deciding(possible)) {
        const bool agree = sure && std::all_of(possible.begin(), possible.end(), [&](const auto& p) { return p.second.access == sure->access; });
        // Two routes under opposite conditions (one NAT gateway or another) lead alike whichever is made.
        const bool alike = !sure && possible.size() > 1 &&
                           std::all_of(possible.begin(), possible.end(), [&](const auto& p) { return p.second.access == maybe->access; });
        if (agree) return *sure;
        return {alike ? maybe->access : SubnetAccess::Unknown, maybe->route, maybe->target};
    }
    if (sure) return *sure;
    for (const Resource* propagation : architecture.ofType("AWS::EC2::VPNGatewayRoutePropagation"))
        for (const std::string& id : reading::resourcesIn(architecture, reading::property(*propagation, "RouteTableIds")))
            if (id == table.id) return {SubnetAccess::Unknown, propagation->id, {}}; // what the other side announces is not in the template
    return {};
}

struct Association {
    Mention subnet, table;
    const Resource* resource;
};

std::vector<Association> associations(const Architecture& architecture)
{
    std::vector<Association> all;
    for (const Resource* r : architecture.ofType("AWS::EC2::SubnetRouteTableAssociation"))
        all.push_back({reading::mention(architecture, reading::property(*r, "SubnetId"), {kSubnet}),
                       reading::mention(architecture, reading::property(*r, "RouteTableId"), {"AWS::EC2::RouteTable"}), r});
    return all;
}

void decideAccess(const Architecture& architecture, const std::vector<Association>& all, SubnetFacts& facts)
{
    std::vector<const Association*> certain, possible;
    bool anyCouldBeIts = false;
    for (const Association& a : all) {
        if (!a.subnet.isKnown()) anyCouldBeIts = true;
        if (a.subnet.id != facts.id || a.subnet.isExternal != facts.isExternal) continue;
        (reading::existsGiven(architecture, *a.resource, facts.id) == Tri::Yes ? certain : possible).push_back(&a);
    }
    if (certain.empty() && possible.empty()) {
        // A VPC that the template makes has a main table with nothing but the local route; of another's, nothing is known.
        const bool mainIsKnown = !facts.isExternal && !facts.vpcIsExternal && !facts.vpc.empty() && !anyCouldBeIts;
        facts.access = mainIsKnown ? SubnetAccess::Isolated : SubnetAccess::Unknown;
        return;
    }
    const Association& first = certain.empty() ? *possible.front() : *certain.front();
    const DefaultRoute lead = defaultRouteOf(architecture, first.table, facts.id);
    facts.routeTable = first.table.id;
    facts.access = lead.access;
    facts.defaultRoute = lead.route;
    facts.defaultTarget = lead.target;
    if (!certain.empty()) return;
    const bool alike = possible.size() > 1 && std::all_of(possible.begin(), possible.end(), [&](const Association* a) {
                           return defaultRouteOf(architecture, a->table, facts.id).access == lead.access;
                       });
    if (!alike) facts.access = SubnetAccess::Unknown;
}

std::string zoneOf(const Resource& subnet)
{
    const Value& zone = reading::property(subnet, "AvailabilityZone");
    return zone.isText() ? zone.text() : std::string();
}

bool names(const std::string& symbol, const std::string& declared) { return symbol == declared || symbol == "param:" + declared; }

/// A subnet that is not in the template, with what own data declares of it.
SubnetFacts externalFacts(const Architecture& architecture, const std::string& symbol)
{
    SubnetFacts facts;
    facts.id = symbol;
    facts.isExternal = true;
    facts.vpcIsExternal = true;
    for (const ExternalAnnotation& e : architecture.own().externals)
        for (const ExternalSubnet& s : e.subnets)
            if (names(symbol, s.id)) {
                facts.vpc = e.id;
                facts.zone = s.az;
                if (s.isPublic) facts.access = *s.isPublic ? SubnetAccess::Public : SubnetAccess::Private;
            }
    return facts;
}

/// Symbols of external subnets, in the order of their first mention, then the declared ones that nothing mentions.
std::vector<std::string> externalSubnets(const Architecture& architecture)
{
    std::vector<std::string> symbols;
    const auto add = [&](const std::string& symbol) {
        if (!symbol.empty() && std::find(symbols.begin(), symbols.end(), symbol) == symbols.end()) symbols.push_back(symbol);
    };
    const auto visit = [&](const auto& self, const Value& value, int depth) -> void {
        if (depth > 8) return; // no property of any type nests subnets deeper
        for (const auto& [key, field] : value.fields()) {
            if (key == "SubnetId" || key == "SubnetIds" || key == "Subnets" || key == "VPCZoneIdentifier") {
                for (const Mention& m : reading::mentions(architecture, field, {kSubnet}))
                    if (m.isExternal) add(m.id);
            } else {
                self(self, field, depth + 1);
            }
        }
        for (const Value& item : value.items()) self(self, item, depth + 1);
    };
    for (const Resource& r : architecture.resources())
        if (r.exists != Tri::No && r.typeName != kSubnet) visit(visit, r.properties, 0);
    for (const ExternalAnnotation& e : architecture.own().externals)
        for (const ExternalSubnet& s : e.subnets)
            if (std::none_of(symbols.begin(), symbols.end(), [&](const std::string& known) { return names(known, s.id); })) add(s.id);
    return symbols;
}

} // namespace

std::vector<SubnetFacts> subnetFacts(const Architecture& architecture)
{
    const std::vector<Association> all = associations(architecture);
    std::vector<SubnetFacts> out;
    for (const Resource* r : architecture.ofType(kSubnet)) {
        SubnetFacts facts;
        facts.id = r->id;
        const Mention vpc = reading::mention(architecture, reading::property(*r, "VpcId"), {kVpc});
        facts.vpc = vpc.id;
        facts.vpcIsExternal = vpc.isExternal;
        facts.zone = zoneOf(*r);
        decideAccess(architecture, all, facts);
        out.push_back(std::move(facts));
    }
    for (const std::string& symbol : externalSubnets(architecture)) {
        SubnetFacts facts = externalFacts(architecture, symbol);
        if (facts.access == SubnetAccess::Unknown) decideAccess(architecture, all, facts);
        out.push_back(std::move(facts));
    }
    return out;
}

} // namespace faultline
