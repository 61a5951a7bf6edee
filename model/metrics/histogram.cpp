#include "model/metrics/histogram.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

namespace faultline {

namespace {

constexpr int kDroppedBits = 46; ///< 52 bits of mantissa, of which six stay
constexpr std::int32_t kFirstNormalCell = 64;

} // namespace

std::int32_t Histogram::cellOf(double value)
{
    const auto cell = static_cast<std::int32_t>(std::bit_cast<std::uint64_t>(std::fabs(value)) >> kDroppedBits);
    if (cell < kFirstNormalCell) return 0;
    return value < 0 ? -cell : cell;
}

double Histogram::cellMiddle(std::int32_t cell)
{
    if (cell == 0) return 0;
    const auto magnitude = static_cast<std::uint64_t>(cell < 0 ? -cell : cell);
    const double middle = std::bit_cast<double>(magnitude << kDroppedBits | std::uint64_t{1} << (kDroppedBits - 1));
    return cell < 0 ? -middle : middle;
}

double Histogram::cellEdge(std::int32_t cell)
{
    const auto magnitude = static_cast<std::uint64_t>(cell < 0 ? -cell : cell);
    const double edge = std::bit_cast<double>(magnitude << kDroppedBits);
    return cell < 0 ? -edge : edge;
}

void Histogram::add(double value, std::uint64_t count)
{
    assert(std::isfinite(value));
    addToCell(cellOf(value), count);
}

void Histogram::addToCell(std::int32_t cell, std::uint64_t count)
{
    if (count == 0) return;
    m_cells[cell] += count;
    m_count += count;
}

void Histogram::merge(const Histogram& other)
{
    for (const auto& [cell, count] : other.m_cells) addToCell(cell, count);
}

std::optional<double> Histogram::quantile(double q) const
{
    if (m_count == 0) return std::nullopt;
    const double wanted = std::ceil(q * static_cast<double>(m_count));
    const std::uint64_t rank = wanted < 1 ? 1 : std::min(m_count, static_cast<std::uint64_t>(wanted));
    std::uint64_t passed = 0;
    for (const auto& [cell, count] : m_cells)
        if ((passed += count) >= rank) return cellMiddle(cell);
    return std::nullopt;
}

void HistogramRecorder::add(double value)
{
    assert(value >= 0 && std::isfinite(value));
    const std::int32_t cell = Histogram::cellOf(value);
    if (cell == 0) {
        ++m_zeros;
        return;
    }
    if (m_counts.empty()) m_firstCell = cell;
    if (cell < m_firstCell) {
        m_counts.insert(m_counts.begin(), static_cast<std::size_t>(m_firstCell - cell), 0);
        m_firstCell = cell;
    }
    const auto index = static_cast<std::size_t>(cell - m_firstCell);
    if (index >= m_counts.size()) m_counts.resize(index + 1);
    ++m_counts[index];
}

void HistogramRecorder::addTo(Histogram& histogram) const
{
    histogram.addToCell(0, m_zeros);
    for (std::size_t i = 0; i < m_counts.size(); ++i) histogram.addToCell(m_firstCell + static_cast<std::int32_t>(i), m_counts[i]);
}

Histogram HistogramRecorder::histogram() const
{
    Histogram out;
    addTo(out);
    return out;
}

void HistogramRecorder::clear()
{
    m_zeros = 0;
    m_counts.clear();
}

} // namespace faultline
