#pragma once

#include <string>
#include <string_view>

namespace faultline {

/// Text for the inside of an XML or HTML element or a quoted attribute. Control characters that XML 1.0 cannot hold become U+FFFD.
[[nodiscard]] std::string escapeXml(std::string_view text);

} // namespace faultline
