#include "model/document/recipes/site.h"

namespace faultline::recipe {

namespace {

// `At` of a regional resource counts in the Region's frame: a drop into another frame leaves the place to the arrangement.
DropTarget inRegion(const DropTarget& target)
{
    return target.frame.empty() || target.frame == "region" ? target : DropTarget{"region", std::nullopt};
}

void keepWhenDeleted(EditBuilder& builder, const std::string& id)
{
    builder.set("Resources/" + id + "/DeletionPolicy", Literal("Retain"));
    builder.set("Resources/" + id + "/UpdateReplacePolicy", Literal("Retain"));
}

} // namespace

Result<Edit> addTable(const RecipeContext& context, const DropTarget& target)
{
    EditBuilder builder(context.document, {"recipe.add.dynamodb-table", {}});
    const std::string id = builder.freeId("Table");
    const Literal attribute = Literal::map({{"AttributeName", Literal("id")}, {"AttributeType", Literal("S")}});
    const Literal key = Literal::map({{"AttributeName", Literal("id")}, {"KeyType", Literal("HASH")}});
    builder.addResource(id, "AWS::DynamoDB::Table",
                        Literal::map({{"BillingMode", Literal("PAY_PER_REQUEST")},
                                      {"AttributeDefinitions", Literal::list({attribute})},
                                      {"KeySchema", Literal::list({key})},
                                      {"PointInTimeRecoverySpecification", Literal::map({{"PointInTimeRecoveryEnabled", Literal::boolean(true)}})}}));
    keepWhenDeleted(builder, id);
    place(builder, id, inRegion(target));
    return std::move(builder).finish();
}

Result<Edit> addBucket(const RecipeContext& context, const DropTarget& target)
{
    EditBuilder builder(context.document, {"recipe.add.s3-bucket", {}});
    const std::string id = builder.freeId("Bucket");
    const Literal yes = Literal::boolean(true);
    builder.addResource(
        id, "AWS::S3::Bucket",
        Literal::map(
            {{"VersioningConfiguration", Literal::map({{"Status", Literal("Enabled")}})},
             {"PublicAccessBlockConfiguration",
              Literal::map({{"BlockPublicAcls", yes}, {"BlockPublicPolicy", yes}, {"IgnorePublicAcls", yes}, {"RestrictPublicBuckets", yes}})}}));
    keepWhenDeleted(builder, id);
    place(builder, id, inRegion(target));
    return std::move(builder).finish();
}

} // namespace faultline::recipe
