#include "sim/faults/kinds.h"
#include "sim/faults/target_lookup.h"
#include "sim/services/world.h"

/// A share of the requests to a table is throttled.
namespace faultline::sim {

namespace {

std::optional<Problem> compile(const Plan& plan, FaultPlan& fault)
{
    const std::string target = argumentOf(fault, "target");
    for (Index t = 0; t < plan.tables.size(); ++t) {
        if (!target.empty() && plan.subjects[plan.tables[t].subject] != target) continue;
        fault.target = {Destination::Kind::Table, t};
        fault.subject = plan.tables[t].subject;
        return std::nullopt;
    }
    return faultProblem(fault, "fault-target", "fault-target-table", {{"target", target.empty() ? "a table" : target}});
}

double shareOf(const FaultPlan& plan) { return plan.share < 0 ? 1 : plan.share; }

/// Faults that overlap throttle what is left by each other.
void start(World& world, FaultState& fault)
{
    double& share = world.tables[fault.plan.target.index].injectedShare;
    share = 1 - (1 - share) * (1 - shareOf(fault.plan));
}

void end(World& world, FaultState& fault)
{
    double share = 0;
    for (const FaultState& other : world.faults) {
        const bool isInForce = &other != &fault && other.plan.kind == fault.plan.kind && other.plan.target.index == fault.plan.target.index &&
                               other.plan.fault.at <= world.now && world.now < other.plan.fault.at + other.plan.fault.lasts;
        if (isInForce) share = 1 - (1 - share) * (1 - shareOf(other.plan));
    }
    world.tables[fault.plan.target.index].injectedShare = share;
}

} // namespace

FaultKind dynamodbThrottle()
{
    return {.kind = "dynamodb-throttle",
            .icon = "throttle",
            .fis = "none",
            .optional = {"target", "percent"},
            .targets = {"AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable"},
            .compile = compile,
            .start = start,
            .end = end};
}

} // namespace faultline::sim
