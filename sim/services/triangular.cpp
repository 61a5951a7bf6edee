#include "sim/services/triangular.h"

#include "sim/core/random_stream.h"

#include <cmath>

namespace faultline::sim {

Nanoseconds drawTriangular(std::uint64_t bits, double low, double mode, double high)
{
    const double u = unitOf(bits);
    const double seconds =
        u < (mode - low) / (high - low) ? low + std::sqrt(u * (high - low) * (mode - low)) : high - std::sqrt((1 - u) * (high - low) * (high - mode));
    return static_cast<Nanoseconds>(seconds * 1e9);
}

} // namespace faultline::sim
