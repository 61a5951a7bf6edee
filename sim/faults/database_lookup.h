#pragma once

#include "sim/faults/target_lookup.h"

namespace faultline::sim {

/// Aims a fault at the database that `target` names: an instance, or the writer of a cluster; without `target` at the first of the plan.
[[nodiscard]] std::optional<Problem> aimAtDatabase(const Plan& plan, FaultPlan& fault);

/// The database that the fault means now: of a cluster the writer of the moment. kNone: none.
[[nodiscard]] Index databaseOf(const World& world, const FaultPlan& fault);
/// The same; kNone, and a line in the log, where it is not available: then RDS does nothing with it (RDS-16).
[[nodiscard]] Index availableDatabaseOf(World& world, const FaultPlan& fault);

} // namespace faultline::sim
