#include "sim/faults/disturb.h"
#include "sim/faults/kinds.h"
#include "sim/faults/target_lookup.h"

/// Work at the target takes longer by a factor: an instance, a database, a table, a box that stands for something outside.
namespace faultline::sim {

namespace {

std::optional<Problem> compile(const Plan& plan, FaultPlan& fault)
{
    const std::string target = argumentOf(fault, "target");
    for (Index t = 0; t < plan.tables.size(); ++t) {
        if (plan.subjects[plan.tables[t].subject] != target) continue;
        fault.target = {Destination::Kind::Table, t};
        fault.subject = plan.tables[t].subject;
        return std::nullopt;
    }
    return aimAtStation(
        plan, fault, [](const StationPlan&) { return true; }, "fault-target-name");
}

void start(World& world, FaultState& fault)
{
    const Destination& target = fault.plan.target;
    world.network.slowdowns.push_back({numberOf(world, fault), target.kind == Destination::Kind::Table, target.index, fault.plan.number});
}

void end(World& world, FaultState& fault)
{
    std::erase_if(world.network.slowdowns, [number = numberOf(world, fault)](const Slowdown& s) { return s.fault == number; });
}

} // namespace

FaultKind dependencySlowdown()
{
    return {.kind = "dependency-slowdown",
            .icon = "latency",
            .fis = "composition",
            .required = {"target", "factor"},
            .variants = {"factor=10"},
            .compile = compile,
            .start = start,
            .end = end};
}

} // namespace faultline::sim
