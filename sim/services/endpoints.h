#pragma once

#include "sim/services/world.h"

/// Names of databases and clusters: which host they answer, and since when (RDS-05, RDS-26).
namespace faultline::sim {

/// A new host, with an address of its own, acts for a database from now on.
void takeNewAddress(World& world, Index database);

/// What a name answers now; kNone: nothing.
[[nodiscard]] std::uint32_t lookUp(World& world, Index endpoint);
/// The host that the name stands for, whatever DNS still says: what a driver that watches the topology finds out.
[[nodiscard]] std::uint32_t actingAddress(const World& world, Index endpoint);

/// Whose name it is: an instance's or its cluster's.
[[nodiscard]] Index endpointSubject(const World& world, Index endpoint);

/// Names that stand for a database, or its cluster, answer who acts now, from `at` on.
void renameEndpoints(World& world, Index database, Nanoseconds at);

/// The database whose host an address is, if it still acts; kNone: nobody answers there.
[[nodiscard]] Index databaseAt(const World& world, std::uint32_t address);

} // namespace faultline::sim
