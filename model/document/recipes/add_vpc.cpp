#include "model/document/cidr.h"
#include "model/document/recipes/site.h"
#include "model/services/ec2_network.h"

namespace faultline::recipe {

namespace {

// VPCs that may be peered one day must not overlap: 10.0.0.0/16, 10.1.0.0/16, …; a /16 is the largest there is (R003).
std::string freeVpcBlock(const Architecture& architecture)
{
    std::vector<CidrBlock> taken;
    for (const auto& [resource, vpc] : architecture.all<Vpc>())
        if (vpc->cidrBlock.isKnown())
            if (const auto block = parseCidr(vpc->cidrBlock.value())) taken.push_back(*block);
    const auto whole = parseCidr("10.0.0.0/8");
    const auto free = whole ? firstFreeBlock(*whole, 16, taken) : std::nullopt;
    return free ? free->spelled() : "10.0.0.0/16";
}

} // namespace

Result<Edit> addVpc(const RecipeContext& context, const DropTarget&)
{
    EditBuilder builder(context.document, {"recipe.add.vpc", {}});
    const std::string id = builder.freeId("Vpc");
    builder.addResource(id, "AWS::EC2::VPC",
                        Literal::map({{"CidrBlock", Literal(freeVpcBlock(context.architecture))},
                                      {"EnableDnsSupport", Literal::boolean(true)},
                                      {"EnableDnsHostnames", Literal::boolean(true)}}));
    return std::move(builder).finish();
}

} // namespace faultline::recipe
