#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace faultline {

/// SHA-256 (FIPS 180-4), for checksums of files and digests of runs. A value: a copy goes on from the same state.
class Sha256 {
public:
    void add(std::string_view bytes);
    /// Lower-case hexadecimal, 64 characters. Does not change the state.
    [[nodiscard]] std::string hex() const;

private:
    void block(const unsigned char* bytes);

    std::array<std::uint32_t, 8> m_state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<unsigned char, 64> m_pending{};
    std::uint64_t m_length = 0;
};

[[nodiscard]] std::string sha256Hex(std::string_view bytes);

} // namespace faultline
