#include "sim/plan/plan_builder.h"

#include "model/services/auto_scaling.h"
#include "model/services/cloudwatch.h"
#include "model/services/elastic_load_balancing_v2.h"
#include "sim/telemetry/compile_alarm.h"

#include <algorithm>

namespace faultline::sim {

void PlanBuilder::addGroup(const Resource& resource, Index s)
{
    const std::string& id = resource.id;
    const auto* typed = resource.as<AutoScalingGroup>();
    GroupPlan plan;
    plan.station = s;
    plan.subject = subjectOf(id);
    const auto number = [&](const Property<std::int64_t>& property, std::int64_t otherwise, const char* what) {
        if (property.isUnknown()) assume(id + ": " + what, std::to_string(otherwise), "its value is not known here", true);
        return static_cast<int>(std::clamp<std::int64_t>(property.valueOrDefault(otherwise).value_or(otherwise), 0, 10'000));
    };
    if (typed) {
        plan.minimum = number(typed->minSize, 1, "minimum size");
        plan.maximum = std::max(plan.minimum, number(typed->maxSize, plan.minimum, "maximum size"));
        plan.desired = std::clamp(number(typed->desiredCapacity, plan.minimum, "desired capacity"), plan.minimum, plan.maximum);    // ASG-10
        plan.usesLoadBalancerHealth = typed->healthCheckType.isKnown() && typed->healthCheckType->find("ELB") != std::string::npos; // ASG-30
        plan.grace = kSecond * number(typed->healthCheckGracePeriod, 0, "grace period");                                            // ASG-31
        plan.cooldown = kSecond * number(typed->cooldown, 300, "cooldown");
        if (typed->defaultInstanceWarmup.isKnown()) plan.defaultWarmUp = kSecond * number(typed->defaultInstanceWarmup, 0, "warm-up");
        for (const auto& policy : typed->terminationPolicies)
            if (policy.isKnown() && *policy == "NewestInstance") plan.terminatesNewestFirst = true;
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
        assume("EC2 metrics and alarms", "a point each minute, read one minute after it", "CW-25, CW-27");
        assume("Auto Scaling group metrics", "published", "ASG-106");
    }
    m_plan.stations[s].group = static_cast<Index>(m_plan.groups.size());
    m_plan.groups.push_back(std::move(plan));
}

void PlanBuilder::addPolicies()
{
    for (const auto& [resource, policy] : m_architecture.all<ScalingPolicy>()) {
        if (!policy->autoScalingGroupName.isKnown()) continue;
        const std::string& groupId = policy->autoScalingGroupName->target;
        const auto station = m_stations.find(groupId);
        if (station == m_stations.end() || m_plan.stations[station->second].group == kNone) continue;
        const Index g = m_plan.stations[station->second].group;
        GroupPlan& group = m_plan.groups[g];
        PolicyGroup of;
        of.logicalId = groupId;
        of.warmUp = group.defaultWarmUp >= 0 ? group.defaultWarmUp : group.cooldown; // ASG-44
        for (const TargetGroupPlan& target : m_plan.targetGroups)
            if (std::find(target.stations.begin(), target.stations.end(), station->second) != target.stations.end())
                of.targetGroups.push_back(m_plan.subjects[target.subject]);
        auto rule = compilePolicy(resource->id, *policy, of);
        if (!rule) {
            assume(resource->id, "takes no part", "of a kind that is not simulated", true);
            continue;
        }
        PolicyPlan plan;
        plan.rule = *std::move(rule);
        if (plan.rule.kind == ScalingPolicyRule::Kind::TargetTracking) {
            const Index subject = subjectOf(resource->id);
            plan.highAlarm = static_cast<Index>(m_plan.alarms.size());
            plan.lowAlarm = plan.highAlarm + 1;
            m_plan.alarms.push_back({plan.rule.highAlarm, subject, {}});
            m_plan.alarms.push_back({plan.rule.lowAlarm, subject, {}});
            assume(resource->id + ": alarms of target tracking", "3 of 3 minutes above, 15 of 15 below", "ASG-64 (observed)");
        }
        group.policies.push_back(std::move(plan));
    }
}

void PlanBuilder::addAlarms()
{
    for (const auto& [resource, alarm] : m_architecture.all<Alarm>()) {
        auto rule = compileAlarm(resource->id, *alarm);
        AlarmPlan plan;
        bool isOurs = false;
        if (rule) {
            for (const auto& [name, value] : rule->metric.dimensions) isOurs = isOurs || m_subjects.contains(value);
            for (const std::string& action : rule->alarmActions)
                for (Index g = 0; g < m_plan.groups.size(); ++g)
                    for (Index p = 0; p < m_plan.groups[g].policies.size(); ++p)
                        if (m_plan.groups[g].policies[p].rule.name == action) plan.onAlarm.push_back({g, p});
        }
        if (!rule || (!isOurs && plan.onAlarm.empty())) continue; // of something that no request reaches
        plan.rule = *std::move(rule);
        plan.subject = subjectOf(resource->id);
        m_plan.alarms.push_back(std::move(plan));
    }
}

} // namespace faultline::sim
