#pragma once

#include <optional>
#include <string_view>

namespace faultline {

/// A whole text as a finite number ("12", " 1.5e3 ", "+4"), whatever the locale. Nothing for "nan", "inf" and all else.
[[nodiscard]] std::optional<double> numberIn(std::string_view text);

} // namespace faultline
