#include "sim/core/key_law.h"

#include "sim/core/elementary.h"

#include <algorithm>
#include <cmath>

/// Zipf's law by rejection-inversion (Hörmann, Derflinger 1996): exact for any number of keys, no table, little more than one draw for each key.
namespace faultline::sim {

namespace {

/// (e^t - 1) / t, also where t is nearly 0.
double expm1Over(double t)
{
    if (std::abs(t) < 1e-4) return 1 + t / 2 * (1 + t / 3 * (1 + t / 4));
    return (exponential(t) - 1) / t;
}

/// ln(1 + t) / t, also where t is nearly 0.
double log1pOver(double t)
{
    if (std::abs(t) < 1e-4) return 1 - t * (0.5 - t * (1.0 / 3 - t / 4));
    return naturalLog(1 + t) / t;
}

} // namespace

KeyLaw::KeyLaw(const KeyDistribution& distribution)
    : m_keys(static_cast<std::uint64_t>(std::max(1.0, distribution.keys))), m_isZipf(distribution.zipf && distribution.s > 0), m_s(distribution.s)
{
    if (!m_isZipf) return;
    m_first = integral(1.5) - 1;
    m_last = integral(static_cast<double>(m_keys) + 0.5);
    m_squeeze = 2 - integralInverse(integral(2.5) - weight(2));
}

double KeyLaw::weight(double x) const { return exponential(-m_s * naturalLog(x)); }

double KeyLaw::integral(double x) const
{
    const double log = naturalLog(x);
    return expm1Over((1 - m_s) * log) * log;
}

double KeyLaw::integralInverse(double y) const
{
    const double t = std::max(-1.0 + 1e-15, y * (1 - m_s));
    return exponential(log1pOver(t) * y);
}

std::uint64_t KeyLaw::draw(std::uint64_t entity) const
{
    if (!m_isZipf) return 1 + below(drawBits(entity, Purpose::DataKey, 0), m_keys);
    for (std::uint64_t n = 0;; ++n) {
        const double u = m_last + drawUnit(entity, Purpose::DataKey, n) * (m_first - m_last);
        const double x = integralInverse(u);
        const double rank = std::clamp(std::floor(x + 0.5), 1.0, static_cast<double>(m_keys));
        if (rank - x <= m_squeeze || u >= integral(rank + 0.5) - weight(rank)) return static_cast<std::uint64_t>(rank);
    }
}

} // namespace faultline::sim
