#include "model/document/recipes/site.h"

#include <set>

namespace faultline::recipe {

Result<Edit> addInternetGateway(const RecipeContext& context, const DropTarget& target)
{
    const Site site = siteOf(context, target);
    if (site.vpc.empty()) return needsVpc();
    if (const GatewayFacts there = internetGatewayOf(context.architecture, site.vpc); !there.gateway.empty())
        return refusal({"recipe.one-internet-gateway", {{"vpc", site.vpc}, {"gateway", there.gateway}}},
                       {"recipe.one-internet-gateway-remedy", {}}); // R042

    EditBuilder builder(context.document, {"recipe.add.internet-gateway", {}});
    const std::string gateway = builder.freeId("InternetGateway");
    const std::string attachment = builder.freeId("InternetGatewayAttachment");
    builder.addResource(gateway, "AWS::EC2::InternetGateway", Literal());
    builder.addResource(attachment, "AWS::EC2::VPCGatewayAttachment",
                        Literal::map({{"VpcId", Literal::ref(site.vpc)}, {"InternetGatewayId", Literal::ref(gateway)}}));
    // Subnets that were meant to be public have waited for this.
    std::set<std::string> served;
    for (const SubnetFacts* subnet : subnetsOf(context, site.vpc))
        if (isMeantPublic(context, *subnet) && subnet->defaultRoute.empty() && !subnet->routeTable.empty() &&
            served.insert(subnet->routeTable).second)
            addDefaultRoute(builder, "PublicDefaultRoute", subnet->routeTable, "GatewayId", gateway, attachment);
    return std::move(builder).finish();
}

} // namespace faultline::recipe
