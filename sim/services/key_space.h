#pragma once

#include "sim/services/throughput.h"

#include <cstdint>
#include <vector>

/// The partitions of a table or index: ranges of hashed keys, each with limits of its own (DDB-09, DDB-10).
namespace faultline::sim {

class KeySpace {
public:
    KeySpace() = default;
    explicit KeySpace(int partitions);

    [[nodiscard]] std::size_t partitions() const { return m_partitions.size(); }

    /// Whether the partition of a hashed key can take so many units now; they are not taken yet.
    [[nodiscard]] bool holds(Nanoseconds now, std::uint64_t hash, bool isWrite, double units);
    void take(std::uint64_t hash, bool isWrite, double units);
    /// The partition was too hot for this key.
    void countThrottled(std::uint64_t hash);

    /// A minute is over: partitions that were too hot for several in a row are split, a key that makes up most of the heat is isolated (DDB-17).
    /// Returns how many were split.
    int closeMinute(Nanoseconds now);
    /// More partitions, because capacity or size has outgrown them (DDB-11).
    void growTo(Nanoseconds now, int partitions);

private:
    struct Partition {
        std::uint64_t from = 0; ///< first hash
        CapacityBucket read, write;
        int hotMinutes = 0;
        std::uint64_t throttled = 0;     ///< in the minute under way
        std::uint64_t majority = 0;      ///< the key that most of the throttled calls asked for, if one does
        std::uint64_t majorityVotes = 0; ///< Boyer and Moore's count
    };
    [[nodiscard]] std::size_t find(std::uint64_t hash) const;
    [[nodiscard]] std::uint64_t lastHashOf(std::size_t p) const;
    void splitAt(Nanoseconds now, std::size_t p, std::uint64_t hash);

    std::vector<Partition> m_partitions; ///< by `from`; the first begins at 0
};

} // namespace faultline::sim
