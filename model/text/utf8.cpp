#include "model/text/utf8.h"

namespace faultline {

namespace {

unsigned char byteAt(std::string_view text, std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0; }
bool continues(unsigned char byte) { return (byte & 0xC0) == 0x80; }

// Length of the well-formed sequence at `i`, or 0 (Unicode 15, table 3-7).
std::size_t sequenceLength(std::string_view text, std::size_t i)
{
    const unsigned char a = byteAt(text, i), b = byteAt(text, i + 1), c = byteAt(text, i + 2), d = byteAt(text, i + 3);
    if (a < 0x80) return 1;
    if (a >= 0xC2 && a <= 0xDF) return continues(b) ? 2 : 0;
    if (a >= 0xE0 && a <= 0xEF) {
        const bool second = a == 0xE0 ? b >= 0xA0 && b <= 0xBF : a == 0xED ? b >= 0x80 && b <= 0x9F : continues(b);
        return second && continues(c) ? 3 : 0;
    }
    if (a >= 0xF0 && a <= 0xF4) {
        const bool second = a == 0xF0 ? b >= 0x90 && b <= 0xBF : a == 0xF4 ? b >= 0x80 && b <= 0x8F : continues(b);
        return second && continues(c) && continues(d) ? 4 : 0;
    }
    return 0;
}

} // namespace

std::optional<std::size_t> firstBrokenUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = sequenceLength(text, i);
        if (length == 0 || i + length > text.size()) return i;
        i += length;
    }
    return std::nullopt;
}

std::size_t characterLength(std::string_view text, std::size_t offset)
{
    const std::size_t length = sequenceLength(text, offset);
    return length == 0 ? 1 : length;
}

std::string_view characterAt(std::string_view text, std::size_t offset)
{
    return offset < text.size() ? text.substr(offset, characterLength(text, offset)) : std::string_view();
}

std::size_t characterCount(std::string_view text)
{
    std::size_t count = 0;
    for (const char c : text) count += !continues(static_cast<unsigned char>(c));
    return count;
}

std::uint32_t decodeUtf8(std::string_view text, std::size_t& offset)
{
    const std::size_t length = characterLength(text, offset);
    const unsigned char lead = byteAt(text, offset);
    std::uint32_t code = length == 1 ? lead : lead & (0xFFu >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) code = (code << 6) | (byteAt(text, offset + i) & 0x3Fu);
    offset += length;
    return code;
}

void appendUtf8(std::string& out, std::uint32_t codePoint)
{
    const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (codePoint < 0x80) return put(codePoint);
    if (codePoint < 0x800) {
        put(0xC0 | (codePoint >> 6));
    } else if (codePoint < 0x10000) {
        put(0xE0 | (codePoint >> 12));
        put(0x80 | ((codePoint >> 6) & 0x3F));
    } else {
        put(0xF0 | (codePoint >> 18));
        put(0x80 | ((codePoint >> 12) & 0x3F));
        put(0x80 | ((codePoint >> 6) & 0x3F));
    }
    put(0x80 | (codePoint & 0x3F));
}

} // namespace faultline
