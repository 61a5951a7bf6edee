#include "sim/core/duration_set.h"

#include <algorithm>

namespace faultline::sim {

void DurationSet::makeRoom(std::int32_t first, std::int32_t last)
{
    if (m_cells.empty()) m_firstCell = first;
    if (first < m_firstCell) {
        m_cells.insert(m_cells.begin(), static_cast<std::size_t>(m_firstCell - first), 0);
        m_firstCell = first;
    }
    const auto size = static_cast<std::size_t>(last - m_firstCell) + 1;
    if (size > m_cells.size()) m_cells.resize(size);
}

void DurationSet::merge(const DurationSet& other)
{
    if (other.m_count == 0) return;
    m_minNs = m_count == 0 ? other.m_minNs : std::min(m_minNs, other.m_minNs);
    m_maxNs = std::max(m_maxNs, other.m_maxNs);
    m_sumNs += other.m_sumNs;
    m_count += other.m_count;
    makeRoom(other.m_firstCell, other.m_firstCell + static_cast<std::int32_t>(other.m_cells.size()) - 1);
    const auto shift = static_cast<std::size_t>(other.m_firstCell - m_firstCell);
    for (std::size_t i = 0; i < other.m_cells.size(); ++i) m_cells[shift + i] += other.m_cells[i];
}

void DurationSet::clear()
{
    m_sumNs = m_minNs = m_maxNs = 0;
    m_count = 0;
    std::fill(m_cells.begin(), m_cells.end(), 0);
}

void DurationSet::addTo(Histogram& histogram) const
{
    const std::int32_t zero = cellOf(0);
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        const std::int32_t cell = m_firstCell + static_cast<std::int32_t>(i);
        histogram.addToCell(cell == zero ? 0 : cell, m_cells[i]);
    }
}

} // namespace faultline::sim
