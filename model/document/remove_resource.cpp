#include "model/document/edit_builder.h"
#include "model/document/mentions.h"
#include "model/document/own_mentions.h"
#include "model/document/span_writer.h"
#include "model/template/intrinsic.h"
#include "model/template/path.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

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

/// Everything that goes with some resources: what cannot be without one of them goes too, and so on.
std::set<std::string> withDependents(const Template& source, const std::string& id)
{
    std::map<std::string, std::vector<std::string>> dependents; // by what they cannot be without
    for (const Node::Entry& entry : source.root().find("Resources").entries()) {
        std::vector<Mention> mentions;
        collectMentions(entry.value, mentions);
        const std::string_view type = entry.value.find("Type").text();
        for (const Mention& mention : mentions) {
            const std::vector<std::string> segments = pathSegments(mention.call.path());
            if (segments.size() > 3 && segments[2] == "Properties" && cannotBeWithout(type, segments[3]))
                dependents[mention.id].emplace_back(entry.key.text());
        }
    }
    std::set<std::string> going{id};
    for (std::vector<std::string> front{id}; !front.empty();) {
        const std::string next = std::move(front.back());
        front.pop_back();
        for (const std::string& dependent : dependents[next])
            if (going.insert(dependent).second) front.push_back(dependent);
    }
    return going;
}

/// The first mention below an entry of any that go; null when there is none.
std::optional<Mention> mentionOf(const std::set<std::string>& going, const Node& entry)
{
    std::vector<Mention> mentions;
    collectMentions(entry, mentions);
    collectDependsOn(entry, mentions);
    const auto it = std::find_if(mentions.begin(), mentions.end(), [&](const Mention& m) { return going.contains(m.id); });
    return it == mentions.end() ? std::nullopt : std::optional(*it);
}

} // namespace

std::vector<std::string> EditBuilder::nextToRemove(const std::set<std::string>& going)
{
    const Template& source = m_current.source();
    std::vector<std::string> paths;
    for (const std::string_view section : {"Resources", "Outputs", "Rules"}) {
        for (const Node::Entry& entry : source.root().find(section).entries()) {
            const std::string owner(entry.key.text());
            const bool isResource = section == "Resources";
            if (isResource && going.contains(owner)) {
                paths.push_back(joinedPath({"Resources", owner}));
                continue;
            }
            const auto mention = mentionOf(going, entry.value);
            if (!mention) continue;
            if (!isResource) {
                paths.push_back(joinedPath({std::string(section), owner}));
                continue;
            }
            std::string victim = mention->kind == Mention::Kind::Sub ? std::string() : victimOf(source, mention->call.path());
            if (victim.empty()) {
                refuse({{"document.still-mentioned", {{"id", mention->id}, {"by", owner}}},
                        mention->call.place(),
                        Message{"document.still-mentioned-remedy", {}}});
                return {};
            }
            paths.push_back(std::move(victim));
        }
    }
    return paths;
}

void EditBuilder::removeTogether(const std::vector<std::string>& paths)
{
    const Template source = m_current.source();
    std::vector<std::pair<Splice, std::string>> splices;
    for (const std::string& path : paths) {
        const auto splice = spliceToRemove(source, path, true);
        if (!splice) return refuse(splice.problem());
        splices.emplace_back(*splice, path);
    }
    std::sort(splices.begin(), splices.end(), [](const auto& a, const auto& b) { return a.first.begin < b.first.begin; });
    // What touches, or is the last of its section, waits for the next round: each was worked out as if it went alone.
    std::vector<TextChange> changes;
    std::map<std::string, std::size_t> left;
    for (const char* section : {"Resources", "Outputs", "Rules"}) left[section] = source.root().find(section).size();
    std::size_t end = 0;
    for (const auto& [splice, path] : splices) {
        const std::vector<std::string> segments = pathSegments(path);
        if (!changes.empty() && (splice.begin <= end || (segments.size() == 2 && left[segments[0]] <= 1))) continue;
        if (segments.size() == 2) --left[segments[0]];
        end = splice.end;
        changes.push_back({DocumentFile::Template, path, splice.begin, source.text().substr(splice.begin, splice.end - splice.begin), splice.after});
    }
    std::reverse(changes.begin(), changes.end()); // from the back, so that no place moves before its turn
    change(std::move(changes));
}

void EditBuilder::removeOwnMentions(const std::set<std::string>& going)
{
    // What goes may hold other mentions, and moves those behind it: looked for anew each time.
    const auto removeAll = [&](const auto& mentions, const auto& remove) {
        const auto first = [&]() -> std::optional<OwnMention> {
            for (OwnMention& mention : mentions())
                if (going.contains(mention.id)) return std::move(mention);
            return std::nullopt;
        };
        for (auto mention = first(); mention && !m_problem; mention = first()) {
            const std::size_t changes = m_edit.changes.size();
            remove(joinedPath(mention->rest));
            if (m_edit.changes.size() == changes) // brought in by a merge key
                refuse({{"document.edit-through-alias", {}}, mention->node.place(), Message{"document.edit-by-hand", {}}});
        }
    };
    removeAll([&] { return mentionsInDocumentData(m_current.ownData()); }, [&](const std::string& path) { removeOwn(path); });
    std::vector<std::string> resources;
    for (const Node::Entry& resource : m_current.source().root().find("Resources").entries()) resources.emplace_back(resource.key.text());
    for (const std::string& resource : resources)
        removeAll([&] { return mentionsInResourceData(m_current.ownData(resource)); }, [&](const std::string& path) { removeOwn(resource, path); });
}

EditBuilder& EditBuilder::removeResource(std::string_view logicalId)
{
    const std::string id(logicalId);
    if (m_problem || !m_current.source().root().find("Resources").find(id)) return *this;
    const std::set<std::string> going = withDependents(m_current.source(), id);
    if (m_current.ownDataPlace() == OwnDataPlace::Beside)
        for (const std::string& each : going) removeOwn(each, "");
    // Each round takes out one thing per resource, parsing once for all of them: as many rounds as the resource with most mentions has.
    for (std::vector<std::string> paths; !m_problem && !(paths = nextToRemove(going)).empty();) removeTogether(paths);
    removeOwnMentions(going);
    return *this;
}

} // namespace faultline
