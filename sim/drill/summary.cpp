#include "sim/drill/summary.h"

#include <array>
#include <cassert>
#include <cmath>

namespace faultline::sim {

double studentT975(int degreesOfFreedom)
{
    assert(degreesOfFreedom >= 1);
    static constexpr std::array<double, 30> table{
        12.706204736, 4.302652730, 3.182446305, 2.776445105, 2.570581836, 2.446911851, 2.364624252, 2.306004135, 2.262157163, 2.228138852,
        2.200985160,  2.178812830, 2.160368656, 2.144786688, 2.131449546, 2.119905299, 2.109815578, 2.100922040, 2.093024054, 2.085963447,
        2.079613845,  2.073873068, 2.068657610, 2.063898562, 2.059538553, 2.055529439, 2.051830516, 2.048407142, 2.045229642, 2.042272456};
    if (degreesOfFreedom <= static_cast<int>(table.size())) return table[static_cast<std::size_t>(degreesOfFreedom - 1)];
    // Cornish and Fisher's expansion about the normal quantile; plain arithmetic, so that reports are the same on every machine.
    const double z = 1.959963984540054, v = degreesOfFreedom;
    const double z2 = z * z, z3 = z2 * z, z5 = z3 * z2, z7 = z5 * z2, z9 = z7 * z2;
    return z + (z3 + z) / (4 * v) + (5 * z5 + 16 * z3 + 3 * z) / (96 * v * v) + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * v * v * v) +
           (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / (92160 * v * v * v * v);
}

Summary summaryOf(const std::vector<double>& values)
{
    assert(!values.empty());
    const auto n = static_cast<double>(values.size());
    Summary out;
    for (const double v : values) out.mean += v;
    out.mean /= n;
    if (values.size() < 2) return out;
    double squares = 0;
    for (const double v : values) squares += (v - out.mean) * (v - out.mean);
    const double half = studentT975(static_cast<int>(values.size()) - 1) * std::sqrt(squares / (n - 1) / n);
    out.low = out.mean - half;
    out.high = out.mean + half;
    return out;
}

} // namespace faultline::sim
