#pragma once

#include <string_view>

namespace faultline::sim {

/// vCPUs of an instance type or database class, by its size; 2 for a size that is not known.
///
/// The rule behind the class tables (behaviour reference, EC2 and RDS classes): large has 2, xlarge 4, n xlarge 4 n; smaller sizes 2 in the T3 and
/// T4g families and 1 in others, t2.medium 2.
[[nodiscard]] int vcpusOf(std::string_view type);

/// Memory of a database class in GiB, by family and size (RDS class table): 4 GiB per vCPU in M, 8 in R and X, 2 in C; T classes by size.
[[nodiscard]] double memoryGibOf(std::string_view databaseClass);

/// Default of `max_connections` (RDS-61 to RDS-65); about 92 % of the memory counts. 0 for engines without a bound here.
[[nodiscard]] int maxConnectionsOf(std::string_view engine, double memoryGib);

} // namespace faultline::sim
