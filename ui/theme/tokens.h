#pragma once

#include "ui/theme/theme.h"

#include <QRgb>

#include <optional>
#include <string_view>

namespace faultline::ui {

/// The colour of a token in a theme (LOOK section 1); nothing for a name that is not a token.
[[nodiscard]] std::optional<QRgb> tokenColor(std::string_view token, ThemeKind kind);

} // namespace faultline::ui
