#include "model/document/recipes/site.h"
#include "model/document/span_writer.h"
#include "model/graph/inferred_calls.h"
#include "model/services/auto_scaling.h"
#include "model/services/dynamodb.h"
#include "model/services/ec2_instance.h"
#include "model/services/elastic_load_balancing.h"
#include "model/services/elastic_load_balancing_v2.h"
#include "model/services/rds.h"
#include "model/template/path.h"

#include <algorithm>

namespace faultline {

namespace {

using recipe::refusal;

/// One end of a new connection.
struct End {
    std::string id, name;
    const Resource* resource = nullptr; ///< null: an actor
    [[nodiscard]] bool isCompute() const { return resource && (resource->as<Instance>() || resource->as<AutoScalingGroup>()); }
    [[nodiscard]] bool isBalancer() const { return resource && (resource->as<LoadBalancer>() || resource->as<ClassicLoadBalancer>()); }
    [[nodiscard]] bool isDatabase() const { return resource && (resource->as<DbInstance>() || resource->as<DbCluster>()); }
    [[nodiscard]] bool isTable() const { return resource && resource->as<DynamoDbTable>(); }
};

std::optional<End> endOf(const RecipeContext& context, std::string_view id)
{
    if (const Resource* resource = context.architecture.find(id)) return End{std::string(id), resource->displayName(), resource};
    for (const ActorAnnotation& actor : context.architecture.own().actors)
        if (actor.id == id) return End{actor.id, actor.id, nullptr};
    return std::nullopt;
}

Message nameOf(const End& from, const End& to) { return {"recipe.connect", {{"from", from.name}, {"to", to.name}}}; }

/// Opens a port of `to`'s own security group to `from`'s, where both are resources of the template.
void openPort(EditBuilder& builder, const RecipeContext& context, const End& from, const End& to, int port)
{
    const auto own = [&](const End& end) -> std::string {
        const auto groups = context.topology.securityGroups(end.id);
        if (!groups) return {};
        const auto it = std::find_if(groups->begin(), groups->end(), [&](const std::string& id) { return context.architecture.find(id) != nullptr; });
        return it == groups->end() ? std::string() : *it;
    };
    const std::string source = own(from), group = own(to);
    if (!source.empty() && !group.empty()) recipe::allowFromGroup(builder, group + "From" + source, group, source, port);
}

int enginePort(const End& database)
{
    const auto* instance = database.resource->as<DbInstance>();
    const auto& engine = instance ? instance->engine : database.resource->as<DbCluster>()->engine;
    return engine.isKnown() ? defaultPortOf(engine.value()) : 0;
}

Result<Edit> send(const RecipeContext& context, const End& from, const End& to)
{
    if (!to.isBalancer() && !to.isCompute()) return refusal({"recipe.users-need-entry", {{"to", to.name}}}, {"recipe.users-need-entry-remedy", {}});
    const auto& subnets = context.topology.placement(to.id).subnets;
    const bool isPrivate = to.isCompute() && !subnets.empty() && std::all_of(subnets.begin(), subnets.end(), [&](const std::string& id) {
                               const SubnetFacts* subnet = context.topology.subnet(id);
                               return subnet && subnet->access != SubnetAccess::Unknown && !recipe::isMeantPublic(context, *subnet);
                           });
    if (isPrivate) return refusal({"recipe.target-is-private", {{"to", to.name}}}, {"recipe.users-need-entry-remedy", {}});
    EditBuilder builder(context.document, nameOf(from, to));
    builder.appendOwn(joinedPath({"Actors", from.id, "Sends"}), Literal::map({{"To", Literal(to.id)}}));
    return std::move(builder).finish();
}

Result<Edit> use(const RecipeContext& context, const End& from, const End& to)
{
    EditBuilder builder(context.document, nameOf(from, to));
    Literal entry = Literal::map({{"To", Literal(to.id)}});
    if (to.isDatabase()) entry.fields.emplace_back("Operation", Literal("read"));
    if (to.isTable()) entry.fields.emplace_back("Operation", Literal("GetItem"));
    builder.appendOwn(from.id, "Uses", entry);
    const int port = to.isDatabase() ? enginePort(to) : to.isTable() ? 0 : 80;
    if (port > 0) openPort(builder, context, from, to, port);
    return std::move(builder).finish();
}

/// The target group that a load balancer's listener forwards to already; empty: none.
std::string forwardedGroup(const RecipeContext& context, const End& balancer)
{
    for (const auto& [resource, listener] : context.architecture.all<Listener>()) {
        if (!listener->loadBalancerArn.isKnown() || listener->loadBalancerArn->target != balancer.id) continue;
        for (const auto& action : listener->defaultActions)
            if (action.isKnown() && action->targetGroupArn.isKnown() && context.architecture.find(action->targetGroupArn->target))
                return action->targetGroupArn->target;
    }
    return {};
}

std::string addForwarding(EditBuilder& builder, const RecipeContext& context, const End& balancer)
{
    const auto& type = balancer.resource->as<LoadBalancer>()->type;
    const bool isNetwork = type.isKnown() && type.value() == "network";
    const Literal protocol(isNetwork ? "TCP" : "HTTP"), port = Literal::word("80");
    std::string group = builder.freeId("TargetGroup");
    std::vector<std::pair<std::string, Literal>> properties{
        {"VpcId", Literal::ref(context.topology.placement(balancer.id).vpc)}, {"Port", port}, {"Protocol", protocol}};
    if (!isNetwork) properties.emplace_back("HealthCheckPath", Literal("/"));
    builder.addResource(group, "AWS::ElasticLoadBalancingV2::TargetGroup", Literal::map(std::move(properties)));
    builder.addResource(
        builder.freeId("Listener"), "AWS::ElasticLoadBalancingV2::Listener",
        Literal::map({{"LoadBalancerArn", Literal::ref(balancer.id)},
                      {"Port", port},
                      {"Protocol", protocol},
                      {"DefaultActions", Literal::list({Literal::map({{"Type", Literal("forward")}, {"TargetGroupArn", Literal::ref(group)}})})}}));
    return group;
}

Result<Edit> balance(const RecipeContext& context, const End& from, const End& to)
{
    if (!to.isCompute())
        return refusal({"recipe.balancer-needs-compute", {{"from", from.name}, {"to", to.name}}}, {"recipe.balancer-needs-compute-remedy", {}});
    if (context.topology.placement(from.id).vpc.empty()) return recipe::needsVpc();
    EditBuilder builder(context.document, nameOf(from, to));
    const bool isGroup = to.resource->as<AutoScalingGroup>() != nullptr;
    const std::string toPath = "Resources/" + to.id + "/Properties/", fromPath = "Resources/" + from.id + "/Properties/";
    if (from.resource->as<ClassicLoadBalancer>()) {
        builder.append(isGroup ? toPath + "LoadBalancerNames" : fromPath + "Instances", Literal::ref(isGroup ? from.id : to.id));
    } else {
        std::string group = forwardedGroup(context, from);
        if (group.empty()) group = addForwarding(builder, context, from);
        if (isGroup) builder.append(toPath + "TargetGroupARNs", Literal::ref(group));
        else builder.append("Resources/" + group + "/Properties/Targets", Literal::map({{"Id", Literal::ref(to.id)}}));
    }
    // A group behind a load balancer replaces what the load balancer finds unhealthy, once it had time to start.
    if (isGroup && to.resource->as<AutoScalingGroup>()->healthCheckType.isAbsent()) {
        builder.set(toPath + "HealthCheckType", Literal("ELB"));
        builder.set(toPath + "HealthCheckGracePeriod", Literal::word("120"));
    }
    openPort(builder, context, from, to, 80);
    return std::move(builder).finish();
}

} // namespace

Result<Edit> connect(const RecipeContext& context, std::string_view fromId, std::string_view toId)
{
    const auto from = endOf(context, fromId), to = endOf(context, toId);
    if (!from || !to || fromId == toId) return refusal({"recipe.nothing-to-connect", {}}, {"recipe.nothing-to-connect-remedy", {}});
    const auto calls = context.topology.callsFrom(fromId);
    const bool isThere =
        std::any_of(calls.begin(), calls.end(), [&](const Call* call) { return call->to == toId && call->origin == CallOrigin::Written; });
    if (isThere) return refusal({"recipe.connected-already", {{"from", from->name}, {"to", to->name}}}, {"recipe.connected-already-remedy", {}});
    if (!to->resource) return refusal({"recipe.users-receive-nothing", {{"to", to->name}}}, {"recipe.users-receive-nothing-remedy", {}});
    if (!from->resource) return send(context, *from, *to);
    if (from->isBalancer()) return balance(context, *from, *to);
    if (from->isCompute() && (to->isDatabase() || to->isTable() || to->isCompute() || to->isBalancer())) return use(context, *from, *to);
    return refusal({"recipe.sends-no-requests", {{"from", from->name}, {"to", to->name}}}, {"recipe.sends-no-requests-remedy", {}});
}

} // namespace faultline
