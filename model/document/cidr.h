#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace faultline {

/// A block of IPv4 or IPv6 addresses. IPv4 addresses stand in the first four bytes.
struct CidrBlock {
    bool isIpv6 = false;
    std::array<std::uint8_t, 16> address{}; ///< bits behind the prefix are zero
    int prefix = 0;

    [[nodiscard]] int bits() const { return isIpv6 ? 128 : 32; }
    [[nodiscard]] bool contains(const CidrBlock& other) const;
    [[nodiscard]] bool overlaps(const CidrBlock& other) const { return contains(other) || other.contains(*this); }
    [[nodiscard]] std::string spelled() const; ///< "10.0.1.0/24"
    friend bool operator==(const CidrBlock&, const CidrBlock&) = default;
};

/// Reads "10.0.0.0/16" or "2001:db8::/56"; bits behind the prefix are cleared. Nothing for anything else.
[[nodiscard]] std::optional<CidrBlock> parseCidr(std::string_view text);

/// The first `count` consecutive blocks of `prefix` bits in `block`; nothing when they do not fit (CFN-16).
[[nodiscard]] std::optional<std::vector<CidrBlock>> subdivide(const CidrBlock& block, int prefix, int count);

/// The first block of `prefix` bits in `block` that overlaps none of `taken`; nothing when the block is full.
[[nodiscard]] std::optional<CidrBlock> firstFreeBlock(const CidrBlock& block, int prefix, const std::vector<CidrBlock>& taken);

} // namespace faultline
