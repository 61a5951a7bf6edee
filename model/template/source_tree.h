#pragma once

#include "model/template/template.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace faultline {

/// What a reader knows of one node. Children of a mapping stand as key, value, key, value … in SourceTree::children.
struct NodeData {
    Node::Kind kind = Node::Kind::None;
    Node::Style style = Node::Style::Plain;
    bool isFlow = false;      ///< written in braces or brackets
    std::uint32_t parent = 0; ///< the root is its own parent
    std::uint32_t slot = 0;   ///< its place among the parent's children
    std::uint32_t firstChild = 0, childCount = 0;
    std::uint32_t expanded = 1; ///< nodes from it downwards when aliases are followed
    int height = 0;             ///< levels of collections from it downwards, likewise; whoever walks a tree recurses no deeper
    Span span;
    std::string_view text; ///< into SourceTree::text or SourceTree::decoded
    std::string_view tag;
};

/// The tree behind a Template; immutable once a reader has handed it over.
struct SourceTree {
    Format format = Format::Yaml;
    std::string fileName;
    std::string text;
    std::vector<NodeData> nodes;         ///< the root is the first
    std::vector<std::uint32_t> children; ///< an alias stands here as the index of its anchor's node
    std::deque<std::string> decoded;     ///< scalars whose text differs from their spelling, and tags
    std::vector<std::size_t> lineStarts;
    std::vector<std::size_t> characterMarks; ///< characters before every kMarkStep bytes: a minified file is one line of megabytes
    std::unordered_map<std::uint32_t, std::unordered_map<std::string_view, std::uint32_t>>
        bigMappings; ///< key to child slot, for mappings above kIndexedKeys

    static constexpr std::uint32_t kIndexedKeys = 8;
    static constexpr std::size_t kMarkStep = 4096;

    void indexLines();
    [[nodiscard]] Place place(std::size_t offset) const;
    [[nodiscard]] std::size_t charactersBefore(std::size_t offset) const;
    /// Slot of a key among a mapping's children, or nothing. Merge keys are not looked into.
    [[nodiscard]] std::optional<std::uint32_t> slotOf(std::uint32_t mapping, std::string_view key) const;
};

} // namespace faultline
