#pragma once

#include "model/document/literal.h"
#include "model/services/field.h"
#include "model/text/problem.h"

#include <string>

namespace faultline::ui {

/// What a person typed, as a value of a kind: a number or word where that is meant, a function of CloudFormation's where it is written as one,
/// a structure where the kind is one, else text, whatever it begins with. Fails when it begins like a function or structure and does not parse.
[[nodiscard]] Result<Literal> typedValue(const std::string& text, FieldKind kind);

/// A text as a scalar of a kind, and never as a function.
[[nodiscard]] Literal scalarOf(const std::string& text, FieldKind kind);

} // namespace faultline::ui
