#include "ui/inspector/typed_value.h"

#include "model/template/intrinsic.h"

#include <charconv>
#include <utility>

namespace faultline::ui {

namespace {

bool isNumber(const std::string& text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

bool looksLikeFunction(const std::string& text) { return text.starts_with('!') || text.starts_with('{') || text.starts_with("Fn::") || text.starts_with("Ref:"); }

/// `!GetAtt Database.Endpoint.Address`: the logical id ends at the first dot.
Literal attributeArgument(Node node)
{
    const std::string_view text = node.text();
    const auto dot = text.find('.');
    if (!node.isScalar() || dot == std::string_view::npos) return literalOf(node);
    return Literal::list({Literal(text.substr(0, dot)), Literal(text.substr(dot + 1))});
}

Literal plain(Node node)
{
    switch (node.kind()) {
    case Node::Kind::None:
    case Node::Kind::Null: return Literal::word("null");
    case Node::Kind::Scalar: {
        const std::string text(node.text());
        const bool isWord = node.style() == Node::Style::Plain && (isNumber(text) || text == "true" || text == "false");
        return isWord ? Literal::word(text) : Literal(text);
    }
    case Node::Kind::Sequence: {
        std::vector<Literal> items;
        for (const Node& item : node.items()) items.push_back(literalOf(item));
        return Literal::list(std::move(items));
    }
    case Node::Kind::Mapping: {
        std::vector<std::pair<std::string, Literal>> fields;
        for (const Node::Entry& entry : node.entries()) fields.emplace_back(std::string(entry.key.text()), literalOf(entry.value));
        return Literal::map(std::move(fields));
    }
    }
    return Literal();
}

} // namespace

Literal literalOf(Node node)
{
    const auto call = intrinsicAt(node);
    if (!call || !call->isShort) return plain(node);
    const Literal argument = call->function == Function::GetAtt ? attributeArgument(node) : plain(node);
    return Literal::map({{std::string(call->name), argument}});
}

Result<Literal> typedValue(const std::string& text, FieldKind kind)
{
    if (looksLikeFunction(text)) {
        const bool isLongForm = text.starts_with("Fn::") || text.starts_with("Ref:");
        const auto parsed = Template::parse((isLongForm ? "Value:\n  " : "Value: ") + text + "\n", "");
        if (!parsed) return Problem{{"ui.not-a-value", {{"text", text}}}, {}, Message{"ui.not-a-value-remedy", {}}};
        return literalOf(parsed->root().find("Value"));
    }
    switch (kind) {
    case FieldKind::Integer:
    case FieldKind::Number:
    case FieldKind::Port: return isNumber(text) ? Literal::word(text) : Literal(text);
    case FieldKind::Boolean: return text == "true" || text == "false" ? Literal::word(text) : Literal(text);
    default: return Literal(text);
    }
}

} // namespace faultline::ui
