#include "model/document/recipes/site.h"

namespace faultline::recipe {

Result<Edit> addInstance(const RecipeContext& context, const DropTarget& target)
{
    const Site site = siteOf(context, target);
    const SubnetFacts* subnet = context.topology.subnet(site.subnet);
    if (!subnet) return refusal({"recipe.instance-needs-subnet", {}}, {"recipe.instance-needs-subnet-remedy", {}});
    const bool isPublic = isMeantPublic(context, *subnet);

    EditBuilder builder(context.document, {"recipe.add.instance", {}});
    const std::string id = builder.freeId(isPublic ? "WebServer" : "AppServer");
    const std::string image = imageParameter(builder);
    std::vector<std::pair<std::string, Literal>> properties{
        {"ImageId", Literal::ref(image)}, {"InstanceType", Literal("t3.micro")}, {"SubnetId", Literal::ref(subnet->id)}};
    if (!site.vpc.empty()) {
        const std::string group = isPublic ? securityGroup(builder, context, site.vpc, "WebSecurityGroup", "Web servers")
                                           : securityGroup(builder, context, site.vpc, "AppSecurityGroup", "Application servers");
        if (isPublic) allowFromAnywhere(builder, group + "Http", group, 80);
        properties.emplace_back("SecurityGroupIds", groupIds({group}));
    }
    builder.addResource(id, "AWS::EC2::Instance", Literal::map(std::move(properties)));
    place(builder, id, target);
    return std::move(builder).finish();
}

} // namespace faultline::recipe
