#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace faultline {

// Paths of Template::at: keys and indices with '/' between them; in a key '/' is written "~1", '~' "~0".

[[nodiscard]] std::string escapedKey(std::string_view key);
[[nodiscard]] std::string unescapedKey(std::string_view segment);

/// A path's segments, unescaped.
[[nodiscard]] std::vector<std::string> pathSegments(std::string_view path);
[[nodiscard]] std::string joinedPath(const std::vector<std::string>& segments);

} // namespace faultline
