#pragma once

#include "model/layout/geometry.h"

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace faultline::layout {

/// Rectangles in buckets of a coarse grid: what lies near a place is found without looking at everything. Answers are sorted by index.
class SpatialIndex {
public:
    void add(const Rect& rect);
    void move(std::size_t index, const Rect& rect);

    [[nodiscard]] const Rect& at(std::size_t index) const { return m_rects[index]; }
    [[nodiscard]] std::size_t size() const { return m_rects.size(); }
    /// Indices of the rectangles that overlap `window` (touching does not count).
    [[nodiscard]] std::vector<std::size_t> in(const Rect& window) const;
    [[nodiscard]] bool isFree(const Rect& rect) const;

private:
    static constexpr double kBucket = 128;
    static constexpr std::int64_t kBucketsOfLarge = 64; ///< a rectangle over more buckets than this is kept in a list of its own

    template <class Visit>
    static bool forBuckets(const Rect& rect, Visit visit); ///< false, and no visit, when there are too many
    void enter(std::size_t index);

    std::vector<Rect> m_rects;
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> m_buckets;
    std::vector<std::size_t> m_large;
};

} // namespace faultline::layout
