#pragma once

#include "model/document/literal.h"
#include "model/template/template.h"

namespace faultline {

/// A node as a literal, functions in long form (`!GetAtt a.b` is {"Fn::GetAtt": ["a", "b"]}). Scalars that JSON would write without quotes are words,
/// all others text; null is the word "null". Aliases and merge keys are written out.
[[nodiscard]] Literal literalOf(Node node);

/// Whether two literals say the same. Scalars are compared as spelled, whether quoted or not: CloudFormation coerces them where they are used
/// (CFN-3).
[[nodiscard]] bool equalLiteral(const Literal& a, const Literal& b);

/// Whether text is a number as JSON spells numbers.
[[nodiscard]] bool isJsonNumber(std::string_view text);

} // namespace faultline
