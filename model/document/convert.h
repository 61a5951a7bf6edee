#pragma once

#include "model/document/document.h"

#include <string>

namespace faultline {

/// A document in the other format, or written anew in its own, under another path. Comments and anchors are lost; values, their order, and the
/// spelling of numbers are kept. JSON is written with long functions, YAML with short ones. A sidecar comes along as it is.
///
/// What was written is read again before it is given out: fails when it exceeds limits.h (aliases written out are longer than their anchors).
[[nodiscard]] Result<Document> convert(const Document& source, Format to, const std::string& path);

/// Whether two nodes say the same, functions in long form, scalars by their text.
[[nodiscard]] bool equalValue(Node a, Node b);

} // namespace faultline
