#include "ui/inspector/typed_value.h"

#include "model/document/literal_of.h"
#include "model/template/template.h"

namespace faultline::ui {

namespace {

bool looksLikeFunction(const std::string& text)
{
    return text.starts_with('!') || text.starts_with('{') || text.starts_with("Fn::") || text.starts_with("Ref:");
}

} // namespace

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
    case FieldKind::Port: return isJsonNumber(text) ? Literal::word(text) : Literal(text);
    case FieldKind::Boolean: return text == "true" || text == "false" ? Literal::word(text) : Literal(text);
    default: return Literal(text);
    }
}

} // namespace faultline::ui
