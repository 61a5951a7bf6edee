#include "sim/plan/plan_builder.h"

#include "model/services/auto_scaling.h"
#include "model/services/cloudwatch.h"
#include "model/services/elastic_load_balancing_v2.h"
#include "sim/telemetry/compile_alarm.h"

#include <algorithm>
#include <array>

namespace faultline::sim {

namespace {

AlarmPlan alarmOf(const AlarmRule& rule, Index subject)
{
    AlarmPlan plan;
    plan.rule = rule;
    plan.subject = subject;
    return plan;
}

/// Of "arn:aws:automate:us-east-1:ec2:recover" (CW-53).
std::optional<AlarmPlan::InstanceAction> instanceActionOf(std::string_view arn)
{
    using Action = AlarmPlan::InstanceAction;
    constexpr std::array<std::pair<std::string_view, Action>, 4> actions{
        {{"recover", Action::Recover}, {"stop", Action::Stop}, {"terminate", Action::Terminate}, {"reboot", Action::Reboot}}};
    constexpr std::string_view service = ":ec2:";
    const std::size_t at = arn.find(service);
    if (!arn.starts_with("arn:") || at == std::string_view::npos) return std::nullopt;
    for (const auto& [name, action] : actions)
        if (arn.substr(at + service.size()) == name) return action;
    return std::nullopt;
}

} // namespace

void PlanBuilder::addPolicies()
{
    for (const auto& [resource, policy] : allInOrder<ScalingPolicy>()) {
        if (!policy->autoScalingGroupName.isKnown()) continue;
        const std::string& groupId = policy->autoScalingGroupName->target;
        const auto station = m_stations.find(groupId);
        if (station == m_stations.end() || m_plan.stations[station->second].group == kNone) continue;
        const Index g = m_plan.stations[station->second].group;
        GroupPlan& group = m_plan.groups[g];
        PolicyGroup of;
        of.logicalId = groupId;
        of.warmUp = group.warmUp(); // ASG-44
        for (const TargetGroupPlan& target : m_plan.targetGroups)
            if (std::find(target.stations.begin(), target.stations.end(), station->second) != target.stations.end())
                of.targetGroups.push_back(m_plan.subjects[target.subject]);
        if (policy->policyType.isKnown() && *policy->policyType == "PredictiveScaling" && addForecast(*resource, *policy, group)) continue;
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
            m_plan.alarms.push_back(alarmOf(plan.rule.highAlarm, subject));
            m_plan.alarms.push_back(alarmOf(plan.rule.lowAlarm, subject));
            assume(resource->id + ": alarms of target tracking", "3 of 3 minutes above, 15 of 15 below", "ASG-64 (observed)");
        }
        group.policies.push_back(std::move(plan));
    }
}

/// Whether an alarm would move a group of the plan.
bool PlanBuilder::actsOnGroup(const Alarm& alarm) const
{
    const auto isPolicy = [&](const std::string& id) {
        return std::any_of(m_plan.groups.begin(), m_plan.groups.end(), [&](const GroupPlan& group) {
            return std::any_of(group.policies.begin(), group.policies.end(), [&](const PolicyPlan& policy) { return policy.rule.name == id; });
        });
    };
    return alarm.actionsEnabled.valueOrDefault(true).value_or(true) &&
           std::any_of(alarm.alarmActions.begin(), alarm.alarmActions.end(),
                       [&](const Property<Reference>& action) { return action.isKnown() && isPolicy(action->target); });
}

void PlanBuilder::addAlarms()
{
    for (const auto& [resource, alarm] : allInOrder<Alarm>()) {
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
        if (!rule && actsOnGroup(*alarm)) assume(resource->id, "takes no part", "it cannot be evaluated as it is written", true);
        if (!rule || (!isOurs && plan.onAlarm.empty())) continue; // of something that no request reaches
        plan.rule = *std::move(rule);
        plan.subject = subjectOf(resource->id);
        addInstanceActions(plan);
        m_plan.alarms.push_back(std::move(plan));
    }
}

/// CW-53: EC2's actions, of alarms on one of its metrics alone.
void PlanBuilder::addInstanceActions(AlarmPlan& plan)
{
    if (plan.rule.metric.nameSpace != "AWS/EC2" || !plan.rule.queries.empty()) return;
    for (const auto& [name, value] : plan.rule.metric.dimensions)
        if (const auto station = m_stations.find(value); name == "InstanceId" && station != m_stations.end()) plan.station = station->second;
    if (plan.station == kNone || m_plan.stations[plan.station].kind != StationPlan::Kind::Instance) return;
    for (const std::string& action : plan.rule.alarmActions)
        if (const auto known = instanceActionOf(action)) plan.onInstance.push_back(*known);
}

} // namespace faultline::sim
