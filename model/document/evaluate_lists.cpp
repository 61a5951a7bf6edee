#include "model/document/cidr.h"
#include "model/document/evaluator.h"
#include "model/document/regions.h"

#include <charconv>
#include <optional>

namespace faultline {

namespace {

std::optional<int> wholeNumber(const Value& value)
{
    if (!value.isText()) return std::nullopt;
    int number = 0;
    const std::string& text = value.text();
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::vector<std::string> mentionsOfBoth(const Value& a, const Value& b)
{
    std::vector<std::string> all = a.mentions();
    for (const std::string& id : b.mentions()) {
        bool isNew = true;
        for (const std::string& known : all) isNew = isNew && known != id;
        if (isNew) all.push_back(id);
    }
    return all;
}

} // namespace

Value Evaluator::select(const Intrinsic& call, Node node)
{
    const Node argument = call.argument;
    if (!argument.isSequence() || argument.size() != 2) return wrong(node, "document.bad-argument", {{"function", std::string(call.name)}});
    const Value index = value(argument.at(0));
    const Value list = value(argument.at(1));
    const bool indexIsNumber = wholeNumber(index).has_value();
    if (index.isText() && !indexIsNumber) return wrong(node, "document.bad-index", {{"index", index.text()}});
    if (!indexIsNumber || list.isUnknown() || list.isReference()) {
        const std::string symbol = symbolOf(list);
        return unknown(node, "document.unknown-composed", symbol.empty() || !indexIsNumber ? std::string() : "select:" + index.text() + ":" + symbol)
            .withMentions(mentionsOfBoth(index, list));
    }
    if (!list.isList()) return wrong(node, "document.bad-argument", {{"function", std::string(call.name)}});
    const int wanted = *wholeNumber(index);
    if (wanted < 0 || static_cast<std::size_t>(wanted) >= list.items().size())
        return wrong(node, "document.index-out-of-range", {{"index", index.text()}, {"count", std::to_string(list.items().size())}});
    return list.items()[static_cast<std::size_t>(wanted)].withOrigin(node);
}

Value Evaluator::getAzs(const Intrinsic& call, Node node)
{
    // "", null, a bare tag and the stack's own Region all mean the same (CFN-15); converters leave an empty list or mapping behind, too.
    const bool isBare = call.argument.kind() != Node::Kind::Scalar && call.argument.size() == 0;
    Value region = isBare ? Value::text({}, node) : withoutTag(call);
    if (region.isAbsent()) region = Value::text({}, node);
    if (region.isUnknown() || region.isReference())
        return unknown(node, "document.unknown-zones", "zones:" + symbolOf(region)).withMentions(region.mentions());
    if (!region.isText()) return wrong(node, "document.bad-argument", {{"function", std::string(call.name)}});
    std::vector<std::string> zones = m_resolved.zones;
    if (!region.text().empty() && region.text() != m_resolved.region) {
        const auto known = zonesOfRegion(region.text());
        if (!known) return unknown(node, "document.unknown-zones", "zones:" + region.text());
        zones = *known;
    }
    std::vector<Value> items;
    for (std::string& zone : zones) items.push_back(textOf(std::move(zone), node));
    m_steps += items.size();
    return Value::list(std::move(items), node);
}

Value Evaluator::cidrBlockOf(const Value& block)
{
    if (!block.isReference() || block.attribute() != "CidrBlock") return block;
    if (const auto known = m_cidrBlocks.find(block.text()); known != m_cidrBlocks.end()) return known->second;
    const Node resource = m_resources.find(block.text());
    const std::string_view type = resource.find("Type").text();
    if (type != "AWS::EC2::VPC" && type != "AWS::EC2::Subnet") return block;
    m_cidrBlocks[block.text()] = block; // what asks for itself on the way stays unknown
    const Value known = value(resource.find("Properties").find("CidrBlock"));
    if (known.isText()) m_cidrBlocks[block.text()] = known.withMentions({block.text()});
    return m_cidrBlocks[block.text()];
}

Value Evaluator::cidr(const Intrinsic& call, Node node)
{
    constexpr int kCountMax = 256; // CFN-16
    const Node argument = call.argument;
    if (!argument.isSequence() || argument.size() < 2 || argument.size() > 3)
        return wrong(node, "document.bad-argument", {{"function", std::string(call.name)}});
    const Value written = value(argument.at(0));
    const Value block = cidrBlockOf(written);
    const Value count = value(argument.at(1));
    const Value bits = argument.size() == 3 ? value(argument.at(2)) : Value();
    const auto n = wholeNumber(count);
    const auto width = wholeNumber(bits);
    if (n && (*n < 1 || *n > kCountMax)) return wrong(node, "document.cidr-count", {{"count", count.text()}});
    if (!n) return unknown(node, "document.unknown-composed", {}).withMentions(mentionsOfBoth(written, count));

    const auto parsed = block.isText() ? parseCidr(block.text()) : std::nullopt;
    if (block.isText() && !parsed) return wrong(node, "document.cidr-block", {{"block", block.text().substr(0, 80)}});
    std::vector<Value> items;
    if (parsed && width) {
        const bool isWidth = *width >= 0 && *width <= parsed->bits();
        const auto parts = isWidth ? subdivide(*parsed, parsed->bits() - *width, *n) : std::nullopt;
        if (!parts) return wrong(node, "document.cidr-does-not-fit", {{"block", block.text()}, {"count", count.text()}, {"bits", bits.text()}});
        for (const CidrBlock& part : *parts) items.push_back(textOf(part.spelled(), node).withMentions(block.mentions()));
    } else {
        // How many there are is known, what they are is not.
        const std::string symbol = symbolOf(block);
        for (int i = 0; i < *n; ++i)
            items.push_back(unknown(node, "document.unknown-composed",
                                    symbol.empty() ? symbol : "cidr:" + std::to_string(i) + ":" + symbolOf(bits) + ":" + symbol)
                                .withMentions(mentionsOfBoth(written, bits)));
    }
    m_steps += items.size();
    return Value::list(std::move(items), node);
}

Value Evaluator::findInMap(const Intrinsic& call, Node node)
{
    const Node argument = call.argument;
    if (!argument.isSequence() || argument.size() < 3 || argument.size() > 4)
        return wrong(node, "document.bad-argument", {{"function", std::string(call.name)}});
    const Node fallback = argument.size() == 4 ? argument.at(3).find("DefaultValue") : Node();
    Node at = m_mappings;
    std::string symbol = "map";
    std::vector<std::string> mentions;
    bool isKnown = true;
    for (std::size_t i = 0; i < 3; ++i) {
        const Value key = value(argument.at(i));
        if (key.isList() || key.isMap() || key.isAbsent()) return wrong(node, "document.bad-argument", {{"function", std::string(call.name)}});
        for (const std::string& id : key.mentions()) mentions.push_back(id);
        symbol += ":" + symbolOf(key);
        isKnown = isKnown && key.isText();
        if (!isKnown) continue;
        at = at.find(key.text());
        if (at) continue;
        if (fallback) return value(fallback).withOrigin(node);
        if (m_hasMacros) return unknown(node, "document.unknown-macro-name", {}).withMentions(std::move(mentions));
        return wrong(node, "document.not-in-map", {{"map", std::string(argument.at(0).text())}, {"key", key.text()}});
    }
    if (!isKnown) return unknown(node, "document.unknown-map-key", symbol).withMentions(std::move(mentions));
    const Value found = value(at).withOrigin(node);
    return mentions.empty() ? found : found.withMentions(std::move(mentions));
}

Value Evaluator::ifValue(const Intrinsic& call, Node node)
{
    const Node argument = call.argument;
    if (!argument.isSequence() || argument.size() != 3 || !argument.at(0).isScalar()) return wrong(node, "document.bad-if");
    const std::string name(argument.at(0).text());
    switch (condition(name, argument.at(0))) {
    case Tri::Yes: return value(argument.at(1));
    case Tri::No: return value(argument.at(2));
    case Tri::Unknown: break;
    }
    Value then = value(argument.at(1));
    const Value otherwise = value(argument.at(2));
    if (then.isAbsent() && otherwise.isAbsent()) return then;
    if (!then.isAbsent() && !otherwise.isAbsent() && sameValue(then, otherwise) == Tri::Yes) return then;
    const std::string a = symbolOf(then), b = symbolOf(otherwise);
    return unknown(node, "document.unknown-if", a.empty() || b.empty() ? std::string() : "if:" + name + ":" + a + ":" + b, {{"condition", name}})
        .withMentions(mentionsOfBoth(then, otherwise));
}

} // namespace faultline
