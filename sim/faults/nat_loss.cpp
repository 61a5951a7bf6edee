#include "sim/faults/kinds.h"
#include "sim/faults/target_lookup.h"
#include "sim/services/network.h"

/// A NAT gateway fails: nothing gets out through it until it is back (NET-05).
namespace faultline::sim {

namespace {

bool isHit(const Plan& plan, const FaultPlan& fault, const NatGatewayPlan& gateway)
{
    const std::string target = argumentOf(fault, "target");
    if (!target.empty() && plan.subjects[gateway.subject] != target) return false;
    return fault.zone == kNone || gateway.zone == fault.zone;
}

std::optional<Problem> compile(const Plan& plan, FaultPlan& fault)
{
    bool any = false;
    for (const NatGatewayPlan& gateway : plan.natGateways) {
        if (!isHit(plan, fault, gateway)) continue;
        any = true;
        if (!argumentOf(fault, "target").empty()) fault.subject = gateway.subject;
    }
    if (any) return std::nullopt;
    const std::string target = argumentOf(fault, "target");
    return faultProblem(fault, "fault-target", "fault-target-nat-gateway", {{"target", target.empty() ? "a NAT gateway" : target}});
}

void add(World& world, const FaultPlan& fault, int faults)
{
    for (Index g = 0; g < world.network.natGateways.size(); ++g)
        if (isHit(*world.plan, fault, world.plan->natGateways[g])) world.network.natGateways[g].faults += faults;
}

void start(World& world, FaultState& fault)
{
    add(world, fault.plan, 1);
    loseNatConnections(world);
}

void end(World& world, FaultState& fault) { add(world, fault.plan, -1); }

} // namespace

FaultKind natLoss()
{
    return {.kind = "nat-loss",
            .icon = "nat-gateway",
            .fis = "composition",
            .optional = {"target", "az"},
            .targets = {"AWS::EC2::NatGateway"},
            .compile = compile,
            .start = start,
            .end = end};
}

} // namespace faultline::sim
