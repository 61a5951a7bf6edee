#include "model/document/recipes/site.h"

#include "model/services/ec2_network.h"
#include "model/services/ec2_security.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <set>

namespace faultline::recipe {

Site siteOf(const RecipeContext& context, const DropTarget& target)
{
    Site site;
    const auto slash = target.frame.find('/');
    const std::string id = target.frame.substr(0, slash);
    if (const SubnetFacts* subnet = context.topology.subnet(id)) {
        site = {subnet->vpcIsExternal ? std::string() : subnet->vpc, subnet->zone, id};
    } else if (const Resource* resource = context.architecture.find(id)) {
        site.vpc = resource->as<Vpc>() ? id : context.topology.placement(id).vpc;
        if (slash != std::string::npos) site.zone = target.frame.substr(slash + 1);
    } else if (const auto vpcs = context.architecture.all<Vpc>(); vpcs.size() == 1) {
        site.vpc = vpcs.front().first->id;
    }
    if (!context.architecture.find(site.vpc)) site.vpc.clear();
    return site;
}

Literal zoneExpression(const Architecture& architecture, std::string_view zone)
{
    const auto& zones = architecture.zones();
    const auto at = std::find(zones.begin(), zones.end(), zone);
    if (at == zones.end()) return Literal(zone);
    return Literal::map(
        {{"Fn::Select", Literal::list({Literal::word(std::to_string(at - zones.begin())), Literal::map({{"Fn::GetAZs", Literal("")}})})}});
}

std::string zoneLetter(std::string_view zone)
{
    return zone.empty() ? std::string() : std::string(1, static_cast<char>(std::toupper(static_cast<unsigned char>(zone.back()))));
}

std::vector<std::string> zonesOfVpc(const RecipeContext& context, std::string_view vpc)
{
    std::set<std::string> zones;
    for (const SubnetFacts* subnet : subnetsOf(context, vpc))
        if (!subnet->zone.empty()) zones.insert(subnet->zone);
    const std::string prefix = std::string(vpc) + "/";
    for (const auto& [id, frame] : context.architecture.own().frames)
        if (id.starts_with(prefix)) zones.insert(id.substr(prefix.size()));
    return {zones.begin(), zones.end()};
}

std::vector<const SubnetFacts*> subnetsOf(const RecipeContext& context, std::string_view vpc)
{
    std::vector<const SubnetFacts*> found;
    for (const SubnetFacts& subnet : context.topology.subnets())
        if (subnet.vpc == vpc) found.push_back(&subnet);
    return found;
}

bool isMeantPublic(const RecipeContext& context, const SubnetFacts& subnet)
{
    if (subnet.access == SubnetAccess::Public) return true;
    if (!subnet.defaultTarget.empty()) return false;
    const Resource* resource = context.architecture.find(subnet.id);
    const Subnet* typed = resource ? resource->as<Subnet>() : nullptr;
    return typed && typed->mapPublicIpOnLaunch.isKnown() && typed->mapPublicIpOnLaunch.value();
}

std::vector<std::string> onePerZone(const RecipeContext& context, std::string_view vpc, bool isPublic, Pick pick)
{
    std::map<std::string, std::string> byZone;
    for (const SubnetFacts* subnet : subnetsOf(context, vpc)) {
        if (subnet->zone.empty() || isMeantPublic(context, *subnet) != isPublic) continue;
        if (pick == Pick::Last || !byZone.contains(subnet->zone)) byZone[subnet->zone] = subnet->id;
    }
    std::vector<std::string> ids;
    for (const auto& [zone, id] : byZone) ids.push_back(id);
    return ids;
}

GatewayFacts internetGatewayOf(const Architecture& architecture, std::string_view vpc)
{
    for (const auto& [resource, attachment] : architecture.all<VpcGatewayAttachment>()) {
        const bool isHere = attachment->vpcId.isKnown() && attachment->vpcId->target == vpc;
        if (isHere && attachment->internetGatewayId.isKnown()) return {attachment->internetGatewayId->target, resource->id};
    }
    return {};
}

std::string securityGroup(EditBuilder& builder, const RecipeContext& context, std::string_view vpc, std::string_view id, std::string_view description)
{
    const Resource* there = context.architecture.find(id);
    const SecurityGroup* group = there ? there->as<SecurityGroup>() : nullptr;
    const bool isReusable = group && group->vpcId.isKnown() && group->vpcId->target == vpc;
    if (isReusable) return std::string(id);
    std::string fresh = builder.freeId(id);
    builder.addResource(fresh, "AWS::EC2::SecurityGroup", Literal::map({{"GroupDescription", Literal(description)}, {"VpcId", Literal::ref(vpc)}}));
    return fresh;
}

namespace {

void ingress(EditBuilder& builder, std::string_view id, std::string_view group, int port, std::pair<std::string, Literal> source)
{
    if (exists(builder, id)) return;
    const Literal number = Literal::word(std::to_string(port));
    builder.addResource(id, "AWS::EC2::SecurityGroupIngress",
                        Literal::map({{"GroupId", Literal::getAtt(group, "GroupId")},
                                      {"IpProtocol", Literal("tcp")},
                                      {"FromPort", number},
                                      {"ToPort", number},
                                      std::move(source)}));
}

} // namespace

void allowFromGroup(EditBuilder& builder, std::string_view id, std::string_view group, std::string_view source, int port)
{
    ingress(builder, id, group, port, {"SourceSecurityGroupId", Literal::getAtt(source, "GroupId")});
}

void allowFromAnywhere(EditBuilder& builder, std::string_view id, std::string_view group, int port)
{
    ingress(builder, id, group, port, {"CidrIp", Literal("0.0.0.0/0")});
}

std::string imageParameter(EditBuilder& builder)
{
    std::string name = "LatestAmiId";
    if (!builder.document().source().at("Parameters/" + name))
        builder.set("Parameters/" + name,
                    Literal::map({{"Type", Literal("AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>")},
                                  {"Default", Literal("/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")}}));
    return name;
}

void place(EditBuilder& builder, std::string_view id, const DropTarget& target)
{
    if (!target.at) return;
    const auto onGrid = [](double v) { return Literal::number(std::round(v / 8) * 8); };
    builder.setOwn(id, "At", Literal::list({onGrid(target.at->x), onGrid(target.at->y)}));
}

bool exists(const EditBuilder& builder, std::string_view logicalId)
{
    return static_cast<bool>(builder.document().source().root().find("Resources").find(logicalId));
}

Literal references(const std::vector<std::string>& logicalIds)
{
    std::vector<Literal> items;
    for (const std::string& id : logicalIds) items.push_back(Literal::ref(id));
    return Literal::list(std::move(items));
}

Literal groupIds(const std::vector<std::string>& securityGroups)
{
    std::vector<Literal> items;
    for (const std::string& id : securityGroups) items.push_back(Literal::getAtt(id, "GroupId"));
    return Literal::list(std::move(items));
}

Problem refusal(Message what, Message remedy) { return {std::move(what), {}, std::move(remedy)}; }
Problem needsVpc() { return refusal({"recipe.needs-vpc", {}}, {"recipe.needs-vpc-remedy", {}}); }

} // namespace faultline::recipe
