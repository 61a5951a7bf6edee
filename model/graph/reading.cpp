#include "model/graph/reading.h"

#include "model/files/limits.h"
#include "model/template/intrinsic.h"
#include "model/text/number_in.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdlib>

namespace faultline::reading {

namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
    return text;
}

void addOnce(std::vector<std::string>& ids, std::string_view id)
{
    if (std::find(ids.begin(), ids.end(), id) == ids.end()) ids.emplace_back(id);
}

void addResource(const Architecture& architecture, std::string_view id, std::vector<std::string>& ids)
{
    if (const Resource* r = architecture.find(id); r && r->exists != Tri::No) addOnce(ids, id);
}

void collect(const Architecture& architecture, const Value& value, std::vector<std::string>& ids, int depth)
{
    if (depth > limits::kDepth) return;
    if (value.isReference()) addResource(architecture, value.text(), ids);
    for (const std::string& id : value.mentions()) addResource(architecture, id, ids);
    for (const Value& item : value.items()) collect(architecture, item, ids, depth + 1);
    for (const auto& [key, field] : value.fields()) collect(architecture, field, ids, depth + 1);
}

/// "${Db.Endpoint.Address}" names Db; "${!Literal}" names nothing (CFN-12).
void collectFromSub(const Architecture& architecture, std::string_view text, std::vector<std::string>& ids)
{
    for (std::size_t open = text.find("${"); open != std::string_view::npos; open = text.find("${", open + 2)) {
        const std::size_t close = text.find('}', open);
        if (close == std::string_view::npos) return;
        const std::string_view name = text.substr(open + 2, close - open - 2);
        addResource(architecture, trimmed(name.substr(0, name.find('.'))), ids);
    }
}

void collect(const Architecture& architecture, Node node, std::vector<std::string>& ids, int depth)
{
    if (depth > limits::kDepth) return;
    if (const auto call = intrinsicAt(node)) {
        const Node& argument = call->argument;
        if (call->function == Function::Ref) addResource(architecture, argument.text(), ids);
        if (call->function == Function::GetAtt) {
            const std::string_view whole = argument.isSequence() ? argument.at(0).text() : argument.text();
            addResource(architecture, whole.substr(0, whole.find('.')), ids);
        }
        if (call->function == Function::Sub) collectFromSub(architecture, argument.isSequence() ? argument.at(0).text() : argument.text(), ids);
        if (!call->isShort || argument.isSequence() || argument.isMapping()) {
            for (const Node& item : argument.items()) collect(architecture, item, ids, depth + 1);
            for (const Node::Entry& entry : argument.entries()) collect(architecture, entry.value, ids, depth + 1);
        }
        return;
    }
    for (const Node& item : node.items()) collect(architecture, item, ids, depth + 1);
    for (const Node::Entry& entry : node.entries()) collect(architecture, entry.value, ids, depth + 1);
}

const std::string& conditionOf(const Architecture& architecture, std::string_view id)
{
    static const std::string none;
    const Resource* resource = architecture.find(id);
    return resource ? resource->condition : none;
}

} // namespace

bool isOfType(const Architecture& architecture, std::string_view id, std::string_view typeName)
{
    const Resource* r = architecture.find(id);
    return r && r->typeName == typeName;
}

const Value& below(const Value& value, std::string_view path)
{
    const Value* at = &value;
    while (!path.empty() && !at->isUnknown() && !at->isAbsent()) {
        const std::size_t slash = path.find('/');
        const std::string_view key = path.substr(0, slash);
        path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
        if (at->isList()) {
            std::size_t index = 0;
            const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), index);
            static const Value nothing;
            at = error == std::errc() && end == key.data() + key.size() && index < at->items().size() ? &at->items()[index] : &nothing;
        } else {
            at = &at->find(key);
        }
    }
    return *at;
}

const Value& property(const Resource& resource, std::string_view path) { return below(resource.properties, path); }

Tri boolean(const Value& value, bool whenAbsent)
{
    if (value.isAbsent()) return triOf(whenAbsent);
    if (!value.isText()) return Tri::Unknown;
    std::string lower = value.text();
    std::transform(lower.begin(), lower.end(), lower.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (lower == "true") return Tri::Yes;
    return lower == "false" ? Tri::No : Tri::Unknown;
}

std::optional<double> number(const Value& value, std::optional<double> whenAbsent)
{
    if (value.isAbsent()) return whenAbsent;
    if (!value.isText()) return std::nullopt;
    return numberIn(value.text());
}

std::optional<int> port(const Value& value)
{
    constexpr int kPortMax = 65535;
    const auto n = number(value);
    return n && *n >= 1 && *n <= kPortMax ? std::optional(static_cast<int>(*n)) : std::nullopt;
}

std::optional<std::string> text(const Value& value, std::string_view whenAbsent)
{
    if (value.isAbsent()) return std::string(whenAbsent);
    return value.isText() ? std::optional(value.text()) : std::nullopt;
}

std::vector<Value> itemsOf(const Value& value)
{
    if (value.isAbsent()) return {};
    std::vector<Value> out;
    const std::vector<Value> single{value};
    for (const Value& item : value.isList() ? value.items() : single) {
        if (!item.isText() || item.text().find(',') == std::string::npos) {
            out.push_back(item);
            continue;
        }
        std::string_view rest = item.text();
        while (!rest.empty()) {
            const std::size_t comma = rest.find(',');
            if (const auto part = trimmed(rest.substr(0, comma)); !part.empty()) out.push_back(Value::text(std::string(part), item.origin()));
            rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
        }
    }
    return out;
}

Mention mention(const Architecture& architecture, const Value& value, std::initializer_list<std::string_view> types)
{
    if (value.isText()) return {value.text(), !value.text().empty()};
    if (value.isUnknown()) return {value.symbol(), true};
    if (!value.isReference()) return {};
    const Resource* target = architecture.find(value.text());
    const bool fits = target && (types.size() == 0 || std::find(types.begin(), types.end(), target->typeName) != types.end());
    if (fits) return {value.text(), false};
    return {value.attribute().empty() ? value.text() : value.text() + "." + value.attribute(), true};
}

std::vector<Mention> mentions(const Architecture& architecture, const Value& list, std::initializer_list<std::string_view> types)
{
    std::vector<Mention> out;
    for (const Value& item : itemsOf(list)) out.push_back(mention(architecture, item, types));
    return out;
}

std::vector<std::string> resourcesIn(const Architecture& architecture, const Value& value)
{
    std::vector<std::string> ids;
    collect(architecture, value, ids, 0);
    return ids;
}

std::vector<std::string> resourcesIn(const Architecture& architecture, Node node)
{
    std::vector<std::string> ids;
    collect(architecture, node, ids, 0);
    return ids;
}

Tri existsGiven(const Architecture& architecture, const Resource& resource, std::string_view given)
{
    if (resource.exists != Tri::Unknown) return resource.exists;
    const std::string& condition = conditionOf(architecture, resource.id);
    return !condition.empty() && condition == conditionOf(architecture, given) ? Tri::Yes : Tri::Unknown;
}

} // namespace faultline::reading
