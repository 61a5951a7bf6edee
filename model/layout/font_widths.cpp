#include "model/layout/font_widths.h"

#include "model/files/data_library.h"

#include <nlohmann/json.hpp>

#include <vector>

namespace faultline {

namespace {

constexpr std::string_view kEllipsis = "…";

struct Decoded {
    char32_t code = 0;
    std::size_t size = 1;
};

/// The character at an offset; a byte that is no UTF-8 counts as one character of Latin width.
Decoded decode(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const unsigned lead = byte(at);
    const std::size_t size = lead < 0x80 ? 1 : (lead >> 5) == 6 ? 2 : (lead >> 4) == 14 ? 3 : (lead >> 3) == 30 ? 4 : 0;
    if (size == 0 || at + size > text.size()) return {U'?', 1};
    char32_t code = size == 1 ? lead : lead & (0x7Fu >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(at + i) & 0xC0u) != 0x80u) return {U'?', 1};
        code = (code << 6) | (byte(at + i) & 0x3Fu);
    }
    return {code, size};
}

bool isZeroWidth(char32_t c)
{
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

/// Ems of a character beyond the table: alphabets such as Greek and Cyrillic run about as wide as Latin capitals, the rest as wide as CJK.
double emsBeyondTable(char32_t c, double wide)
{
    if (isZeroWidth(c)) return 0;
    return c < 0x1100 ? 0.7 : wide;
}

void readTable(const nlohmann::json& list, double (&table)[256])
{
    if (!list.is_array()) return;
    for (std::size_t i = 0; i < 256 && i < list.size(); ++i)
        if (list[i].is_number()) table[i] = list[i].get<double>() / 1000;
}

} // namespace

FontWidths::FontWidths(const DataLibrary& data)
{
    // Replaced by the table; what an incomplete overriding table leaves out is as wide as a digit.
    for (double& w : m_regular) w = 0.556;
    for (double& w : m_bold) w = 0.611;
    const auto json = nlohmann::json::parse(data.find("layout/font_widths.json"), nullptr, false);
    if (!json.is_object()) return;
    if (json.contains("regular")) readTable(json["regular"], m_regular);
    if (json.contains("bold")) readTable(json["bold"], m_bold);
    if (json.contains("wide") && json["wide"].is_number()) m_wide = json["wide"].get<double>() / 1000;
}

double FontWidths::width(std::string_view text, double size, bool bold) const
{
    double ems = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Decoded c = decode(text, at);
        ems += c.code < 256 ? (bold ? m_bold : m_regular)[c.code] : emsBeyondTable(c.code, m_wide);
        at += c.size;
    }
    return ems * size;
}

std::string FontWidths::elidedMiddle(std::string_view text, double size, bool bold, double available) const
{
    if (width(text, size, bold) <= available) return std::string(text);
    const double room = available - width(kEllipsis, size, bold);
    if (room < 0) return {};

    std::vector<std::size_t> starts;
    for (std::size_t at = 0; at < text.size(); at += decode(text, at).size) starts.push_back(at);
    starts.push_back(text.size());

    // Takes characters from both ends in turn, so that a common stem and a counting suffix both stay.
    std::size_t front = 0, back = starts.size() - 1;
    double used = 0;
    for (bool takeFront = true; front < back; takeFront = !takeFront) {
        const std::size_t i = takeFront ? front : back - 1;
        used += width(text.substr(starts[i], starts[i + 1] - starts[i]), size, bold);
        if (used > room) break;
        takeFront ? ++front : --back;
    }
    return std::string(text.substr(0, starts[front])) + std::string(kEllipsis) + std::string(text.substr(starts[back]));
}

} // namespace faultline
