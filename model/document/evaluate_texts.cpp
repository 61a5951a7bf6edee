#include "model/document/evaluator.h"
#include "model/document/sub_text.h"
#include "model/files/limits.h"

#include <set>

namespace faultline {

namespace {

std::vector<std::string> mentionsOf(const std::vector<Value>& parts)
{
    std::set<std::string> seen;
    std::vector<std::string> all;
    for (const Value& part : parts)
        for (const std::string& id : part.mentions())
            if (seen.insert(id).second) all.push_back(id);
    return all;
}

// `${List}` of a list parameter comes out joined by commas.
Value flattened(const Value& value)
{
    if (!value.isList()) return value;
    std::string text;
    for (std::size_t i = 0; i < value.items().size(); ++i) {
        if (!value.items()[i].isText()) return Value::unknown({"document.unknown-composed", {}}, {}, value.origin()).withMentions(value.mentions());
        text += (i == 0 ? "" : ",") + value.items()[i].text();
    }
    return Value::text(std::move(text), value.origin()).withMentions(value.mentions());
}

} // namespace

Value Evaluator::composed(const std::vector<Value>& parts, std::string_view separator, Node node)
{
    // One part alone is that part: `!Sub ${Vpc}` is a reference like `!Ref Vpc`.
    if (parts.size() == 1) return parts[0].withOrigin(node);
    std::string text, symbol;
    bool isKnown = true, isNamed = true;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string_view between = i == 0 ? std::string_view() : separator;
        const std::string name = symbolOf(parts[i]);
        isKnown = isKnown && parts[i].isText();
        isNamed = isNamed && (parts[i].isText() || !name.empty());
        text.append(between).append(parts[i].text());
        symbol.append(between).append(name);
        if (text.size() + symbol.size() > 2 * limits::kStringBytes) return wrong(node, "document.text-too-long");
    }
    Value value = isKnown ? textOf(std::move(text), node) : unknown(node, "document.unknown-composed", isNamed ? "text:" + symbol : std::string());
    std::vector<std::string> mentions = mentionsOf(parts);
    return mentions.empty() ? value : value.withMentions(std::move(mentions));
}

Value Evaluator::sub(const Intrinsic& call, Node node)
{
    const Node argument = call.argument;
    if (argument.isMapping() && longIntrinsicAt(argument))
        return unknown(node, "document.unknown-composed", {}).withMentions(withoutTag(call).mentions());
    const bool isList = argument.isSequence();
    const Node text = isList ? argument.at(0) : argument;
    const bool fits = isList ? argument.size() == 2 && text.isScalar() && argument.at(1).isMapping() : text.isScalar();
    if (!fits) return wrong(node, "document.bad-sub");

    std::map<std::string, Value, std::less<>> own;
    if (isList)
        for (const Node::Entry& entry : argument.at(1).entries()) own.emplace(entry.key.text(), value(entry.value));

    std::vector<Value> parts;
    for (const SubPiece& piece : subPieces(text.text())) {
        ++m_steps;
        if (!piece.isName) {
            const bool isDynamic = piece.text.find("{{resolve:") != std::string::npos;
            parts.push_back(isDynamic ? unknown(node, "document.unknown-dynamic", piece.text, {{"text", piece.text.substr(0, 200)}})
                                      : textOf(piece.text, node));
        } else if (const auto variable = own.find(piece.text); variable != own.end()) {
            if (!charge(variable->second.text().size(), node)) return unknown(node, "document.too-much-to-evaluate", {});
            parts.push_back(flattened(variable->second));
        } else {
            const std::string attribute(afterDot(piece.text));
            parts.push_back(flattened(attribute.empty() ? ref(piece.text, node) : attributeOf(std::string(beforeDot(piece.text)), attribute, node)));
        }
        if (parts.back().isAbsent()) return wrong(node, "document.bad-sub");
    }
    if (parts.empty()) return Value::text({}, node);
    return composed(parts, {}, node);
}

Value Evaluator::join(const Intrinsic& call, Node node)
{
    const Node argument = call.argument;
    if (!argument.isSequence() || argument.size() != 2) return wrong(node, "document.bad-argument", {{"function", std::string(call.name)}});
    const Value delimiter = argument.at(0).kind() == Node::Kind::Null ? Value::text({}, node) : value(argument.at(0));
    const Value list = value(argument.at(1));
    if (delimiter.isUnknown() || list.isUnknown() || list.isReference()) {
        const std::string symbol = symbolOf(list);
        return unknown(node, "document.unknown-composed", symbol.empty() ? std::string() : "join:" + symbolOf(delimiter) + ":" + symbol)
            .withMentions(mentionsOf({delimiter, list}));
    }
    if (!delimiter.isText() || !list.isList()) return wrong(node, "document.bad-argument", {{"function", std::string(call.name)}});
    if (list.items().empty()) return Value::text({}, node);
    std::vector<Value> parts;
    for (const Value& item : list.items()) {
        ++m_steps;
        parts.push_back(flattened(item));
    }
    return composed(parts, delimiter.text(), node);
}

Value Evaluator::split(const Intrinsic& call, Node node)
{
    const Node argument = call.argument;
    if (!argument.isSequence() || argument.size() != 2) return wrong(node, "document.bad-argument", {{"function", std::string(call.name)}});
    const Value delimiter = value(argument.at(0));
    const Value text = value(argument.at(1));
    if (delimiter.isUnknown() || text.isUnknown() || text.isReference()) {
        const std::string symbol = symbolOf(text);
        return unknown(node, "document.unknown-composed", symbol.empty() ? std::string() : "split:" + symbolOf(delimiter) + ":" + symbol)
            .withMentions(mentionsOf({delimiter, text}));
    }
    if (!delimiter.isText() || delimiter.text().empty() || !text.isText())
        return wrong(node, "document.bad-argument", {{"function", std::string(call.name)}});
    std::vector<Value> items;
    std::size_t begin = 0;
    for (std::size_t at = text.text().find(delimiter.text()); charge(0, node); at = text.text().find(delimiter.text(), begin)) {
        ++m_steps;
        items.push_back(textOf(text.text().substr(begin, at == std::string::npos ? at : at - begin), node).withMentions(text.mentions()));
        if (at == std::string::npos) break;
        begin = at + delimiter.text().size();
    }
    return Value::list(std::move(items), node);
}

} // namespace faultline
