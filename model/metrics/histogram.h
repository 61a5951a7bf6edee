#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace faultline {

/// Log-scaled histogram: 64 equal cells in each octave, sparse, mergeable; a percentile is within 0.8 % of a recorded value (engine notes,
/// section 4). Adding and merging are whole-number sums, so neither their order nor how a run was cut into pieces changes a result.
///
/// The rule, so that anybody can recompute a percentile:
/// - A value's cell is the top 18 bits of its IEEE 754 double: sign, exponent and six bits of mantissa (`bits >> 46`) for a positive value.
///   Zero and what is below the smallest normal number fall into cell 0. A negative value falls into minus the cell of its magnitude.
/// - The middle of cell c > 0 is the double whose bits are `c << 46 | 1 << 45`, half-way between the cell's bounds; of cell 0 it is 0.
/// - `quantile(q)` is the middle of the cell that holds the value of rank `max(1, ceil(q * count))`, counted from the smallest, with
///   `q * count` multiplied as doubles.
class Histogram {
public:
    /// @pre value is finite; asserted
    void add(double value, std::uint64_t count = 1);
    void addToCell(std::int32_t cell, std::uint64_t count);
    void merge(const Histogram& other);
    [[nodiscard]] std::uint64_t count() const { return m_count; }
    /// The middle of the cell that holds the value of rank ceil(q * count); nothing when empty. q in (0, 1].
    [[nodiscard]] std::optional<double> quantile(double q) const;
    [[nodiscard]] const std::map<std::int32_t, std::uint64_t>& cells() const { return m_cells; }
    static std::int32_t cellOf(double value);
    static double cellMiddle(std::int32_t cell);
    static double cellEdge(std::int32_t cell); ///< the value of smallest magnitude in it

    friend bool operator==(const Histogram&, const Histogram&) = default;

private:
    std::map<std::int32_t, std::uint64_t> m_cells;
    std::uint64_t m_count = 0;
};

/// A histogram under construction on a hot path: one addition into an array per value. Values must not be negative.
class HistogramRecorder {
public:
    /// @pre value is finite and not negative; asserted
    void add(double value);
    [[nodiscard]] bool isEmpty() const { return m_zeros == 0 && m_counts.empty(); }
    [[nodiscard]] Histogram histogram() const;
    void addTo(Histogram& histogram) const;
    /// Forgets the values, keeps the memory.
    void clear();

private:
    std::uint64_t m_zeros = 0;    ///< apart: their cell is far from all others
    std::int32_t m_firstCell = 0; ///< the cell of m_counts[0]
    std::vector<std::uint64_t> m_counts;
};

} // namespace faultline
