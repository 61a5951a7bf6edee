#include "sim/services/world.h"

#include "sim/faults/faults.h"
#include "sim/services/alarms.h"
#include "sim/services/anomalies.h"
#include "sim/services/auto_scaling/group_round.h"
#include "sim/services/auto_scaling/life_cycle.h"
#include "sim/services/auto_scaling/predictive_scaling.h"
#include "sim/services/auto_scaling/scheduled_actions.h"
#include "sim/services/bucket.h"
#include "sim/services/cache.h"
#include "sim/services/call_policy.h"
#include "sim/services/clients.h"
#include "sim/services/connections.h"
#include "sim/services/database.h"
#include "sim/services/dns.h"
#include "sim/services/function.h"
#include "sim/services/health_checks.h"
#include "sim/services/instances/cpu_credits.h"
#include "sim/services/instances/instance_life.h"
#include "sim/services/instances/spot.h"
#include "sim/services/instances/status_checks.h"
#include "sim/services/load_balancer.h"
#include "sim/services/member.h"
#include "sim/services/network.h"
#include "sim/services/outcomes.h"
#include "sim/services/publication.h"
#include "sim/services/queue.h"
#include "sim/services/surge_queue.h"
#include "sim/services/table.h"
#include "sim/services/uses.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr std::size_t kResolvers = 256; ///< populations are many clients; so many share an answer of DNS each

void makeStations(World& world)
{
    const Plan& plan = *world.plan;
    world.stationMembers.resize(plan.stations.size());
    world.groups.resize(plan.groups.size());
    for (Index s = 0; s < plan.stations.size(); ++s) {
        const StationPlan& station = plan.stations[s];
        int number = 0;
        for (const Index zone : station.memberZones) {
            Member member;
            member.station = s;
            member.number = ++number;
            member.zone = zone;
            member.key = keyOf(keyOf(world.seed, 0x57a7 + s), static_cast<std::uint64_t>(number));
            const auto m = static_cast<Index>(world.members.size());
            world.members.push_back(std::move(member));
            world.stationMembers[s].push_back(m);
            if (station.group != kNone) world.groups[station.group].members.push_back(m);
            makeInstance(world, m);
        }
        if (station.group != kNone) {
            world.groups[station.group].launched = number;
            world.groups[station.group].desired = plan.groups[station.group].desired;
            world.groups[station.group].minimum = plan.groups[station.group].minimum;
            world.groups[station.group].maximum = plan.groups[station.group].maximum;
        }
    }
}

void makeBalancers(World& world)
{
    world.targetGroups.resize(world.plan->targetGroups.size());
    for (Index b = 0; b < world.plan->loadBalancers.size(); ++b) {
        const LoadBalancerPlan& plan = world.plan->loadBalancers[b];
        world.loadBalancers.emplace_back();
        for (const Index zone : plan.nodeZones) {
            Node node;
            node.loadBalancer = b;
            node.slot = static_cast<Index>(world.loadBalancers.back().nodes.size());
            node.zone = zone;
            node.eligible.resize(plan.targetGroups.size());
            node.rotation.assign(plan.targetGroups.size(), 0);
            node.failsOpen.assign(plan.targetGroups.size(), false);
            node.isFitForDns.assign(plan.targetGroups.size(), true);
            world.loadBalancers.back().nodes.push_back(static_cast<Index>(world.nodes.size()));
            world.nodes.push_back(std::move(node));
        }
    }
    for (Index m = 0; m < world.members.size(); ++m) registerTargets(world, m);
    for (Index b = 0; b < world.loadBalancers.size(); ++b) recordNames(world, b);
}

void makeClients(World& world)
{
    const Plan& plan = *world.plan;
    for (Index a = 0; a < plan.actors.size(); ++a) {
        Actor actor;
        actor.key = keyOf(keyOf(world.seed, 0xac70), a);
        actor.line = world.queue.addLine();
        std::vector<std::pair<Index, Index>> sets; // load balancer to set: classes to the same name share what they remember
        for (const SendPlan& send : plan.actors[a].sends) {
            Index set = kNone;
            if (send.to.kind == Destination::Kind::LoadBalancer) {
                for (const auto& [balancer, known] : sets)
                    if (balancer == send.to.index) set = known;
                if (set == kNone) {
                    set = static_cast<Index>(world.resolverSets.size());
                    world.resolverSets.push_back(makeResolverSet(keyOf(actor.key, sets.size()), send.to.index, kResolvers));
                    sets.emplace_back(send.to.index, set);
                }
            }
            actor.resolverSets.push_back(set);
        }
        for (const auto& [balancer, set] : sets)
            if (plan.actors[a].requestsPerConnection > 0) world.resolverSets[set].connections.resize(plan.actors[a].clients);
        if (keepsState(plan.actors[a].policy)) {
            actor.callers = static_cast<Index>(world.callers.size());
            world.callers.resize(world.callers.size() + std::max<std::size_t>(plan.actors[a].clients, 1));
        }
        world.actors.push_back(std::move(actor));
    }
    for (Index s = 0; s < plan.stations.size(); ++s)
        for (const auto* uses : {&plan.stations[s].uses, &plan.stations[s].checkUses})
            for (const UsePlan& use : *uses) {
                if (use.to.kind != Destination::Kind::LoadBalancer) continue;
                world.useResolvers.emplace_back(&use, static_cast<Index>(world.resolverSets.size()));
                world.resolverSets.push_back(makeResolverSet(keyOf(keyOf(world.seed, 0x05e5), world.resolverSets.size()), use.to.index, kResolvers));
            }
}

void makeNetwork(World& world)
{
    const Plan& plan = *world.plan;
    world.network.isolations.assign(plan.zones.size(), 0);
    world.network.natGateways.resize(plan.natGateways.size());
    for (NatGateway& nat : world.network.natGateways) nat.byDestination.assign(plan.subjects.size(), 0);
    lookAtNetwork(world);
}

void planControl(World& world)
{
    const Plan& plan = *world.plan;
    for (Index g = 0; g < plan.targetGroups.size(); ++g)
        if (plan.targetGroups[g].looksForAnomalies && plan.hasOverheads) atControl(world, 0, EventKind::AnomalyRound, g, 0);
    if (!plan.alarms.empty()) atControl(world, kPeriod, EventKind::AlarmRound, 0, 0);
    for (Index g = 0; g < plan.groups.size(); ++g) {
        const double phase = drawUnit(keyOf(keyOf(world.seed, 0x6509), g), Purpose::GroupPhase, 0);
        atControl(world, static_cast<Nanoseconds>(phase * 60e9), EventKind::GroupRound, g, 0);
        planSchedule(world, g);
    }
    for (const FaultPlan& fault : plan.faults) world.faults.push_back({fault, {}});
    for (Index f = 0; f < world.faults.size(); ++f) planFault(world, f);
}

/// How busy each member was in the second that ends now, for the live view.
void closeSecond(World& world)
{
    for (Member& member : world.members) {
        account(world, member);
        const auto available = static_cast<double>(member.record.availableServerNs - member.availableAtSecond);
        const auto busy = static_cast<double>(member.record.busyServerNs - member.busyAtSecond);
        member.loadOfLastSecond = available > 0 ? std::min(1.0, busy / available) : 0;
        member.availableAtSecond = member.record.availableServerNs;
        member.busyAtSecond = member.record.busyServerNs;
    }
    closeCreditSecond(world);
}

void closeUpTo(World& world, Nanoseconds boundary)
{
    closeSecond(world);
    world.nextSecond += kSecond;
    if (world.nextWindow == boundary) {
        closeWindow(world);
        world.nextWindow += kWindow;
    }
    if (world.nextPeriod == boundary) {
        closePeriod(world);
        world.nextPeriod += kPeriod;
    }
}

/// Does what an event says, unless its subject has moved on. Returns whether it was live.
bool dispatch(World& world, const Event& event)
{
    const Index i = event.subject;
    const std::uint32_t stamp = event.stamp;
    const auto isCall = [&] { return world.calls.isLive(i, stamp); };
    switch (static_cast<EventKind>(event.kind())) {
    case EventKind::Arrival: onArrival(world, i); return true;
    case EventKind::UserThinks: onUserThinks(world, i, stamp); return true;
    case EventKind::Deadline: return world.requests.isLive(i, stamp) && (onDeadline(world, i), true);
    case EventKind::AttemptArrives: return isCall() && (onAttemptArrives(world, i), true);
    case EventKind::AttemptRetry: return world.requests.isLive(i, stamp) && (onAttemptRetry(world, i), true);
    case EventKind::ConnectTimeout: return isCall() && (onConnectTimeout(world, i), true);
    case EventKind::RequestTimeout: return isCall() && (onRequestTimeout(world, i), true);
    case EventKind::ReachMember: return isCall() && (onReachMember(world, i), true);
    case EventKind::AnswerArrives: return isCall() && (onAnswerArrives(world, i), true);
    case EventKind::ServiceEnd: return isCall() && world.calls[i].phase == Call::Phase::Working && (onServiceEnd(world, i), true);
    case EventKind::CpuCheck: return world.members[i].cpuEventAt == event.at && (onCpuCheck(world, i, event.at), true);
    case EventKind::UseRetry: return isCall() && (onUseRetry(world, i), true);
    case EventKind::BalancerGivesUp: return isCall() && (onBalancerGivesUp(world, i), true);
    case EventKind::SurgeTimeout: return isCall() && (onSurgeTimeout(world, i), true);
    case EventKind::PoolTimeout: return isCall() && (onPoolTimeout(world, i), true);
    case EventKind::ConnectionReady: return isCall() && world.calls[i].phase == Call::Phase::Connecting && (onConnectionReady(world, i), true);
    case EventKind::CheckStart: onCheckStart(world, i); return true;
    case EventKind::CheckTimeout: return world.checks[i].stamp == stamp && (onCheckTimeout(world, i), true);
    case EventKind::TargetDrained:
        if (world.targets[i].stamp != stamp) return false;
        onTargetDrained(world, i);
        onDrained(world, world.targets[i].member);
        return true;
    case EventKind::UnhealthyDrained: return world.targets[i].stamp == stamp && (onUnhealthyDrained(world, i), true);
    case EventKind::AnomalyRound: onAnomalyRound(world, i); return true;
    case EventKind::NodeNoticed: return world.nodes[i].stamp == stamp && (onNodeNoticed(world, i), true);
    case EventKind::MemberStep: return world.members[i].stamp == stamp && (onMemberStep(world, i), true);
    case EventKind::GroupRound: onGroupRound(world, i); return true;
    case EventKind::DatabaseStep: return world.databases[i].stamp == stamp && (onDatabaseStep(world, i), true);
    case EventKind::StandbyRebuilt: return world.databases[i].run == stamp && (onStandbyRebuilt(world, i), true);
    case EventKind::ClusterStep: return world.databaseClusters[i].stamp == stamp && (onClusterStep(world, i), true);
    case EventKind::DatabaseRound: onDatabaseRound(world, i); return true;
    case EventKind::Backup: onBackup(world, i); return true;
    case EventKind::MaintenanceStep: return world.databases[i].maintenanceStamp == stamp && (onMaintenanceStep(world, i), true);
    case EventKind::RecoveryStep: return world.databases[i].recoveryStamp == stamp && (onRecoveryStep(world, i), true);
    case EventKind::CacheStep: return world.cacheShards[i].stamp == stamp && (onCacheStep(world, i), true);
    case EventKind::MessageVisible: return world.messages.isLive(i, stamp) && (onMessageVisible(world, i), true);
    case EventKind::QueuePoll: onQueuePoll(world, i); return true;
    case EventKind::TableRound: onTableRound(world, i); return true;
    case EventKind::LifecycleStep: return world.instances[i].lifeStamp == stamp && (onLifecycleStep(world, i), true);
    case EventKind::RecoveryDue: return world.members[i].stamp == stamp && (onRecoveryDue(world, i), true);
    case EventKind::IoDone: return isCall() && world.calls[i].phase == Call::Phase::Working && (onIoDone(world, i), true);
    case EventKind::SpotEnds: onSpotEnds(world, i); return true;
    case EventKind::ScheduledScaling: onScheduledRun(world, i, stamp); return true;
    case EventKind::ForecastHour: onForecastHour(world, i); return true;
    case EventKind::ForecastDue: onForecastDue(world, i, stamp); return true;
    case EventKind::AlarmRound: onAlarmRound(world); return true;
    case EventKind::FaultStart: onFaultStart(world, i); return true;
    case EventKind::FaultEnd: onFaultEnd(world, i); return true;
    }
    return false;
}

} // namespace

void after(World& world, Nanoseconds delay, EventKind kind, Index subject, std::uint32_t stamp)
{
    for (const World::DelayLine& line : world.delayLines)
        if (line.delay == delay) {
            world.queue.pushLine(line.line, world.now + delay, static_cast<std::uint8_t>(kind), subject, stamp);
            return;
        }
    world.delayLines.push_back({delay, world.queue.addLine()});
    world.queue.pushLine(world.delayLines.back().line, world.now + delay, static_cast<std::uint8_t>(kind), subject, stamp);
}

void atServiceEnd(World& world, Nanoseconds at, EventKind kind, Index subject, std::uint32_t stamp)
{
    world.queue.pushService(at, static_cast<std::uint8_t>(kind), subject, stamp);
}

void atControl(World& world, Nanoseconds at, EventKind kind, Index subject, std::uint32_t stamp)
{
    world.queue.pushControl(at, static_cast<std::uint8_t>(kind), subject, stamp);
}

void planFault(World& world, Index f)
{
    const Fault& fault = world.faults[f].plan.fault;
    world.queue.pushFirst(fault.at, static_cast<std::uint8_t>(EventKind::FaultStart), f); // so that a fault injected later is the same fault
    world.record.lossMarks.addInstant(fault.at);
    if (fault.lasts > 0) world.record.lossMarks.addInstant(fault.at + fault.lasts);
}

World makeWorld(std::shared_ptr<const Plan> plan, std::uint64_t seed)
{
    World world;
    world.plan = std::move(plan);
    world.seed = mix(seed + 0x9E3779B97F4A7C15ull);
    world.record.seed = seed;
    world.byClass.resize(world.plan->classes.size());
    world.flows.resize(world.plan->edges.size());
    world.zoneFaults.assign(world.plan->zones.size(), 0);
    world.alarmStates.assign(world.plan->alarms.size(), AlarmState::InsufficientData); // CW-28
    planControl(world);
    makeNetwork(world);
    makeDatabases(world);
    makeTables(world);
    makeCaches(world);
    makeQueues(world);
    makeFunctions(world);
    makeBuckets(world);
    makeStations(world);
    for (Index g = 0; g < world.groups.size(); ++g) planForecasts(world, g);
    for (Index m = 0; m < world.members.size(); ++m) makePools(world, m);
    makeBalancers(world);
    makeClients(world);
    makeSeries(world);
    startClients(world);
    return world;
}

void run(World& world, Nanoseconds until)
{
    for (;;) {
        // A window or period holds what happens before its end: at one instant its closing comes first.
        const Nanoseconds boundary = world.nextSecond; // every window and period ends with a second
        const Nanoseconds next = world.queue.nextAt();
        if (boundary <= until && boundary <= next) {
            world.now = boundary;
            closeUpTo(world, boundary);
            continue;
        }
        if (next > until) break;
        const Event event = world.queue.pop();
        FAULTLINE_ASSERT(event.at >= world.now);
        world.now = event.at;
        if (dispatch(world, event)) ++world.record.eventsProcessed;
    }
    if (until > world.now) world.now = until;
}

void note(World& world, TimelineEntry::Plane plane, const char* kind, const char* rule, Index subject, int number,
          std::vector<std::pair<const char*, std::string>> args)
{
    world.log.push_back({world.now, kind, rule, plane, subject, number, std::move(args)});
}

void noteClock(World& world, Index subject, int number, const char* name, const char* rule, Nanoseconds from, Nanoseconds to)
{
    world.clocks.push_back({subject, number, name, rule, from, to});
}

} // namespace faultline::sim
