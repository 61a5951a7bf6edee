#pragma once

#include "model/document/annotations.h"
#include "model/metrics/metric_store.h" // Nanoseconds

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
    [[nodiscard]] Nanoseconds draw(std::uint64_t bits) const;
    [[nodiscard]] double meanMs() const;
    [[nodiscard]] bool isZero() const { return m_kind == Distribution::Kind::Deterministic && m_mean == 0; }

private:
    Distribution::Kind m_kind = Distribution::Kind::Deterministic;
    double m_mean = 0; ///< ns; of empirical: unused
    double m_a = 0;    ///< lognormal: mu; pareto: scale
    double m_b = 0;    ///< lognormal: sigma; pareto: 1 / alpha
    int m_k = 1;
    std::vector<double> m_edges;  ///< hyperexponential: cumulative probability
    std::vector<double> m_values; ///< hyperexponential: means; empirical: values, ns
};

} // namespace faultline::sim
