#pragma once

#include "model/template/template.h"

#include <optional>
#include <string>
#include <string_view>

namespace faultline {

enum class Function {
    Ref,
    GetAtt,
    Sub,
    Join,
    Select,
    Split,
    GetAZs,
    Cidr,
    FindInMap,
    Base64,
    ImportValue,
    Transform,
    If,
    And,
    Or,
    Not,
    Equals,
    Condition,
    Other ///< Fn::ForEach, Fn::Length, Fn::ToJsonString, Rain macros …: kept, never evaluated (CFN-23)
};

/// A function call in a template, whichever form it is written in.
struct Intrinsic {
    Function function = Function::Other;
    std::string_view name; ///< long name: "Ref", "Fn::GetAtt", "Condition"
    Node argument;         ///< for short forms the tagged node itself, to be read without its tag
    bool isShort = false;  ///< `!Ref x` rather than `Ref: x`
};

/// The function call that a node is, or nothing. A mapping is a call only when it has exactly one key and that key is a function's name.
///
/// `{Condition: Name}` is reported as a call wherever it stands; only conditions and rules give it that meaning (CFN-18).
[[nodiscard]] std::optional<Intrinsic> intrinsicAt(Node node);

/// The same without looking at the node's tag: `!GetAZs {Ref: "AWS::Region"}` holds a Ref.
[[nodiscard]] std::optional<Intrinsic> longIntrinsicAt(Node node);

/// Whether a mapping's only key makes it a call: "Ref", "Condition", "Fn::…".
[[nodiscard]] bool isFunctionName(std::string_view key);
[[nodiscard]] Function functionOfLongName(std::string_view longName);
/// "Fn::GetAtt" for "!GetAtt", "Ref" for "!Ref"; the bare name for tags that are none of CloudFormation's ("Rain::Embed"); empty for YAML's own tags.
[[nodiscard]] std::string_view longNameOfTag(std::string_view tag);
[[nodiscard]] std::string tagOfLongName(std::string_view longName); ///< "!GetAtt" for "Fn::GetAtt"

} // namespace faultline
