#include "model/document/span_writer.h"

#include "model/document/literal_of.h"
#include "model/document/literal_text.h"
#include "model/template/path.h"
#include "model/text/utf8.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace faultline {

namespace {

/// One child of a list or mapping in the text. `key` is Node() in a list.
struct Child {
    Node key, value;
    Span span; ///< of the value as it stands here: of the alias, where it is one
    bool isAlias = false;
};

class SpanWriter {
public:
    explicit SpanWriter(const Template& source) : m_source(source), m_text(source.text()), m_style(styleOf(source)) {}

    Result<Splice> set(const std::vector<std::string>& segments, const Literal& value)
    {
        Node parent = m_source.root();
        for (std::size_t i = 0; i < segments.size(); ++i) {
            const bool isLast = i + 1 == segments.size();
            const auto child = childOf(parent, segments[i]);
            if (!child) return insert(parent, segments, i, value);
            if (isLast) return replace(parent, *child, value);
            if (child->isAlias) return problem(child->key ? child->key : parent, "document.edit-through-alias");
            const bool isEmpty =
                child->value.kind() == Node::Kind::Null || ((child->value.isMapping() || child->value.isSequence()) && child->value.size() == 0);
            if (isEmpty) return replace(parent, *child, nested(segments, i + 1, value));
            if (!child->value.isMapping() && !child->value.isSequence()) return problem(child->value, "document.edit-through-scalar");
            parent = child->value;
        }
        return Splice{};
    }

    Result<Splice> append(const std::vector<std::string>& segments, const Literal& item)
    {
        std::optional<Child> child;
        Node parent, node = m_source.root();
        for (const std::string& segment : segments) {
            parent = node;
            child = childOf(parent, segment);
            if (!child) return set(segments, Literal::list({item}));
            if (child->isAlias) return problem(parent, "document.edit-through-alias");
            node = child->value;
        }
        if (!child) return problem(node, "document.edit-through-scalar");
        if (node.isSequence() && node.size() > 0 && node.tag().empty()) return insertChild(node, {}, item);
        if (node.isScalar()) return replace(parent, *child, Literal::list({literalOf(node), item})); // `DependsOn: A` becomes a list
        if (node.kind() == Node::Kind::Null || node.size() == 0) return replace(parent, *child, Literal::list({item}));
        return problem(node, "document.edit-not-a-list");
    }

    Result<Splice> remove(std::vector<std::string> segments, bool pruneEmpty)
    {
        std::vector<Node> parents{m_source.root()};
        for (const std::string& segment : segments) {
            const auto child = childOf(parents.back(), segment);
            if (!child) return Splice{};
            const bool isLast = parents.size() == segments.size();
            if (child->isAlias && !isLast) return problem(parents.back(), "document.edit-through-alias");
            parents.push_back(child->value);
        }
        if (segments.empty()) return Splice{};
        parents.pop_back();
        // What is left empty goes, too; but a template keeps its sections of resources.
        while (pruneEmpty && segments.size() > 1 && parents.back().size() == 1 && !(segments.size() == 2 && segments[0] == "Resources")) {
            segments.pop_back();
            parents.pop_back();
        }
        const Node parent = parents.back();
        if (parent.size() > 1) return removeChild(parent, segments.back());
        if (segments.size() == 1) return Splice{0, m_text.size(), m_style.format == Format::Json ? "{}" : ""};
        const auto self = childOf(parents[parents.size() - 2], segments[segments.size() - 2]);
        return replace(parents[parents.size() - 2], *self, parent.isSequence() ? Literal::list({}) : Literal());
    }

    Result<Splice> renameKey(const std::vector<std::string>& segments, std::string_view newKey)
    {
        Node parent = m_source.root();
        for (std::size_t i = 0; i < segments.size(); ++i) {
            const auto child = childOf(parent, segments[i]);
            if (!child || !child->key) return problem(parent, "document.edit-no-such-key");
            if (i + 1 == segments.size()) return scalar(child->key, newKey);
            if (child->isAlias) return problem(parent, "document.edit-through-alias");
            parent = child->value;
        }
        return Splice{};
    }

    Splice scalar(Node node, std::string_view text) const
    {
        std::size_t begin = node.span().begin;
        std::string tag;
        if (!node.tag().empty()) tag = std::string(node.tag()) + " ";
        const bool wasTyped = node.style() == Node::Style::Plain;
        return {begin, node.span().end,
                tag + scalarText(Literal(text), m_style, isInFlow(node), likeOf(node), wasTyped && m_style.format == Format::Yaml)};
    }

private:
    static Problem problem(Node where, std::string_view id)
    {
        return Problem{{std::string(id), {}}, where.place(), Message{"document.edit-by-hand", {}}};
    }

    static std::optional<Node::Style> likeOf(Node node)
    {
        if (!node.isScalar()) return std::nullopt;
        return node.style() == Node::Style::SingleQuoted || node.style() == Node::Style::DoubleQuoted ? std::optional(node.style()) : std::nullopt;
    }

    // ---- finding -------------------------------------------------------------------------------------------------------------------

    std::optional<Child> childOf(Node parent, const std::string& segment) const
    {
        if (parent.isMapping()) {
            const Node key = parent.findKey(segment);
            if (!key) return std::nullopt;
            return child(key, parent.find(segment), key.span().end);
        }
        std::size_t index = 0;
        const auto [end, error] = std::from_chars(segment.data(), segment.data() + segment.size(), index);
        if (!parent.isSequence() || error != std::errc() || end != segment.data() + segment.size() || index >= parent.size()) return std::nullopt;
        return itemAt(parent, index);
    }

    // An alias shows its anchor's node, which stands further up.
    Child child(Node key, Node value, std::size_t from) const
    {
        if (value.span().begin >= from) return {key, value, value.span(), false};
        std::size_t star = m_text.find('*', from);
        if (star == std::string::npos) star = from;
        return {key, value, {star, std::min(m_text.find_first_of(" \t\r\n,]}", star), m_text.size())}, true};
    }

    Child itemAt(Node sequence, std::size_t index) const
    {
        std::size_t from = sequence.span().begin;
        for (std::size_t i = 0; i <= index; ++i) {
            const Child item = child({}, sequence.at(i), from);
            if (i == index) return item;
            from = item.span.end;
        }
        return {};
    }

    /// Children as they stand in the text; entries that a merge key brings in are none of them.
    std::vector<Child> childrenOf(Node parent) const
    {
        std::vector<Child> all;
        std::size_t from = parent.span().begin;
        for (std::size_t i = 0; parent.isSequence() && i < parent.size(); ++i) {
            all.push_back(child({}, parent.at(i), from));
            from = all.back().span.end;
        }
        for (const Node::Entry& entry : parent.entries())
            if (parent.findKey(entry.key.text()) == entry.key) all.push_back(child(entry.key, entry.value, entry.key.span().end));
        if (const Node merge = parent.merge()) {
            const Node key = parent.findKey("<<");
            all.push_back(child(key, merge, key.span().end));
        }
        std::sort(all.begin(), all.end(), [](const Child& a, const Child& b) { return a.span.begin < b.span.begin; });
        return all;
    }

    bool isFlow(Node collection) const { return m_style.format == Format::Json || collection.isFlow(); }

    bool isInFlow(Node node) const
    {
        if (m_style.format == Format::Json) return true;
        Node at = m_source.root();
        for (const std::string& segment : pathSegments(node.path())) {
            if (at.isFlow()) return true;
            const auto next = childOf(at, segment);
            if (!next) return false;
            at = next->value;
        }
        return false;
    }

    std::size_t lineBegin(std::size_t offset) const
    {
        const std::size_t before = offset == 0 ? std::string::npos : m_text.rfind('\n', offset - 1);
        if (before != std::string::npos) return before + 1;
        return m_text.starts_with(kByteOrderMark) ? std::min(kByteOrderMark.size(), offset) : 0;
    }

    /// Where the line's text ends, its line end not included.
    std::size_t lineEnd(std::size_t offset) const
    {
        std::size_t end = std::min(m_text.find('\n', offset), m_text.size());
        if (end > offset && m_text[end - 1] == '\r') --end;
        return end;
    }

    std::size_t nextLine(std::size_t offset) const
    {
        const std::size_t end = m_text.find('\n', offset);
        return end == std::string::npos ? m_text.size() : end + 1;
    }

    std::size_t columnOf(std::size_t offset) const
    {
        const std::size_t begin = lineBegin(offset);
        return characterCount(std::string_view(m_text).substr(begin, offset - begin));
    }

    std::string indentOfLine(std::size_t offset) const
    {
        const std::size_t begin = lineBegin(offset);
        return m_text.substr(begin, std::min(m_text.find_first_not_of(" \t", begin), m_text.size()) - begin);
    }

    bool isOnlyBlanks(std::size_t begin, std::size_t end) const { return m_text.find_first_not_of(" \t", begin) >= end; }

    std::size_t dashOf(const Child& item) const { return m_text.rfind('-', item.span.begin == 0 ? 0 : item.span.begin - 1); }

    /// A block scalar may stand where its last line has an end with nothing before it, and where no comment line follows that it would swallow.
    bool allowsBlockScalar(std::size_t end) const
    {
        const std::size_t line = lineEnd(end);
        if (line >= m_text.size() || !isOnlyBlanks(end, line)) return false;
        const std::size_t next = m_text.find_first_not_of(" \t\r\n", line);
        return next == std::string::npos || m_text[next] != '#';
    }

    TextStyle styleBefore(std::size_t end) const
    {
        TextStyle style = m_style;
        style.allowsBlockScalars = allowsBlockScalar(end);
        return style;
    }

    // ---- setting -------------------------------------------------------------------------------------------------------------------

    static Literal nested(const std::vector<std::string>& segments, std::size_t from, const Literal& value)
    {
        Literal made = value;
        for (std::size_t i = segments.size(); i > from; --i) {
            const std::string& segment = segments[i - 1];
            made = segment == "0" ? Literal::list({std::move(made)}) : Literal::map({{segment, std::move(made)}});
        }
        return made;
    }

    Result<Splice> insert(Node parent, const std::vector<std::string>& segments, std::size_t at, const Literal& value)
    {
        const Literal made = nested(segments, at + 1, value);
        if (parent.isSequence()) {
            if (segments[at] != std::to_string(parent.size())) return problem(parent, "document.edit-no-such-item");
            return insertChild(parent, {}, made);
        }
        if (parent.size() == 0) { // only the root comes here empty
            const Literal whole = Literal::map({{segments[at], made}});
            if (m_style.format == Format::Json || parent.isFlow())
                return Splice{parent.span().begin, parent.span().end,
                              m_style.format == Format::Json ? flowText(whole, m_style, "") : blockText(whole, m_style, 0)};
        }
        if (parent == m_source.root())
            if (const Node before = sectionAfter(segments[at])) return insertBefore(before, segments[at], made);
        return insertChild(parent, segments[at], made);
    }

    /// The section that a new one of this name stands before.
    Node sectionAfter(const std::string& name) const
    {
        static const std::vector<std::string> order{"AWSTemplateFormatVersion",
                                                    "Transform",
                                                    "Description",
                                                    "Metadata",
                                                    "Parameters",
                                                    "Rules",
                                                    "Mappings",
                                                    "Conditions",
                                                    "Resources",
                                                    "Outputs",
                                                    "Hooks"};
        const auto mine = std::find(order.begin(), order.end(), name);
        if (mine == order.end()) return {};
        for (const Child& section : childrenOf(m_source.root()))
            if (std::find(mine, order.end(), section.key.text()) != order.end()) return section.key;
        return {};
    }

    Result<Splice> insertBefore(Node key, const std::string& name, const Literal& value)
    {
        if (m_style.format == Format::Json || m_source.root().isFlow()) {
            const std::string indent = indentOfLine(key.span().begin);
            const bool ownLine = isOnlyBlanks(lineBegin(key.span().begin), key.span().begin);
            return Splice{key.span().begin, key.span().begin,
                          flowKeyText(name, m_style) + flowText(value, m_style, indent) + "," +
                              (ownLine                    ? m_style.newline + indent
                               : m_style.jsonColon == ":" ? ""
                                                          : " ")};
        }
        // Comments above the first section are the file's, above others the section's.
        const bool isFirst = key.span().begin == m_source.root().span().begin;
        const std::size_t line = lineBegin(key.span().begin);
        const std::size_t begin = isFirst ? line : withCommentsAbove(line, columnOf(key.span().begin));
        TextStyle style = m_style;
        style.allowsBlockScalars = begin == line; // comments between would be swallowed
        return Splice{begin, begin, blockKeyText(name, style, 0) + afterKeyText(value, style, 0) + style.newline};
    }

    Result<Splice> insertChild(Node parent, const std::string& key, const Literal& value)
    {
        const std::vector<Child> children = childrenOf(parent);
        if (children.empty()) return problem(parent, "document.edit-through-alias");
        return isFlow(parent) ? insertInFlow(parent, children, key, value) : insertInBlock(parent, children, key, value);
    }

    Result<Splice> insertInFlow(Node parent, const std::vector<Child>& children, const std::string& key, const Literal& value)
    {
        const Child& last = children.back();
        const std::size_t lastEnd = std::max(last.span.end, last.key ? last.key.span().end : 0);
        const std::size_t firstBegin = children.front().key ? children.front().key.span().begin : children.front().span.begin;
        const bool isMultiLine = m_text.substr(parent.span().begin, firstBegin - parent.span().begin).find('\n') != std::string::npos;
        const std::size_t next = m_text.find_first_not_of(" \t\r\n", lastEnd);
        const bool hasComma = next != std::string::npos && m_text[next] == ',';
        const std::string indent = indentOfLine(isMultiLine ? firstBegin : lastEnd);
        std::string text = hasComma ? "" : ",";
        text += isMultiLine ? m_style.newline + indent : m_style.format == Format::Json && m_style.jsonColon == ":" ? "" : " ";
        if (parent.isMapping()) text += flowKeyText(key, m_style);
        TextStyle style = m_style;
        if (!isMultiLine) style.jsonIndent.clear();
        const std::size_t at = hasComma ? next + 1 : lastEnd;
        return Splice{at, at, text + flowText(value, style, indent)};
    }

    Result<Splice> insertInBlock(Node parent, const std::vector<Child>& children, const std::string& key, const Literal& value)
    {
        const Child& first = children.front();
        const bool isList = parent.isSequence();
        const std::size_t firstBegin = isList ? dashOf(first) : first.key.span().begin;
        const std::size_t column = columnOf(firstBegin);
        const std::string indent(column, ' ');
        const auto entry = [&](const TextStyle& style) {
            return isList ? "- " + itemText(value, style, column + 2) : blockKeyText(key, style, column) + afterKeyText(value, style, column);
        };
        const std::size_t end = std::max(parent.span().end, children.back().span.end);
        const Node deepest = deepestLast(parent);
        const bool isScalarBlock = deepest.style() == Node::Style::Literal || deepest.style() == Node::Style::Folded;
        if (isScalarBlock) {
            // Blank lines behind a `|+` are part of it, and a missing last line end is part of any: then the new one stands before the last.
            const std::string header = m_text.substr(deepest.span().begin, lineEnd(deepest.span().begin) - deepest.span().begin);
            const bool keeps = header.find('+') != std::string::npos && header.find('#') == std::string::npos;
            if (keeps || lineEnd(end) >= m_text.size()) {
                const Child& last = children.back();
                const std::size_t at = isList ? dashOf(last) : last.key.span().begin;
                return Splice{at, at, entry(m_style) + m_style.newline + indent};
            }
        }
        const std::size_t at = lineEnd(end);
        TextStyle style = m_style;
        style.allowsBlockScalars = allowsBlockScalar(at);
        return Splice{at, at, m_style.newline + indent + entry(style)};
    }

    Node deepestLast(Node node) const
    {
        while ((node.isMapping() || node.isSequence()) && !isFlow(node)) {
            const std::vector<Child> children = childrenOf(node);
            if (children.empty() || children.back().isAlias) break;
            node = children.back().value;
        }
        return node;
    }

    Result<Splice> replace(Node parent, const Child& child, const Literal& value)
    {
        if (isFlow(parent)) return replaceInFlow(child, value);
        const Node old = child.isAlias ? Node() : child.value;
        const bool wasBlock = (old.isMapping() || old.isSequence()) && !isFlow(old) && old.size() > 0;
        const TextStyle style = styleBefore(child.span.end);
        const bool becomesBlock = isBlock(value, style);
        const bool likeWord = old.style() == Node::Style::Plain && old.isScalar() && old.tag().empty() && value.kind == Literal::Kind::Text &&
                              looksLikeWord(old.text());
        const bool isMultiLineText = value.text.find('\n') != std::string::npos;
        const auto like = isMultiLineText || !old.tag().empty() ? std::nullopt : likeOf(old);
        const std::size_t column = parent.isSequence() ? columnOf(dashOf(child)) : columnOf(child.key.span().begin);
        const std::string made = parent.isSequence() ? " " + itemText(value, style, column + 2) : afterKeyText(value, style, column, like, likeWord);
        if (wasBlock && becomesBlock && old.tag().empty() && m_text[old.span().begin] != '&')
            // A list may stand below its key's own column, a mapping may not.
            if (parent.isSequence() || (lineBegin(old.span().begin) != lineBegin(child.key.span().begin) &&
                                        (value.kind == Literal::Kind::List || columnOf(old.span().begin) > column)))
                return Splice{child.span.begin, child.span.end, blockText(value, style, columnOf(child.span.begin))};
        const std::size_t separator = parent.isSequence() ? dashOf(child) + 1 : m_text.find(':', child.key.span().end) + 1;
        if (old.kind() == Node::Kind::Null && child.span.begin == child.span.end) return Splice{separator, separator, made};
        if (!wasBlock && !becomesBlock && !parent.isSequence() && child.span.begin > separator && lineBegin(separator) == lineBegin(child.span.begin))
            return Splice{child.span.begin, child.span.end, made.substr(1)};
        if (!wasBlock && parent.isSequence() && child.span.begin > separator) return Splice{child.span.begin, child.span.end, made.substr(1)};
        // A comment behind the key stays where it is.
        const std::size_t firstLineEnd = lineEnd(separator);
        const std::size_t comment = m_text.find_first_not_of(" \t", separator);
        const bool hasComment = wasBlock && comment < firstLineEnd && m_text[comment] == '#' && !isMultiLineText;
        const std::string kept = hasComment ? m_text.substr(separator, firstLineEnd - separator) : std::string();
        return Splice{separator, child.span.end, becomesBlock ? kept + made : made + kept};
    }

    static bool looksLikeWord(std::string_view text)
    {
        return isJsonNumber(text) || text == "true" || text == "false" || (!text.empty() && text[0] >= '0' && text[0] <= '9');
    }

    Result<Splice> replaceInFlow(const Child& child, const Literal& value)
    {
        const bool likeWord =
            child.value.style() == Node::Style::Plain && !child.isAlias && child.value.isScalar() && looksLikeWord(child.value.text());
        const bool isScalarValue = value.kind == Literal::Kind::Text || value.kind == Literal::Kind::Word;
        TextStyle style = m_style;
        if (m_text.substr(child.span.begin, child.span.end - child.span.begin).find('\n') == std::string::npos && child.value.size() > 0)
            style.jsonIndent.clear();
        const bool tagged = !child.value.tag().empty();
        std::string text = isScalarValue ? scalarText(value, m_style, true, tagged || child.isAlias ? std::nullopt : likeOf(child.value), likeWord)
                                         : flowText(value, style, indentOfLine(child.span.begin));
        if (child.span.begin == child.span.end) { // `{a: }` and `{a}`
            const std::size_t next = child.key ? m_text.find_first_not_of(" \t\r\n", child.key.span().end) : std::string::npos;
            const bool hasColon = next != std::string::npos && m_text[next] == ':';
            const std::size_t at = hasColon ? next + 1 : child.key ? child.key.span().end : child.span.begin;
            return Splice{at, at, (hasColon ? " " : ": ") + text};
        }
        return Splice{child.span.begin, child.span.end, std::move(text)};
    }

    // ---- removing ------------------------------------------------------------------------------------------------------------------

    std::size_t withCommentsAbove(std::size_t begin, std::size_t column) const
    {
        while (begin > 0 && m_text[begin - 1] == '\n') {
            const std::size_t above = lineBegin(begin - 1);
            const std::size_t first = m_text.find_first_not_of(' ', above);
            if (first == std::string::npos || first >= begin || m_text[first] != '#' || first - above != column) break;
            begin = above;
        }
        return begin;
    }

    Result<Splice> removeChild(Node parent, const std::string& segment)
    {
        const std::vector<Child> children = childrenOf(parent);
        const auto target = childOf(parent, segment);
        std::size_t index = 0;
        while (index < children.size() && children[index].span != target->span) ++index;
        if (index == children.size()) return problem(parent, "document.edit-through-alias");
        const auto beginOf = [&](const Child& c) { return c.key ? c.key.span().begin : isFlow(parent) ? c.span.begin : dashOf(c); };
        const Child& gone = children[index];
        const std::size_t begin = beginOf(gone);
        if (isFlow(parent)) {
            if (index + 1 < children.size()) return Splice{begin, beginOf(children[index + 1]), ""};
            return Splice{index == 0 ? begin : children[index - 1].span.end, gone.span.end, ""};
        }
        const std::size_t line = lineBegin(begin);
        if (isOnlyBlanks(line, begin)) return Splice{withCommentsAbove(line, columnOf(begin)), nextLine(gone.span.end), ""};
        // "- a: 1" or "- - a": what follows moves up behind the dash.
        if (index + 1 < children.size()) return Splice{begin, beginOf(children[index + 1]), ""};
        return problem(parent, "document.edit-through-alias");
    }

    const Template& m_source;
    const std::string& m_text;
    TextStyle m_style;
};

} // namespace

Result<Splice> spliceToSet(const Template& source, std::string_view path, const Literal& value)
{
    return SpanWriter(source).set(pathSegments(path), value);
}
Result<Splice> spliceToAppend(const Template& source, std::string_view path, const Literal& item)
{
    return SpanWriter(source).append(pathSegments(path), item);
}
Result<Splice> spliceToRemove(const Template& source, std::string_view path, bool pruneEmpty)
{
    return SpanWriter(source).remove(pathSegments(path), pruneEmpty);
}
Result<Splice> spliceToRenameKey(const Template& source, std::string_view path, std::string_view newKey)
{
    return SpanWriter(source).renameKey(pathSegments(path), newKey);
}
Splice spliceForScalar(const Template& source, Node scalar, std::string_view text) { return SpanWriter(source).scalar(scalar, text); }

} // namespace faultline
