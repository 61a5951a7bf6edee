#pragma once

#include "model/document/literal.h"
#include "model/template/template.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace faultline {

/// How a file is written, so that what is added looks like what stands around it.
struct TextStyle {
    Format format = Format::Yaml;
    std::string newline = "\n";
    std::string jsonIndent = "  "; ///< one step; empty: everything on one line
    std::string jsonColon = ": ";
    std::size_t yamlIndent = 2;
    bool indentsSequences = true;   ///< "- " two columns right of its key, or below it
    bool shortFunctions = true;     ///< `!Ref x` rather than `Ref: x`
    bool allowsBlockScalars = true; ///< `|`; not where a comment or the end of the file follows
};

[[nodiscard]] TextStyle styleOf(const Template& source);

/// A scalar, in the quotes of the one that it replaces where that is possible.
[[nodiscard]] std::string scalarText(const Literal& scalar, const TextStyle& style, bool inFlow, std::optional<Node::Style> like = std::nullopt,
                                     bool likeWord = false);
/// A mapping's key with what parts it from its value: `key: `, `"key": `; a key too long for that is written `? key : `.
[[nodiscard]] std::string flowKeyText(std::string_view key, const TextStyle& style);
/// The same in block YAML, up to the colon: `key:`, or `? key` and the colon on a line of its own. @param column  of the key
[[nodiscard]] std::string blockKeyText(std::string_view key, const TextStyle& style, std::size_t column);

/// JSON, or YAML in braces and brackets. @param indent  of the line that it begins on
[[nodiscard]] std::string flowText(const Literal& value, const TextStyle& style, std::string_view indent);

/// Whether a value takes lines of its own in block YAML.
[[nodiscard]] bool isBlock(const Literal& value, const TextStyle& style);
/// Block YAML of a list or mapping: the first line without indentation, the others at `column`.
[[nodiscard]] std::string blockText(const Literal& value, const TextStyle& style, std::size_t column);
/// What stands behind "key:" in block YAML, with its leading blank or line end. @param column  of the key
[[nodiscard]] std::string afterKeyText(const Literal& value, const TextStyle& style, std::size_t column,
                                       std::optional<Node::Style> like = std::nullopt, bool likeWord = false);
/// What stands behind "- ". @param column  of what follows the dash
[[nodiscard]] std::string itemText(const Literal& value, const TextStyle& style, std::size_t column);

} // namespace faultline
