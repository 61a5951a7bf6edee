#include "model/template/tree_builder.h"

#include <algorithm>
#include <cassert>

namespace faultline {

TreeBuilder::TreeBuilder(std::string text, std::string fileName, Format format) : m_tree(std::make_shared<SourceTree>())
{
    m_tree->format = format;
    m_tree->fileName = std::move(fileName);
    m_tree->text = std::move(text);
    m_tree->indexLines();
}

Problem TreeBuilder::problem(std::size_t offset, Message what, std::optional<Message> remedy) const
{
    return {std::move(what), m_tree->place(offset), std::move(remedy)};
}

Problem TreeBuilder::tooDeep(std::size_t offset) const
{
    return problem(offset, {"template.too-deep", {{"limit", std::to_string(limits::kDepth)}}}, Message{"template.too-deep-remedy", {}});
}

// Most scalars are spelled as they read: those keep a view of the source, the others their own copy.
std::string_view TreeBuilder::keep(std::string_view text, std::size_t begin, std::size_t end)
{
    const std::string_view source = std::string_view(m_tree->text).substr(begin, end - begin);
    if (source == text) return source;
    return m_tree->decoded.emplace_back(text);
}

std::optional<Problem> TreeBuilder::add(NodeData node, std::string_view anchor, std::uint32_t& index)
{
    if (m_tree->nodes.size() >= limits::kNodes)
        return problem(node.span.begin, {"template.too-many-nodes", {{"limit", std::to_string(limits::kNodes)}}}, Message{"template.split-file", {}});
    index = static_cast<std::uint32_t>(m_tree->nodes.size());
    const Span span = node.span;
    m_lastEnd = std::max(m_lastEnd, span.end);
    m_tree->nodes.push_back(node);
    if (!anchor.empty())
        m_anchors.insert_or_assign(std::string(anchor), Anchor{index, node.kind == Node::Kind::Mapping || node.kind == Node::Kind::Sequence});
    return attach(index, span, false);
}

std::optional<Problem> TreeBuilder::attach(std::uint32_t index, Span span, bool isAlias)
{
    if (m_open.empty()) return std::nullopt;
    Open& open = m_open.back();
    const NodeData& parent = m_tree->nodes[open.node];
    NodeData& child = m_tree->nodes[index];
    const auto slot = static_cast<std::uint32_t>(open.children.size());
    if (!isAlias) {
        child.parent = open.node;
        child.slot = slot;
    }
    if (parent.kind == Node::Kind::Mapping && slot % 2 == 0) {
        if (child.kind != Node::Kind::Scalar && child.kind != Node::Kind::Null)
            return problem(span.begin, {"template.key-not-text", {}}, Message{"template.key-not-text-remedy", {}});
        const auto [first, isNew] = open.keys.emplace(child.text, slot);
        if (!isNew) {
            const Place before = m_tree->place(m_tree->nodes[open.children[first->second]].span.begin);
            return problem(span.begin, {"template.duplicate-key", {{"key", std::string(child.text)}, {"line", std::to_string(before.line)}}},
                           Message{"template.duplicate-key-remedy", {}});
        }
    }
    open.children.push_back(index);
    return std::nullopt;
}

std::optional<Problem> TreeBuilder::open(Node::Kind kind, bool isFlow, std::size_t begin, std::string_view tag, std::string_view anchor)
{
    if (depth() >= limits::kDepth) return tooDeep(begin);
    NodeData node;
    node.kind = kind;
    node.isFlow = isFlow;
    node.span = {begin, begin};
    if (!tag.empty()) node.tag = m_tree->decoded.emplace_back(tag);
    std::uint32_t index = 0;
    if (auto failed = add(node, anchor, index)) return failed;
    m_open.push_back({index, std::string(anchor), {}, {}});
    return std::nullopt;
}

std::optional<Problem> TreeBuilder::scalar(std::string value, Node::Kind kind, Node::Style style, Span span, std::string_view tag,
                                           std::string_view anchor)
{
    if (value.size() > limits::kStringBytes)
        return problem(span.begin, {"template.string-too-long", {{"limit", "4 MiB"}}}, Message{"template.split-file", {}});
    NodeData node;
    node.kind = kind;
    node.style = style;
    node.span = span;
    node.text = style == Node::Style::Plain && tag.empty() ? keep(value, span.begin, span.end)
                                                           : std::string_view(m_tree->decoded.emplace_back(std::move(value)));
    if (!tag.empty()) node.tag = m_tree->decoded.emplace_back(tag);
    std::uint32_t index = 0;
    return add(node, anchor, index);
}

std::optional<Problem> TreeBuilder::alias(std::string_view anchor, Span span)
{
    const auto found = m_anchors.find(std::string(anchor));
    if (found == m_anchors.end())
        return problem(span.begin, {"template.unknown-anchor", {{"anchor", std::string(anchor)}}},
                       Message{"template.unknown-anchor-remedy", {{"anchor", std::string(anchor)}}});
    if (found->second.isOpen)
        return problem(span.begin, {"template.alias-in-itself", {{"anchor", std::string(anchor)}}}, Message{"template.alias-remedy", {}});
    if (++m_aliases > limits::kAliases)
        return problem(span.begin, {"template.too-many-aliases", {{"limit", std::to_string(limits::kAliases)}}},
                       Message{"template.alias-remedy", {}});
    if (m_open.empty()) return problem(span.begin, {"template.root-not-mapping", {}}, Message{"template.root-not-mapping-remedy", {}});
    if (depth() + m_tree->nodes[found->second.node].height > limits::kDepth) return tooDeep(span.begin);
    m_lastEnd = std::max(m_lastEnd, span.end);
    return attach(found->second.node, span, true);
}

std::optional<Problem> TreeBuilder::close(std::size_t end)
{
    assert(!m_open.empty());
    Open open = std::move(m_open.back());
    m_open.pop_back();
    SourceTree& tree = *m_tree;
    NodeData& node = tree.nodes[open.node];
    node.firstChild = static_cast<std::uint32_t>(tree.children.size());
    node.childCount = static_cast<std::uint32_t>(open.children.size());
    std::uint64_t expanded = 1;
    for (const std::uint32_t child : open.children) {
        tree.children.push_back(child);
        expanded += tree.nodes[child].expanded;
        node.height = std::max(node.height, tree.nodes[child].height);
    }
    ++node.height;
    if (expanded > limits::kExpandedNodes)
        return problem(node.span.begin, {"template.alias-bomb", {{"limit", std::to_string(limits::kExpandedNodes)}}},
                       Message{"template.alias-remedy", {}});
    node.expanded = static_cast<std::uint32_t>(expanded);
    // A block collection has no closing mark: it ends where the last thing read inside it ends.
    if (node.isFlow) m_lastEnd = end;
    node.span.end = std::max(node.span.begin, m_lastEnd);
    if (open.keys.size() > SourceTree::kIndexedKeys) tree.bigMappings.emplace(open.node, std::move(open.keys));
    if (const auto anchor = m_anchors.find(open.anchor); anchor != m_anchors.end() && anchor->second.node == open.node) anchor->second.isOpen = false;
    return std::nullopt;
}

std::shared_ptr<const SourceTree> TreeBuilder::finish() &&
{
    assert(m_open.empty());
    return std::move(m_tree);
}

} // namespace faultline
