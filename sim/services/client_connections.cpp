#include "sim/services/client_connections.h"

#include "sim/services/balancer_counts.h"
#include "sim/services/target_choice.h"
#include "sim/services/targets.h"

namespace faultline::sim {

namespace {

/// A Network Load Balancer answers RST to packets of flows that it has cut or forgotten (ELB-70, ELB-94, ELB-101).
bool isReset(const World& world, const ClientConnection& connection)
{
    if (connection.target == kNone) return false;
    const Target& target = world.targets[connection.target];
    const TargetGroupPlan& plan = world.plan->targetGroups[target.targetGroup];
    if (target.state == Target::State::Unused) return plan.cutsDrained;
    if (target.state == Target::State::Draining || isHealthyForAny(world, target)) return false;
    const Node& node = world.nodes[connection.node];
    const bool failsOpen = node.failsOpen[slotOf(world.plan->loadBalancers[node.loadBalancer], target.targetGroup)];
    return plan.cutsUnhealthy && !failsOpen;
}

} // namespace

ConnectionFate tryConnection(World& world, Index set, Index client, std::uint32_t requestsMax)
{
    ClientConnection& connection = world.resolverSets[set].connections[client];
    if (connection.node == kNone) return ConnectionFate::None;
    const LoadBalancerPlan& plan = world.plan->loadBalancers[world.resolverSets[set].loadBalancer];
    const bool isNetwork = plan.kind == LoadBalancerPlan::Kind::Network;
    const bool isUsedUp = connection.requests >= requestsMax;
    const bool isIdle = world.now - connection.usedAt > plan.idleTimeout;
    const bool isOld = !isNetwork && world.now - connection.openedAt > plan.keepAlive; // ELB-99
    if (!isUsedUp && isNetwork && (isIdle || isReset(world, connection))) {
        count(world, connection.node, BalancerCount::ElbReset);
        connection.node = connection.target = kNone;
        return ConnectionFate::Broken;
    }
    if (isUsedUp || isIdle || isOld) { // an Application Load Balancer says so when it closes (ELB-98)
        connection.node = connection.target = kNone;
        return ConnectionFate::None;
    }
    ++connection.requests;
    connection.usedAt = world.now;
    ++world.loadBalancers[world.resolverSets[set].loadBalancer].requestsOnKept;
    return ConnectionFate::Open;
}

void keepConnection(World& world, Index c, Index set, Index client)
{
    const Call& call = world.calls[c];
    ClientConnection& connection = world.resolverSets[set].connections[client];
    const bool isNetwork = world.plan->loadBalancers[world.resolverSets[set].loadBalancer].kind == LoadBalancerPlan::Kind::Network;
    connection = {call.node, isNetwork ? call.target : kNone, 1, connection.number + 1, world.now, world.now};
}

void dropConnection(World& world, const Call& call)
{
    const Index client = clientOf(world, call);
    if (client == kNone) return;
    const Request& request = world.requests[call.caller];
    const Index set = world.actors[request.actor].resolverSets[request.send];
    if (set == kNone || world.resolverSets[set].connections.empty()) return;
    ClientConnection& connection = world.resolverSets[set].connections[client];
    connection.node = connection.target = kNone;
}

} // namespace faultline::sim
