#include "sim/core/elementary.h"

#include <algorithm>
#include <cmath>

namespace faultline::sim {

double exponential(double x)
{
    if (x < -700) return 0;
    x = std::min(x, 700.0);
    // x = n ln 2 + r with |r| <= ln(2) / 2; ln 2 in two parts, so that r keeps its low bits.
    const double n = static_cast<double>(static_cast<std::int64_t>(x * 1.44269504088896340736 + (x < 0 ? -0.5 : 0.5)));
    const double r = (x - n * 6.93147180369123816490e-01) - n * 1.90821492927058770002e-10;
    double term = 1, sum = 1;
    for (int k = 1; k <= 18; ++k) {
        term = term * r / k;
        sum += term;
    }
    const auto exponent = static_cast<std::uint64_t>(static_cast<std::int64_t>(n) + 1023);
    return sum * std::bit_cast<double>(exponent << 52);
}

namespace {

double ratio(const double* numerator, int degreeN, const double* denominator, int degreeD, double x)
{
    double n = numerator[0];
    for (int i = 1; i <= degreeN; ++i) n = n * x + numerator[i];
    double d = denominator[0];
    for (int i = 1; i <= degreeD; ++i) d = d * x + denominator[i];
    return n / d;
}

} // namespace

double normalQuantile(double p)
{
    // Rational approximation by P. J. Acklam (public), relative error 1.15e-9.
    static constexpr double a[]{-3.969683028665376e+01, 2.209460984245205e+02,  -2.759285104469687e+02,
                                1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00};
    static constexpr double b[]{-5.447609879822406e+01, 1.615858368580409e+02,  -1.556989798598866e+02,
                                6.680131188771972e+01,  -1.328068155288572e+01, 1.0};
    static constexpr double c[]{-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                                -2.549732539343734e+00, 4.374664141464968e+00,  2.938163982698783e+00};
    static constexpr double d[]{7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00, 1.0};
    constexpr double low = 0.02425;
    if (p < low) return ratio(c, 5, d, 4, std::sqrt(-2 * naturalLog(p)));
    if (p > 1 - low) return -ratio(c, 5, d, 4, std::sqrt(-2 * naturalLog(1 - p)));
    const double q = p - 0.5;
    return q * ratio(a, 5, b, 5, q * q);
}

} // namespace faultline::sim
