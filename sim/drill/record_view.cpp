#include "sim/drill/record_view.h"

#include "model/files/sha256.h"
#include "sim/drill/cost.h"
#include "sim/services/member.h"
#include "sim/services/trace.h"

#include <algorithm>
#include <bit>

namespace faultline::sim {

namespace {

std::string zoneName(const World& world, Index zone) { return zone == kNone ? std::string() : world.plan->zones[zone]; }

/// A member's row, its integrals brought up to now.
StationRecord rowOf(const World& world, const Member& live)
{
    Member member = live;
    account(world, member);
    const StationPlan& plan = world.plan->stations[member.station];
    StationRecord row = member.record;
    row.resource = world.plan->subjects[plan.subject];
    row.az = zoneName(world, member.zone);
    if (plan.kind == StationPlan::Kind::Group || world.stationMembers[member.station].size() > 1)
        row.instance = memberName(world, plan.subject, member.number);
    return row;
}

void add(StationRecord& sum, const StationRecord& row)
{
    sum.requests += row.requests;
    sum.busyServerNs += row.busyServerNs;
    sum.availableServerNs += row.availableServerNs;
    sum.waitSumNs += row.waitSumNs;
    sum.serviceSumNs += row.serviceSumNs;
    sum.holdSumNs += row.holdSumNs;
    sum.started += row.started;
    sum.finished += row.finished;
    sum.queueTimeIntegralNs += row.queueTimeIntegralNs;
    sum.queueMax = std::max(sum.queueMax, row.queueMax);
}

void addStations(const World& world, RunRecord& record)
{
    for (Index b = 0; b < world.loadBalancers.size(); ++b) {
        StationRecord row = world.loadBalancers[b].record;
        row.resource = world.plan->subjects[world.plan->loadBalancers[b].subject];
        record.stations.push_back(std::move(row));
    }
    for (Index s = 0; s < world.stationMembers.size(); ++s) {
        const bool isGroup = world.plan->stations[s].kind == StationPlan::Kind::Group || world.stationMembers[s].size() > 1;
        StationRecord whole;
        whole.resource = world.plan->subjects[world.plan->stations[s].subject];
        std::vector<StationRecord> rows;
        for (const Index m : world.stationMembers[s]) {
            rows.push_back(rowOf(world, world.members[m]));
            add(whole, rows.back());
            if (!isGroup) whole.az = rows.back().az;
        }
        record.stations.push_back(std::move(whole));
        if (isGroup) record.stations.insert(record.stations.end(), rows.begin(), rows.end());
    }
    const auto addRow = [&](StationRecord row, Index subject) {
        row.resource = world.plan->subjects[subject];
        record.stations.push_back(std::move(row));
    };
    for (Index c = 0; c < world.caches.size(); ++c) addRow(world.caches[c].record, world.plan->caches[c].subject);
    for (Index q = 0; q < world.queues.size(); ++q) addRow(world.queues[q].record, world.plan->queues[q].subject);
    for (Index b = 0; b < world.buckets.size(); ++b) addRow(world.buckets[b].record, world.plan->buckets[b].subject);
    for (Index t = 0; t < world.tables.size(); ++t) {
        StationRecord row = world.tables[t].record;
        row.resource = world.plan->subjects[world.plan->tables[t].subject];
        record.stations.push_back(std::move(row));
    }
}

void addLog(const World& world, RunRecord& record)
{
    for (const LogEntry& entry : world.log) {
        TimelineEntry out;
        out.at = entry.at;
        out.kind = entry.kind;
        out.rule = entry.rule;
        out.plane = entry.plane;
        out.resource = memberName(world, entry.subject, entry.number);
        out.text.id = std::string("sim.timeline.") + entry.kind;
        out.text.args.emplace_back("resource", out.resource);
        for (const auto& [name, value] : entry.args) out.text.args.emplace_back(name, value);
        record.timeline.push_back(std::move(out));
    }
    for (const ClockEntry& clock : world.clocks)
        record.clocks.push_back({memberName(world, clock.subject, clock.number), clock.name, clock.rule, clock.from, clock.to});
}

/// The plan's, and those of the faults, each once.
void addAssumptions(const World& world, RunRecord& record)
{
    record.assumptions = world.plan->assumptions;
    for (const FaultState& fault : world.faults) {
        if (!fault.plan.kind->assumes) continue;
        for (Assumption& assumption : fault.plan.kind->assumes(*world.plan, fault.plan))
            if (std::find(record.assumptions.begin(), record.assumptions.end(), assumption) == record.assumptions.end())
                record.assumptions.push_back(std::move(assumption));
    }
}

/// Over final states, event log and metric chunks; by positions instead of names, so that a rename leaves it alone.
std::string digestOf(const World& world)
{
    Sha256 sha;
    const auto number = [&](std::uint64_t value) {
        char bytes[8];
        for (int i = 0; i < 8; ++i) bytes[i] = static_cast<char>(value >> (8 * i));
        sha.add({bytes, sizeof bytes});
    };
    number(world.stateDigest);
    number(world.chunkDigest);
    number(world.record.requests.sent);
    number(world.record.requests.retries);
    for (const std::uint64_t count : world.record.requests.byOutcome) number(count);
    for (const std::uint64_t count : world.record.requests.lostByCause) number(count);
    for (const LogEntry& entry : world.log) {
        number(static_cast<std::uint64_t>(entry.at));
        sha.add(entry.kind);
        sha.add(entry.rule);
        number(entry.subject);
        number(static_cast<std::uint64_t>(entry.number));
    }
    return sha.hex();
}

} // namespace

RunRecord recordOf(const World& world)
{
    RunRecord record = world.record;
    record.now = world.now;
    for (std::size_t c = 0; c < world.byClass.size(); ++c) record.byClass[world.plan->classes[c]] = world.byClass[c];
    // The window under way is a window too.
    world.windowLatency.addTo(record.latencyByOutcome[static_cast<std::size_t>(Outcome::Succeeded)].histogramMs);
    for (std::size_t o = 0; o < kOutcomes; ++o) world.outcomeLatency[o].addTo(record.latencyByOutcome[o].histogramMs);
    if (world.now > world.nextWindow - kWindow) {
        WindowCounts open = world.window;
        open.latencyMs = world.windowLatency.histogram();
        record.windows.push_back(std::move(open));
    }
    addStations(world, record);
    addLog(world, record);
    for (Index e = 0; e < world.flows.size(); ++e) {
        const Edge& edge = world.plan->edges[e];
        record.hops.push_back({world.plan->subjects[edge.from], world.plan->subjects[edge.to], world.flows[e].attempts, world.flows[e].retries});
    }
    addAssumptions(world, record);
    addCost(world, record);
    if (record.writesLost == 0) record.oldestLostWriteAgeS = 0; // RDS-02: synchronous copies and durable volumes lose nothing
    if (world.redundancyRestoredAt >= 0) record.redundancyRestoredAt = world.redundancyRestoredAt;
    record.digest = digestOf(world);
    return record;
}

} // namespace faultline::sim
