#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace faultline {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// Byte offset of the first sequence that is not well-formed UTF-8 (surrogates and overlong forms included), or nothing.
[[nodiscard]] std::optional<std::size_t> firstBrokenUtf8(std::string_view text);
/// Bytes of the character that starts at `offset`; 1 for a broken one. @pre offset < text.size()
[[nodiscard]] std::size_t characterLength(std::string_view text, std::size_t offset);
/// The character at an offset; empty at the end of the text.
[[nodiscard]] std::string_view characterAt(std::string_view text, std::size_t offset);
/// Number of characters of well-formed text.
[[nodiscard]] std::size_t characterCount(std::string_view text);
/// The code point at an offset of well-formed text, and moves the offset on.
[[nodiscard]] std::uint32_t decodeUtf8(std::string_view text, std::size_t& offset);
void appendUtf8(std::string& out, std::uint32_t codePoint);

} // namespace faultline
