#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace faultline {

enum class ThemeVariant { Light, Dark, HighContrast };

/// The colour of a token (LOOK section 1) as 0xAARRGGBB; nothing for a name that is not a token. One table for window, SVG, PNG and PDF.
[[nodiscard]] std::optional<std::uint32_t> themeColor(std::string_view token, ThemeVariant variant);

} // namespace faultline
