#include "model/layout/theme.h"

#include <algorithm>
#include <array>

namespace faultline {

namespace {

struct Row {
    std::string_view token;
    std::array<std::uint32_t, 3> color; ///< light, dark, high contrast
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
    {"canvas.dot", {0xFFDCE1E8, 0xFF262E38, 0xFF000000}},
    {"compute", {0xFFED7100, 0xFFED7100, 0xFFED7100}},
    {"database", {0xFFC925D1, 0xFFC925D1, 0xFFC925D1}},
    {"down", {0xFF7F8894, 0xFF7C8794, 0xFFE0E0E0}},
    {"down.fill", {0xFFEEF0F3, 0xFF222A34, 0xFF1A1A1A}},
    {"external.hatch", {0x405A6C86, 0x4D7D8998, 0xFF8C8C8C}},
    {"fault", {0xFF34323F, 0xFF454253, 0xFF454253}},
    {"fault.amber", {0xFFFFC457, 0xFFFFC457, 0xFFFFC457}},
    {"fault.band", {0xFFFBE3E0, 0xFF38211F, 0xFF3A0F0C}},
    {"fault.hatch", {0x61B9433A, 0x6BD9665C, 0xFFFF9088}},
    {"general", {0xFF232F3E, 0xFF5B6B80, 0xFF5B6B80}},
    {"generic.border", {0xFF5A6C86, 0xFF5A6C86, 0xFF8C8C8C}},
    {"generic.label", {0xFF465263, 0xFFBAC4D0, 0xFFFFFFFF}},
    {"group.border", {0xFFD86613, 0xFFD86613, 0xFFD86613}},
    {"group.label", {0xFFA84A06, 0xFFFFA45C, 0xFFFFFFFF}},
    {"header", {0xFFF4F6F9, 0xFF222A34, 0xFF0A0A0A}},
    {"integration", {0xFFE7157B, 0xFFE7157B, 0xFFE7157B}},
    {"line", {0xFFD5DBE4, 0xFF303A46, 0xFF8C8C8C}},
    {"line2", {0xFF7A8797, 0xFF748394, 0xFFFFFFFF}},
    {"management", {0xFFE7157B, 0xFFE7157B, 0xFFE7157B}},
    {"na", {0xFF566271, 0xFF98A4B3, 0xFFE0E0E0}},
    {"networking", {0xFF8C4FFF, 0xFF8C4FFF, 0xFF8C4FFF}},
    {"ok", {0xFF16702F, 0xFF4CC46C, 0xFF5CE07F}},
    {"ok.soft", {0xFFE3F4E7, 0xFF17311F, 0xFF062B10}},
    {"onpremises.border", {0xFF7D8998, 0xFF7D8998, 0xFF7D8998}},
    {"onpremises.label", {0xFF465263, 0xFFBAC4D0, 0xFFFFFFFF}},
    {"panel", {0xFFFFFFFF, 0xFF1A2028, 0xFF000000}},
    {"private.border", {0xFF00A4A6, 0xFF00A4A6, 0xFF00A4A6}},
    {"private.fill", {0xFFE6F6F7, 0xFF142628, 0xFF000000}},
    {"private.label", {0xFF00696B, 0xFF4FD0D2, 0xFFFFFFFF}},
    {"public.border", {0xFF7AA116, 0xFF7AA116, 0xFF7AA116}},
    {"public.fill", {0xFFF2F6E8, 0xFF1C241A, 0xFF000000}},
    {"public.label", {0xFF4F6E00, 0xFFB4D45F, 0xFFFFFFFF}},
    {"region.border", {0xFF00A4A6, 0xFF00A4A6, 0xFF00A4A6}},
    {"region.label", {0xFF00696B, 0xFF4FD0D2, 0xFFFFFFFF}},
    {"security", {0xFFDD344C, 0xFFDD344C, 0xFFDD344C}},
    {"security.group.border", {0xFFDD3522, 0xFFDD3522, 0xFFDD3522}},
    {"security.group.label", {0xFFB02418, 0xFFFF8178, 0xFFFFFFFF}},
    {"series1", {0xFF0067B0, 0xFF62B5F7, 0xFF7CC7FF}},
    {"series2", {0xFFAD4300, 0xFFFF9E5C, 0xFFFFB07A}},
    {"series3", {0xFF00714F, 0xFF45D1A5, 0xFF66E3BC}},
    {"series4", {0xFF5F1F94, 0xFFE2CBFF, 0xFFEBDCFF}},
    {"storage", {0xFF7AA116, 0xFF7AA116, 0xFF7AA116}},
    {"text", {0xFF1B2430, 0xFFE8EDF3, 0xFFFFFFFF}},
    {"text2", {0xFF465263, 0xFFBAC4D0, 0xFFFFFFFF}},
    {"text3", {0xFF5B6778, 0xFF98A4B3, 0xFFE0E0E0}},
    {"unknown", {0xFF7D8998, 0xFF7D8998, 0xFF7D8998}},
    {"veil", {0x9EF8F9FB, 0x9E141920, 0x9E000000}},
    {"vpc.border", {0xFF8C4FFF, 0xFF8C4FFF, 0xFF8C4FFF}},
    {"vpc.label", {0xFF6B2FD9, 0xFFBB9AFF, 0xFFFFFFFF}},
    {"warn", {0xFFE5A50A, 0xFFF2C037, 0xFFFFD23F}},
    {"warn.edge", {0xFF8A6100, 0xFFF2C037, 0xFFFFD23F}},
    {"warn.on", {0xFF1B2430, 0xFF1B2430, 0xFF000000}},
    {"warn.soft", {0xFFFFF4D6, 0xFF352C12, 0xFF332900}},
    {"warn.text", {0xFF7A5200, 0xFFF2C037, 0xFFFFD23F}},
    {"window", {0xFFE9EDF2, 0xFF0F1318, 0xFF000000}},
    {"wire", {0xFF3A4656, 0xFFA9B5C4, 0xFFFFFFFF}},
    {"zone.border", {0xFF147EBA, 0xFF4A9FD0, 0xFF4A9FD0}},
    {"zone.fill", {0xFFFFFFFF, 0xFF1A2028, 0xFF000000}},
    {"zone.label", {0xFF0F6797, 0xFF7CC4EE, 0xFFFFFFFF}},
};

} // namespace

std::optional<std::uint32_t> themeColor(std::string_view token, ThemeVariant variant)
{
    const auto* row = std::lower_bound(std::begin(kRows), std::end(kRows), token, [](const Row& r, std::string_view t) { return r.token < t; });
    if (row == std::end(kRows) || row->token != token) return std::nullopt;
    return row->color[static_cast<std::size_t>(variant)];
}

} // namespace faultline
