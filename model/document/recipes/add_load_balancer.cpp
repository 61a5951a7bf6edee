#include "model/document/recipes/site.h"

namespace faultline::recipe {

namespace {

struct Place {
    Site site;
    std::vector<std::string> subnets;
};

Result<Place> publicSubnets(const RecipeContext& context, const DropTarget& target, std::size_t zonesNeeded)
{
    Place place{siteOf(context, target), {}};
    if (place.site.vpc.empty()) return needsVpc();
    place.subnets = onePerZone(context, place.site.vpc, true, Pick::First);
    if (place.subnets.size() < zonesNeeded)
        return refusal({zonesNeeded > 1 ? "recipe.alb-needs-two-zones" : "recipe.balancer-needs-subnet",
                        {{"vpc", place.site.vpc}, {"count", std::to_string(place.subnets.size())}}},
                       {"recipe.balancer-needs-subnet-remedy", {}});
    return place;
}

void dependOnGateway(EditBuilder& builder, const RecipeContext& context, const Place& place, const std::string& id)
{
    if (const GatewayFacts way = internetGatewayOf(context.architecture, place.site.vpc); !way.attachment.empty())
        builder.set("Resources/" + id + "/DependsOn", Literal(way.attachment));
}

Result<Edit> addVersion2(const RecipeContext& context, const DropTarget& target, std::string_view type, std::size_t zonesNeeded, Message name)
{
    const auto place = publicSubnets(context, target, zonesNeeded);
    if (!place) return place.problem();
    EditBuilder builder(context.document, std::move(name));
    const std::string id = builder.freeId("LoadBalancer");
    const std::string group = securityGroup(builder, context, place->site.vpc, "LoadBalancerSecurityGroup", "Load balancer");
    allowFromAnywhere(builder, group + "Http", group, 80);
    builder.addResource(id, "AWS::ElasticLoadBalancingV2::LoadBalancer",
                        Literal::map({{"Type", Literal(type)},
                                      {"Scheme", Literal("internet-facing")},
                                      {"Subnets", references(place->subnets)},
                                      {"SecurityGroups", groupIds({group})}}));
    dependOnGateway(builder, context, *place, id);
    return std::move(builder).finish();
}

} // namespace

// ELB-15: two zones at least; the other kinds may run in one.
Result<Edit> addApplicationLoadBalancer(const RecipeContext& context, const DropTarget& target)
{
    return addVersion2(context, target, "application", 2, {"recipe.add.application-load-balancer", {}});
}

Result<Edit> addNetworkLoadBalancer(const RecipeContext& context, const DropTarget& target)
{
    return addVersion2(context, target, "network", 1, {"recipe.add.network-load-balancer", {}});
}

Result<Edit> addClassicLoadBalancer(const RecipeContext& context, const DropTarget& target)
{
    const auto place = publicSubnets(context, target, 1);
    if (!place) return place.problem();
    EditBuilder builder(context.document, {"recipe.add.classic-load-balancer", {}});
    const std::string id = builder.freeId("LoadBalancer");
    const std::string group = securityGroup(builder, context, place->site.vpc, "LoadBalancerSecurityGroup", "Load balancer");
    allowFromAnywhere(builder, group + "Http", group, 80);
    const Literal listener = Literal::map({{"LoadBalancerPort", Literal("80")}, {"InstancePort", Literal("80")}, {"Protocol", Literal("HTTP")}});
    const Literal check = Literal::map({{"Target", Literal("HTTP:80/")},
                                        {"Interval", Literal("30")},
                                        {"Timeout", Literal("5")},
                                        {"HealthyThreshold", Literal("3")},
                                        {"UnhealthyThreshold", Literal("2")}});
    builder.addResource(id, "AWS::ElasticLoadBalancing::LoadBalancer",
                        Literal::map({{"Scheme", Literal("internet-facing")},
                                      {"Subnets", references(place->subnets)},
                                      {"SecurityGroups", groupIds({group})},
                                      {"CrossZone", Literal::boolean(true)},
                                      {"Listeners", Literal::list({listener})},
                                      {"HealthCheck", check}}));
    dependOnGateway(builder, context, *place, id);
    return std::move(builder).finish();
}

} // namespace faultline::recipe
