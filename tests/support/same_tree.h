#pragma once

#include "model/template/template.h"

#include <optional>
#include <string>

namespace faultline::test {

/// Where two trees part, node by node: kinds, texts, keys and their order, what is a number or word and what is text. `!Ref x` is {"Ref": "x"}.
/// Shares nothing with the product's own comparison. Nothing when they are the same.
[[nodiscard]] std::optional<std::string> differenceOf(Node a, Node b);

} // namespace faultline::test
