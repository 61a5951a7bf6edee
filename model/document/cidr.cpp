#include "model/document/cidr.h"

#include <arpa/inet.h>

#include <charconv>

namespace faultline {

namespace {

void clearBehind(CidrBlock& block)
{
    for (int bit = block.prefix; bit < 128; ++bit) block.address[bit / 8] &= static_cast<std::uint8_t>(~(0x80u >> (bit % 8)));
}

/// Adds one to the bits of `block` before its prefix; false when that leaves `within`.
bool advance(CidrBlock& block, const CidrBlock& within)
{
    for (int bit = block.prefix - 1; bit >= within.prefix; --bit) {
        const auto mask = static_cast<std::uint8_t>(0x80u >> (bit % 8));
        block.address[bit / 8] ^= mask;
        if (block.address[bit / 8] & mask) return true; // 0 became 1: nothing to carry
    }
    return false;
}

} // namespace

bool CidrBlock::contains(const CidrBlock& other) const
{
    if (isIpv6 != other.isIpv6 || other.prefix < prefix) return false;
    CidrBlock cut = other;
    cut.prefix = prefix;
    clearBehind(cut);
    return cut.address == address;
}

std::string CidrBlock::spelled() const
{
    char buffer[INET6_ADDRSTRLEN] = {};
    inet_ntop(isIpv6 ? AF_INET6 : AF_INET, address.data(), buffer, sizeof buffer);
    return std::string(buffer) + "/" + std::to_string(prefix);
}

std::optional<CidrBlock> parseCidr(std::string_view text)
{
    const auto slash = text.find('/');
    if (slash == std::string_view::npos || slash > INET6_ADDRSTRLEN) return std::nullopt;
    CidrBlock block;
    const std::string address(text.substr(0, slash));
    block.isIpv6 = address.find(':') != std::string::npos;
    if (inet_pton(block.isIpv6 ? AF_INET6 : AF_INET, address.c_str(), block.address.data()) != 1) return std::nullopt;
    const std::string_view digits = text.substr(slash + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), block.prefix);
    if (error != std::errc() || end != digits.data() + digits.size() || block.prefix < 0 || block.prefix > block.bits()) return std::nullopt;
    clearBehind(block);
    return block;
}

std::optional<std::vector<CidrBlock>> subdivide(const CidrBlock& block, int prefix, int count)
{
    if (prefix < block.prefix || prefix > block.bits() || count < 1) return std::nullopt;
    std::vector<CidrBlock> parts;
    CidrBlock next = block;
    next.prefix = prefix;
    parts.push_back(next);
    while (static_cast<int>(parts.size()) < count) {
        if (!advance(next, block)) return std::nullopt;
        parts.push_back(next);
    }
    return parts;
}

std::optional<CidrBlock> firstFreeBlock(const CidrBlock& block, int prefix, const std::vector<CidrBlock>& taken)
{
    if (prefix < block.prefix || prefix > block.bits()) return std::nullopt;
    constexpr int kTries = 1 << 16;
    CidrBlock next = block;
    next.prefix = prefix;
    for (int i = 0; i < kTries; ++i) {
        bool isFree = true;
        for (const CidrBlock& other : taken) isFree = isFree && !next.overlaps(other);
        if (isFree) return next;
        if (!advance(next, block)) break;
    }
    return std::nullopt;
}

} // namespace faultline
