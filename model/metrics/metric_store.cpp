#include "model/metrics/metric_store.h"

#include "model/metrics/statistics.h"

#include <algorithm>
#include <cassert>
#include <set>

namespace faultline {

struct MetricStore::Chunk {
    Nanoseconds start = 0;
    std::shared_ptr<const std::vector<MetricId>> ids; ///< sorted; shared with the neighbours while the metrics stay the same
    std::vector<DataPoint> points;                    ///< one per id
};

MetricStore::MetricStore(Nanoseconds period) : m_period(period) { assert(period > 0); }

void MetricStore::publish(Nanoseconds start, std::map<MetricId, DataPoint> points)
{
    assert(start % m_period == 0);
    assert(m_chunks.empty() || start >= m_end);
    auto chunk = std::make_shared<Chunk>();
    chunk->start = start;
    std::vector<MetricId> ids;
    ids.reserve(points.size());
    chunk->points.reserve(points.size());
    for (auto& [id, point] : points) {
        ids.push_back(id);
        chunk->points.push_back(std::move(point));
    }
    const bool same = !m_chunks.empty() && *m_chunks.back()->ids == ids;
    chunk->ids = same ? m_chunks.back()->ids : std::make_shared<const std::vector<MetricId>>(std::move(ids));
    m_chunks.push_back(std::move(chunk));
    m_end = start + m_period;
}

const DataPoint* MetricStore::find(const Chunk& chunk, const MetricId& metric) const
{
    const auto& ids = *chunk.ids;
    const auto it = std::lower_bound(ids.begin(), ids.end(), metric);
    if (it == ids.end() || *it != metric) return nullptr;
    return &chunk.points[static_cast<std::size_t>(it - ids.begin())];
}

std::vector<const DataPoint*> MetricStore::pointsIn(const MetricId& metric, Nanoseconds from, Nanoseconds to) const
{
    std::vector<const DataPoint*> found;
    auto chunk = std::lower_bound(m_chunks.begin(), m_chunks.end(), from, [](const auto& c, Nanoseconds t) { return c->start < t; });
    for (; chunk != m_chunks.end() && (*chunk)->start < to; ++chunk)
        if (const DataPoint* point = find(**chunk, metric)) found.push_back(point);
    return found;
}

std::optional<double> MetricStore::value(const MetricId& metric, StatisticSpec statistic, Nanoseconds period, Nanoseconds start) const
{
    return aggregate(pointsIn(metric, start, start + period), statistic);
}

std::vector<MetricStore::Stamped> MetricStore::series(const MetricId& metric, StatisticSpec statistic, Nanoseconds period, Nanoseconds from,
                                                      Nanoseconds to) const
{
    assert(period > 0);
    std::vector<Stamped> out;
    auto chunk = std::lower_bound(m_chunks.begin(), m_chunks.end(), from, [](const auto& c, Nanoseconds t) { return c->start < t; });
    while (chunk != m_chunks.end() && (*chunk)->start < to) {
        const Nanoseconds start = from + ((*chunk)->start - from) / period * period;
        std::vector<const DataPoint*> inside;
        for (; chunk != m_chunks.end() && (*chunk)->start < std::min(to, start + period); ++chunk)
            if (const DataPoint* point = find(**chunk, metric)) inside.push_back(point);
        if (const auto value = aggregate(inside, statistic)) out.push_back({start, *value});
    }
    return out;
}

std::vector<MetricStore::Point> MetricStore::points(const MetricId& metric) const
{
    std::vector<Point> out;
    for (const auto& chunk : m_chunks)
        if (const DataPoint* point = find(*chunk, metric)) out.push_back({chunk->start, point});
    return out;
}

std::vector<MetricId> MetricStore::metrics() const
{
    std::set<MetricId> all;
    const std::vector<MetricId>* last = nullptr;
    for (const auto& chunk : m_chunks) {
        if (chunk->ids.get() == last) continue;
        last = chunk->ids.get();
        all.insert(last->begin(), last->end());
    }
    return {all.begin(), all.end()};
}

bool MetricStore::has(const MetricId& metric) const
{
    return std::any_of(m_chunks.begin(), m_chunks.end(), [&](const auto& chunk) { return find(*chunk, metric) != nullptr; });
}

std::optional<Nanoseconds> MetricStore::begin() const
{
    return m_chunks.empty() ? std::nullopt : std::optional<Nanoseconds>(m_chunks.front()->start);
}

} // namespace faultline
