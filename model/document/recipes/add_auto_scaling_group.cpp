#include "model/document/recipes/site.h"

namespace faultline::recipe {

Result<Edit> addAutoScalingGroup(const RecipeContext& context, const DropTarget& target)
{
    const Site site = siteOf(context, target);
    if (site.vpc.empty()) return needsVpc();
    auto subnets = onePerZone(context, site.vpc, false, Pick::First);
    if (subnets.empty()) subnets = onePerZone(context, site.vpc, true, Pick::First);
    if (subnets.empty()) return refusal({"recipe.group-needs-subnets", {}}, {"recipe.group-needs-subnets-remedy", {}});

    EditBuilder builder(context.document, {"recipe.add.auto-scaling-group", {}});
    const std::string id = builder.freeId("AppGroup");
    const std::string launch = builder.freeId("AppTemplate");
    const std::string group = securityGroup(builder, context, site.vpc, "AppSecurityGroup", "Application servers");
    const std::string image = imageParameter(builder);
    builder.addResource(
        launch, "AWS::EC2::LaunchTemplate",
        Literal::map({{"LaunchTemplateData", Literal::map({{"ImageId", Literal::ref(image)},
                                                           {"InstanceType", Literal("t3.small")},
                                                           {"SecurityGroupIds", groupIds({group})},
                                                           {"MetadataOptions", Literal::map({{"HttpTokens", Literal("required")}})}})}}));
    builder.addResource(id, "AWS::AutoScaling::AutoScalingGroup",
                        Literal::map({{"MinSize", Literal("2")},
                                      {"MaxSize", Literal("4")},
                                      {"VPCZoneIdentifier", references(subnets)},
                                      {"LaunchTemplate", Literal::map({{"LaunchTemplateId", Literal::ref(launch)},
                                                                       {"Version", Literal::getAtt(launch, "LatestVersionNumber")}})}}));
    return std::move(builder).finish();
}

} // namespace faultline::recipe
