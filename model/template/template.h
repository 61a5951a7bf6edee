#pragma once

#include "model/text/problem.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace faultline {

enum class Format { Yaml, Json };

/// Half-open range of bytes in a template's source text.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;

    friend bool operator==(const Span&, const Span&) = default;
};

struct SourceTree; // private to model/template

/// A place in the tree of a template: a small handle, valid as long as any copy of its Template lives.
///
/// A default-made Node stands for "not there": every question to it is allowed and answers empty, so that paths can be walked without checks.
/// An alias (`*x`) shows its anchor's node; merge keys are expanded in `find` and `entries`: a plain `<<` of YAML that holds a mapping or a list of
/// mappings, earlier ones winning. Quoted, in JSON, or holding anything else it is a key like others.
class Node {
public:
    enum class Kind { None, Null, Scalar, Sequence, Mapping };
    enum class Style { Plain, SingleQuoted, DoubleQuoted, Literal, Folded }; ///< JSON strings are DoubleQuoted, JSON numbers and words Plain

    struct Entry; // key and value of a mapping

    Node() = default;

    [[nodiscard]] Kind kind() const;
    explicit operator bool() const { return m_tree != nullptr; }
    [[nodiscard]] bool isScalar() const { return kind() == Kind::Scalar; }
    [[nodiscard]] bool isSequence() const { return kind() == Kind::Sequence; }
    [[nodiscard]] bool isMapping() const { return kind() == Kind::Mapping; }

    /// The decoded text of a scalar exactly as spelled otherwise ("010", "yes", "2010-09-09" stay text, CFN-3); empty for others.
    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] Style style() const;
    [[nodiscard]] bool isFlow() const; ///< a collection in braces or brackets
    /// The short tag of a YAML node ("!Ref", "!Sub"); empty where none.
    [[nodiscard]] std::string_view tag() const;

    /// Number of items of a sequence, or entries of a mapping before merge keys are expanded.
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] Node at(std::size_t index) const;         ///< item of a sequence
    [[nodiscard]] Node find(std::string_view key) const;    ///< value of a key; Node() when absent
    [[nodiscard]] Node findKey(std::string_view key) const; ///< the key's own node, for its place
    [[nodiscard]] std::vector<Node> items() const;
    [[nodiscard]] std::vector<Entry> entries() const; ///< in the file's order, then what merge keys bring in
    /// What a mapping's merge key holds; Node() when it has none.
    [[nodiscard]] Node merge() const;

    /// Bytes of the value itself, tag and anchor included, without the comment or line end that follows it.
    [[nodiscard]] Span span() const;
    /// Line and column from 1; path with '/' between keys and indices.
    [[nodiscard]] Place place() const;
    [[nodiscard]] std::string path() const;

    friend bool operator==(const Node&, const Node&) = default;

private:
    friend class Template;
    friend struct SourceTree;
    Node(const SourceTree* tree, std::uint32_t index) : m_tree(tree), m_index(index) {}

    const SourceTree* m_tree = nullptr;
    std::uint32_t m_index = 0;
};

struct Node::Entry {
    Node key;
    Node value;
};

/// A template is its source text and a tree whose nodes know their span in it. A value: copies share the tree.
class Template {
public:
    /// Reads JSON or YAML, told apart by the content, not by the name (CFN-1). Byte-order mark, CRLF and tab-indented JSON are accepted.
    ///
    /// Fails with line, column and remedy on broken UTF-8, a syntax error, duplicate keys, several documents in one file, tabs as YAML
    /// indentation, an alias bomb and whatever exceeds limits.h. Never throws.
    [[nodiscard]] static Result<Template> parse(std::string text, std::string fileName);

    /// Likewise, but a file that holds nothing, or comments only, is read too: as a template without a root. For files that may be left empty.
    [[nodiscard]] static Result<Template> parseOrEmpty(std::string text, std::string fileName);

    [[nodiscard]] Format format() const;
    [[nodiscard]] const std::string& text() const;
    [[nodiscard]] const std::string& fileName() const;
    [[nodiscard]] Node root() const;
    /// The node at "Resources/Vpc/Properties/CidrBlock" ('/' in keys is written "~1", '~' "~0"); Node() when absent.
    [[nodiscard]] Node at(std::string_view path) const;
    [[nodiscard]] Place place(std::size_t offset) const;
    /// The same text under another file's name.
    [[nodiscard]] Template named(std::string fileName) const;

private:
    explicit Template(std::shared_ptr<const SourceTree> tree) : m_tree(std::move(tree)) {}
    std::shared_ptr<const SourceTree> m_tree;
};

} // namespace faultline
