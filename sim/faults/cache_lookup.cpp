#include "sim/faults/cache_lookup.h"

namespace faultline::sim {

std::optional<Problem> aimAtCache(const Plan& plan, FaultPlan& fault)
{
    const std::string target = argumentOf(fault, "target");
    for (Index c = 0; c < plan.caches.size(); ++c) {
        if (!target.empty() && plan.subjects[plan.caches[c].subject] != target) continue;
        fault.target = {Destination::Kind::Cache, c};
        fault.subject = plan.caches[c].subject;
        return std::nullopt;
    }
    return faultProblem(fault, "fault-target", "fault-target-cache", {{"target", target.empty() ? "a cache" : target}});
}

} // namespace faultline::sim
