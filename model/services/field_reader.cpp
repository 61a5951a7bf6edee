#include "model/services/field_reader.h"

#include "model/document/cidr.h"
#include "model/text/number_in.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <locale>
#include <sstream>

namespace faultline {

namespace {

std::string pathOf(const FieldInfo& field, const ReadContext& context) { return context.path + std::string(field.name); }

void tell(Message what, const Value& where, ReadContext& context, std::optional<Message> remedy)
{
    what.args.insert(what.args.begin(), {"type", std::string(context.type)});
    context.problems.push_back({std::move(what), where.origin().place(), std::move(remedy)});
}

std::string_view remedyOf(FieldKind expected)
{
    switch (expected) {
    case FieldKind::Integer:
    case FieldKind::Port: return "services.write-whole-number";
    case FieldKind::Number: return "services.write-number";
    case FieldKind::Boolean: return "services.write-boolean";
    case FieldKind::Json:
    case FieldKind::Object: return "services.write-object";
    default: return "services.write-text";
    }
}

/// A value as short as it can be shown.
std::string shown(const Value& value)
{
    switch (value.kind()) {
    case Value::Kind::List: return "[…]";
    case Value::Kind::Map: return "{…}";
    case Value::Kind::Reference: return "${" + value.text() + (value.attribute().empty() ? "" : "." + value.attribute()) + "}";
    default: return value.text().substr(0, 60);
    }
}

std::string_view trimmed(std::string_view text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && isSpace(text.front())) text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back())) text.remove_suffix(1);
    return text;
}

std::string spelled(double number)
{
    if (number == std::floor(number) && std::abs(number) < 1e15) return std::to_string(static_cast<std::int64_t>(number));
    std::ostringstream out;
    out.imbue(std::locale::classic());
    out << number;
    return out.str();
}

bool sameText(std::string_view a, std::string_view b, bool anyCase)
{
    if (!anyCase) return a == b;
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return std::tolower(static_cast<unsigned char>(x)) == std::tolower(static_cast<unsigned char>(y)); });
}

std::string joined(const std::vector<std::string_view>& words, std::string_view between)
{
    std::string all;
    for (std::string_view word : words) {
        if (!all.empty()) all += between;
        all += word;
    }
    return all;
}

void checkAllowed(const Value& value, std::string_view text, const FieldInfo& field, ReadContext& context)
{
    if (field.allowed.empty()) return;
    for (std::string_view allowed : field.allowed)
        if (sameText(allowed, text, field.anyCase)) return;
    tell({"services.not-allowed", {{"property", pathOf(field, context)}, {"value", std::string(text)}}}, value, context,
         Message{"services.choose-one", {{"allowed", joined(field.allowed, ", ")}}});
}

void checkRange(const Value& value, double number, const FieldInfo& field, ReadContext& context)
{
    const auto& [least, most] = field.range;
    const bool low = least && number < *least;
    const bool high = most && number > *most;
    if (!low && !high) return;
    const Message remedy = least && most ? Message{"services.choose-between", {{"minimum", spelled(*least)}, {"maximum", spelled(*most)}}}
                           : low         ? Message{"services.at-least", {{"minimum", spelled(*least)}}}
                                         : Message{"services.at-most", {{"maximum", spelled(*most)}}};
    tell({"services.out-of-range", {{"property", pathOf(field, context)}, {"value", spelled(number)}}}, value, context, remedy);
}

void checkCidr(const Value& value, std::string_view text, const FieldInfo& field, ReadContext& context)
{
    if (parseCidr(text)) return;
    tell({"services.not-a-cidr", {{"property", pathOf(field, context)}, {"value", std::string(text)}}}, value, context,
         Message{"services.write-a-cidr", {}});
}

/// The number that a value spells; tells what does not fit.
std::optional<double> readNumber(const Value& value, const FieldInfo& field, bool whole, ReadContext& context)
{
    if (!value.isText()) {
        // A reference may yield a number once deployed; lists and mappings never do.
        if (!value.isReference()) tellWrongKind(value, field, field.kind, context);
        return std::nullopt;
    }
    const std::optional<double> number = numberIn(value.text());
    if (!number || (whole && (*number != std::floor(*number) || std::abs(*number) > 9e15))) {
        tellWrongKind(value, field, field.kind, context);
        return std::nullopt;
    }
    checkAllowed(value, trimmed(value.text()), field, context);
    checkRange(value, *number, field, context);
    return number;
}

} // namespace

void tellWrongKind(const Value& value, const FieldInfo& field, FieldKind expected, ReadContext& context)
{
    tell({"services.wrong-kind", {{"property", pathOf(field, context)}, {"found", shown(value)}}}, value, context,
         Message{std::string(remedyOf(expected)), {}});
}

void checkLength(const Value& value, std::size_t length, const FieldInfo& field, ReadContext& context)
{
    const auto& [least, most] = field.length;
    const double count = static_cast<double>(length);
    if (least && count < *least)
        tell({"services.too-short", {{"property", pathOf(field, context)}, {"length", spelled(count)}}}, value, context,
             Message{"services.at-least", {{"minimum", spelled(*least)}}});
    if (most && count > *most)
        tell({"services.too-long", {{"property", pathOf(field, context)}, {"length", spelled(count)}}}, value, context,
             Message{"services.at-most", {{"maximum", spelled(*most)}}});
}

void checkRequired(const Value& object, const FieldInfo& field, ReadContext& context)
{
    if (field.requirement != Requirement::Required || !object.find(field.name).isAbsent()) return;
    if (context.absent) context.absent->push_back({pathOf(field, context), object.origin().place()});
    tell({"services.required-missing", {{"property", pathOf(field, context)}}}, object, context,
         Message{"services.add", {{"property", std::string(field.name)}}});
}

void checkChoice(const Value& object, const FieldChoice& choice, ReadContext& context)
{
    std::vector<std::string_view> written;
    for (std::string_view name : choice.fields)
        if (!object.find(name).isAbsent()) written.push_back(name);
    const bool tooFew = written.empty() && choice.rule != FieldChoice::Rule::AtMostOne;
    const bool tooMany = written.size() > 1 && choice.rule != FieldChoice::Rule::AtLeastOne;
    if (tooFew) {
        if (context.absent) context.absent->push_back({context.path + joined(choice.fields, " or "), object.origin().place()});
        tell({"services.one-of-missing", {{"properties", joined(choice.fields, ", ")}}}, object, context,
             Message{"services.add-one-of", {{"properties", joined(choice.fields, ", ")}}});
    } else if (tooMany) {
        tell({"services.only-one-of", {{"properties", joined(written, ", ")}}}, object, context, Message{"services.keep-one", {}});
    }
}

void readField(Property<std::string>& into, const Value& value, const FieldInfo& field, ReadContext& context)
{
    if (value.isAbsent()) return;
    if (!value.isText()) {
        // AWS fills in what a reference yields; what that is cannot be known here.
        if (value.isList() || value.isMap()) tellWrongKind(value, field, field.kind, context);
        into = Property<std::string>::unknown(value);
        return;
    }
    checkAllowed(value, value.text(), field, context);
    if (field.kind == FieldKind::Cidr) checkCidr(value, value.text(), field, context);
    if (!field.isList) checkLength(value, value.text().size(), field, context);
    into = Property<std::string>::known(value.text(), value);
}

void readField(Property<std::int64_t>& into, const Value& value, const FieldInfo& field, ReadContext& context)
{
    if (value.isAbsent()) return;
    const auto number = value.isUnknown() ? std::nullopt : readNumber(value, field, true, context);
    into = number ? Property<std::int64_t>::known(static_cast<std::int64_t>(*number), value) : Property<std::int64_t>::unknown(value);
}

void readField(Property<double>& into, const Value& value, const FieldInfo& field, ReadContext& context)
{
    if (value.isAbsent()) return;
    const auto number = value.isUnknown() ? std::nullopt : readNumber(value, field, false, context);
    into = number ? Property<double>::known(*number, value) : Property<double>::unknown(value);
}

void readField(Property<bool>& into, const Value& value, const FieldInfo& field, ReadContext& context)
{
    if (value.isAbsent()) return;
    const bool isText = value.isText();
    if (isText && sameText(value.text(), "true", true)) into = Property<bool>::known(true, value);
    else if (isText && sameText(value.text(), "false", true)) into = Property<bool>::known(false, value);
    else {
        if (!value.isUnknown() && !value.isReference()) tellWrongKind(value, field, FieldKind::Boolean, context);
        into = Property<bool>::unknown(value);
    }
}

void readField(Property<Reference>& into, const Value& value, const FieldInfo& field, ReadContext& context)
{
    if (value.isAbsent()) return;
    if (value.isReference()) into = Property<Reference>::known({value.text(), value.attribute(), false}, value);
    else if (value.isText()) into = Property<Reference>::known({value.text(), {}, true}, value);
    else if (value.isUnknown() && !value.symbol().empty()) into = Property<Reference>::known({value.symbol(), {}, true}, value);
    else {
        if (!value.isUnknown()) tellWrongKind(value, field, FieldKind::Text, context);
        into = Property<Reference>::unknown(value);
    }
}

void readField(Property<Value>& into, const Value& value, const FieldInfo&, ReadContext&)
{
    if (value.isAbsent()) return;
    into = value.isUnknown() ? Property<Value>::unknown(value) : Property<Value>::known(value, value);
}

} // namespace faultline
