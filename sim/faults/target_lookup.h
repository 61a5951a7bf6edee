#pragma once

#include "sim/plan/plan.h"

/// What the rows of the fault table compile their `target` with.
namespace faultline::sim {

/// The value of an argument as written; empty when it is not given.
[[nodiscard]] std::string argumentOf(const FaultPlan& fault, const char* name);

/// "sim.ID" about a fault, its text among the arguments.
[[nodiscard]] Problem faultProblem(const FaultPlan& fault, const char* id, const char* remedy,
                                   std::vector<std::pair<std::string, std::string>> args = {});

/// kNone: no resource of that id does work in this plan.
[[nodiscard]] Index findStation(const Plan& plan, const std::string& id);

/// Aims a fault at the station, or the one instance of a group ("AppGroup#3"), that `target` names, which must fit; without `target` at none in
/// particular. `remedy` says what would fit.
[[nodiscard]] std::optional<Problem> aimAtStation(const Plan& plan, FaultPlan& fault, bool (*fits)(const StationPlan&), const char* remedy);

/// `aimAtStation` for kinds that hit instances.
[[nodiscard]] std::optional<Problem> aimAtMachines(const Plan& plan, FaultPlan& fault);

/// How long what serves takes to start again, of the stations in reach whose drawing does not say it.
[[nodiscard]] std::vector<Assumption> assumesRestarts(const Plan& plan, const FaultPlan& fault);

} // namespace faultline::sim
