#include "sim/services/health_checks.h"

#include "sim/services/member.h"
#include "sim/services/network.h"
#include "sim/services/targets.h"

namespace faultline::sim {

namespace {

const TargetGroupPlan& planOf(const World& world, const Check& check) { return world.plan->targetGroups[world.targets[check.target].targetGroup]; }

int memberNumber(const World& world, const Target& target)
{
    const Member& member = world.members[target.member];
    return world.plan->stations[member.station].kind == StationPlan::Kind::Group ? member.number : 0;
}

void logHealth(World& world, const Check& check, bool isHealthy, const char* reason)
{
    const Target& target = world.targets[check.target];
    const Index zone = world.nodes[check.node].zone;
    note(world, TimelineEntry::Plane::Data, isHealthy ? "target-healthy" : "target-unhealthy", "ELB-64",
         world.plan->stations[world.members[target.member].station].subject, memberNumber(world, target),
         {{"group", world.plan->subjects[planOf(world, check).subject]}, {"zone", zone == kNone ? "" : world.plan->zones[zone]}, {"reason", reason}});
}

/// Turns a check's opinion, and whatever follows from it for the target.
void turn(World& world, Index k, bool isHealthy, const char* reason)
{
    Check& check = world.checks[k];
    const Index t = check.target;
    const bool wasHealthy = isHealthyForAny(world, world.targets[t]);
    check.inARow = 0;
    check.health = isHealthy ? Check::Health::Healthy : Check::Health::Unhealthy;
    logHealth(world, check, isHealthy, reason);
    const bool isNow = isHealthyForAny(world, world.targets[t]);
    refreshEligible(world, world.targets[t].targetGroup);
    if (isNow != wasHealthy) onHealthTurned(world, t, isNow);
}

/// A result counts: enough of one kind in a row turn the state (ELB-63, ELB-64).
void count(World& world, Index k, bool passed, const char* reason)
{
    Check& check = world.checks[k];
    const HealthCheckPlan& plan = planOf(world, check).check;
    const bool agrees = check.health == Check::Health::Initial ? false : passed == (check.health == Check::Health::Healthy);
    if (agrees) {
        check.inARow = 0;
        return;
    }
    if (check.health == Check::Health::Initial && passed) check.inARow = plan.healthyThreshold; // the first pass is enough: ELB-63
    else ++check.inARow;
    if (check.inARow >= (passed ? plan.healthyThreshold : plan.unhealthyThreshold)) turn(world, k, passed, reason);
}

constexpr const char* kTimeout = "Target.Timeout"; // ELB-62
constexpr const char* kMismatch = "Target.ResponseCodeMismatch";
constexpr const char* kFailed = "Target.FailedHealthChecks";

/// What an answer to a check says over HTTP; 0: no answer, the connection broke.
int statusOf(const World& world, const Check& check, const Answer& answer)
{
    if (answer.kind == Answer::Kind::Good) return world.plan->stations[world.members[world.targets[check.target].member].station].checkStatus;
    if (answer.kind == Answer::Kind::Refused) return 503;
    return answer.cause == Cause::TargetReset || answer.cause == Cause::InstanceTerminated ? 0 : 500;
}

/// TCP: a connection is enough. `Overheads: none`: a look at the target that takes nothing from it.
bool connects(const Member& member) { return member.hasPower && member.state == Member::State::Serving; }

} // namespace

void startChecks(World& world, Index t)
{
    const TargetGroupPlan& plan = world.plan->targetGroups[world.targets[t].targetGroup];
    const LoadBalancer& balancer = world.loadBalancers[plan.loadBalancer];
    for (std::size_t i = 0; i < balancer.nodes.size(); ++i) {
        Check check;
        check.node = balancer.nodes[i];
        check.target = t;
        if (world.now == 0) check.health = Check::Health::Healthy;
        const auto k = static_cast<Index>(world.checks.size());
        world.checks.push_back(check);
        world.targets[t].checks.push_back(k);
        const double phase = drawUnit(keyOf(world.members[world.targets[t].member].key, i), Purpose::CheckPhase, world.targets[t].targetGroup);
        atControl(world, world.now + static_cast<Nanoseconds>(phase * static_cast<double>(plan.check.interval)), EventKind::CheckStart, k, 0);
    }
}

void stopChecks(World& world, Index t)
{
    for (const Index k : world.targets[t].checks) {
        world.checks[k].isOpen = false;
        ++world.checks[k].stamp;
    }
}

void onCheckStart(World& world, Index k)
{
    Check& check = world.checks[k];
    const Target& target = world.targets[check.target];
    if (target.state != Target::State::Registered) return;
    const TargetGroupPlan& plan = planOf(world, check);
    atControl(world, world.now + plan.check.interval, EventKind::CheckStart, k, 0); // ELB-58: the answer's time does not shift the next
    const Node& node = world.nodes[check.node];
    if (!node.hasPower()) return;
    const Member& member = world.members[target.member];
    if (check.isOpen) { // a time-out as long as the interval: the check before it ends now
        check.isOpen = false;
        count(world, k, false, kTimeout);
    }
    ++check.stamp;
    check.isOpen = true;
    check.startedAt = world.now;
    const bool isSilent = !member.hasPower || member.state == Member::State::Gone || member.state == Member::State::Launching ||
                          member.state == Member::State::Off || isCutOff(world, node.zone, member.zone);
    if (isSilent || !(plan.check.isByConnection || !world.plan->hasOverheads))
        atControl(world, world.now + plan.check.timeout, EventKind::CheckTimeout, k, check.stamp);
    if (isSilent) return;
    if (plan.check.isByConnection || !world.plan->hasOverheads) {
        check.isOpen = false;
        count(world, k, connects(member), kFailed);
        return;
    }
    const Index c = world.calls.take();
    Call& call = world.calls[c];
    call.origin = Call::Origin::Check;
    call.caller = k;
    call.callerStamp = check.stamp;
    call.key = keyOf(keyOf(member.key, 0x48c + k), check.stamp);
    call.sentAt = world.now;
    call.deadline = world.now + plan.check.timeout;
    call.node = check.node;
    travel(world, c, target.member, world.nodes[check.node].zone);
}

void onCheckTimeout(World& world, Index k)
{
    if (!world.checks[k].isOpen) return;
    world.checks[k].isOpen = false;
    count(world, k, false, kTimeout);
}

void onCheckAnswer(World& world, Index k, std::uint32_t stamp, const Answer& answer)
{
    Check& check = world.checks[k];
    if (check.stamp != stamp || !check.isOpen) return; // too late: it timed out
    check.isOpen = false;
    const int status = statusOf(world, check, answer);
    count(world, k, planOf(world, check).check.passes(status), status == 0 ? kFailed : kMismatch);
}

void markUnhealthy(World& world, Index t)
{
    const std::vector<Index> checks = world.targets[t].checks;
    for (const Index k : checks)
        if (world.checks[k].health == Check::Health::Healthy) turn(world, k, false, kFailed);
}

bool isUnhealthyForAll(const World& world, const Target& target)
{
    bool any = false;
    for (const Index k : target.checks) {
        if (!world.nodes[world.checks[k].node].isReachable()) continue;
        if (world.checks[k].health != Check::Health::Unhealthy) return false;
        any = true;
    }
    return any;
}

} // namespace faultline::sim
