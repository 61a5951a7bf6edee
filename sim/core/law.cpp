#include "sim/core/law.h"

#include <algorithm>
#include <cmath>

namespace faultline::sim {

namespace {

constexpr double kNsPerMs = 1e6;

} // namespace

Law Law::deterministic(double meanMs)
{
    Law law;
    law.m_mean = meanMs * kNsPerMs;
    return law;
}

Law::Law(const Distribution& d) : m_kind(d.kind), m_mean(d.meanMs * kNsPerMs), m_k(std::max(1, d.k))
{
    switch (d.kind) {
    case Distribution::Kind::Lognormal: {
        // mean = exp(mu + sigma^2 / 2), cv^2 = exp(sigma^2) - 1
        const double sigma2 = naturalLog(1 + d.cv * d.cv);
        m_b = std::sqrt(sigma2);
        m_a = m_mean > 0 ? naturalLog(m_mean) - sigma2 / 2 : -1000;
        break;
    }
    case Distribution::Kind::Pareto:
        // mean = scale * alpha / (alpha - 1), which needs alpha > 1
        m_b = 1 / d.alpha;
        m_a = d.alpha > 1 ? m_mean * (d.alpha - 1) / d.alpha : m_mean;
        break;
    case Distribution::Kind::Hyperexponential: {
        double total = 0;
        for (const auto& branch : d.branches) total += branch.probability;
        double edge = 0;
        m_mean = 0;
        for (const auto& branch : d.branches) {
            edge += total > 0 ? branch.probability / total : 0;
            m_edges.push_back(edge);
            m_values.push_back(branch.meanMs * kNsPerMs);
            m_mean += (total > 0 ? branch.probability / total : 0) * m_values.back();
        }
        break;
    }
    case Distribution::Kind::Empirical: {
        for (const double v : d.values) m_values.push_back(v * kNsPerMs);
        double sum = 0;
        for (const double v : m_values) sum += v;
        m_mean = m_values.empty() ? 0 : sum / static_cast<double>(m_values.size());
        break;
    }
    default: break;
    }
}

double Law::meanMs() const { return m_mean / kNsPerMs; }

Nanoseconds Law::drawOther(std::uint64_t bits) const
{
    switch (m_kind) {
    case Distribution::Kind::Deterministic: return rounded(m_mean);
    case Distribution::Kind::Exponential: return rounded(-m_mean * naturalLog(unitOf(bits)));
    case Distribution::Kind::Lognormal: return rounded(exponential(m_a + m_b * normalQuantile(unitOf(bits))));
    case Distribution::Kind::Pareto: return rounded(m_a * exponential(-naturalLog(unitOf(bits)) * m_b));
    case Distribution::Kind::Erlang: {
        double sum = 0;
        for (int i = 0; i < m_k; ++i) sum -= naturalLog(unitOf(i == 0 ? bits : keyOf(bits, static_cast<std::uint64_t>(i))));
        return rounded(sum * m_mean / m_k);
    }
    case Distribution::Kind::Hyperexponential: {
        if (m_values.empty()) return 0;
        // The draw's place inside its branch is itself uniform, so one number does for both.
        const double u = unitOf(bits);
        std::size_t i = 0;
        while (i + 1 < m_edges.size() && u >= m_edges[i]) ++i;
        const double low = i == 0 ? 0 : m_edges[i - 1];
        const double width = m_edges[i] - low;
        const double inside = width > 0 ? std::min(std::max((u - low) / width, 0x1.0p-53), 1 - 0x1.0p-53) : 0.5;
        return rounded(-m_values[i] * naturalLog(inside));
    }
    case Distribution::Kind::Empirical: return m_values.empty() ? 0 : rounded(m_values[static_cast<std::size_t>(below(bits, m_values.size()))]);
    }
    return 0;
}

} // namespace faultline::sim
