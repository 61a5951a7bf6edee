#include "tests/support/same_tree.h"

#include <regex>

namespace faultline::test {

namespace {

using Difference = std::optional<std::string>;

std::string nameOfTag(std::string_view tag)
{
    const std::string name(tag.substr(1));
    return name == "Ref" || name == "Condition" || name.find("::") != std::string::npos ? name : "Fn::" + name;
}

bool isWord(Node node)
{
    static const std::regex word("true|false|-?(0|[0-9]+)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    return node.style() == Node::Style::Plain && std::regex_match(std::string(node.text()), word);
}

/// A node, with its tag or as that tag's argument.
struct Seen {
    Node node;
    bool isArgument = false;

    [[nodiscard]] std::string_view tag() const { return isArgument ? std::string_view() : node.tag(); }
};

Difference of(Seen a, Seen b);

Difference ofScalars(Node a, Node b)
{
    if (a.text() != b.text()) return std::string(a.text()) + " is not " + std::string(b.text());
    if (a.kind() == Node::Kind::Scalar && a.tag().empty() && b.tag().empty() && isWord(a) != isWord(b))
        return std::string(a.text()) + ": word or text";
    return std::nullopt;
}

Difference ofAttributes(Seen a, Seen b)
{
    if (a.node.isSequence() == b.node.isSequence()) return of(a, b);
    const Node text = a.node.isSequence() ? b.node : a.node, items = a.node.isSequence() ? a.node : b.node;
    const bool isSame = items.size() == 2 && std::string(items.at(0).text()) + "." + std::string(items.at(1).text()) == text.text();
    return isSame ? std::nullopt : Difference("attribute " + std::string(text.text()));
}

Difference ofArguments(const std::string& function, Seen a, Seen b)
{
    if (function == "Fn::GetAtt") return ofAttributes(a, b);
    const auto isBare = [](Node node) { return node.text().empty() && (node.isScalar() || node.kind() == Node::Kind::Null); };
    if (function == "Fn::GetAZs" && isBare(a.node) && isBare(b.node)) return std::nullopt;
    return of(a, b);
}

// What the nodes hold, whatever tags they carry.
Difference ofValues(Node a, Node b)
{
    if (a.kind() != b.kind()) return "kinds " + std::to_string(static_cast<int>(a.kind())) + " and " + std::to_string(static_cast<int>(b.kind()));
    const std::vector<Node> items = a.items(), others = b.items();
    const std::vector<Node::Entry> entries = a.entries(), otherEntries = b.entries();
    if (items.size() != others.size() || entries.size() != otherEntries.size()) return "sizes";
    for (std::size_t i = 0; i < items.size(); ++i)
        if (const Difference d = of({items[i]}, {others[i]})) return std::to_string(i) + "/" + *d;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::string key(entries[i].key.text());
        if (key != otherEntries[i].key.text()) return "key " + key + " is not " + std::string(otherEntries[i].key.text());
        const std::string function = entries.size() == 1 ? key : std::string();
        if (const Difference d = ofArguments(function, {entries[i].value}, {otherEntries[i].value})) return key + "/" + *d;
    }
    return a.isScalar() ? ofScalars(a, b) : std::nullopt;
}

Difference of(Seen a, Seen b)
{
    if (a.tag().empty() && b.tag().empty()) return ofValues(a.node, b.node);
    if (a.tag().empty()) return of(b, a);
    const std::string name = nameOfTag(a.tag());
    if (a.tag() == b.tag()) return ofArguments(name, {a.node, true}, {b.node, true});
    if (!b.tag().empty()) return std::string(a.tag()) + " is not " + std::string(b.tag());
    const std::vector<Node::Entry> entries = b.node.entries();
    if (entries.size() != 1 || entries[0].key.text() != name) return std::string(a.tag()) + " is not " + name;
    return ofArguments(name, {a.node, true}, {entries[0].value});
}

} // namespace

Difference differenceOf(Node a, Node b) { return of({a}, {b}); }

} // namespace faultline::test
