#pragma once

#include <QString>

namespace faultline::ui {

class Theme;

/// The one style sheet of the window, written from tokens.
///
/// Widgets take part by the dynamic property `look`: "panel", "header", "primary", "flat", "chip", "card", "section", "hint", "title",
/// "page-title", "field", "expression", "error". No widget sets a colour or a style sheet of its own.
[[nodiscard]] QString styleSheet(const Theme& theme);

} // namespace faultline::ui
