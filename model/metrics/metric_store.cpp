#include "model/metrics/metric_store.h"

#include "model/metrics/statistics.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <set>

namespace faultline {

struct MetricStore::Chunk {
    Nanoseconds start = 0;
    std::shared_ptr<const std::vector<MetricId>> ids; ///< sorted; shared with the neighbours while the metrics stay the same
    std::vector<DataPoint> points;                    ///< one per id
};

MetricStore::MetricStore(Nanoseconds period) : m_period(period) { assert(period > 0); }

void MetricStore::append(Chunks& chunks, Nanoseconds start, std::map<MetricId, DataPoint> points)
{
    auto chunk = std::make_shared<Chunk>();
    chunk->start = start;
    std::vector<MetricId> ids;
    ids.reserve(points.size());
    chunk->points.reserve(points.size());
    for (auto& [id, point] : points) {
        ids.push_back(id);
        chunk->points.push_back(std::move(point));
    }
    const bool same = !chunks.empty() && *chunks.back()->ids == ids;
    chunk->ids = same ? chunks.back()->ids : std::make_shared<const std::vector<MetricId>>(std::move(ids));
    chunks.push_back(std::move(chunk));
}

void MetricStore::publish(Nanoseconds start, std::map<MetricId, DataPoint> points)
{
    assert(start % m_period == 0);
    assert(m_chunks.empty() || start >= m_end);
    append(m_chunks, start, std::move(points));
    m_end = start + m_period;
}

void MetricStore::publish(Nanoseconds start, Nanoseconds period, std::map<MetricId, DataPoint> points)
{
    if (period == m_period) return publish(start, std::move(points));
    assert(period > m_period && period % m_period == 0 && start % period == 0);
    Chunks& chunks = m_coarser[period];
    assert(chunks.empty() || start > chunks.back()->start);
    append(chunks, start, std::move(points));
}

const DataPoint* MetricStore::find(const Chunk& chunk, const MetricId& metric)
{
    const auto& ids = *chunk.ids;
    const auto it = std::lower_bound(ids.begin(), ids.end(), metric);
    if (it == ids.end() || *it != metric) return nullptr;
    return &chunk.points[static_cast<std::size_t>(it - ids.begin())];
}

void MetricStore::collect(const Chunks& chunks, const MetricId& metric, Nanoseconds from, Nanoseconds to, std::vector<Point>& found)
{
    auto chunk = std::lower_bound(chunks.begin(), chunks.end(), from, [](const auto& c, Nanoseconds t) { return c->start < t; });
    for (; chunk != chunks.end() && (*chunk)->start < to; ++chunk)
        if (const DataPoint* point = find(**chunk, metric)) found.push_back({(*chunk)->start, point});
}

std::vector<MetricStore::Point> MetricStore::pointsIn(const MetricId& metric, Nanoseconds from, Nanoseconds to) const
{
    std::vector<Point> found;
    collect(m_chunks, metric, from, to, found);
    for (const auto& [period, chunks] : m_coarser) collect(chunks, metric, from, to, found);
    std::stable_sort(found.begin(), found.end(), [](const Point& a, const Point& b) { return a.start < b.start; });
    return found;
}

std::optional<double> MetricStore::value(const MetricId& metric, StatisticSpec statistic, Nanoseconds period, Nanoseconds start) const
{
    std::vector<const DataPoint*> inside;
    for (const Point& point : pointsIn(metric, start, start + period)) inside.push_back(point.point);
    return aggregate(inside, statistic);
}

std::vector<MetricStore::Stamped> MetricStore::series(const MetricId& metric, StatisticSpec statistic, Nanoseconds period, Nanoseconds from,
                                                      Nanoseconds to) const
{
    assert(period > 0);
    std::vector<Stamped> out;
    const std::vector<Point> points = pointsIn(metric, from, to);
    for (auto point = points.begin(); point != points.end();) {
        const Nanoseconds start = from + (point->start - from) / period * period;
        std::vector<const DataPoint*> inside;
        for (; point != points.end() && point->start < start + period; ++point) inside.push_back(point->point);
        if (const auto value = aggregate(inside, statistic)) out.push_back({start, *value});
    }
    return out;
}

std::vector<MetricStore::Point> MetricStore::points(const MetricId& metric) const
{
    constexpr auto kEver = std::numeric_limits<Nanoseconds>::max();
    return pointsIn(metric, std::numeric_limits<Nanoseconds>::min(), kEver);
}

std::vector<MetricId> MetricStore::metrics() const
{
    std::set<MetricId> all;
    const std::vector<MetricId>* last = nullptr;
    const auto add = [&](const Chunks& chunks) {
        for (const auto& chunk : chunks) {
            if (chunk->ids.get() == last) continue;
            last = chunk->ids.get();
            all.insert(last->begin(), last->end());
        }
    };
    add(m_chunks);
    for (const auto& [period, chunks] : m_coarser) add(chunks);
    return {all.begin(), all.end()};
}

bool MetricStore::has(const MetricId& metric) const
{
    const auto holds = [&](const Chunks& chunks) {
        return std::any_of(chunks.begin(), chunks.end(), [&](const auto& chunk) { return find(*chunk, metric) != nullptr; });
    };
    return holds(m_chunks) || std::any_of(m_coarser.begin(), m_coarser.end(), [&](const auto& entry) { return holds(entry.second); });
}

Nanoseconds MetricStore::periodOf(const MetricId& metric) const
{
    for (const auto& [period, chunks] : m_coarser)
        if (std::any_of(chunks.rbegin(), chunks.rend(), [&](const auto& chunk) { return find(*chunk, metric) != nullptr; })) return period;
    return m_period;
}

std::optional<Nanoseconds> MetricStore::begin() const
{
    std::optional<Nanoseconds> first;
    const auto look = [&](const Chunks& chunks) {
        if (!chunks.empty() && (!first || chunks.front()->start < *first)) first = chunks.front()->start;
    };
    look(m_chunks);
    for (const auto& [period, chunks] : m_coarser) look(chunks);
    return first;
}

} // namespace faultline
