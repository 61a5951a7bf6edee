#pragma once

#include <string_view>

namespace faultline::sim {

/// What an operation costs in capacity units, and in how many requests.
struct RequestUnits {
    bool isWrite = false, isScan = false, isBatch = false;
    int parts = 1;           ///< items that are charged, and throttled, one by one
    double unitsPerPart = 0; ///< of one request
    int requests = 1;        ///< pages of at most 1 MB (DDB-08)

    [[nodiscard]] double units() const { return parts * unitsPerPart * requests; }
};

/// 4 KB a unit for strong reads, half for eventual ones, 1 KB for writes, double in transactions (DDB-01 to DDB-06). GetItem and batches round up
/// each item; Query and Scan add up all that they examine, and round once.
/// @param itemKb  size of an item; of a write the larger of before and after
/// @param items   of a batch, transaction, query or scan; a single-item operation takes one
[[nodiscard]] RequestUnits requestUnitsOf(std::string_view operation, double itemKb, int items, bool isEventual);

[[nodiscard]] bool isWriteOperation(std::string_view operation);

/// DDB-12: how many partitions a table of that capacity and size has.
[[nodiscard]] int partitionsOf(double readUnits, double writeUnits, double gigabytes);

inline constexpr double kPartitionReadUnits = 3'000, kPartitionWriteUnits = 1'000, kPartitionGigabytes = 10; // DDB-10

} // namespace faultline::sim
