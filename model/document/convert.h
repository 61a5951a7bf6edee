#pragma once

#include "model/template/template.h"

#include <string>

namespace faultline {

/// A template's text in the other format, or written anew in its own. Comments and anchors are lost; values, their order, and the spelling of numbers
/// are kept. JSON is written with long functions, YAML with short ones.
[[nodiscard]] std::string convert(const Template& source, Format to);

/// Whether two nodes say the same, functions in long form, scalars by their text.
[[nodiscard]] bool equalValue(Node a, Node b);

} // namespace faultline
