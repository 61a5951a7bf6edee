#include "sim/services/cut_flows.h"

#include "sim/services/balancer_counts.h"
#include "sim/services/flows.h"
#include "sim/services/load_balancer.h"
#include "sim/services/member.h"

namespace faultline::sim {

void cutFlows(World& world, Index t, Cause cause)
{
    std::vector<CallRef> open;
    for (Index c = 0; c < world.calls.capacity(); ++c)
        if (world.calls.isLive(c) && world.calls[c].target == t && world.calls[c].origin != Call::Origin::Check)
            open.push_back({c, world.calls[c].stamp});
    const Index b = world.plan->targetGroups[world.targets[t].targetGroup].loadBalancer;
    const bool isNetwork = world.plan->loadBalancers[b].kind == LoadBalancerPlan::Kind::Network;
    for (const CallRef ref : open) {
        if (!world.calls.isLive(ref.call, ref.stamp)) continue;
        const Call& call = world.calls[ref.call];
        if (call.answerIsLost || call.clientIsGone) continue;
        if (isNetwork) count(world, call.node, BalancerCount::ElbReset);
        else countOwnAnswer(world, call.node, 502);
        countFailed(world, world.targets[t].edge, cause);
        leaveBalancer(world, ref.call);
        callerGivesUp(world, ref.call, {Answer::Kind::Failed, cause, true});
    }
}

} // namespace faultline::sim
