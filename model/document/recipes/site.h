#pragma once

#include "model/document/edit_builder.h"
#include "model/document/recipes/recipe.h"

#include <string>
#include <string_view>
#include <vector>

/// What the recipes share: finding out where a drop is, and writing what several of them write.
namespace faultline::recipe {

/// A drop target, understood.
struct Site {
    std::string vpc;    ///< logical id; empty when there is none
    std::string zone;   ///< empty when the target is in no zone
    std::string subnet; ///< logical id; empty when the target is in no subnet
};

/// A drop outside of every VPC counts as one into the only VPC, where there is exactly one.
[[nodiscard]] Site siteOf(const RecipeContext& context, const DropTarget& target);

/// `!Select [n, !GetAZs ""]`, as templates place things without naming zones (CFN-15).
[[nodiscard]] Literal zoneExpression(const Architecture& architecture, std::string_view zone);
/// "A" for us-east-1a: how logical ids tell zones apart.
[[nodiscard]] std::string zoneLetter(std::string_view zone);

/// The zones that a VPC is drawn in: those of its subnets and its own zone frames, sorted.
[[nodiscard]] std::vector<std::string> zonesOfVpc(const RecipeContext& context, std::string_view vpc);

[[nodiscard]] std::vector<const SubnetFacts*> subnetsOf(const RecipeContext& context, std::string_view vpc);
/// Public, or meant to be: its instances get public addresses, or its route table leads to the VPC's internet gateway.
[[nodiscard]] bool isMeantPublic(const RecipeContext& context, const SubnetFacts& subnet);
/// One subnet for each zone, the first (or last) that is public or not, in order of zones.
enum class Pick { First, Last };
[[nodiscard]] std::vector<std::string> onePerZone(const RecipeContext& context, std::string_view vpc, bool isPublic, Pick pick);

/// The VPC's internet gateway attachment and gateway; empty strings when there is none.
struct GatewayFacts {
    std::string gateway, attachment;
};
[[nodiscard]] GatewayFacts internetGatewayOf(const Architecture& architecture, std::string_view vpc);

/// A security group of the VPC under this logical id, made when it is not there. @return its logical id
std::string securityGroup(EditBuilder& builder, const RecipeContext& context, std::string_view vpc, std::string_view id,
                          std::string_view description);
/// A stand-alone ingress rule, so that two groups that name each other never form a circle (CFN-31). Does nothing when `id` exists.
void allowFromGroup(EditBuilder& builder, std::string_view id, std::string_view group, std::string_view source, int port);
void allowFromAnywhere(EditBuilder& builder, std::string_view id, std::string_view group, int port);

/// A route 0.0.0.0/0 to a gateway; `dependsOn` may be empty. Defined with the subnets.
void addDefaultRoute(EditBuilder& builder, std::string_view wish, std::string_view routeTable, std::string_view targetProperty,
                     std::string_view target, std::string_view dependsOn);

/// The parameter with the newest Amazon Linux image, made when it is not there. @return its name
std::string imageParameter(EditBuilder& builder);

/// `At` of a new resource, where the drop said where; on the grid of 8.
void place(EditBuilder& builder, std::string_view id, const DropTarget& target);

[[nodiscard]] bool exists(const EditBuilder& builder, std::string_view logicalId);
[[nodiscard]] Literal references(const std::vector<std::string>& logicalIds);
[[nodiscard]] Literal groupIds(const std::vector<std::string>& securityGroups); ///< [!GetAtt x.GroupId, …]

/// A refusal: what does not work and because of what; and what to do.
[[nodiscard]] Problem refusal(Message what, Message remedy);
[[nodiscard]] Problem needsVpc();

// The recipes, each in the file of its name.
[[nodiscard]] Result<Edit> addVpc(const RecipeContext&, const DropTarget&);
[[nodiscard]] Result<Edit> addAvailabilityZone(const RecipeContext&, const DropTarget&);
[[nodiscard]] Result<Edit> addPublicSubnet(const RecipeContext&, const DropTarget&);
[[nodiscard]] Result<Edit> addPrivateSubnet(const RecipeContext&, const DropTarget&);
[[nodiscard]] Result<Edit> addInternetGateway(const RecipeContext&, const DropTarget&);
[[nodiscard]] Result<Edit> addNatGateway(const RecipeContext&, const DropTarget&);
[[nodiscard]] Result<Edit> addInstance(const RecipeContext&, const DropTarget&);
[[nodiscard]] Result<Edit> addAutoScalingGroup(const RecipeContext&, const DropTarget&);
[[nodiscard]] Result<Edit> addApplicationLoadBalancer(const RecipeContext&, const DropTarget&);
[[nodiscard]] Result<Edit> addNetworkLoadBalancer(const RecipeContext&, const DropTarget&);
[[nodiscard]] Result<Edit> addClassicLoadBalancer(const RecipeContext&, const DropTarget&);
[[nodiscard]] Result<Edit> addMultiAzDatabase(const RecipeContext&, const DropTarget&);
[[nodiscard]] Result<Edit> addSingleAzDatabase(const RecipeContext&, const DropTarget&);
[[nodiscard]] Result<Edit> addTable(const RecipeContext&, const DropTarget&);
[[nodiscard]] Result<Edit> addBucket(const RecipeContext&, const DropTarget&);
[[nodiscard]] Result<Edit> addUsers(const RecipeContext&, const DropTarget&);
[[nodiscard]] Result<Edit> addNote(const RecipeContext&, const DropTarget&);

} // namespace faultline::recipe
