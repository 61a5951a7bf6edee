#include "sim/services/target_choice.h"

#include "sim/services/balancer_counts.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr std::int64_t kPortsPerTarget = 55'000; // ELB-102

Cookie* cookieOf(const World& world, const Call& call, std::vector<CookieJar>& jars)
{
    const Index client = clientOf(world, call);
    if (client == kNone) return nullptr; // programs that call from an instance keep no cookies
    const Index actor = world.requests[call.caller].actor;
    jars.resize(world.plan->actors.size());
    if (jars[actor].empty()) jars[actor].resize(world.plan->actors[actor].clients);
    return &jars[actor][client];
}

/// What tells the source addresses apart: the client's, or the calling host's.
std::uint64_t sourceOf(const World& world, const Call& call)
{
    if (call.origin == Call::Origin::Use && world.calls.isLive(call.caller, call.callerStamp))
        return world.members[world.calls[call.caller].member].key;
    const Index client = clientOf(world, call);
    if (client == kNone) return call.key;
    const Index actor = world.requests[call.caller].actor;
    return keyOf(world.actors[actor].key, client % world.plan->actors[actor].sourceAddresses);
}

double weightOf(const World& world, const TargetGroupPlan& plan, const Target& target)
{
    double weight = target.weight;
    if (target.slowFrom >= 0) { // ELB-89, ELB-91: linear, and never nothing
        const double least = static_cast<double>(kSecond) / static_cast<double>(plan.slowStart);
        const double grown = static_cast<double>(world.now - target.slowFrom) / static_cast<double>(plan.slowStart);
        weight *= std::clamp(grown, least, 1.0);
    }
    return weight;
}

Index chooseByWeight(const World& world, const Call& call, const TargetGroupPlan& plan, const std::vector<Index>& eligible, Index g)
{
    double total = 0;
    for (const Index t : eligible) total += weightOf(world, plan, world.targets[t]);
    double u = drawUnit(call.key, Purpose::FlowHash, g) * total;
    for (const Index t : eligible) {
        u -= weightOf(world, plan, world.targets[t]);
        if (u < 0) return t;
    }
    return eligible.back();
}

/// ELB-40; ties go on in rotation.
Index chooseLeastOutstanding(const World& world, const std::vector<Index>& eligible, std::uint64_t& rotation)
{
    const std::size_t first = rotation++ % eligible.size();
    Index best = eligible[first];
    for (std::size_t i = 1; i < eligible.size(); ++i) {
        const Index t = eligible[(first + i) % eligible.size()];
        if (world.targets[t].outstanding < world.targets[best].outstanding) best = t;
    }
    return best;
}

Index chooseByAlgorithm(World& world, const Call& call, Index n, std::size_t slot, Index g)
{
    Node& node = world.nodes[n];
    const std::vector<Index>& eligible = node.eligible[slot];
    switch (world.plan->targetGroups[g].algorithm) {
    case TargetGroupPlan::Algorithm::RoundRobin: return eligible[node.rotation[slot]++ % eligible.size()]; // per node: ELB-45
    case TargetGroupPlan::Algorithm::LeastOutstanding: return chooseLeastOutstanding(world, eligible, node.rotation[slot]);
    default: return eligible[below(drawBits(call.key, Purpose::FlowHash, g), eligible.size())]; // ELB-41, ELB-46
    }
}

/// The choice where clients, young targets or bad ones get special treatment.
Index chooseSpecially(World& world, const Call& call, Index n, std::size_t slot, Index g)
{
    const std::vector<Index>& eligible = world.nodes[n].eligible[slot];
    const TargetGroupPlan& plan = world.plan->targetGroups[g];
    TargetGroup& group = world.targetGroups[g];
    if (plan.stickiness.kind == StickinessPlan::Kind::SourceIp)
        return eligible[below(drawBits(sourceOf(world, call), Purpose::FlowHash, g), eligible.size())]; // ELB-87
    Cookie* cookie = plan.stickiness.kind == StickinessPlan::Kind::Cookie ? cookieOf(world, call, group.cookies) : nullptr;
    if (cookie && cookie->choice != kNone && world.now < cookie->expires) {
        if (std::find(eligible.begin(), eligible.end(), cookie->choice) != eligible.end()) {
            if (plan.stickiness.isRenewed) cookie->expires = world.now + plan.stickiness.lasts; // ELB-85
            return cookie->choice;
        }
        count(world, n, BalancerCount::NonSticky); // ELB-86
    }
    const bool isWeighted = plan.mitigatesAnomalies || world.now < group.slowUntil;
    const Index t = isWeighted ? chooseByWeight(world, call, plan, eligible, g) : chooseByAlgorithm(world, call, n, slot, g);
    if (cookie) *cookie = {t, world.now + plan.stickiness.lasts};
    if (!plan.preservesClientAddress && world.targets[t].outstandingByNode[world.nodes[n].slot] >= kPortsPerTarget) {
        count(world, n, BalancerCount::PortAllocationError);
        return kNone;
    }
    return t;
}

Index shareAt(const RoutePlan& route, double u)
{
    for (const auto& share : route.shares)
        if (u < share.upTo) return share.targetGroup;
    return route.shares.back().targetGroup;
}

} // namespace

std::size_t slotOf(const LoadBalancerPlan& plan, Index targetGroup)
{
    const auto at = std::find(plan.targetGroups.begin(), plan.targetGroups.end(), targetGroup);
    FAULTLINE_ASSERT(at != plan.targetGroups.end());
    return static_cast<std::size_t>(at - plan.targetGroups.begin());
}

Index clientOf(const World& world, const Call& call)
{
    return call.origin == Call::Origin::Client && world.requests.isLive(call.caller, call.callerStamp) ? world.requests[call.caller].client : kNone;
}

Index chooseTargetGroup(World& world, const Call& call, Index n, Index r)
{
    const Index b = world.nodes[n].loadBalancer;
    const RoutePlan& route = world.plan->loadBalancers[b].routes[r];
    if (route.shares.empty()) return kNone;
    if (route.shares.size() == 1) return route.shares.front().targetGroup;
    const double u = drawUnit(call.key, Purpose::WeightedGroup, 0); // ELB-34, ELB-35: each request by itself
    if (route.groupStickiness == 0) return shareAt(route, u);
    Cookie* cookie = cookieOf(world, call, world.loadBalancers[b].groupCookies);
    if (!cookie) return shareAt(route, u);
    const bool isOfRoute = std::any_of(route.shares.begin(), route.shares.end(), [&](const auto& s) { return s.targetGroup == cookie->choice; });
    if (!isOfRoute || world.now >= cookie->expires) cookie->choice = shareAt(route, u);
    cookie->expires = world.now + route.groupStickiness;
    return cookie->choice;
}

Index chooseTarget(World& world, const Call& call, Index n, Index g)
{
    const Node& node = world.nodes[n];
    const std::size_t slot = slotOf(world.plan->loadBalancers[node.loadBalancer], g);
    if (node.eligible[slot].empty()) return kNone;
    if (node.failsOpen[slot]) bump(world, world.targetGroups[g].unhealthyRouting, 1); // ELB-135
    if (world.plan->targetGroups[g].choosesSpecially()) return chooseSpecially(world, call, n, slot, g);
    return chooseByAlgorithm(world, call, n, slot, g);
}

} // namespace faultline::sim
