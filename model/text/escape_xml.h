#pragma once

#include <string>
#include <string_view>

namespace faultline {

/// Text for the inside of an XML or HTML element or a quoted attribute: the one writer of markup's text. What is no text (broken UTF-8, and control
/// characters, which XML 1.0 forbids or discourages) becomes U+FFFD.
[[nodiscard]] std::string escapeXml(std::string_view text);

} // namespace faultline
