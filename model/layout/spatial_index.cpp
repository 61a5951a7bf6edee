#include "model/layout/spatial_index.h"

#include <algorithm>
#include <cmath>

namespace faultline::layout {

template <class Visit>
bool SpatialIndex::forBuckets(const Rect& rect, Visit visit)
{
    // Coordinates from people's files may be anything; far away is far away.
    const auto bucket = [](double v) { return static_cast<std::int64_t>(std::floor(std::clamp(v, -1e8, 1e8) / kBucket)); };
    const std::int64_t x0 = bucket(rect.x), x1 = bucket(rect.right()), y0 = bucket(rect.y), y1 = bucket(rect.bottom());
    if ((x1 - x0 + 1) * (y1 - y0 + 1) > kBucketsOfLarge) return false;
    for (std::int64_t y = y0; y <= y1; ++y)
        for (std::int64_t x = x0; x <= x1; ++x)
            visit((static_cast<std::uint64_t>(static_cast<std::uint32_t>(y)) << 32) | static_cast<std::uint32_t>(x));
    return true;
}

void SpatialIndex::enter(std::size_t index)
{
    if (!forBuckets(m_rects[index], [&](std::uint64_t b) { m_buckets[b].push_back(index); })) m_large.push_back(index);
}

void SpatialIndex::add(const Rect& rect)
{
    m_rects.push_back(rect);
    enter(m_rects.size() - 1);
}

void SpatialIndex::move(std::size_t index, const Rect& rect)
{
    if (!forBuckets(m_rects[index], [&](std::uint64_t b) { std::erase(m_buckets[b], index); })) std::erase(m_large, index);
    m_rects[index] = rect;
    enter(index);
}

std::vector<std::size_t> SpatialIndex::in(const Rect& window) const
{
    std::vector<std::size_t> found;
    const auto take = [&](std::size_t i) {
        if (m_rects[i].intersects(window)) found.push_back(i);
    };
    const bool isSmall = forBuckets(window, [&](std::uint64_t b) {
        if (const auto it = m_buckets.find(b); it != m_buckets.end()) std::for_each(it->second.begin(), it->second.end(), take);
    });
    if (isSmall) {
        std::for_each(m_large.begin(), m_large.end(), take);
    } else {
        for (std::size_t i = 0; i < m_rects.size(); ++i) take(i);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool SpatialIndex::isFree(const Rect& rect) const { return in(rect).empty(); }

} // namespace faultline::layout
