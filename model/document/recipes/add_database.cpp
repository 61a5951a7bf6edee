#include "model/document/recipes/site.h"
#include "model/services/rds.h"

#include <algorithm>
#include <set>

namespace faultline::recipe {

namespace {

std::set<std::string> zonesOf(const RecipeContext& context, const std::vector<std::string>& subnets)
{
    std::set<std::string> zones;
    for (const std::string& id : subnets)
        if (const SubnetFacts* subnet = context.topology.subnet(id); subnet && !subnet->zone.empty()) zones.insert(subnet->zone);
    return zones;
}

/// A subnet group of the VPC that covers two zones, if there is one already.
std::string existingGroup(const RecipeContext& context, const Site& site)
{
    for (const auto& [resource, group] : context.architecture.all<DbSubnetGroup>()) {
        std::vector<std::string> subnets;
        for (const auto& subnet : group->subnetIds)
            if (subnet.isKnown()) subnets.push_back(subnet->target);
        const bool isHere = !subnets.empty() && std::all_of(subnets.begin(), subnets.end(), [&](const std::string& id) {
            const SubnetFacts* facts = context.topology.subnet(id);
            return facts && facts->vpc == site.vpc;
        });
        if (isHere && zonesOf(context, subnets).size() >= 2) return resource->id;
    }
    return {};
}

/// One subnet in each zone: the one dropped onto, elsewhere the lowest private tier, else public ones.
std::vector<std::string> subnetsFor(const RecipeContext& context, const Site& site)
{
    const SubnetFacts* dropped = context.topology.subnet(site.subnet);
    const bool wantsPublic = dropped && isMeantPublic(context, *dropped);
    auto subnets = onePerZone(context, site.vpc, wantsPublic, Pick::Last);
    if (dropped)
        for (std::string& id : subnets)
            if (context.topology.subnet(id)->zone == dropped->zone) id = dropped->id;
    return subnets;
}

Result<Edit> addDatabase(const RecipeContext& context, const DropTarget& target, bool isMultiAz)
{
    const Site site = siteOf(context, target);
    if (site.vpc.empty()) return needsVpc();
    EditBuilder builder(context.document, {isMultiAz ? "recipe.add.db-instance-multi-az" : "recipe.add.db-instance", {}});
    std::string subnetGroup = existingGroup(context, site);
    if (subnetGroup.empty()) {
        const auto subnets = subnetsFor(context, site);
        // R265: two zones, for a Single-AZ database as well.
        if (subnets.size() < 2) {
            const std::string only = subnets.empty() ? std::string("none") : context.topology.subnet(subnets.front())->zone;
            return refusal({"recipe.database-needs-two-zones", {{"vpc", site.vpc}, {"zones", only}}}, {"recipe.database-needs-two-zones-remedy", {}});
        }
        subnetGroup = builder.freeId("DatabaseSubnetGroup");
        builder.addResource(subnetGroup, "AWS::RDS::DBSubnetGroup",
                            Literal::map({{"DBSubnetGroupDescription", Literal("Subnets of the database")}, {"SubnetIds", references(subnets)}}));
    }
    const std::string id = builder.freeId("Database");
    const std::string group = securityGroup(builder, context, site.vpc, "DatabaseSecurityGroup", "Database");
    builder.addResource(id, "AWS::RDS::DBInstance",
                        Literal::map({{"Engine", Literal("mysql")},
                                      {"DBInstanceClass", Literal("db.t3.medium")},
                                      {"AllocatedStorage", Literal("20")},
                                      {"MaxAllocatedStorage", Literal::number(100)}, // a full volume stops the database: let it grow
                                      {"StorageType", Literal("gp3")},
                                      {"StorageEncrypted", Literal::boolean(true)},
                                      {"MultiAZ", Literal::boolean(isMultiAz)},
                                      {"MasterUsername", Literal("admin")},
                                      {"ManageMasterUserPassword", Literal::boolean(true)},
                                      {"BackupRetentionPeriod", Literal::word("7")},
                                      {"DeletionProtection", Literal::boolean(true)},
                                      {"PubliclyAccessible", Literal::boolean(false)},
                                      {"DBSubnetGroupName", Literal::ref(subnetGroup)},
                                      {"VPCSecurityGroups", groupIds({group})}}));
    builder.set("Resources/" + id + "/DeletionPolicy", Literal("Snapshot"));
    builder.set("Resources/" + id + "/UpdateReplacePolicy", Literal("Snapshot"));
    return std::move(builder).finish();
}

} // namespace

Result<Edit> addMultiAzDatabase(const RecipeContext& context, const DropTarget& target) { return addDatabase(context, target, true); }
Result<Edit> addSingleAzDatabase(const RecipeContext& context, const DropTarget& target) { return addDatabase(context, target, false); }

} // namespace faultline::recipe
