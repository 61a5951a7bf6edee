#pragma once

#include "model/document/literal.h"
#include "model/services/field.h"
#include "model/text/problem.h"

#include <string>

namespace faultline::ui {

/// What a person typed, as a value of a kind: a number or word where that is meant, a function where it is written as one, else text.
/// Fails when it begins like a function and does not parse.
[[nodiscard]] Result<Literal> typedValue(const std::string& text, FieldKind kind);

} // namespace faultline::ui
