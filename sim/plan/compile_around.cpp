#include "sim/plan/plan_builder.h"

#include "model/graph/reading.h"

#include <algorithm>

/// Queues, functions and buckets.
namespace faultline::sim {

namespace {

using reading::property;

constexpr std::int64_t kAccountConcurrency = 1'000; // of Lambda, in a Region; the default quota
constexpr double kInitMs = 500;                     // ours

Law lognormal(double meanMs)
{
    Distribution law;
    law.kind = Distribution::Kind::Lognormal;
    law.meanMs = meanMs;
    law.cv = 0.4;
    return Law(law);
}

bool isFunction(const Resource& resource) { return resource.typeName == "AWS::Lambda::Function" || resource.typeName == "AWS::Serverless::Function"; }

} // namespace

Index PlanBuilder::addQueue(const Resource& resource)
{
    if (const auto known = m_queues.find(resource.id); known != m_queues.end()) return known->second;
    const auto q = static_cast<Index>(m_plan.queues.size());
    m_queues[resource.id] = q;
    m_plan.queues.emplace_back();
    QueuePlan plan;
    plan.subject = subjectOf(resource.id);
    plan.visibility = numberIn({0, 43'200}, resource.id + ": visibility time-out, s", property(resource, "VisibilityTimeout"), 30) * kSecond; // R368
    if (const Value& receives = property(resource, "RedrivePolicy/maxReceiveCount"); !receives.isAbsent())
        plan.maxReceives = static_cast<int>(numberIn({1, 1'000}, resource.id + ": receives before the dead letters", receives, 0));
    const auto letters = reading::mention(m_architecture, property(resource, "RedrivePolicy/deadLetterTargetArn"));
    if (letters.isKnown())
        if (const Resource* other = m_architecture.find(letters.id); other && other->typeName == resource.typeName && other->id != resource.id)
            plan.deadLetters = addQueue(*other);
    plan.sendLatency = lognormal(10);
    if (m_plan.hasOverheads) assume(resource.id + ": latency", "10 ms to send", "Faultline's assumption");
    std::vector<std::string> consumers;
    for (const faultline::Call* call : m_topology.callsFrom(resource.id))
        if (m_architecture.find(call->to)) consumers.push_back(call->to);
    for (const Resource& other : m_architecture.resources()) // those that poll by themselves
        if (std::find(other.own.consumes.begin(), other.own.consumes.end(), resource.id) != other.own.consumes.end() && other.exists != Tri::No)
            consumers.push_back(other.id);
    m_order.sort(consumers);
    for (const std::string& consumer : consumers) plan.consumers.push_back(addStation(consumer));
    if (plan.consumers.empty()) assume(resource.id, "nobody works its messages off", "no consumer is drawn", true);
    m_plan.queues[q] = std::move(plan);
    return q;
}

Index PlanBuilder::addBucket(const Resource& resource)
{
    if (const auto known = m_buckets.find(resource.id); known != m_buckets.end()) return known->second;
    BucketPlan plan;
    plan.subject = subjectOf(resource.id);
    plan.readLatency = lognormal(20);
    plan.writeLatency = lognormal(40);
    assume(resource.id + ": latency", "20 ms to read, 40 ms to write on average", "Faultline's assumption");
    assume(resource.id + ": requests", "5500 reads and 3500 writes a second of one prefix", "S3 User Guide: performance; one prefix assumed");
    m_plan.buckets.push_back(std::move(plan));
    return m_buckets[resource.id] = static_cast<Index>(m_plan.buckets.size() - 1);
}

/// A function's requests are bounded by its concurrency; beyond it they are throttled, not queued.
void PlanBuilder::readFunction(const Resource& resource, StationPlan& station)
{
    if (!isFunction(resource) || !m_plan.hasOverheads) return;
    FunctionPlan plan;
    plan.subject = subjectOf(resource.id);
    const auto reserved = reading::number(property(resource, "ReservedConcurrentExecutions"));
    plan.concurrency = static_cast<int>(
        numberIn({0, 1'000'000}, resource.id + ": concurrency", property(resource, "ReservedConcurrentExecutions"), kAccountConcurrency));
    const double init = resource.own.bootSeconds ? *resource.own.bootSeconds * 1000 : kInitMs;
    plan.init = Law::deterministic(init);
    if (!reserved) assume(resource.id + ": concurrency", "1000", "the account's default quota, all for this function");
    if (!resource.own.bootSeconds) assume(resource.id + ": start of an environment", plainNumber(init) + " ms", "Faultline's assumption", true);
    assume(resource.id + ": an idle environment is kept", "10 minutes", "Faultline's assumption");
    station.workers = plan.concurrency;
    station.queueLimit = 0;
    station.function = static_cast<Index>(m_plan.functions.size());
    m_plan.functions.push_back(std::move(plan));
}

} // namespace faultline::sim
