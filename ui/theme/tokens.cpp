#include "ui/theme/tokens.h"

#include <algorithm>
#include <array>

namespace faultline::ui {

namespace {

struct Row {
    std::string_view token;
    std::array<QRgb, 3> color; ///< light, dark, high contrast
};

// LOOK section 1. Sorted by name.
constexpr Row kRows[] = {
    {"accent", {0xFF0B62C4, 0xFF6CB2FF, 0xFFFFE14D}},
    {"accent.on", {0xFFFFFFFF, 0xFF0A1420, 0xFF000000}},
    {"accent.soft", {0xFFE2EEFC, 0xFF1B3350, 0xFF3A3300}},
    {"bad", {0xFFC4281C, 0xFFFF8178, 0xFFFF9088}},
    {"bad.on", {0xFFFFFFFF, 0xFF0F1318, 0xFF0F1318}},
    {"bad.soft", {0xFFFCE8E6, 0xFF3B1E1D, 0xFF3A0F0C}},
    {"canvas", {0xFFF8F9FB, 0xFF141920, 0xFF000000}},
    {"fault.band", {0xFFFBE3E0, 0xFF38211F, 0xFF3A0F0C}},
    {"header", {0xFFF4F6F9, 0xFF222A34, 0xFF0A0A0A}},
    {"line", {0xFFD5DBE4, 0xFF303A46, 0xFF8C8C8C}},
    {"line2", {0xFF7A8797, 0xFF748394, 0xFFFFFFFF}},
    {"na", {0xFF566271, 0xFF98A4B3, 0xFFE0E0E0}},
    {"ok", {0xFF16702F, 0xFF4CC46C, 0xFF5CE07F}},
    {"ok.soft", {0xFFE3F4E7, 0xFF17311F, 0xFF062B10}},
    {"panel", {0xFFFFFFFF, 0xFF1A2028, 0xFF000000}},
    {"series1", {0xFF0067B0, 0xFF62B5F7, 0xFF7CC7FF}},
    {"series2", {0xFFAD4300, 0xFFFF9E5C, 0xFFFFB07A}},
    {"series3", {0xFF00714F, 0xFF45D1A5, 0xFF66E3BC}},
    {"series4", {0xFF5F1F94, 0xFFE2CBFF, 0xFFEBDCFF}},
    {"text", {0xFF1B2430, 0xFFE8EDF3, 0xFFFFFFFF}},
    {"text2", {0xFF465263, 0xFFBAC4D0, 0xFFFFFFFF}},
    {"text3", {0xFF5B6778, 0xFF98A4B3, 0xFFE0E0E0}},
    {"warn", {0xFFE5A50A, 0xFFF2C037, 0xFFFFD23F}},
    {"warn.edge", {0xFF8A6100, 0xFFF2C037, 0xFFFFD23F}},
    {"warn.soft", {0xFFFFF4D6, 0xFF352C12, 0xFF332900}},
    {"warn.text", {0xFF7A5200, 0xFFF2C037, 0xFFFFD23F}},
    {"window", {0xFFE9EDF2, 0xFF0F1318, 0xFF000000}},
};

} // namespace

std::optional<QRgb> tokenColor(std::string_view token, ThemeKind kind)
{
    const auto* row = std::lower_bound(std::begin(kRows), std::end(kRows), token, [](const Row& r, std::string_view t) { return r.token < t; });
    if (row == std::end(kRows) || row->token != token) return std::nullopt;
    return row->color[static_cast<std::size_t>(kind)];
}

} // namespace faultline::ui
