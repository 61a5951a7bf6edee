#include "sim/plan/plan_builder.h"
#include "sim/plan/request_units.h"

#include "model/graph/reading.h"
#include "model/services/application_auto_scaling.h"
#include "model/services/dynamodb.h"

#include <algorithm>
#include <cmath>

namespace faultline::sim {

namespace {

constexpr double kNewReads = 12'000, kNewWrites = 4'000; // DDB-24
constexpr double kDefaultUnits = 5, kMostUnits = 1e7;
constexpr double kCrossRegionMs = 65; // for the answer of another Region; ours

/// What a scalable target's ResourceId says: "table/Orders" or "table/Orders/index/ByDate", whether by name or by reference.
bool isAbout(const ScalableTarget& target, const Resource& table, const std::string& index)
{
    const Value& id = target.resourceId.source();
    const auto written = reading::text(id);
    const auto mentions = id.mentions();
    const bool namesTable = std::find(mentions.begin(), mentions.end(), table.id) != mentions.end() || (written && [&] {
                                const auto name = reading::text(reading::property(table, "TableName"));
                                return *written == "table/" + table.id || written->starts_with("table/" + table.id + "/") ||
                                       (name && !name->empty() && (*written == "table/" + *name || written->starts_with("table/" + *name + "/")));
                            }());
    if (!namesTable) return false;
    const std::string text = written.value_or("");
    const std::size_t at = text.find("/index/");
    return index.empty() ? at == std::string::npos : at != std::string::npos && text.substr(at + 7) == index;
}

} // namespace

/// Capacity that Application Auto Scaling moves (DDB-20): a scalable target and a target-tracking policy for one dimension.
void PlanBuilder::readTableScaling(const Resource& table, const std::string& index, bool isWrite, ThroughputPlan& plan)
{
    const std::string dimension =
        std::string("dynamodb:") + (index.empty() ? "table" : "index") + (isWrite ? ":WriteCapacityUnits" : ":ReadCapacityUnits");
    for (const auto& [resource, target] : allInOrder<ScalableTarget>()) {
        if (!target->scalableDimension.isKnown() || *target->scalableDimension != dimension || !isAbout(*target, table, index)) continue;
        for (const auto& [policyResource, policy] : allInOrder<ApplicationScalingPolicy>()) {
            const bool isMine = policy->scalingTargetId.isKnown() && policy->scalingTargetId->target == resource->id;
            if (!isMine || !policy->targetTrackingScalingPolicyConfiguration.isKnown()) continue;
            const auto& tracking = *policy->targetTrackingScalingPolicyConfiguration;
            plan.isScaled = true;
            plan.target = tracking.targetValue.valueOrDefault(70).value_or(70) / 100;
            plan.scalesIn = !(tracking.disableScaleIn.isKnown() && *tracking.disableScaleIn);
            plan.least = static_cast<double>(target->minCapacity.valueOrDefault(1).value_or(1));
            plan.most = std::max(plan.least, static_cast<double>(target->maxCapacity.valueOrDefault(40'000).value_or(40'000)));
            plan.units = std::clamp(plan.units, plan.least, plan.most);
            assume(table.id + ": a change of capacity takes effect after", "120 s", "Faultline's assumption; DDB-21 says several minutes");
        }
    }
}

/// A global table's replicas elsewhere (DDB-40 to DDB-42).
void PlanBuilder::readReplicas(const Resource& resource, TablePlan& plan)
{
    const auto replicas = reading::itemsOf(reading::property(resource, "Replicas"));
    plan.replicas = std::max(0, static_cast<int>(replicas.size()) - 1);
    const auto consistency = reading::text(reading::property(resource, "MultiRegionConsistency"));
    plan.isStronglyGlobal = plan.replicas > 0 && consistency && *consistency == "STRONG";
    if (resource.own.data) plan.replicatedWrites = resource.own.data->replicatedWritesPerSecond.value_or(0);
    if (plan.replicas == 0) return;
    if (plan.isStronglyGlobal)
        assume(resource.id + ": a write waits for another Region", plainNumber(kCrossRegionMs) + " ms", "Faultline's assumption", true);
    else assume(resource.id + ": replication takes", "1 s", "DDB-40");
}

Index PlanBuilder::addTable(const Resource& resource)
{
    if (const auto known = m_tables.find(resource.id); known != m_tables.end()) return known->second;
    TablePlan plan;
    plan.subject = subjectOf(resource.id);
    const auto* table = resource.as<faultline::DynamoDbTable>();
    const auto mode = reading::text(reading::property(resource, "BillingMode"), "PROVISIONED");
    plan.isOnDemand = mode && *mode == "PAY_PER_REQUEST";
    plan.gigabytes = resource.own.data ? resource.own.data->usedGiB.value_or(1) : 1;

    const auto number = [](const Property<std::int64_t>& property, double otherwise) {
        return property.isKnown() ? static_cast<double>(*property) : otherwise;
    };
    const auto throughputOf = [&](const auto& of, ThroughputPlan& read, ThroughputPlan& write) {
        if (plan.isOnDemand) {
            read.units = kNewReads;
            write.units = kNewWrites;
            if (of.warmThroughput.isKnown()) { // DDB-28: what it has taken before, or was warmed for
                read.units = std::max(kNewReads, number(of.warmThroughput->readUnitsPerSecond, 0));
                write.units = std::max(kNewWrites, number(of.warmThroughput->writeUnitsPerSecond, 0));
            }
            if (of.onDemandThroughput.isKnown()) {
                read.maximum = std::max(0.0, number(of.onDemandThroughput->maxReadRequestUnits, 0));
                write.maximum = std::max(0.0, number(of.onDemandThroughput->maxWriteRequestUnits, 0));
            }
            return;
        }
        read.units = write.units = kDefaultUnits;
        if (!of.provisionedThroughput.isKnown()) return;
        read.units = std::clamp(number(of.provisionedThroughput->readCapacityUnits, kDefaultUnits), 1.0, kMostUnits);
        write.units = std::clamp(number(of.provisionedThroughput->writeCapacityUnits, kDefaultUnits), 1.0, kMostUnits);
    };
    if (table) {
        throughputOf(*table, plan.read, plan.write);
        if (!plan.isOnDemand && !table->provisionedThroughput.isKnown())
            assume(resource.id + ": capacity", "5 reads and 5 writes a second", "it is not known here", true);
        for (const auto& item : table->globalSecondaryIndexes) {
            if (!item.isKnown()) continue;
            TableIndexPlan index;
            index.name = item->indexName.isKnown() ? *item->indexName : "";
            throughputOf(*item, index.read, index.write);
            readTableScaling(resource, index.name, false, index.read);
            readTableScaling(resource, index.name, true, index.write);
            const std::string projection =
                item->projection.isKnown() && item->projection->projectionType.isKnown() ? *item->projection->projectionType : "ALL";
            index.projectedShare = projection == "KEYS_ONLY" ? 0.1 : projection == "INCLUDE" ? 0.5 : 1;
            if (projection != "ALL")
                assume(resource.id + ", " + index.name + ": size of an entry", plainNumber(index.projectedShare) + " of the item",
                       "Faultline's assumption");
            index.partitions = partitionsOf(index.read.units, index.write.units, plan.gigabytes * index.projectedShare);
            plan.indexes.push_back(std::move(index));
        }
    } else { // a global table is on demand, or scaled: what it takes at once is that of a new one
        plan.isOnDemand = true;
        plan.read.units = kNewReads;
        plan.write.units = kNewWrites;
    }
    if (plan.isOnDemand) assume(resource.id + ": capacity", "12000 reads and 4000 writes a second at once, or what it was warmed for", "DDB-24");
    readTableScaling(resource, "", false, plan.read);
    readTableScaling(resource, "", true, plan.write);
    readReplicas(resource, plan);
    plan.partitions = partitionsOf(plan.read.units, plan.write.units, plan.gigabytes);

    Distribution latency;
    latency.kind = Distribution::Kind::Lognormal;
    latency.cv = 0.4;
    latency.meanMs = 5;
    plan.readLatency = Law(latency);
    latency.meanMs = 7 + (plan.isStronglyGlobal ? kCrossRegionMs : 0);
    plan.writeLatency = Law(latency);
    assume(resource.id + ": latency", "5 ms to read, 7 ms to write on average", "DDB-49");
    m_plan.tables.push_back(std::move(plan));
    return m_tables[resource.id] = static_cast<Index>(m_plan.tables.size() - 1);
}

/// What an entry of `Uses` asks of a table. A query of several pages is as many calls.
Index PlanBuilder::addTableOperation(const UseAnnotation& use, Index table, int& calls)
{
    TableOperationPlan plan;
    const std::string operation = use.operation.value_or("read");
    plan.name = operation == "read" ? "GetItem" : operation == "write" ? "PutItem" : operation;
    plan.table = table;
    plan.kbPerPart = use.itemKb.value_or(1);
    const std::string index = use.index.value_or("");
    const auto& indexes = m_plan.tables[table].indexes;
    for (Index i = 0; i < indexes.size() && !index.empty(); ++i)
        if (indexes[i].name == index) plan.index = i;
    // DDB-35: a global secondary index knows eventual reads only.
    const bool isEventual = plan.index != kNone || use.consistency.value_or("eventual") == "eventual";
    const RequestUnits cost = requestUnitsOf(plan.name, plan.kbPerPart, use.items.value_or(1), isEventual);
    plan.isWrite = cost.isWrite;
    plan.isScan = cost.isScan;
    plan.isBatch = cost.isBatch;
    plan.parts = cost.parts;
    plan.unitsPerPart = cost.unitsPerPart;
    calls *= cost.requests;
    plan.segments = use.segments.value_or(1);
    plan.conditionFails = cost.isWrite ? use.conditionFails.value_or(0) : 0;
    const std::string& id = m_plan.subjects[m_plan.tables[table].subject];
    if (use.key) {
        plan.keys = KeyLaw(*use.key);
        assume(id + ": a partition that stays too hot is split after", "5 minutes", "Faultline's assumption; DDB-17 says sustained");
    }
    m_plan.tableOperations.push_back(std::move(plan));
    return static_cast<Index>(m_plan.tableOperations.size() - 1);
}

} // namespace faultline::sim
