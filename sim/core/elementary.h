#pragma once

#include <bit>
#include <cstdint>

namespace faultline::sim {

// Logarithm, exponential and normal quantile from + - * / and square root alone: the same bits from every compiler and C library, which libm does
// not promise. Relative error below 1e-15, 1e-15 and 1e-9.

/// In the header, as every exponential draw needs it. @pre x > 0 and finite
[[nodiscard]] inline double naturalLog(double x)
{
    // x = 2^e * m with m in [sqrt(1/2), sqrt(2)); log m = 2 artanh((m - 1) / (m + 1)).
    std::uint64_t bits = std::bit_cast<std::uint64_t>(x);
    const std::int64_t e = static_cast<std::int64_t>(bits - 0x3FE6A09E667F3BCDull) >> 52;
    bits -= static_cast<std::uint64_t>(e) << 52;
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
    return static_cast<double>(e) * 0.693147180559945309417 + (2.0 * s + 2.0 * s * z * p);
}

[[nodiscard]] double exponential(double x);    ///< 0 below -700, capped at exp(700)
[[nodiscard]] double normalQuantile(double p); ///< @pre 0 < p < 1

} // namespace faultline::sim
