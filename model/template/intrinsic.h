#pragma once

#include "model/template/template.h"

#include <optional>
#include <string_view>

namespace faultline {

enum class Function {
    Ref, GetAtt, Sub, Join, Select, Split, GetAZs, Cidr, FindInMap, Base64, ImportValue, Transform,
    If, And, Or, Not, Equals, Condition,
    Other ///< Fn::ForEach, Fn::Length, Fn::ToJsonString, Rain macros …: kept, never evaluated (CFN-23)
};

/// A function call in a template, whichever form it is written in.
struct Intrinsic {
    Function function = Function::Other;
    std::string_view name;  ///< long name: "Ref", "Fn::GetAtt", "Condition"
    Node argument;          ///< for short forms the tagged node itself, to be read without its tag
    bool isShort = false;   ///< `!Ref x` rather than `Ref: x`
};

/// The function call that a node is, or nothing. A mapping is a call only when it has exactly one key and that key is a function's name.
[[nodiscard]] std::optional<Intrinsic> intrinsicAt(Node node);

} // namespace faultline
