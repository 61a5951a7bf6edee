#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace faultline {

/// A value to be written into a template. Functions are mappings in long form ({"Ref": "Vpc"}); the writer chooses the short form where the
/// file around it uses short forms.
struct Literal {
    enum class Kind { Text, Word, List, Map };

    Kind kind = Kind::Map;
    std::string text; ///< Text: quoted where the format needs it. Word: a number, true, false: never quoted
    std::vector<Literal> items;
    std::vector<std::pair<std::string, Literal>> fields;

    Literal() = default; ///< an empty mapping
    Literal(std::string_view t) : kind(Kind::Text), text(t) {}
    Literal(const char* t) : kind(Kind::Text), text(t) {}
    Literal(std::string t) : kind(Kind::Text), text(std::move(t)) {}

    static Literal word(std::string w);
    static Literal number(double n); ///< shortest spelling that reads back the same
    static Literal boolean(bool b);
    static Literal list(std::vector<Literal> items);
    static Literal map(std::vector<std::pair<std::string, Literal>> fields);
    static Literal ref(std::string_view logicalId);
    static Literal getAtt(std::string_view logicalId, std::string_view attribute);
    /// A node of some template as a literal, functions in long form: for paste, convert and comparison.
    friend bool operator==(const Literal&, const Literal&) = default;
};

} // namespace faultline
