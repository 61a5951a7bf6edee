#include "model/document/parameters.h"

#include "model/files/limits.h"
#include "model/text/number_in.h"

#include <optional>

namespace faultline {

namespace {

bool isListType(std::string_view type)
{
    return type == "CommaDelimitedList" || type.starts_with("List<") || type.starts_with("AWS::SSM::Parameter::Value<List<") ||
           type == "AWS::SSM::Parameter::Value<CommaDelimitedList>";
}

// The value is what a store in the account holds under the path that is written here.
bool isStoreType(std::string_view type) { return type.starts_with("AWS::SSM::Parameter::Value<"); }

std::string trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
}

Value listValue(std::string_view text, Node origin)
{
    std::vector<Value> items;
    while (!text.empty() && items.size() < limits::kNodes) {
        const auto comma = text.find(',');
        items.push_back(Value::text(trimmed(text.substr(0, comma)), origin));
        if (comma == std::string_view::npos) break;
        text.remove_prefix(comma + 1);
    }
    return Value::list(std::move(items), origin);
}

std::optional<std::string> writtenDefault(Node parameter)
{
    const Node written = parameter.find("Default");
    if (written.isScalar()) return std::string(written.text());
    if (!written.isSequence()) return std::nullopt;
    std::string joined;
    for (const Node& item : written.items()) joined += (joined.empty() ? "" : ",") + std::string(item.text());
    return joined;
}

void checkAllowed(Node parameter, const std::string& name, const std::string& value, bool isList, Evaluator& evaluator)
{
    const Node allowed = parameter.find("AllowedValues");
    if (!allowed.isSequence() || isList) return;
    for (const Node& item : allowed.items())
        if (item.text() == value) return;
    evaluator.tell(allowed, "document.parameter-not-allowed", {{"name", name}});
}

void checkNumber(Node parameter, const std::string& name, const std::string& value, Evaluator& evaluator)
{
    const auto number = numberIn(value);
    if (!number) return evaluator.tell(parameter, "document.parameter-not-number", {{"name", name}});
    const auto minimum = numberIn(parameter.find("MinValue").text());
    const auto maximum = numberIn(parameter.find("MaxValue").text());
    if ((minimum && *number < *minimum) || (maximum && *number > *maximum))
        evaluator.tell(parameter, "document.parameter-out-of-range", {{"name", name}});
}

ResolvedParameter resolveOne(const std::string& name, Node parameter, const std::optional<std::string>& chosen, Evaluator& evaluator)
{
    ResolvedParameter resolved;
    resolved.name = name;
    resolved.type = parameter.find("Type").text();
    resolved.noEcho = parameter.find("NoEcho").text() == "true" || parameter.find("NoEcho").text() == "True";
    resolved.node = parameter;
    if (!parameter.isMapping()) evaluator.tell(parameter, "document.parameter-not-mapping", {{"name", name}});

    const std::optional<std::string> text = chosen ? chosen : writtenDefault(parameter);
    const auto unknown = [&](std::string_view id) {
        return Value::unknown({std::string(id), {{"name", name}}}, "param:" + name, parameter).withMentions({name});
    };
    Value real = unknown("document.unknown-parameter");
    if (text && isStoreType(resolved.type)) {
        real = unknown("document.unknown-store-parameter");
    } else if (text) {
        const bool isList = isListType(resolved.type);
        real = isList ? listValue(*text, parameter) : Value::text(*text, parameter);
        checkAllowed(parameter, name, *text, isList, evaluator);
        if (resolved.type == "Number") checkNumber(parameter, name, *text, evaluator);
    }
    resolved.value = resolved.noEcho ? unknown("document.unknown-no-echo") : real;
    evaluator.setParameter(name, resolved.value, real);
    return resolved;
}

} // namespace

void resolveParameters(const Document& document, const DocumentAnnotation& annotation, const ResolveOptions& options, ResolvedTemplate& resolved,
                       Evaluator& evaluator)
{
    const Node section = document.source().root().find("Parameters");
    for (const Node::Entry& entry : section.entries()) {
        const std::string name(entry.key.text());
        if (name.starts_with("Fn::")) continue;
        std::optional<std::string> chosen;
        if (const auto drawn = annotation.parameters.find(name); drawn != annotation.parameters.end()) chosen = drawn->second;
        if (const auto asked = options.parameters.find(name); asked != options.parameters.end()) chosen = asked->second;
        resolved.parameters.push_back(resolveOne(name, entry.value, chosen, evaluator));
    }
    for (const auto& [name, value] : options.parameters)
        if (!section.find(name) && !evaluator.mayHaveHiddenNames())
            evaluator.tell(section, "document.no-such-parameter", {{"name", name}}, Severity::Error);
    for (const auto& [name, value] : annotation.parameters)
        if (!section.find(name) && !evaluator.mayHaveHiddenNames())
            evaluator.tell(document.ownData().find("Parameters").findKey(name), "document.no-such-parameter", {{"name", name}}, Severity::Error);
}

} // namespace faultline
