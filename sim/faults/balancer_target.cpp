#include "sim/faults/balancer_target.h"

#include "sim/faults/target_lookup.h"

#include <algorithm>

namespace faultline::sim {

namespace {

bool hasNodeIn(const LoadBalancerPlan& balancer, Index zone)
{
    return std::find(balancer.nodeZones.begin(), balancer.nodeZones.end(), zone) != balancer.nodeZones.end();
}

} // namespace

std::optional<Problem> aimAtBalancers(const Plan& plan, FaultPlan& fault)
{
    const std::string target = argumentOf(fault, "target");
    bool any = false;
    for (Index b = 0; b < plan.loadBalancers.size(); ++b) {
        const LoadBalancerPlan& balancer = plan.loadBalancers[b];
        if (!hasNodeIn(balancer, fault.zone) || (!target.empty() && plan.subjects[balancer.subject] != target)) continue;
        any = true;
        if (target.empty()) continue;
        fault.target = {Destination::Kind::LoadBalancer, b};
        fault.subject = balancer.subject;
    }
    if (any) return std::nullopt;
    return faultProblem(fault, "fault-target", "fault-target-load-balancer", {{"target", target.empty() ? argumentOf(fault, "az") : target}});
}

} // namespace faultline::sim
