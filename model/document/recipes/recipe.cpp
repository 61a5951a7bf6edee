#include "model/document/recipes/recipe.h"

#include "model/document/recipes/site.h"

#include <algorithm>

namespace faultline {

const std::vector<Recipe>& recipes()
{
    using enum FrameKind;
    static const std::vector<Recipe> all{
        {"vpc", "network", "recipe.vpc", "vpc", Category::Networking, {}, recipe::addVpc},
        {"availability-zone", "network", "recipe.availability-zone", "availability-zone", Category::Networking, {Vpc}, recipe::addAvailabilityZone},
        {"public-subnet", "network", "recipe.public-subnet", "subnet-public", Category::Networking, {AvailabilityZone, Vpc}, recipe::addPublicSubnet},
        {"private-subnet",
         "network",
         "recipe.private-subnet",
         "subnet-private",
         Category::Networking,
         {AvailabilityZone, Vpc},
         recipe::addPrivateSubnet},
        {"internet-gateway", "network", "recipe.internet-gateway", "internet-gateway", Category::Networking, {Vpc}, recipe::addInternetGateway},
        {"nat-gateway", "network", "recipe.nat-gateway", "nat-gateway", Category::Networking, {PublicSubnet, PrivateSubnet}, recipe::addNatGateway},
        {"application-load-balancer",
         "network",
         "recipe.application-load-balancer",
         "application-load-balancer",
         Category::Networking,
         {Vpc},
         recipe::addApplicationLoadBalancer},
        {"network-load-balancer",
         "network",
         "recipe.network-load-balancer",
         "network-load-balancer",
         Category::Networking,
         {Vpc},
         recipe::addNetworkLoadBalancer},
        {"classic-load-balancer",
         "network",
         "recipe.classic-load-balancer",
         "classic-load-balancer",
         Category::Networking,
         {Vpc},
         recipe::addClassicLoadBalancer},
        {"instance", "compute", "recipe.instance", "instance", Category::Compute, {PublicSubnet, PrivateSubnet}, recipe::addInstance},
        {"auto-scaling-group", "compute", "recipe.auto-scaling-group", "auto-scaling-group", Category::Compute, {Vpc}, recipe::addAutoScalingGroup},
        {"db-instance-multi-az",
         "database",
         "recipe.db-instance-multi-az",
         "db-instance",
         Category::Database,
         {PrivateSubnet, PublicSubnet, Vpc},
         recipe::addMultiAzDatabase},
        {"db-instance",
         "database",
         "recipe.db-instance",
         "db-instance",
         Category::Database,
         {PrivateSubnet, PublicSubnet, Vpc},
         recipe::addSingleAzDatabase},
        {"dynamodb-table", "database", "recipe.dynamodb-table", "dynamodb-table", Category::Database, {}, recipe::addTable},
        {"s3-bucket", "storage", "recipe.s3-bucket", "s3-bucket", Category::Storage, {}, recipe::addBucket},
        {"users", "actors", "recipe.users", "users", Category::General, {}, recipe::addUsers},
        {"note", "actors", "recipe.note", "generic", Category::General, {}, recipe::addNote},
    };
    return all;
}

const Recipe* findRecipe(std::string_view id)
{
    const auto it = std::find_if(recipes().begin(), recipes().end(), [&](const Recipe& r) { return r.id == id; });
    return it == recipes().end() ? nullptr : &*it;
}

} // namespace faultline
