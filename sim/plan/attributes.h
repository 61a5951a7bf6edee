#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Attributes of load balancers and target groups: lists of key and value, both texts.
namespace faultline::sim {

template <class Attributes>
std::optional<std::string> attributeOf(const Attributes& attributes, std::string_view key)
{
    for (const auto& item : attributes)
        if (item.isKnown() && item->key.isKnown() && *item->key == key && item->value.isKnown()) return *item->value;
    return std::nullopt;
}

/// A whole number of at most a million; nothing for anything else ("off").
inline std::optional<std::int64_t> wholeNumberOf(const std::optional<std::string>& text)
{
    std::int64_t value = 0;
    if (!text) return std::nullopt;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    return error == std::errc() && end == text->data() + text->size() && value >= 0 && value <= 1'000'000 ? std::optional(value) : std::nullopt;
}

inline bool isTrue(const std::optional<std::string>& text, bool whenAbsent) { return text ? *text == "true" : whenAbsent; }

} // namespace faultline::sim
