#pragma once

#include "model/metrics/metric_store.h" // Nanoseconds, Histogram

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace faultline::sim {

/// Durations of one stretch of time: counts in the histogram's cells, sum, bounds.
///
/// Sums are whole nanoseconds, so that neither the order of adding nor that of merging changes a result. Adding is one step into an array and never
/// allocates once the range of values has been seen.
class DurationSet {
public:
    DurationSet() = default;
    /// @param nsPerUnit  of the unit that the metric is published in: cells hold `double(ns) / nsPerUnit`
    explicit DurationSet(double nsPerUnit) : m_nsPerUnit(nsPerUnit) {}

    /// @pre duration >= 0
    void add(Nanoseconds duration)
    {
        m_minNs = m_count == 0 || duration < m_minNs ? duration : m_minNs;
        m_maxNs = duration > m_maxNs ? duration : m_maxNs;
        m_sumNs += duration;
        ++m_count;
        const std::int32_t cell = cellOf(duration);
        const auto place = static_cast<std::uint32_t>(cell - m_firstCell);
        if (place >= m_cells.size()) makeRoom(cell, cell);
        ++m_cells[static_cast<std::uint32_t>(cell - m_firstCell)];
    }
    /// @pre of the same unit
    void merge(const DurationSet& other);
    /// Forgets the durations, keeps the memory.
    void clear();
    void addTo(Histogram& histogram) const;

    [[nodiscard]] std::uint64_t count() const { return m_count; }
    [[nodiscard]] std::int64_t sumNs() const { return m_sumNs; }
    [[nodiscard]] std::int64_t maxNs() const { return m_maxNs; }
    [[nodiscard]] double sum() const { return static_cast<double>(m_sumNs) / m_nsPerUnit; }
    [[nodiscard]] double minimum() const { return static_cast<double>(m_minNs) / m_nsPerUnit; }
    [[nodiscard]] double maximum() const { return static_cast<double>(m_maxNs) / m_nsPerUnit; }

private:
    /// The histogram's own rule; zero is kept one cell below the shortest duration there is and goes to cell 0 at last.
    [[nodiscard]] std::int32_t cellOf(Nanoseconds duration) const
    {
        const double value = static_cast<double>(duration < 1 ? 1 : duration) / m_nsPerUnit;
        return static_cast<std::int32_t>(std::bit_cast<std::uint64_t>(value) >> 46) - (duration < 1 ? 1 : 0);
    }
    void makeRoom(std::int32_t first, std::int32_t last);

    double m_nsPerUnit = 1e6;
    std::int64_t m_sumNs = 0, m_minNs = 0, m_maxNs = 0;
    std::uint64_t m_count = 0;
    std::int32_t m_firstCell = 0; ///< the cell of m_cells[0]
    std::vector<std::uint64_t> m_cells;
};

} // namespace faultline::sim
