#include "model/document/cidr.h"
#include "model/document/recipes/site.h"
#include "model/services/ec2_network.h"

#include <algorithm>

namespace faultline::recipe {

namespace {

/// The addresses of a subnet of the template, or of one that own data (`External`) says stands in its VPC.
std::optional<CidrBlock> blockOf(const RecipeContext& context, const std::string& id)
{
    if (const Resource* resource = context.architecture.find(id)) {
        const Subnet* subnet = resource->as<Subnet>();
        return subnet && subnet->cidrBlock.isKnown() ? parseCidr(subnet->cidrBlock.value()) : std::nullopt;
    }
    for (const ExternalAnnotation& external : context.architecture.own().externals)
        for (const ExternalSubnet& subnet : external.subnets)
            if (subnet.id == id) return parseCidr(subnet.cidr);
    return std::nullopt;
}

/// Whether a subnet has no IPv4 addresses, or none yet.
bool hasNoBlock(const RecipeContext& context, const std::string& id)
{
    const Resource* resource = context.architecture.find(id);
    const Subnet* subnet = resource ? resource->as<Subnet>() : nullptr;
    return subnet && subnet->cidrBlock.isAbsent();
}

/// The next free /24 of the VPC, or what is left of a small VPC in sixteenths; no subnet is smaller than a /28 (R025). Fails beside a subnet whose
/// block is not known, as the new one might overlap it.
Result<CidrBlock> freeSubnetBlock(const RecipeContext& context, const std::string& vpcId)
{
    const Resource* resource = context.architecture.find(vpcId);
    const Vpc* vpc = resource ? resource->as<Vpc>() : nullptr;
    const auto whole = vpc && vpc->cidrBlock.isKnown() ? parseCidr(vpc->cidrBlock.value()) : std::nullopt;
    const Problem noAddresses = refusal({"recipe.no-addresses", {{"vpc", vpcId}}}, {"recipe.no-addresses-remedy", {}});
    if (!whole) return noAddresses;
    std::vector<CidrBlock> taken;
    for (const SubnetFacts* subnet : subnetsOf(context, vpcId)) {
        if (hasNoBlock(context, subnet->id)) continue;
        const auto block = blockOf(context, subnet->id);
        if (!block) return refusal({"recipe.neighbour-block-unknown", {{"subnet", subnet->id}}}, {"recipe.neighbour-block-unknown-remedy", {}});
        taken.push_back(*block);
    }
    const auto free = firstFreeBlock(*whole, std::clamp(whole->prefix + 4, 24, 28), taken);
    return free ? Result<CidrBlock>(*free) : Result<CidrBlock>(noAddresses);
}

// A drop onto the VPC beside its zones goes to the zone with the fewest subnets of the kind, so that pairs come about by themselves.
std::string zoneFor(const RecipeContext& context, const Site& site, bool isPublic)
{
    if (!site.zone.empty()) return site.zone;
    auto zones = zonesOfVpc(context, site.vpc);
    if (zones.empty()) return context.architecture.zones().empty() ? std::string() : context.architecture.zones().front();
    const auto count = [&](const std::string& zone) {
        const auto subnets = subnetsOf(context, site.vpc);
        return std::count_if(subnets.begin(), subnets.end(),
                             [&](const SubnetFacts* s) { return s->zone == zone && isMeantPublic(context, *s) == isPublic; });
    };
    return *std::min_element(zones.begin(), zones.end(), [&](const std::string& a, const std::string& b) { return count(a) < count(b); });
}

void associate(EditBuilder& builder, const std::string& subnet, const std::string& routeTable)
{
    builder.addResource(builder.freeId(subnet + "RouteTableAssociation"), "AWS::EC2::SubnetRouteTableAssociation",
                        Literal::map({{"SubnetId", Literal::ref(subnet)}, {"RouteTableId", Literal::ref(routeTable)}}));
}

// The public subnets of a VPC share one route table: their routes never differ.
std::string publicRouteTable(EditBuilder& builder, const RecipeContext& context, const Site& site)
{
    for (const SubnetFacts* subnet : subnetsOf(context, site.vpc))
        if (isMeantPublic(context, *subnet) && !subnet->routeTable.empty()) return subnet->routeTable;
    std::string table = builder.freeId("PublicRouteTable");
    builder.addResource(table, "AWS::EC2::RouteTable", Literal::map({{"VpcId", Literal::ref(site.vpc)}}));
    if (const GatewayFacts way = internetGatewayOf(context.architecture, site.vpc); !way.gateway.empty())
        addDefaultRoute(builder, "PublicDefaultRoute", table, "GatewayId", way.gateway, way.attachment);
    return table;
}

/// The NAT gateway that a private subnet of a zone uses: its own zone's, else any of the VPC; empty: none.
std::string natGatewayFor(const RecipeContext& context, const Site& site, const std::string& zone)
{
    std::string any;
    for (const auto& [resource, nat] : context.architecture.all<NatGateway>()) {
        const Placement& placement = context.topology.placement(resource->id);
        if (placement.vpc != site.vpc) continue;
        if (std::find(placement.zones.begin(), placement.zones.end(), zone) != placement.zones.end()) return resource->id;
        if (any.empty()) any = resource->id;
    }
    return any;
}

Result<Edit> addSubnet(const RecipeContext& context, const DropTarget& target, bool isPublic)
{
    const Site site = siteOf(context, target);
    if (site.vpc.empty()) return needsVpc();
    const std::string zone = zoneFor(context, site, isPublic);
    const auto block = freeSubnetBlock(context, site.vpc);
    if (!block) return block.problem();

    EditBuilder builder(context.document, {isPublic ? "recipe.add.public-subnet" : "recipe.add.private-subnet", {}});
    const std::string id = builder.freeId((isPublic ? "PublicSubnet" : "PrivateSubnet") + zoneLetter(zone));
    std::vector<std::pair<std::string, Literal>> properties{{"VpcId", Literal::ref(site.vpc)},
                                                            {"CidrBlock", Literal(block->spelled())},
                                                            {"AvailabilityZone", zoneExpression(context.architecture, zone)}};
    if (isPublic) properties.emplace_back("MapPublicIpOnLaunch", Literal::boolean(true));
    builder.addResource(id, "AWS::EC2::Subnet", Literal::map(std::move(properties)));
    if (isPublic) {
        associate(builder, id, publicRouteTable(builder, context, site));
        return std::move(builder).finish();
    }
    const std::string table = builder.freeId(id + "RouteTable");
    builder.addResource(table, "AWS::EC2::RouteTable", Literal::map({{"VpcId", Literal::ref(site.vpc)}}));
    associate(builder, id, table);
    if (const std::string nat = natGatewayFor(context, site, zone); !nat.empty())
        addDefaultRoute(builder, id + "DefaultRoute", table, "NatGatewayId", nat, {});
    return std::move(builder).finish();
}

} // namespace

void addDefaultRoute(EditBuilder& builder, std::string_view wish, std::string_view routeTable, std::string_view targetProperty,
                     std::string_view target, std::string_view dependsOn)
{
    const std::string id = builder.freeId(wish);
    builder.addResource(id, "AWS::EC2::Route",
                        Literal::map({{"RouteTableId", Literal::ref(routeTable)},
                                      {"DestinationCidrBlock", Literal("0.0.0.0/0")},
                                      {std::string(targetProperty), Literal::ref(target)}}));
    // The gateway must be attached before a route may lead to it; no reference says so (CFN-34).
    if (!dependsOn.empty()) builder.set("Resources/" + id + "/DependsOn", Literal(dependsOn));
}

Result<Edit> addPublicSubnet(const RecipeContext& context, const DropTarget& target) { return addSubnet(context, target, true); }
Result<Edit> addPrivateSubnet(const RecipeContext& context, const DropTarget& target) { return addSubnet(context, target, false); }

} // namespace faultline::recipe
