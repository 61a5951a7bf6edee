#include "sim/services/table.h"

#include "sim/plan/request_units.h"
#include "sim/services/lost_writes.h"
#include "sim/services/member.h"
#include "sim/services/network.h"
#include "sim/services/publication.h"
#include "sim/services/trace.h"

#include <algorithm>
#include <cmath>

namespace faultline::sim {

namespace {

constexpr Nanoseconds kReplicationTakes = kSecond; // DDB-40

const char* nameOf(ThrottleReason reason)
{
    switch (reason) {
    case ThrottleReason::KeyRange: return "one partition takes no more";
    case ThrottleReason::Provisioned: return "the provisioned capacity is used up";
    case ThrottleReason::Quota: return "the table's quota is used up";
    case ThrottleReason::OnDemandMaximum: return "the on-demand maximum is reached";
    case ThrottleReason::Injected:
    case ThrottleReason::None: break;
    }
    return "a fault";
}

struct Refusal {
    ThrottleReason reason = ThrottleReason::None;
    Index index = kNone;
};

TableSide& sideOf(Table& table, Index index) { return index == kNone ? table.base : table.indexes[index]; }

/// DDB-09: the hash of the key decides the partition. A scan reads the partitions one after the other, each of its segments its own part (DDB-39).
std::uint64_t hashOf(Table& table, const TablePlan& plan, const TableOperationPlan& operation, std::uint64_t callKey, int part)
{
    if (operation.isScan) {
        const auto segments = static_cast<std::uint64_t>(operation.segments);
        const std::uint64_t page = table.scanPages++;
        const double pagesInAll = std::max(1.0, plan.gigabytes * 1024 / static_cast<double>(segments));
        const double within = std::fmod(static_cast<double>(page / segments), pagesInAll) / pagesInAll;
        const double place = (static_cast<double>(page % segments) + within) / static_cast<double>(segments);
        return static_cast<std::uint64_t>(place * 0x1.0p63) << 1;
    }
    const std::uint64_t entity = keyOf(callKey, static_cast<std::uint64_t>(part));
    return mix(operation.keys.isSet() ? operation.keys.draw(entity) * 0x9E3779B97F4A7C15ull : entity);
}

/// The sides that a part touches: what it reads; or what it writes with every index beside it (DDB-36, DDB-37).
void demandsOf(const TablePlan& plan, const TableOperationPlan& operation, std::uint64_t hash, std::vector<TableDemand>& demands)
{
    demands.push_back({operation.index, operation.isWrite, operation.index == kNone ? hash : keyOf(hash, operation.index), operation.unitsPerPart});
    if (!operation.isWrite) return;
    for (Index i = 0; i < plan.indexes.size(); ++i)
        demands.push_back({i, true, keyOf(hash, i), std::max(1.0, std::ceil(operation.kbPerPart * plan.indexes[i].projectedShare - 1e-9))});
}

/// Takes all that is demanded, or nothing.
Refusal admit(const World& world, Table& table, const std::vector<TableDemand>& demands)
{
    for (std::size_t n = 0; n < demands.size(); ++n) {
        const TableDemand& d = demands[n];
        TableSide& side = sideOf(table, d.index);
        Throughput& throughput = d.isWrite ? side.write : side.read;
        ThrottleReason reason = ThrottleReason::None;
        if (!side.keys.holds(world.now, d.hash, d.isWrite, d.units)) {
            side.keys.countThrottled(d.hash);
            reason = ThrottleReason::KeyRange;
        } else {
            reason = throughput.refusal(world.now, d.units);
        }
        if (reason == ThrottleReason::None) {
            side.keys.take(d.hash, d.isWrite, d.units);
            throughput.take(d.units);
            continue;
        }
        while (n-- > 0) { // gives back what the demands before it have taken
            TableSide& taken = sideOf(table, demands[n].index);
            taken.keys.take(demands[n].hash, demands[n].isWrite, -demands[n].units);
            (demands[n].isWrite ? taken.write : taken.read).take(-demands[n].units);
        }
        return {reason, d.index};
    }
    return {};
}

void tellOfThrottling(World& world, Index t, const Refusal& refusal)
{
    Table& table = world.tables[t];
    table.hasThrottled = true;
    if (table.isThrottling) return;
    table.isThrottling = true;
    const TablePlan& plan = world.plan->tables[t];
    const std::string where = refusal.index == kNone ? "the table" : "index " + plan.indexes[refusal.index].name;
    note(world, TimelineEntry::Plane::Data, "throttling", refusal.index == kNone ? "DDB-29" : "DDB-36", plan.subject, 0,
         {{"where", where}, {"reason", nameOf(refusal.reason)}});
}

/// Asks for the parts of a call: of a batch one by one, and only those that no earlier attempt got (DDB-32); of everything else together. Returns
/// how many askings were refused.
int admitParts(World& world, Index t, const TableOperationPlan& operation, Call& asker, std::uint64_t key)
{
    Table& table = world.tables[t];
    const TablePlan& plan = world.plan->tables[t];
    std::vector<TableDemand>& demands = world.tableDemands;
    int refused = 0;
    for (int part = operation.isBatch ? asker.partsDone : 0; part < operation.parts;) {
        demands.clear();
        const int until = operation.isBatch ? part + 1 : operation.parts;
        const bool isInjected = table.injectedShare > 0 && drawUnit(key, Purpose::Injected, static_cast<std::uint64_t>(part)) < table.injectedShare;
        for (; part < until; ++part) demandsOf(plan, operation, hashOf(table, plan, operation, key, part), demands);
        const Refusal refusal = isInjected ? Refusal{ThrottleReason::Injected, operation.index} : admit(world, table, demands);
        if (refusal.reason != ThrottleReason::None) {
            publishThrottle(world, t, refusal.index, operation.isWrite, refusal.reason);
            tellOfThrottling(world, t, refusal);
            ++refused;
            continue;
        }
        for (const TableDemand& d : demands)
            bump(world, d.isWrite ? sideOf(table, d.index).consumedWrite : sideOf(table, d.index).consumedRead, d.units);
        ++asker.partsDone;
    }
    return refused;
}

void forgetReplicated(const World& world, Table& table)
{
    while (!table.unreplicated.isEmpty() && table.unreplicated.front() <= world.now - kReplicationTakes) table.unreplicated.pop();
}

void rememberWrite(const World& world, Table& table, int replicas)
{
    if (replicas == 0) return;
    forgetReplicated(world, table);
    table.unreplicated.push(world.now);
}

} // namespace

void makeTables(World& world)
{
    for (Index t = 0; t < world.plan->tables.size(); ++t) {
        const TablePlan& plan = world.plan->tables[t];
        const auto sideOfPlan = [&](const ThroughputPlan& read, const ThroughputPlan& write, int partitions) {
            TableSide side;
            side.read = Throughput(read, plan.isOnDemand, world.plan->clockAtStart);
            side.write = Throughput(write, plan.isOnDemand, world.plan->clockAtStart, plan.replicatedWrites);
            side.keys = KeySpace(partitions);
            return side;
        };
        Table table;
        table.base = sideOfPlan(plan.read, plan.write, plan.partitions);
        for (const TableIndexPlan& index : plan.indexes) table.indexes.push_back(sideOfPlan(index.read, index.write, index.partitions));
        world.tables.push_back(std::move(table));
        atControl(world, kPeriod, EventKind::TableRound, t, 0);
    }
    world.tableOperationSeries.resize(world.plan->tableOperations.size());
}

void reachTable(World& world, Index c)
{
    Call& call = world.calls[c];
    const Index t = call.use->to.index;
    Table& table = world.tables[t];
    const TablePlan& plan = world.plan->tables[t];
    if (world.regionFaults > 0) { // nobody answers
        after(world, call.use->policy.connectTimeout, EventKind::ConnectTimeout, c, call.stamp);
        hang(world, c, Cause::ConnectTimeout);
        return;
    }
    const TableOperationPlan& operation = world.plan->tableOperations[call.use->operation];
    const TableOperationSeries& series = world.tableOperationSeries[call.use->operation];
    traceHop(world, c, plan.subject, 0);
    call.arrival = call.start = world.now;
    ++table.record.requests;
    const Law& law = call.use->work ? *call.use->work : operation.isWrite ? plan.writeLatency : plan.readLatency;
    const bool hasLatency = world.plan->hasOverheads || call.use->work;
    const double slowness = slownessOf(world, true, t);
    const Nanoseconds latency =
        hasLatency ? static_cast<Nanoseconds>(slowness * static_cast<double>(law.draw(drawBits(call.key, Purpose::TableLatency, t)))) : 0;

    // Every attempt asks for the same items: the key is the asker's. A client of its own asks afresh.
    const bool isUse = call.origin == Call::Origin::Use;
    Call& asker = isUse ? world.calls[call.caller] : call;
    if (asker.useAttempt == 1) asker.partsDone = 0;
    const std::uint64_t key = isUse ? keyOf(keyOf(asker.key, asker.useAt), static_cast<std::uint64_t>(asker.callsDone)) : call.key;
    const int wanted = operation.parts - (operation.isBatch ? asker.partsDone : 0);
    const int refused = admitParts(world, t, operation, asker, key);
    if (refused > 0) {
        if (refused == wanted) bump(world, series.throttledRequests, 1); // MET-241: a batch only if every part was
        call.answer = {Answer::Kind::Refused, Cause::Throttled};         // DDB-30
    } else {
        bump(world, series.latency, static_cast<double>(latency) * 1e-6);
        ++table.record.started;
        ++table.record.finished;
        table.record.serviceSumNs += latency;
        table.record.holdSumNs += latency;
        if (operation.isWrite) rememberWrite(world, table, plan.isStronglyGlobal ? 0 : plan.replicas);
        // DDB-05: the units are gone, and the caller has its answer, which no retry would change (DDB-31).
        if (operation.conditionFails > 0 && drawUnit(key, Purpose::ConditionFails, 0) < operation.conditionFails)
            bump(world, table.conditionFailed, 1);
        call.answer = {};
    }
    call.phase = Call::Phase::Returning;
    traceStart(world, c);
    atServiceEnd(world, world.now + latency, EventKind::AnswerArrives, c, call.stamp);
}

void loseUnreplicatedWrites(World& world, Index t)
{
    Table& table = world.tables[t];
    forgetReplicated(world, table);
    if (!table.unreplicated.isEmpty())
        recordLostWrites(world, world.plan->tables[t].subject, table.unreplicated.size(), world.now - table.unreplicated.front(), "DDB-40");
    table.unreplicated.clear();
}

void onTableRound(World& world, Index t)
{
    Table& table = world.tables[t];
    const TablePlan& plan = world.plan->tables[t];
    atControl(world, world.now + kPeriod, EventKind::TableRound, t, 0);
    if (table.isThrottling && !table.hasThrottled) {
        table.isThrottling = false;
        note(world, TimelineEntry::Plane::Data, "throttling-over", "DDB-29", plan.subject);
    }
    table.hasThrottled = false;
    const auto roundOf = [&](TableSide& side, const std::string& name) {
        for (Throughput* throughput : {&side.read, &side.write})
            for (const Throughput::Change& change : throughput->closeMinute(world.now))
                note(world, TimelineEntry::Plane::Control, "table-capacity", plan.isOnDemand ? "DDB-25" : "DDB-21", plan.subject, 0,
                     {{"where", name},
                      {"what", throughput == &side.read ? "reads" : "writes"},
                      {"from", std::to_string(std::llround(change.from))},
                      {"to", std::to_string(std::llround(change.to))}});
        side.keys.growTo(world.now, partitionsOf(side.read.unitsPerSecond(), side.write.unitsPerSecond(), 0));
        if (const int splits = side.keys.closeMinute(world.now); splits > 0)
            note(world, TimelineEntry::Plane::Control, "partition-split", "DDB-17", plan.subject, 0,
                 {{"where", name}, {"partitions", std::to_string(side.keys.partitions())}});
        if (plan.isOnDemand || world.now / kPeriod % 5 != 0) return;
        bump(world, side.provisionedRead, side.read.unitsPerSecond()); // MET-227, MET-228: every five minutes
        bump(world, side.provisionedWrite, side.write.unitsPerSecond());
    };
    roundOf(table.base, "the table");
    for (Index i = 0; i < table.indexes.size(); ++i) roundOf(table.indexes[i], "index " + plan.indexes[i].name);
    if (plan.replicas > 0 && !plan.isStronglyGlobal && world.now / kPeriod % 5 == 0)
        bump(world, table.replicationLatency, static_cast<double>(kReplicationTakes) * 1e-6); // MET-234
}

} // namespace faultline::sim
