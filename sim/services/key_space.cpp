#include "sim/services/key_space.h"

#include "sim/core/assertion.h"
#include "sim/plan/request_units.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr double kSecondsOfHeat = 1; // DDB-18: partition limits hold for each second
constexpr int kHotMinutes = 5;       // ours: AWS says "sustained" (DDB-17); listed as an assumption
constexpr std::size_t kMostPartitions = 4'096;

} // namespace

KeySpace::KeySpace(int partitions)
{
    const auto count = static_cast<std::uint64_t>(std::max(1, partitions));
    for (std::uint64_t p = 0; p < count; ++p) {
        Partition partition;
        partition.from = p == 0 ? 0 : ~std::uint64_t{0} / count * p;
        partition.read = CapacityBucket::full(kPartitionReadUnits, kSecondsOfHeat);
        partition.write = CapacityBucket::full(kPartitionWriteUnits, kSecondsOfHeat);
        m_partitions.push_back(partition);
    }
}

std::size_t KeySpace::find(std::uint64_t hash) const
{
    const auto next =
        std::upper_bound(m_partitions.begin(), m_partitions.end(), hash, [](std::uint64_t h, const Partition& p) { return h < p.from; });
    return static_cast<std::size_t>(next - m_partitions.begin()) - 1;
}

std::uint64_t KeySpace::lastHashOf(std::size_t p) const { return p + 1 < m_partitions.size() ? m_partitions[p + 1].from - 1 : ~std::uint64_t{0}; }

bool KeySpace::holds(Nanoseconds now, std::uint64_t hash, bool isWrite, double units)
{
    Partition& partition = m_partitions[find(hash)];
    CapacityBucket& bucket = isWrite ? partition.write : partition.read;
    bucket.refill(now);
    return bucket.holds(units);
}

void KeySpace::take(std::uint64_t hash, bool isWrite, double units)
{
    Partition& partition = m_partitions[find(hash)];
    (isWrite ? partition.write : partition.read).take(units);
}

void KeySpace::countThrottled(std::uint64_t hash)
{
    Partition& partition = m_partitions[find(hash)];
    ++partition.throttled;
    if (partition.majorityVotes == 0) partition.majority = hash;
    if (partition.majority == hash) ++partition.majorityVotes;
    else --partition.majorityVotes;
}

void KeySpace::splitAt(Nanoseconds now, std::size_t p, std::uint64_t hash)
{
    FAULTLINE_ASSERT(hash > m_partitions[p].from && hash <= lastHashOf(p));
    Partition next;
    next.from = hash;
    next.read = CapacityBucket::full(kPartitionReadUnits, kSecondsOfHeat);
    next.write = CapacityBucket::full(kPartitionWriteUnits, kSecondsOfHeat);
    next.read.at = next.write.at = now;
    m_partitions.insert(m_partitions.begin() + static_cast<std::ptrdiff_t>(p) + 1, next);
}

int KeySpace::closeMinute(Nanoseconds now)
{
    int splits = 0;
    for (std::size_t p = 0; p < m_partitions.size(); ++p) {
        Partition& partition = m_partitions[p];
        partition.hotMinutes = partition.throttled > 0 ? partition.hotMinutes + 1 : 0;
        const bool hasMajority = 4 * partition.majorityVotes > partition.throttled; // a key that keeps so many votes asked for most of it
        const std::uint64_t key = partition.majority;
        partition.throttled = partition.majorityVotes = 0;
        const std::uint64_t first = partition.from, last = lastHashOf(p);
        if (partition.hotMinutes < kHotMinutes || first == last || m_partitions.size() + 2 > kMostPartitions) continue;
        partition.hotMinutes = 0;
        if (hasMajority) { // alone on a partition of its own
            if (key < last) splitAt(now, p, key + 1);
            if (key > first) splitAt(now, p, key);
        } else {
            splitAt(now, p, first + (last - first) / 2 + 1);
        }
        ++splits;
    }
    return splits;
}

void KeySpace::growTo(Nanoseconds now, int partitions)
{
    while (m_partitions.size() < std::min(static_cast<std::size_t>(std::max(1, partitions)), kMostPartitions)) {
        std::size_t widest = 0;
        for (std::size_t p = 1; p < m_partitions.size(); ++p)
            if (lastHashOf(p) - m_partitions[p].from > lastHashOf(widest) - m_partitions[widest].from) widest = p;
        const std::uint64_t first = m_partitions[widest].from, last = lastHashOf(widest);
        if (first == last) return;
        splitAt(now, widest, first + (last - first) / 2 + 1);
    }
}

} // namespace faultline::sim
