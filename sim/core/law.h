#pragma once

#include "model/document/annotations.h"
#include "model/metrics/metric_store.h" // Nanoseconds
#include "sim/core/elementary.h"
#include "sim/core/random_stream.h"

#include <cstdint>
#include <vector>

namespace faultline::sim {

/// A distribution of times, ready to draw from: one random number in, one time out (Erlang takes k derived ones).
class Law {
public:
    Law() = default; ///< always zero
    explicit Law(const Distribution& distribution);
    static Law deterministic(double meanMs);

    /// @param bits one draw; equal bits give equal times on every machine
    [[nodiscard]] Nanoseconds draw(std::uint64_t bits) const
    {
        return m_kind == Distribution::Kind::Exponential ? rounded(-m_mean * naturalLog(unitOf(bits))) : drawOther(bits);
    }
    [[nodiscard]] bool isExponential() const { return m_kind == Distribution::Kind::Exponential; }
    /// The same time as `draw`, of a law that is exponential, from minus the logarithm of the draw's uniform number.
    [[nodiscard]] Nanoseconds ofExponential(double minusLog) const { return rounded(m_mean * minusLog); }
    [[nodiscard]] double meanMs() const;
    [[nodiscard]] bool isZero() const { return m_kind == Distribution::Kind::Deterministic && m_mean == 0; }

private:
    /// A time above zero never becomes zero: a request that is served takes its place in the order of time.
    [[nodiscard]] static Nanoseconds rounded(double ns)
    {
        constexpr double kLongest = 1e18; // 31 years: a heavy tail must not overflow the clock
        const double bounded = ns < kLongest ? ns : kLongest;
        return bounded >= 1 ? static_cast<Nanoseconds>(bounded + 0.5) : ns > 0 ? 1 : 0;
    }
    [[nodiscard]] Nanoseconds drawOther(std::uint64_t bits) const;

    Distribution::Kind m_kind = Distribution::Kind::Deterministic;
    double m_mean = 0; ///< ns; of empirical: unused
    double m_a = 0;    ///< lognormal: mu; pareto: scale
    double m_b = 0;    ///< lognormal: sigma; pareto: 1 / alpha
    int m_k = 1;
    std::vector<double> m_edges;  ///< hyperexponential: cumulative probability
    std::vector<double> m_values; ///< hyperexponential: means; empirical: values, ns
};

} // namespace faultline::sim
