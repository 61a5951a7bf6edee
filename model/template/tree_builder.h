#pragma once

#include "model/files/limits.h"
#include "model/template/source_tree.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace faultline {

/// Gathers a reader's nodes into a SourceTree and holds it to the limits, the same for JSON and YAML.
///
/// The readers call open…, scalar, alias and close in the file's order. Each call gives the problem that ends the reading, or nothing.
class TreeBuilder {
public:
    TreeBuilder(std::string text, std::string fileName, Format format);

    [[nodiscard]] const std::string& text() const { return m_tree->text; }
    [[nodiscard]] std::optional<Problem> open(Node::Kind kind, bool isFlow, std::size_t begin, std::string_view tag, std::string_view anchor);
    [[nodiscard]] std::optional<Problem> scalar(std::string value, Node::Kind kind, Node::Style style, Span span, std::string_view tag,
                                                std::string_view anchor);
    [[nodiscard]] std::optional<Problem> alias(std::string_view anchor, Span span);
    /// @param end  where a flow collection ends; block collections end with their last child
    [[nodiscard]] std::optional<Problem> close(std::size_t end);

    [[nodiscard]] int depth() const { return static_cast<int>(m_open.size()); }
    [[nodiscard]] std::size_t rootBegin() const { return m_tree->nodes.front().span.begin; }
    [[nodiscard]] Problem problem(std::size_t offset, Message what, std::optional<Message> remedy = std::nullopt) const;
    [[nodiscard]] std::shared_ptr<const SourceTree> finish() &&;

private:
    struct Open {
        std::uint32_t node = 0;
        std::string anchor;
        std::vector<std::uint32_t> children;
        std::unordered_map<std::string_view, std::uint32_t> keys; // key to slot
    };
    struct Anchor {
        std::uint32_t node = 0;
        bool isOpen = false;
    };

    std::optional<Problem> add(NodeData node, std::string_view anchor, std::uint32_t& index);
    std::optional<Problem> attach(std::uint32_t index, Span span, bool isAlias);
    [[nodiscard]] Problem tooDeep(std::size_t offset) const;
    std::string_view keep(std::string_view text, std::size_t begin, std::size_t end);

    std::shared_ptr<SourceTree> m_tree;
    std::vector<Open> m_open;
    std::unordered_map<std::string, Anchor> m_anchors;
    int m_aliases = 0;
    std::size_t m_lastEnd = 0; ///< of the last scalar, alias or flow collection
};

} // namespace faultline
