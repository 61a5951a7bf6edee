#include "sim/services/network.h"

#include "sim/core/elementary.h"
#include "sim/services/member.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr Nanoseconds kRetransmission = 200'000'000; // FLT-27: the first time-out, doubled each time
constexpr int kRetransmissions = 15;                 // NET-26: then the connection is given up
constexpr std::uint32_t kPortsPerAddress = 55'000;   // NET-07

bool hits(const World& world, const Disturbance& disturbance, const Call& call, Index sender, Index fromZone, Index toZone)
{
    if (sender == kNone) return false;
    if (disturbance.station != kNone && world.members[sender].station != disturbance.station) return false;
    if (disturbance.memberNumber > 0 && world.members[sender].number != disturbance.memberNumber) return false;
    if (disturbance.zone != kNone && fromZone != disturbance.zone) return false;
    if (disturbance.leavesZone && fromZone == toZone) return false;
    return disturbance.flows >= 1 || drawUnit(call.key, Purpose::DisturbedFlow, disturbance.fault) < disturbance.flows;
}

/// Lognormal with mean 1, from a draw.
double jitterOf(double sigma, std::uint64_t bits) { return exponential(sigma * normalQuantile(unitOf(bits)) - sigma * sigma / 2); }

/// Packets get lost without a word: the caller waits for its connect time-out (NET-22).
bool vanishOnTheWay(World& world, Index c, const UsePlan& use, Cause cause)
{
    after(world, use.policy.connectTimeout, EventKind::ConnectTimeout, c, world.calls[c].stamp);
    hang(world, c, cause);
    return false;
}

/// Time until a message of some packets has arrived whole; nothing once it is given up.
HopFate retransmitted(const Call& call, double loss, int packets, std::uint64_t leg)
{
    HopFate fate;
    double whole = 1; // chance that every packet arrives at the first try
    for (int i = 0; i < packets; ++i) whole *= 1 - loss;
    Nanoseconds wait = kRetransmission;
    for (int i = 0; i <= kRetransmissions; ++i) {
        const double u = drawUnit(call.key, Purpose::PacketLoss, leg << 8 | static_cast<std::uint64_t>(i));
        if (u < (i == 0 ? whole : 1 - loss)) return fate;
        fate.delay += wait;
        wait *= 2;
    }
    fate.isLost = true;
    return fate;
}

} // namespace

HopFate fateOf(const World& world, const Call& call, Index sender, Index fromZone, Index toZone, int packets, std::uint64_t leg)
{
    HopFate fate;
    fate.delay = hopDelay(world, fromZone, toZone);
    if (world.plan->jitter > 0)
        fate.delay =
            static_cast<Nanoseconds>(static_cast<double>(fate.delay) * jitterOf(world.plan->jitter, drawBits(call.key, Purpose::Jitter, leg)));
    double arrives = 1 - world.plan->loss;
    for (const Disturbance& disturbance : world.network.disturbances) {
        if (!hits(world, disturbance, call, sender, fromZone, toZone)) continue;
        fate.delay += disturbance.delay;
        arrives *= 1 - disturbance.loss;
    }
    if (arrives >= 1) return fate;
    const HopFate again = retransmitted(call, 1 - arrives, packets, leg);
    fate.delay += again.delay;
    fate.isLost = again.isLost;
    return fate;
}

double slownessOf(const World& world, bool isTable, Index index)
{
    double factor = 1;
    for (const Slowdown& slowdown : world.network.slowdowns)
        if (slowdown.isTable == isTable && slowdown.index == index) factor *= slowdown.factor;
    return factor;
}

bool resolves(const World& world, Index subject)
{
    return std::none_of(world.network.failingNames.begin(), world.network.failingNames.end(),
                        [subject](const FailingName& name) { return name.subject == kNone || name.subject == subject; });
}

bool stillResolves(const World& world, Index subject, std::uint64_t callerKey, Nanoseconds cache)
{
    for (const FailingName& name : world.network.failingNames) {
        if (name.subject != kNone && name.subject != subject) continue;
        if (cache <= 0) return false;
        const auto phase = static_cast<Nanoseconds>(drawUnit(callerKey, Purpose::ResolverPhase, subject) * static_cast<double>(cache));
        const Nanoseconds asksAgainIn = (phase - name.since % cache + cache) % cache;
        if (world.now >= name.since + asksAgainIn) return false;
    }
    return true;
}

bool passPath(World& world, Index c, const UsePlan& use)
{
    const PathPlan& path = world.plan->paths[use.path];
    Call& call = world.calls[c];
    if (path.isBlocked) return vanishOnTheWay(world, c, use, Cause::Unreachable);
    const Index zone = world.members[world.calls[call.caller].member].zone;
    const Index gateway = zone == kNone || zone >= path.natByZone.size() ? kNone : path.natByZone[zone];
    if (gateway == kNone) return true;
    NatGateway& nat = world.network.natGateways[gateway];
    const NatGatewayPlan& plan = world.plan->natGateways[gateway];
    ++nat.attempts;
    if (nat.faults > 0 || !zoneHasPower(world, plan.zone) || isCutOff(world, zone, plan.zone)) // NET-05
        return vanishOnTheWay(world, c, use, Cause::NatGatewayLost);
    std::uint32_t& ports = nat.byDestination[path.destination];
    if (ports >= kPortsPerAddress * static_cast<std::uint32_t>(plan.addresses)) {
        ++nat.portErrors; // NET-09: ErrorPortAllocation
        return vanishOnTheWay(world, c, use, Cause::NatPortsExhausted);
    }
    ++ports;
    ++nat.open;
    ++nat.established;
    call.nat = gateway;
    call.natDestination = path.destination;
    return true;
}

void leaveNat(World& world, Index c)
{
    Call& call = world.calls[c];
    if (call.nat == kNone) return;
    NatGateway& nat = world.network.natGateways[call.nat];
    --nat.open;
    --nat.byDestination[call.natDestination];
    call.nat = kNone;
}

void loseNatConnections(World& world)
{
    for (Index c = 0; c < world.calls.capacity(); ++c) {
        if (!world.calls.isLive(c) || world.calls[c].nat == kNone || world.network.natGateways[world.calls[c].nat].faults == 0) continue;
        world.calls[c].answerIsLost = true;
        world.calls[c].hangCause = Cause::NatGatewayLost;
    }
}

void lookAtNetwork(World& world)
{
    NetworkState& network = world.network;
    network.isDisturbed = world.plan->jitter > 0 || world.plan->loss > 0 || !network.disturbances.empty() ||
                          std::any_of(network.isolations.begin(), network.isolations.end(), [](int n) { return n > 0; });
}

} // namespace faultline::sim
