#pragma once

#include "model/document/annotations.h"
#include "sim/core/random_stream.h"

#include <cstdint>

namespace faultline::sim {

/// Which of a set of keys a call asks for: equally often, or by Zipf's law (rank r with probability proportional to 1 / r^s).
class KeyLaw {
public:
    KeyLaw() = default; ///< no set: every call has a key of its own
    explicit KeyLaw(const KeyDistribution& distribution);

    [[nodiscard]] bool isSet() const { return m_keys > 0; }
    [[nodiscard]] std::uint64_t keys() const { return m_keys; }

    /// The number of the key, from 1 (of Zipf's law the most popular) to `keys()`; equal entities draw equal keys.
    /// @pre isSet()
    [[nodiscard]] std::uint64_t draw(std::uint64_t entity) const;

private:
    [[nodiscard]] double integral(double x) const;
    [[nodiscard]] double integralInverse(double y) const;
    [[nodiscard]] double weight(double x) const;

    std::uint64_t m_keys = 0;
    bool m_isZipf = false;
    double m_s = 0;
    double m_first = 0, m_last = 0, m_squeeze = 0; ///< of rejection-inversion
};

} // namespace faultline::sim
