#include "sim/plan/plan_builder.h"

#include "model/services/auto_scaling.h"

#include <algorithm>
#include <array>

/// An Auto Scaling group of the template: its limits, health, hooks, pool and policies of replacement.
namespace faultline::sim {

namespace {

std::optional<double> numberOf(const Value& value)
{
    if (!value.isText()) return std::nullopt;
    char* end = nullptr;
    const double number = std::strtod(value.text().c_str(), &end);
    return end == value.text().c_str() + value.text().size() && end != value.text().c_str() ? std::optional(number) : std::nullopt;
}

std::string textOf(const Value& value) { return value.isText() ? value.text() : std::string(); }

std::optional<TerminationPolicy> terminationPolicyOf(std::string_view name)
{
    constexpr std::array<std::string_view, 7> names{
        "Default",           "OldestInstance", "NewestInstance", "OldestLaunchConfiguration", "OldestLaunchTemplate", "ClosestToNextInstanceHour",
        "AllocationStrategy"};
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<TerminationPolicy>(found - names.begin()));
}

std::optional<Process> processOf(std::string_view name)
{
    constexpr std::array<std::string_view, 9> names{"Launch",      "Terminate",        "AddToLoadBalancer", "AlarmNotification", "AZRebalance",
                                                    "HealthCheck", "ReplaceUnhealthy", "ScheduledActions",  "InstanceRefresh"};
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Process>(1u << static_cast<unsigned>(found - names.begin()));
}

bool isTransitionAtLaunch(const Property<std::string>& transition)
{
    return !(transition.isKnown() && transition->find("TERMINATING") != std::string::npos);
}

} // namespace

void PlanBuilder::addGroup(const Resource& resource, Index s)
{
    const std::string& id = resource.id;
    const auto* typed = resource.as<AutoScalingGroup>();
    GroupPlan plan;
    plan.station = s;
    plan.subject = subjectOf(id);
    if (typed) readGroup(id, *typed, plan);
    readHooks(resource, plan);
    readWarmPool(id, plan);
    for (const std::string& name : resource.own.suspendedProcesses) {
        if (const auto process = processOf(name)) plan.suspended |= static_cast<std::uint16_t>(*process);
        else assume(id + ": suspended process " + name, "not suspended", "Auto Scaling has no process of that name", true);
    }
    std::vector<std::string> zones = m_topology.placement(id).zones;
    std::sort(zones.begin(), zones.end());
    for (const std::string& zone : zones) plan.zones.push_back(zoneOf(zone));
    const bool isUneven = !zones.empty() && plan.desired % static_cast<int>(zones.size()) != 0;
    const std::string first = isUneven ? placed(id, zones, zones.front()) : std::string();
    const auto turn = isUneven ? std::find(zones.begin(), zones.end(), first) - zones.begin() : 0;
    for (int i = 0; i < plan.desired; ++i)
        m_plan.stations[s].memberZones.push_back(plan.zones.empty() ? kNone : plan.zones[static_cast<std::size_t>(turn + i) % plan.zones.size()]);
    if (m_plan.hasOverheads) {
        if (isUneven) assume(id + ": zone of the odd instance", first, "ASG-91: ties by name", true);
        assume(id + ": health is looked at every", "60 s", "ASG-39");
        assume(id + ": an impaired instance is replaced", "after 120 s", "ASG-28: some minutes");
        if (plan.usesLoadBalancerHealth) assume(id + ": replacements while all fail their check", "one every 300 s", "ASG-36 gives no figure");
        if (!plan.hooks.empty()) assume(id + ": launches after three abandoned in a row", "held for 60 to 900 s", "ASG-20 gives no figure");
        assume("EC2 metrics and alarms", "a point each minute, read one minute after it", "CW-25, CW-27");
        assume("Auto Scaling group metrics", "published", "ASG-106");
    }
    m_plan.stations[s].group = static_cast<Index>(m_plan.groups.size());
    m_plan.groups.push_back(std::move(plan));
}

void PlanBuilder::readGroup(const std::string& id, const AutoScalingGroup& group, GroupPlan& plan)
{
    const auto number = [&](const Property<std::int64_t>& property, std::int64_t otherwise, const char* what, std::int64_t most = 10'000) {
        return static_cast<int>(numberIn({0, most}, id + ": " + what, property, otherwise));
    };
    plan.minimum = number(group.minSize, 1, "minimum size");
    plan.maximum = std::max(plan.minimum, number(group.maxSize, plan.minimum, "maximum size"));
    plan.desired = std::clamp(number(group.desiredCapacity, plan.minimum, "desired capacity"), plan.minimum, plan.maximum); // ASG-10
    const std::string health = group.healthCheckType.isKnown() ? *group.healthCheckType : "EC2";
    plan.usesLoadBalancerHealth = health.find("ELB") != std::string::npos; // ASG-30
    plan.usesVolumeHealth = health.find("EBS") != std::string::npos;
    plan.grace = kSecond * number(group.healthCheckGracePeriod, 0, "grace period"); // ASG-31
    plan.cooldown = kSecond * number(group.cooldown, 300, "cooldown");
    if (group.defaultInstanceWarmup.isKnown() && *group.defaultInstanceWarmup >= 0) // -1 clears it (ASG-43)
        plan.defaultWarmUp = kSecond * number(group.defaultInstanceWarmup, 0, "warm-up");
    plan.maximumLifetime = kSecond * number(group.maxInstanceLifetime, 0, "maximum lifetime", 31'536'000);
    plan.rebalancesCapacity = group.capacityRebalance.isKnown() && *group.capacityRebalance;
    plan.protectsNew = group.newInstancesProtectedFromScaleIn.isKnown() && *group.newInstancesProtectedFromScaleIn;
    if (group.availabilityZoneDistribution.isKnown() && group.availabilityZoneDistribution->capacityDistributionStrategy.isKnown())
        plan.staysInZone = *group.availabilityZoneDistribution->capacityDistributionStrategy == "balanced-only"; // ASG-88
    if (group.instanceMaintenancePolicy.isKnown()) {
        const auto& policy = *group.instanceMaintenancePolicy;
        const int least = static_cast<int>(policy.minHealthyPercentage.valueOrDefault(-1).value_or(-1));
        const int most = static_cast<int>(policy.maxHealthyPercentage.valueOrDefault(-1).value_or(-1));
        if (least >= 0 && most >= 0) plan.maintenance = MaintenancePlan{least, most}; // -1 clears it (ASG-37)
    }
    std::vector<TerminationPolicy> order;
    for (const auto& name : group.terminationPolicies) {
        const auto policy = name.isKnown() ? terminationPolicyOf(*name) : std::nullopt;
        if (policy) order.push_back(*policy);
        else if (name.isKnown()) assume(id + ": termination policy " + *name, "passed over", "a function of the user's own is not simulated", true);
    }
    if (!order.empty()) plan.termination = std::move(order);
    if (group.mixedInstancesPolicy.isKnown() && group.mixedInstancesPolicy->instancesDistribution.isKnown()) {
        const auto& mix = *group.mixedInstancesPolicy->instancesDistribution;
        plan.onDemandBase = static_cast<int>(mix.onDemandBaseCapacity.valueOrDefault(0).value_or(0));
        plan.onDemandShareAbove = static_cast<double>(mix.onDemandPercentageAboveBaseCapacity.valueOrDefault(100).value_or(100)) / 100;
        assume(id + ": instance types", "all of the first", "the mix of types is not simulated, that of Spot and on demand is", true);
    }
}

void PlanBuilder::readHooks(const Resource& group, GroupPlan& plan)
{
    const auto add = [&](const std::string& name, const std::string& alias, const auto& hook) {
        HookPlan out;
        out.name = name;
        out.isAtLaunch = isTransitionAtLaunch(hook.lifecycleTransition);
        out.heartbeat = kSecond * hook.heartbeatTimeout.valueOrDefault(3600).value_or(3600); // ASG-18
        out.continuesByDefault = hook.defaultResult.isKnown() && *hook.defaultResult == "CONTINUE";
        auto said = group.own.hooks.find(name);
        if (said == group.own.hooks.end()) said = group.own.hooks.find(alias);
        if (said != group.own.hooks.end()) {
            out.completesAfter = static_cast<Nanoseconds>(said->second.afterSeconds * 1e9);
            out.completesWithContinue = said->second.continues;
        } else {
            assume(group.id + ": hook " + name, "nobody completes it: its heartbeat time-out passes", "Hooks of the group says nothing of it", true);
        }
        plan.hooks.push_back(std::move(out));
    };
    if (const auto* typed = group.as<AutoScalingGroup>())
        for (const auto& hook : typed->lifecycleHookSpecificationList)
            if (hook.isKnown()) add(hook->lifecycleHookName.isKnown() ? *hook->lifecycleHookName : "", "", *hook);
    for (const auto& [resource, hook] : m_architecture.all<LifecycleHook>())
        if (hook->autoScalingGroupName.isKnown() && hook->autoScalingGroupName->target == group.id)
            add(hook->lifecycleHookName.isKnown() ? *hook->lifecycleHookName : resource->id, resource->id, *hook);
}

void PlanBuilder::readWarmPool(const std::string& id, GroupPlan& plan)
{
    for (const Resource& resource : m_architecture.resources()) {
        if (resource.typeName != "AWS::AutoScaling::WarmPool" || resource.exists == Tri::No) continue;
        const Value& group = resource.properties.find("AutoScalingGroupName");
        if (!group.isReference() || group.text() != id) continue;
        WarmPoolPlan pool;
        const std::string state = textOf(resource.properties.find("PoolState"));
        if (state == "Running") pool.state = WarmPoolPlan::State::Running;
        if (state == "Hibernated") pool.state = WarmPoolPlan::State::Hibernated;
        pool.minimum = static_cast<int>(numberOf(resource.properties.find("MinSize")).value_or(0));
        if (const auto prepared = numberOf(resource.properties.find("MaxGroupPreparedCapacity")); prepared && *prepared >= 0)
            pool.maxPrepared = static_cast<int>(*prepared);
        pool.reusesAtScaleIn = textOf(resource.properties.find("InstanceReusePolicy").find("ReuseOnScaleIn")) == "true";
        plan.warmPool = pool;
        assume(id + ": warm pool", "filled from the start of the run", "ASG-101");
    }
}

} // namespace faultline::sim
