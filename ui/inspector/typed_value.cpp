#include "ui/inspector/typed_value.h"

#include "model/document/literal_of.h"
#include "model/template/intrinsic.h"
#include "model/template/template.h"

#include <optional>
#include <string_view>

namespace faultline::ui {

namespace {

bool isStructure(FieldKind kind) { return kind == FieldKind::Json || kind == FieldKind::Object || kind == FieldKind::Tags; }

/// Whether a name is one of CloudFormation's, or one that is kept and never evaluated (CFN-23). `Condition` is a key like any other in properties.
bool isFunction(std::string_view name)
{
    if (const Function function = functionOfLongName(name); function != Function::Other) return function != Function::Condition;
    const std::string_view bare = name.starts_with("Fn::") ? name.substr(4) : name;
    return bare == "Length" || bare == "ToJsonString" || bare == "GetStackOutput" || bare.starts_with("ForEach::") || bare.starts_with("Rain::");
}

/// "Fn::GetAtt" for "!GetAtt A.B" and "Fn::GetAtt: [A, B]": what a text names as the function that it calls; empty when it names none.
std::string calledName(const std::string& text)
{
    const bool isShort = text.starts_with('!');
    const std::string word = text.substr(0, text.find_first_of(isShort ? " \t\n[{\"'" : " \t\n"));
    if (!isShort) return word.ends_with(':') ? word.substr(0, word.size() - 1) : std::string();
    return std::string(longNameOfTag(word));
}

/// The value that a text is when it is read as YAML; nothing when it cannot be.
std::optional<Template> readAs(const std::string& prefix, const std::string& text)
{
    auto parsed = Template::parse(prefix + text + "\n", "");
    return parsed ? std::optional<Template>(*std::move(parsed)) : std::nullopt;
}

} // namespace

Result<Literal> typedValue(const std::string& text, FieldKind kind)
{
    const Problem broken{{"ui.not-a-value", {{"text", text}}}, {}, Message{"ui.not-a-value-remedy", {}}};
    if (isFunction(calledName(text))) {
        const auto call = readAs(text.starts_with('!') ? "Value: " : "Value:\n  ", text);
        if (!call) return broken;
        return literalOf(call->root().find("Value"));
    }
    const bool isBraced = text.starts_with('{') && !text.starts_with("{{"); // "{{resolve:…}}" is a text (CFN-24)
    if (isBraced || (text.starts_with('[') && isStructure(kind))) {
        const auto structure = readAs("Value: ", text);
        const Node node = structure ? structure->root().find("Value") : Node();
        const auto call = intrinsicAt(node);
        if (node && (isStructure(kind) || (call && isFunction(call->name)))) return literalOf(node);
        if (isStructure(kind)) return broken;
    }
    return scalarOf(text, kind);
}

Literal scalarOf(const std::string& text, FieldKind kind)
{
    switch (kind) {
    case FieldKind::Integer:
    case FieldKind::Number:
    case FieldKind::Port: return isJsonNumber(text) ? Literal::word(text) : Literal(text);
    case FieldKind::Boolean: return text == "true" || text == "false" ? Literal::word(text) : Literal(text);
    default: return Literal(text);
    }
}

} // namespace faultline::ui
