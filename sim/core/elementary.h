#pragma once

namespace faultline::sim {

/// Logarithm, exponential and normal quantile from + - * / and square root alone: the same bits from every compiler and C library, which
/// libm does not promise. Relative error below 1e-15, 1e-15 and 1e-9.
[[nodiscard]] double naturalLog(double x);     ///< @pre x > 0 and finite
[[nodiscard]] double exponential(double x);    ///< 0 below -700, capped at exp(700)
[[nodiscard]] double normalQuantile(double p); ///< @pre 0 < p < 1

} // namespace faultline::sim
