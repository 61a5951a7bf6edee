#include "model/document/recipes/selection.h"

#include "model/document/literal_of.h"
#include "model/document/literal_text.h"
#include "model/document/mentions.h"
#include "model/document/own_mentions.h"
#include "model/document/recipes/site.h"
#include "model/document/span_writer.h"
#include "model/template/path.h"

#include <algorithm>
#include <map>
#include <set>

namespace faultline {

namespace {

using recipe::refusal;

Problem refused(std::string_view id, std::vector<std::pair<std::string, std::string>> args = {})
{
    const std::string what(id);
    return refusal({what, std::move(args)}, {what + "-remedy", {}});
}

// What only ever serves something else: without its user it is left over.
bool isServant(std::string_view type)
{
    for (const std::string_view servant : {"AWS::EC2::EIP", "AWS::EC2::LaunchTemplate", "AWS::AutoScaling::LaunchConfiguration",
                                           "AWS::EC2::RouteTable", "AWS::ElasticLoadBalancingV2::TargetGroup", "AWS::RDS::DBSubnetGroup"})
        if (type == servant) return true;
    return false;
}

std::map<std::string, std::set<std::string>> usersOf(const Document& document)
{
    std::map<std::string, std::set<std::string>> users;
    const Node root = document.source().root();
    for (const std::string_view section : {"Resources", "Outputs"})
        for (const Node::Entry& entry : root.find(section).entries()) {
            std::vector<Mention> mentions;
            collectMentions(entry.value, mentions);
            for (const Mention& mention : mentions) users[mention.id].insert(std::string(entry.key.text()));
        }
    return users;
}

/// Servants that somebody used before and nobody uses now.
std::vector<std::string> leftOver(const Document& before, const Document& now)
{
    const auto usedBefore = usersOf(before), usedNow = usersOf(now);
    std::vector<std::string> ids;
    for (const Node::Entry& resource : now.source().root().find("Resources").entries()) {
        const std::string id(resource.key.text());
        if (isServant(resource.value.find("Type").text()) && usedBefore.count(id) && !usedNow.count(id)) ids.push_back(id);
    }
    return ids;
}

void removeNote(EditBuilder& builder, const std::string& id)
{
    const Node notes = builder.document().ownData().find("Canvas").find("Notes");
    for (std::size_t i = 0; i < notes.size(); ++i)
        if (notes.at(i).find("Id").text() == id) return static_cast<void>(builder.removeOwn("Canvas/Notes/" + std::to_string(i)));
}

void renameIn(Literal& value, const std::map<std::string, std::string>& ids);

std::string renamedText(const std::string& text, const std::map<std::string, std::string>& ids)
{
    std::string out;
    std::size_t done = 0;
    for (std::size_t open = text.find("${"); open != std::string::npos; open = text.find("${", open + 2)) {
        const std::size_t end = text.find_first_of(".}", open + 2);
        if (end == std::string::npos) break;
        const auto found = ids.find(text.substr(open + 2, end - open - 2));
        if (found == ids.end()) continue;
        out += text.substr(done, open + 2 - done) + found->second;
        done = end;
    }
    return out + text.substr(done);
}

void renameWord(Literal& value, const std::map<std::string, std::string>& ids)
{
    if (const auto found = ids.find(value.text); found != ids.end() && value.kind == Literal::Kind::Text) value.text = found->second;
}

void renameIn(Literal& value, const std::map<std::string, std::string>& ids)
{
    for (Literal& item : value.items) renameIn(item, ids);
    for (auto& [key, field] : value.fields) {
        if (key == "Ref" || key == "DependsOn") {
            renameWord(field, ids);
            for (Literal& item : field.items) renameWord(item, ids);
        } else if (key == "Fn::GetAtt" && !field.items.empty()) {
            renameWord(field.items[0], ids);
        } else if (key == "Fn::Sub") {
            Literal& text = field.items.empty() ? field : field.items[0];
            text.text = renamedText(text.text, ids);
        }
        renameIn(field, ids);
    }
}

Literal* at(Literal& value, const std::string& segment)
{
    for (auto& [key, field] : value.fields)
        if (key == segment) return &field;
    const bool isIndex = !value.items.empty() && segment.find_first_not_of("0123456789") == std::string::npos;
    return isIndex ? &value.items.at(std::stoul(segment)) : nullptr;
}

/// Own data of a copied resource, naming what was copied with it by its new id. @param node  the same as it was read
void renameInOwnData(Literal& own, Node node, const std::map<std::string, std::string>& ids)
{
    for (const OwnMention& mention : mentionsInResourceData(node)) {
        const auto newId = ids.find(mention.id);
        if (newId == ids.end()) continue;
        Literal* parent = &own;
        for (std::size_t i = 0; parent && i + 1 < mention.path.size(); ++i) parent = at(*parent, mention.path[i]);
        Literal* const value = parent ? at(*parent, mention.path.back()) : nullptr;
        if (!value) continue;
        if (!mention.isKey) value->text = mention.renamed(newId->second);
        for (auto& [key, field] : parent->fields)
            if (mention.isKey && &field == value) key = mention.renamed(newId->second);
    }
}

/// What stands in one subnet by a property of its own comes to stand in the one that it is pasted into.
void putInto(Literal& resource, const std::string& subnet)
{
    for (auto& [key, field] : resource.fields)
        for (auto& [name, value] : field.fields)
            if (key == "Properties" && name == "SubnetId") value = Literal::ref(subnet);
}

/// An id without the number that an earlier copy gave it, letters and digits only (CFN-4).
std::string stemOf(std::string id)
{
    std::erase_if(id, [](char c) { return !((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')); });
    const auto last = id.find_last_not_of("0123456789");
    return last == std::string::npos ? "Copy" : id.substr(0, last + 1);
}

} // namespace

Result<Edit> deleteSelection(const RecipeContext& context, const std::vector<std::string>& ids)
{
    EditBuilder builder(context.document, {"recipe.delete", {{"count", std::to_string(ids.size())}}});
    for (const std::string& id : ids) {
        const Node own = builder.document().ownData();
        if (builder.document().source().root().find("Resources").find(id)) builder.removeResource(id);
        else if (own.find("Actors").find(id)) builder.removeOwn(joinedPath({"Actors", id}));
        else if (own.find("Canvas").find("Frames").find(id)) builder.removeOwn(joinedPath({"Canvas", "Frames", id}));
        else removeNote(builder, id);
    }
    for (std::vector<std::string> more = leftOver(context.document, builder.document()); !more.empty() && !builder.failed();
         more = leftOver(context.document, builder.document()))
        for (const std::string& id : more) builder.removeResource(id);
    return std::move(builder).finish();
}

Result<Edit> moveToSubnet(const RecipeContext& context, const std::string& id, const std::string& subnet)
{
    const Resource* resource = context.architecture.find(id);
    const SubnetFacts* to = context.topology.subnet(subnet);
    if (!resource || !to || (resource->typeName != "AWS::EC2::Instance" && resource->typeName != "AWS::EC2::NatGateway"))
        return refused("recipe.cannot-move", {{"id", id}, {"subnet", subnet}});
    if (context.topology.placement(id).vpc != to->vpc) return refused("recipe.move-to-other-vpc", {{"id", id}});
    EditBuilder builder(context.document, {"recipe.move", {{"id", id}, {"subnet", subnet}}});
    builder.set(joinedPath({"Resources", id, "Properties", "SubnetId"}), Literal::ref(subnet));
    builder.removeOwn(id, "At");
    return std::move(builder).finish();
}

std::string copySelection(const RecipeContext& context, const std::vector<std::string>& ids)
{
    Literal resources;
    for (const std::string& id : ids) {
        const Resource* resource = context.architecture.find(id);
        if (!resource) continue;
        Literal copy = literalOf(resource->node);
        if (context.document.ownDataPlace() == OwnDataPlace::Beside) // the copy carries its own data with it
            if (const Node own = context.document.ownData(id)) {
                const auto metadata = std::find_if(copy.fields.begin(), copy.fields.end(), [](const auto& f) { return f.first == "Metadata"; });
                if (metadata == copy.fields.end()) copy.fields.emplace_back("Metadata", Literal::map({{"Faultline", literalOf(own)}}));
                else metadata->second.fields.emplace_back("Faultline", literalOf(own));
            }
        resources.fields.emplace_back(id, std::move(copy));
    }
    if (resources.fields.empty()) return {};
    TextStyle style;
    style.allowsBlockScalars = false;
    return blockText(Literal::map({{"Resources", std::move(resources)}}), style, 0) + "\n";
}

Result<Edit> paste(const RecipeContext& context, const std::string& text, const std::string& subnet)
{
    const auto copied = Template::parse(text, "clipboard");
    if (!copied || !copied->root().find("Resources").isMapping()) return refused("recipe.nothing-to-paste");
    EditBuilder builder(context.document, {"recipe.paste", {}});
    std::map<std::string, std::string> ids;
    std::set<std::string> taken;
    for (const Node::Entry& entry : copied->root().find("Resources").entries()) {
        std::string id(entry.key.text());
        const std::string stem = stemOf(id);
        for (int n = 2; taken.count(id) || builder.freeId(id) != id; ++n) id = stem + std::to_string(n);
        taken.insert(id);
        ids.emplace(entry.key.text(), id);
    }
    for (const Node::Entry& entry : copied->root().find("Resources").entries()) {
        Literal resource = literalOf(entry.value);
        renameIn(resource, ids);
        if (context.topology.subnet(subnet)) putInto(resource, subnet);
        Literal own;
        for (auto field = resource.fields.begin(); field != resource.fields.end(); ++field) {
            if (field->first != "Metadata") continue;
            auto& inner = field->second.fields;
            const auto mine = std::find_if(inner.begin(), inner.end(), [](const auto& f) { return f.first == "Faultline"; });
            if (mine != inner.end()) {
                own = mine->second;
                inner.erase(mine);
            }
            if (inner.empty()) resource.fields.erase(field);
            break;
        }
        renameInOwnData(own, entry.value.find("Metadata").find("Faultline"), ids);
        std::erase_if(own.fields, [](const auto& f) { return f.first == "At" || f.first == "Glyphs"; }); // not on top of what it was copied from
        builder.addResource(ids.at(std::string(entry.key.text())), resource);
        if (!own.fields.empty()) builder.setOwn(ids.at(std::string(entry.key.text())), "", own);
    }
    return std::move(builder).finish();
}

Result<Edit> duplicate(const RecipeContext& context, const std::vector<std::string>& ids) { return paste(context, copySelection(context, ids)); }

} // namespace faultline
