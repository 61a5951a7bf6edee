#include "sim/faults/disturb.h"
#include "sim/faults/kinds.h"
#include "sim/faults/target_lookup.h"

#include <algorithm>

/// Names are not resolved: callers that hold an address or a connection go on until it expires (FLT-28).
namespace faultline::sim {

namespace {

std::optional<Problem> compile(const Plan& plan, FaultPlan& fault)
{
    const std::string target = argumentOf(fault, "target");
    if (target.empty()) return std::nullopt;
    const auto at = std::find(plan.subjects.begin(), plan.subjects.end(), target);
    if (at == plan.subjects.end()) return faultProblem(fault, "fault-target", "fault-target-name", {{"target", target}});
    fault.subject = static_cast<Index>(at - plan.subjects.begin());
    return std::nullopt;
}

void start(World& world, FaultState& fault) { world.network.failingNames.push_back({numberOf(world, fault), fault.plan.subject, world.now}); }

void end(World& world, FaultState& fault)
{
    std::erase_if(world.network.failingNames, [number = numberOf(world, fault)](const FailingName& name) { return name.fault == number; });
}

} // namespace

FaultKind dnsFailure()
{
    return {.kind = "dns-failure",
            .icon = "route53",
            .fis = "none",
            .optional = {"target"},
            .targets = {"AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancing::LoadBalancer", "AWS::RDS::DBInstance",
                        "AWS::RDS::DBCluster", "AWS::DynamoDB::Table", "AWS::DynamoDB::GlobalTable", "AWS::ElastiCache::ReplicationGroup",
                        "AWS::ElastiCache::CacheCluster", "AWS::SQS::Queue", "AWS::S3::Bucket"},
            .compile = compile,
            .start = start,
            .end = end};
}

} // namespace faultline::sim
