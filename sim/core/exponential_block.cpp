#include "sim/core/exponential_block.h"

#include "sim/core/elementary.h"
#include "sim/core/random_stream.h"

#include <bit>

namespace faultline::sim {

namespace {

/// The steps of `unitOf` and `naturalLog` in a form without conversions between whole and floating numbers, which vectors of 64 bits lack: a whole
/// number below 2^52 is or-ed into the mantissa of a power of two, which is then taken off. Both are exact.
[[gnu::always_inline]] inline double minusLog(std::uint64_t draw)
{
    const double u = (std::bit_cast<double>(draw >> 12 | 0x3FF0000000000000ull) - 1.0) + 0x1.0p-53;
    std::uint64_t bits = std::bit_cast<std::uint64_t>(u);
    // The exponent of u lies in [-53, 0]; 64 more keep it positive for the shift.
    const std::uint64_t shifted = (bits - 0x3FE6A09E667F3BCDull + (64ull << 52)) >> 52;
    const double e = std::bit_cast<double>(shifted | 0x4330000000000000ull) - (0x1.0p52 + 64.0);
    bits -= (shifted << 52) - (64ull << 52);
    const double m = std::bit_cast<double>(bits);
    const double s = (m - 1.0) / (m + 1.0);
    const double z = s * s;
    double p = 1.0 / 19;
    p = p * z + 1.0 / 17;
    p = p * z + 1.0 / 15;
    p = p * z + 1.0 / 13;
    p = p * z + 1.0 / 11;
    p = p * z + 1.0 / 9;
    p = p * z + 1.0 / 7;
    p = p * z + 1.0 / 5;
    p = p * z + 1.0 / 3;
    return -(e * 0.693147180559945309417 + (2.0 * s + 2.0 * s * z * p));
}

[[gnu::always_inline]] inline void block(const std::uint64_t* bits, double* out, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i) out[i] = minusLog(bits[i]);
}

void plainBlock(const std::uint64_t* bits, double* out, std::size_t n) { block(bits, out, n); }

#if defined(__x86_64__)
// The same additions and multiplications, four at a time; AVX2 has no fused ones, so the bits are the same.
[[gnu::target("avx2")]] void wideBlock(const std::uint64_t* bits, double* out, std::size_t n) { block(bits, out, n); }
#endif

} // namespace

void exponentialBlock(const std::uint64_t* bits, double* out, std::size_t n)
{
#if defined(__x86_64__)
    static const bool isWide = __builtin_cpu_supports("avx2") != 0;
    if (isWide) return wideBlock(bits, out, n);
#endif
    plainBlock(bits, out, n);
}

} // namespace faultline::sim
