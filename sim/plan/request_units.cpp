#include "sim/plan/request_units.h"

#include <algorithm>
#include <cmath>

namespace faultline::sim {

namespace {

constexpr double kReadUnitKb = 4, kWriteUnitKb = 1; // DDB-01, DDB-02
constexpr double kPageKb = 1024;                    // DDB-08

double writeUnits(double kb) { return std::max(1.0, std::ceil(kb / kWriteUnitKb)); }

/// Also a missing item takes one unit (DDB-06).
double readUnits(double kb, bool isEventual) { return std::max(1.0, std::ceil(kb / kReadUnitKb)) * (isEventual ? 0.5 : 1); }

} // namespace

bool isWriteOperation(std::string_view operation)
{
    for (const std::string_view w : {"write", "PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"})
        if (operation == w) return true;
    return false;
}

RequestUnits requestUnitsOf(std::string_view operation, double itemKb, int items, bool isEventual)
{
    RequestUnits cost;
    const bool isTransaction = operation.starts_with("Transact");
    cost.isWrite = isWriteOperation(operation);
    cost.isScan = operation == "Scan";
    cost.isBatch = operation.starts_with("Batch");
    if (cost.isScan || operation == "Query") {
        const double kb = itemKb * items;
        cost.requests = std::max(1, static_cast<int>(std::ceil(kb / kPageKb)));
        cost.unitsPerPart = readUnits(kb, isEventual) / cost.requests;
        return cost;
    }
    if (cost.isBatch || isTransaction) cost.parts = std::max(1, items);
    cost.unitsPerPart = cost.isWrite ? writeUnits(itemKb) : readUnits(itemKb, isEventual && !isTransaction);
    if (isTransaction) cost.unitsPerPart *= 2;
    return cost;
}

int partitionsOf(double readUnits, double writeUnits, double gigabytes)
{
    const double forCapacity = std::ceil(readUnits / kPartitionReadUnits + writeUnits / kPartitionWriteUnits - 1e-9);
    return static_cast<int>(std::clamp(std::max(forCapacity, std::ceil(gigabytes / kPartitionGigabytes)), 1.0, 4096.0));
}

} // namespace faultline::sim
