#include "model/document/edit_builder.h"
#include "model/document/mentions.h"
#include "model/document/span_writer.h"
#include "model/template/intrinsic.h"

#include <algorithm>
#include <array>

namespace faultline {

namespace {

// These only join two things: without one of them they mean nothing.
constexpr std::array kJoining{"AWS::EC2::Route",
                              "AWS::EC2::SubnetRouteTableAssociation",
                              "AWS::EC2::VPCGatewayAttachment",
                              "AWS::EC2::SecurityGroupIngress",
                              "AWS::EC2::SecurityGroupEgress",
                              "AWS::EC2::NetworkAclEntry",
                              "AWS::EC2::SubnetNetworkAclAssociation",
                              "AWS::EC2::EIPAssociation",
                              "AWS::EC2::VolumeAttachment",
                              "AWS::ElasticLoadBalancingV2::Listener",
                              "AWS::ElasticLoadBalancingV2::ListenerRule",
                              "AWS::AutoScaling::ScalingPolicy",
                              "AWS::AutoScaling::ScheduledAction",
                              "AWS::AutoScaling::LifecycleHook",
                              "AWS::ApplicationAutoScaling::ScalingPolicy",
                              "AWS::ApplicationAutoScaling::ScalableTarget",
                              "AWS::Lambda::Permission",
                              "AWS::Lambda::EventSourceMapping"};

bool isJoining(std::string_view type) { return std::find(kJoining.begin(), kJoining.end(), type) != kJoining.end(); }

// Without its network a subnet, route table, group or gateway cannot be made either.
bool cannotBeWithout(std::string_view type, std::string_view property)
{
    return isJoining(type) || (property == "VpcId" && type.starts_with("AWS::EC2::")) || (type == "AWS::EC2::NatGateway" && property == "SubnetId");
}

std::string parentOf(const std::string& path)
{
    const auto slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash);
}

/// Climbs from a mention to what must go: a list's item or a property. Empty: the mention stands where nothing can be left out.
std::string victimOf(const Template& source, std::string path)
{
    for (;;) {
        const std::string parentPath = parentOf(path);
        const Node parent = source.at(parentPath);
        if (parent.isMapping()) {
            if (!intrinsicAt(parent)) return path;
            path = parentPath; // `Fn::Base64: {Ref: X}`
            continue;
        }
        if (!parent.isSequence()) return {};
        const Node grandparent = source.at(parentOf(parentPath));
        const auto call = parent.tag().empty() ? intrinsicAt(grandparent) : intrinsicAt(parent);
        const bool isArgument = call && (call->argument == parent);
        if (!isArgument) return path;
        path = parent.tag().empty() ? parentOf(parentPath) : parentPath;
    }
}

} // namespace

bool EditBuilder::removeOneMention(const std::string& id)
{
    const Template source = m_current.source();
    for (const std::string_view section : {"Resources", "Outputs", "Rules"}) {
        for (const Node::Entry& entry : source.root().find(section).entries()) {
            std::vector<Mention> mentions;
            collectMentions(entry.value, mentions);
            collectDependsOn(entry.value, mentions);
            const auto mention = std::find_if(mentions.begin(), mentions.end(), [&](const Mention& m) { return m.id == id; });
            if (mention == mentions.end()) continue;
            const std::string owner(entry.key.text());
            const std::vector<std::string> segments = pathSegments(mention->call.path());
            if (section != "Resources") {
                remove(joinedPath({std::string(section), owner}));
                return true;
            }
            const std::string property = segments.size() > 3 && segments[2] == "Properties" ? segments[3] : std::string();
            if (!property.empty() && cannotBeWithout(entry.value.find("Type").text(), property)) {
                removeResource(owner);
                return true;
            }
            const std::string victim = mention->kind == Mention::Kind::Sub ? std::string() : victimOf(source, mention->call.path());
            if (victim.empty()) {
                refuse({{"document.still-mentioned", {{"id", id}, {"by", owner}}},
                        mention->call.place(),
                        Message{"document.still-mentioned-remedy", {}}});
                return false;
            }
            remove(victim);
            return true;
        }
    }
    return false;
}

void EditBuilder::removeOwnMentions(const std::string& id)
{
    const auto removeItems = [&](const std::string& path, const auto& nodeOf, std::string_view key, const auto& removeAtIndex) {
        for (std::size_t i = nodeOf().size(); i-- > 0 && !m_problem;)
            if (nodeOf().at(i).find(key).text() == id) removeAtIndex(path + "/" + std::to_string(i));
    };
    std::vector<std::string> actors, resources, frames;
    for (const Node::Entry& actor : m_current.ownData().find("Actors").entries()) actors.emplace_back(actor.key.text());
    for (const std::string& actor : actors)
        removeItems(
            joinedPath({"Actors", actor, "Sends"}), [&] { return m_current.ownData().find("Actors").find(actor).find("Sends"); }, "To",
            [&](const std::string& path) { removeOwn(path); });
    for (const Node::Entry& resource : m_current.source().root().find("Resources").entries()) resources.emplace_back(resource.key.text());
    for (const std::string& resource : resources) {
        const auto drop = [&](const std::string& path) { removeOwn(resource, path); };
        removeItems(
            "Uses", [&] { return m_current.ownData(resource).find("Uses"); }, "To", drop);
        removeItems(
            "HealthCheck/Uses", [&] { return m_current.ownData(resource).find("HealthCheck").find("Uses"); }, "To", drop);
    }
    removeItems(
        "Suppressions", [&] { return m_current.ownData().find("Suppressions"); }, "Resource", [&](const std::string& path) { removeOwn(path); });
    for (const Node::Entry& frame : m_current.ownData().find("Canvas").find("Frames").entries())
        if (frame.key.text().starts_with(id + "/")) frames.emplace_back(frame.key.text());
    for (const std::string& frame : frames) removeOwn("Canvas/" + joinedPath({"Frames", frame}));
}

EditBuilder& EditBuilder::removeResource(std::string_view logicalId)
{
    const std::string id(logicalId);
    if (m_problem || !m_current.source().root().find("Resources").find(id)) return *this;
    if (m_current.ownDataPlace() == OwnDataPlace::Beside) removeOwn(id, "");
    remove(joinedPath({"Resources", id}));
    removeOwnMentions(id);
    while (!m_problem && removeOneMention(id)) {
    }
    return *this;
}

} // namespace faultline
