#include "model/document/recipes/site.h"
#include "model/services/ec2_network.h"

#include <set>

namespace faultline::recipe {

namespace {

/// Leads the private subnets out: those without a default route, and those of this zone that cross to another zone's NAT gateway.
void routeThrough(EditBuilder& builder, const RecipeContext& context, const Site& site, const std::string& nat)
{
    std::set<std::string> served;
    for (const SubnetFacts* subnet : subnetsOf(context, site.vpc)) {
        if (isMeantPublic(context, *subnet) || subnet->routeTable.empty() || served.contains(subnet->routeTable)) continue;
        const Resource* way = context.architecture.find(subnet->defaultTarget);
        const bool crossesZones =
            way && way->as<NatGateway>() && subnet->zone == site.zone && context.topology.placement(way->id).zones != std::vector{site.zone};
        if (subnet->defaultRoute.empty()) addDefaultRoute(builder, subnet->id + "DefaultRoute", subnet->routeTable, "NatGatewayId", nat, {});
        else if (crossesZones) builder.set("Resources/" + subnet->defaultRoute + "/Properties/NatGatewayId", Literal::ref(nat));
        else continue;
        served.insert(subnet->routeTable);
    }
}

} // namespace

Result<Edit> addNatGateway(const RecipeContext& context, const DropTarget& target)
{
    const Site site = siteOf(context, target);
    const SubnetFacts* subnet = context.topology.subnet(site.subnet);
    if (!subnet) return refusal({"recipe.nat-needs-subnet", {}}, {"recipe.nat-needs-subnet-remedy", {}});
    if (subnet->access != SubnetAccess::Unknown && !isMeantPublic(context, *subnet))
        return refusal({"recipe.nat-needs-public", {{"subnet", subnet->id}}}, {"recipe.nat-needs-subnet-remedy", {}});

    EditBuilder builder(context.document, {"recipe.add.nat-gateway", {}});
    const std::string id = builder.freeId("NatGateway" + zoneLetter(site.zone));
    const std::string address = builder.freeId(id + "Address");
    const std::string attachment = internetGatewayOf(context.architecture, site.vpc).attachment;
    builder.addResource(address, "AWS::EC2::EIP", Literal::map({{"Domain", Literal("vpc")}}));
    if (!attachment.empty()) builder.set("Resources/" + address + "/DependsOn", Literal(attachment));
    builder.addResource(id, "AWS::EC2::NatGateway",
                        Literal::map({{"AllocationId", Literal::getAtt(address, "AllocationId")}, {"SubnetId", Literal::ref(subnet->id)}}));
    place(builder, id, target);
    routeThrough(builder, context, site, id);
    return std::move(builder).finish();
}

} // namespace faultline::recipe
