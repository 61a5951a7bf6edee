#include "model/document/own_fields.h"

#include "model/text/number_in.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace faultline {

namespace {

std::string spelled(double number)
{
    char buffer[32];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, number);
    return error == std::errc() ? std::string(buffer, end) : std::string();
}

std::string joined(std::initializer_list<std::string_view> words)
{
    std::string all;
    for (const std::string_view word : words) all += (all.empty() ? "" : ", ") + std::string(word);
    return all;
}

} // namespace

OwnFields::OwnFields(Node node, std::vector<Problem>& problems) : m_node(node), m_problems(&problems)
{
    const bool isNothing = node.kind() == Node::Kind::None || node.kind() == Node::Kind::Null;
    if (!isNothing && !node.isMapping()) tell(node, "document.own-not-mapping");
}

void OwnFields::tell(Node where, std::string_view id, std::string_view expected) const
{
    const Place place = where.place();
    const auto slash = place.path.rfind('/');
    std::string key = slash == std::string::npos ? place.path : place.path.substr(slash + 1);
    m_problems->push_back(
        {{std::string(id), {{"key", std::move(key)}, {"value", std::string(where.text().substr(0, 80))}, {"expected", std::string(expected)}}},
         place,
         std::nullopt});
}

Node OwnFields::present(std::string_view key) const
{
    const Node value = m_node.find(key);
    return value.kind() == Node::Kind::Null ? Node() : value;
}

template <class T>
void OwnFields::bound(std::vector<T>& items, Node where) const
{
    if (items.size() <= kOwnItemsMax) return;
    tell(where, "document.own-too-many", std::to_string(kOwnItemsMax));
    items.resize(kOwnItemsMax, items.front());
}

std::optional<std::string> OwnFields::text(std::string_view key) const
{
    const Node value = present(key);
    if (!value) return std::nullopt;
    if (value.isScalar()) return std::string(value.text());
    tell(value, "document.own-not-text");
    return std::nullopt;
}

std::optional<std::string> OwnFields::requiredText(std::string_view key) const
{
    if (isPresent() && !present(key)) tell(m_node, "document.own-key-missing", key);
    auto value = text(key);
    if (value && value->empty()) {
        tell(present(key), "document.own-empty");
        return std::nullopt;
    }
    return value;
}

std::optional<std::string> OwnFields::oneOf(std::string_view key, std::initializer_list<std::string_view> allowed) const
{
    auto value = text(key);
    if (!value || std::find(allowed.begin(), allowed.end(), *value) != allowed.end()) return value;
    tell(present(key), "document.own-not-one-of", joined(allowed));
    return std::nullopt;
}

std::optional<double> OwnFields::numberOf(Node node, NumberRange range) const
{
    const auto number = node.isScalar() ? numberIn(node.text()) : std::nullopt;
    if (!number) {
        tell(node, "document.own-not-number");
        return std::nullopt;
    }
    if (*number < range.minimum || *number > range.maximum) {
        tell(node, "document.own-out-of-range", spelled(range.minimum) + " … " + spelled(range.maximum));
        return std::nullopt;
    }
    return number;
}

std::optional<double> OwnFields::number(std::string_view key, NumberRange range) const
{
    const Node value = present(key);
    return value ? numberOf(value, range) : std::nullopt;
}

std::optional<int> OwnFields::integer(std::string_view key, NumberRange range) const
{
    const auto value = number(key, range);
    if (!value) return std::nullopt;
    if (*value == std::floor(*value)) return static_cast<int>(*value);
    tell(present(key), "document.own-not-integer");
    return std::nullopt;
}

std::optional<bool> OwnFields::boolean(std::string_view key) const
{
    const Node value = present(key);
    if (!value) return std::nullopt;
    if (value.text() == "true" || value.text() == "True") return true;
    if (value.text() == "false" || value.text() == "False") return false;
    tell(value, "document.own-not-boolean");
    return std::nullopt;
}

std::vector<double> OwnFields::numbers(std::string_view key, NumberRange range) const
{
    const Node value = present(key);
    if (!value) return {};
    if (!value.isSequence()) {
        tell(value, "document.own-not-list");
        return {};
    }
    std::vector<Node> items = value.items();
    bound(items, value);
    std::vector<double> all;
    for (const Node& item : items)
        if (const auto number = numberOf(item, range)) all.push_back(*number);
    return all;
}

std::optional<Point> OwnFields::point(std::string_view key) const
{
    const Node value = present(key);
    if (!value) return std::nullopt;
    if (!value.isSequence() || value.size() != 2) {
        tell(value, "document.own-not-point");
        return std::nullopt;
    }
    const auto x = numberOf(value.at(0), {-1e6, 1e6});
    const auto y = numberOf(value.at(1), {-1e6, 1e6});
    return x && y ? std::optional(Point{*x, *y}) : std::nullopt;
}

std::vector<std::string> OwnFields::texts(std::string_view key) const
{
    const Node value = present(key);
    if (value.isScalar()) return {std::string(value.text())};
    if (value && !value.isSequence()) tell(value, "document.own-not-list");
    std::vector<Node> items = value.items();
    bound(items, value);
    std::vector<std::string> all;
    for (const Node& item : items) {
        if (item.isScalar()) all.emplace_back(item.text());
        else tell(item, "document.own-not-text");
    }
    return all;
}

OwnFields OwnFields::fields(std::string_view key) const { return {m_node.find(key), *m_problems}; }

std::vector<OwnFields> OwnFields::list(std::string_view key) const
{
    const Node value = present(key);
    if (!value) return {};
    if (!value.isSequence()) {
        tell(value, "document.own-not-list");
        return {};
    }
    std::vector<Node> items = value.items();
    bound(items, value);
    std::vector<OwnFields> all;
    for (const Node& item : items)
        if (OwnFields fields(item, *m_problems); fields.isPresent()) all.push_back(fields);
    return all;
}

std::vector<Node::Entry> OwnFields::entries(std::string_view key) const
{
    const OwnFields below = fields(key);
    std::vector<Node::Entry> all = below.node().entries();
    bound(all, below.node());
    return all;
}

} // namespace faultline
