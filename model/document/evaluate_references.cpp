#include "model/document/evaluator.h"
#include "model/document/mentions.h"
#include "model/document/regions.h"
#include "model/document/sub_text.h"

#include <set>

namespace faultline {

Value Evaluator::ref(std::string_view name, Node node)
{
    if (const auto parameter = m_parameters.find(name); parameter != m_parameters.end()) {
        const Value& value = m_inCondition ? parameter->second.real : parameter->second.shown;
        if (!charge(value.text().size(), node)) return unknown(node, "document.too-much-to-evaluate", {});
        return value.withMentions({std::string(name)}).withOrigin(node);
    }
    if (name.starts_with("AWS::")) return pseudo(name, node);
    if (m_resources.find(name) && !name.starts_with("Fn::")) return Value::reference(std::string(name), {}, node);
    return dangling(name, node);
}

Value Evaluator::pseudo(std::string_view name, Node node)
{
    if (name == "AWS::NoValue") return Value::absent(node);
    if (name == "AWS::Region") return textOf(m_resolved.region, node);
    if (name == "AWS::Partition") return textOf(std::string(partitionOf(m_resolved.region)), node);
    if (name == "AWS::URLSuffix") return textOf(std::string(urlSuffixOf(m_resolved.region)), node);
    for (const std::string_view known : {"AWS::AccountId", "AWS::StackName", "AWS::StackId", "AWS::NotificationARNs"})
        if (name == known) return unknown(node, "document.unknown-pseudo", std::string(name), {{"name", std::string(name)}});
    return wrong(node, "document.no-such-pseudo", {{"name", std::string(name)}}, Severity::Error);
}

Value Evaluator::dangling(std::string_view name, Node node)
{
    const std::vector<std::pair<std::string, std::string>> args{{"name", std::string(name)}};
    // An empty name stands in no template that could be meant; elsewhere a macro may bring the name in.
    if (!m_hasMacros) tell(node, "document.dangling-reference", args, Severity::Error);
    return unknown(node, m_hasMacros ? "document.unknown-macro-name" : "document.dangling-reference", "name:" + std::string(name), args)
        .withMentions({std::string(name)});
}

Value Evaluator::attributeOf(std::string id, std::string attribute, Node node)
{
    if (attribute.empty()) return wrong(node, "document.bad-getatt");
    if (m_resources.find(id)) return Value::reference(std::move(id), std::move(attribute), node);
    return dangling(id, node);
}

Value Evaluator::getAtt(const Intrinsic& call, Node node)
{
    const Node argument = call.argument;
    if (argument.isScalar()) return attributeOf(std::string(beforeDot(argument.text())), std::string(afterDot(argument.text())), node);
    if (!argument.isSequence() || argument.size() < 2) return wrong(node, "document.bad-getatt");
    const Value id = value(argument.at(0));
    std::string attribute;
    for (std::size_t i = 1; i < argument.size(); ++i) { // [Id, Endpoint, Address] is written too
        const Value part = value(argument.at(i));
        if (part.isUnknown()) return unknown(node, "document.unknown-composed", {}).withMentions({id.text()});
        if (!part.isText()) return wrong(node, "document.bad-getatt");
        attribute += (i == 1 ? "" : ".") + part.text();
    }
    if (!id.isText()) return id.isUnknown() ? unknown(node, "document.unknown-composed", {}) : wrong(node, "document.bad-getatt");
    return attributeOf(id.text(), std::move(attribute), node);
}

Value Evaluator::importValue(const Intrinsic& call, Node node)
{
    const Value name = withoutTag(call);
    if (name.isAbsent() || name.isList() || name.isMap()) return wrong(node, "document.bad-argument", {{"function", std::string(call.name)}});
    const std::string symbol = symbolOf(name);
    return unknown(node, "document.unknown-import", symbol.empty() ? std::string() : "import:" + symbol, {{"name", symbol}})
        .withMentions(name.mentions());
}

Value Evaluator::transform(const Intrinsic& call, Node node)
{
    const std::string name(call.argument.find("Name").text());
    return unknown(node, "document.unknown-transform", {}, {{"name", name}});
}

Value Evaluator::other(const Intrinsic& call, Node node)
{
    std::vector<Mention> found;
    if (!call.isShort) collectMentions(call.argument, found);
    for (const Node& item : call.isShort ? call.argument.items() : std::vector<Node>()) collectMentions(item, found);
    for (const Node::Entry& entry : call.isShort ? call.argument.entries() : std::vector<Node::Entry>()) collectMentions(entry.value, found);
    std::set<std::string> seen;
    std::vector<std::string> ids;
    for (Mention& mention : found)
        if (seen.insert(mention.id).second) ids.push_back(std::move(mention.id));
    return unknown(node, "document.unknown-function", {}, {{"function", std::string(call.name)}}).withMentions(std::move(ids));
}

} // namespace faultline
