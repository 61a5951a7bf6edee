#include "sim/drill/live_view.h"

#include "sim/services/database.h"
#include "sim/services/load_balancer.h"
#include "sim/services/trace.h"

#include <algorithm>
#include <utility>

namespace faultline::sim {

namespace {

using Health = MemberState::Health;

Message saying(const char* id) { return {std::string("sim.live.") + id, {}}; }

void describe(const World& world, const Member& member, MemberState& out)
{
    switch (member.state) {
    case Member::State::Launching:
        out.health = Health::Launching;
        out.text = saying("launching");
        break;
    case Member::State::Booting:
        out.health = Health::Launching;
        out.text = saying("booting");
        break;
    case Member::State::Serving:
        if (member.isLeaving) {
            out.health = Health::Draining;
            out.text = saying("draining");
        } else if (world.now < member.warmUntil) {
            out.health = Health::WarmingUp;
            out.text = saying("warming-up");
        }
        break;
    default: out.health = Health::Down; out.text = saying(member.hasPower ? "down" : member.isMarkedUnhealthy ? "terminated" : "power-lost");
    }
    if (member.stateUntil == kNever || member.stateUntil <= member.stateSince) return;
    const auto whole = static_cast<double>(member.stateUntil - member.stateSince);
    out.progress = std::clamp(static_cast<double>(world.now - member.stateSince) / whole, 0.0, 1.0);
    out.remainingSeconds = std::max(0.0, static_cast<double>(member.stateUntil - world.now) * 1e-9);
}

/// Where a standby would be built: in another zone of the database's, rather in one with power; kNone: nowhere.
Index zoneOfNextStandby(const World& world, Index d)
{
    Index dark = kNone;
    for (const Index zone : world.plan->databases[d].zones) {
        if (zone == world.databases[d].zone) continue;
        if (zoneHasPower(world, zone)) return zone;
        if (dark == kNone) dark = zone;
    }
    return dark;
}

/// The other half of a Multi-AZ database, after its acting one: standing by, taking over, or not there yet.
void addStandby(const World& world, Index d, LiveState& live)
{
    const Database& database = world.databases[d];
    if (!world.plan->databases[d].isMultiAz) return;
    MemberState& acting = live.members.back();
    const bool isThere = database.standbyZone != kNone;
    const Index zone = isThere ? database.standbyZone : zoneOfNextStandby(world, d);
    if (zone == kNone) return;
    MemberState standby;
    standby.resource = acting.resource;
    standby.zone = world.plan->zones[zone];
    standby.health = isThere ? Health::Standby : Health::Launching;
    standby.text = saying(isThere ? "standby" : "new-standby");
    if (!isThere && !zoneHasPower(world, zone)) {
        standby.health = Health::Down;
        standby.text = saying("power-lost");
    }
    if (database.state == Database::State::Detecting || database.state == Database::State::Promoting) {
        // The time that the database still needs is the standby's way up, not the old primary's.
        standby.progress = std::exchange(acting.progress, 0.0);
        standby.remainingSeconds = std::exchange(acting.remainingSeconds, 0.0);
        const bool isPromoted = database.state == Database::State::Promoting;
        standby.health = isPromoted ? Health::Promoting : Health::Standby;
        standby.text = saying(isPromoted ? "promoting" : "standby");
        if (!isPromoted) standby.remainingSeconds = 0;
    }
    live.members.push_back(std::move(standby));
}

void addMembers(const World& world, LiveState& live)
{
    for (const Member& member : world.members) {
        if (member.state == Member::State::Gone) continue;
        const StationPlan& plan = world.plan->stations[member.station];
        MemberState out;
        out.resource = world.plan->subjects[plan.subject];
        if (world.stationMembers[member.station].size() > 1 || plan.kind == StationPlan::Kind::Group)
            out.instance = memberName(world, plan.subject, member.number);
        out.zone = member.zone == kNone ? "" : world.plan->zones[member.zone];
        out.waiting = static_cast<int>(member.queue.size());
        if (member.state == Member::State::Serving) out.load = member.loadOfLastSecond;
        describe(world, member, out);
        live.members.push_back(std::move(out));
        if (plan.database != kNone) addStandby(world, databaseOf(world, member), live);
    }
    for (const Node& node : world.nodes) {
        MemberState out;
        out.resource = world.plan->subjects[world.plan->loadBalancers[node.loadBalancer].subject];
        out.zone = node.zone == kNone ? "" : world.plan->zones[node.zone];
        out.health = node.hasPower() ? Health::Serving : Health::Down;
        if (!node.hasPower()) out.text = saying("power-lost");
        live.members.push_back(std::move(out));
    }
    for (Index t = 0; t < world.tables.size(); ++t) {
        MemberState out;
        out.resource = world.plan->subjects[world.plan->tables[t].subject];
        live.members.push_back(std::move(out));
    }
}

void addFaults(const World& world, LiveState& live)
{
    for (const FaultState& state : world.faults) {
        const Fault& fault = state.plan.fault;
        if (world.now < fault.at || world.now >= fault.at + fault.lasts) continue;
        live.faults.push_back({fault, state.plan.zone == kNone ? std::string() : world.plan->zones[state.plan.zone]});
    }
}

} // namespace

LiveState liveOf(const World& world)
{
    LiveState live;
    live.now = world.now;
    live.requests = world.record.requests;
    addMembers(world, live);
    addFaults(world, live);
    const Nanoseconds second = world.now / kSecond;
    for (std::size_t e = 0; e < world.flows.size(); ++e) {
        const EdgeFlow& flow = world.flows[e];
        // The last second that is complete; nothing went along an edge that was not touched since.
        const EdgeFlow::Count count = flow.second == second ? flow.last : flow.second + 1 == second ? flow.current : EdgeFlow::Count{};
        FlowState out;
        out.from = world.plan->subjects[world.plan->edges[e].from];
        out.to = world.plan->subjects[world.plan->edges[e].to];
        out.ratePerSecond = count.sent;
        out.failedShare = count.sent > 0 ? std::min(1.0, double(count.failed) / count.sent) : count.failed > 0 ? 1 : 0;
        out.mainCause = count.cause;
        live.flows.push_back(std::move(out));
    }
    return live;
}

} // namespace faultline::sim
