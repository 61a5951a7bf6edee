#pragma once

#include "tests/sim/played.h"

#include <string>

/// Drawings of a server that asks a DynamoDB table, and what the tests of tables look at.
namespace faultline::test {

/// A server without limits of its own, whose requests make the call `use` ("Operation: GetItem, ItemKb: 4") of the table of those properties.
[[nodiscard]] std::string askingTable(const std::string& use, const std::string& table, const std::string& own = "", const std::string& more = "");

/// Properties of a provisioned table, and of one on demand.
[[nodiscard]] std::string provisioned(int reads, int writes);
inline const std::string kOnDemand = "BillingMode: PAY_PER_REQUEST";

/// A metric of the table, summed over [from, to) seconds.
[[nodiscard]] double tableSum(const sim::Simulation& simulation, const std::string& metric, int from = 0, int to = 86'400,
                              const std::string& operation = "");
[[nodiscard]] double succeededPerSecond(const sim::RunRecord& record, int from, int to);
[[nodiscard]] double refusedPerSecond(const sim::RunRecord& record, int from, int to);

} // namespace faultline::test
