#include "sim/plan/plan_builder.h"

#include "model/services/auto_scaling.h"

#include <cstdlib>

/// Predictive scaling policies (ASG-83 to ASG-86).
namespace faultline::sim {

namespace {

double numberAt(const Value& map, const char* key, double otherwise)
{
    const Value& value = map.find(key);
    return value.isText() ? std::strtod(value.text().c_str(), nullptr) : otherwise;
}

std::string textAt(const Value& map, const char* key)
{
    const Value& value = map.find(key);
    return value.isText() ? value.text() : std::string();
}

} // namespace

bool PlanBuilder::addForecast(const Resource& resource, const ScalingPolicy& policy, GroupPlan& group)
{
    if (!policy.predictiveScalingConfiguration.isKnown()) return false;
    const Value& configuration = *policy.predictiveScalingConfiguration;
    const auto& specifications = configuration.find("MetricSpecifications").items();
    if (specifications.empty()) return false;
    const Value& specification = specifications.front();
    const std::string pair = textAt(specification.find("PredefinedMetricPairSpecification"), "PredefinedMetricType");
    const std::string& groupId = m_plan.subjects[group.subject];
    PredictivePlan plan;
    plan.name = resource.id;
    plan.subject = subjectOf(resource.id);
    plan.target = numberAt(specification, "TargetValue", 0);
    if (plan.target <= 0) return false;
    if (pair == "ASGCPUUtilization") {
        plan.load = {"AWS/EC2", "CPUUtilization", {{"AutoScalingGroupName", groupId}}};
        plan.loadStatistic = {Statistic::Average, 0};
        plan.loadIsPerInstance = true;
    } else if (pair == "ALBRequestCount") {
        for (const TargetGroupPlan& target : m_plan.targetGroups)
            for (const Index s : target.stations)
                if (s == group.station)
                    plan.load = {"AWS/ApplicationELB", "RequestCountPerTarget", {{"TargetGroup", m_plan.subjects[target.subject]}}};
        plan.loadStatistic = {Statistic::Sum, 0};
        plan.loadIsPerInstance = true;
        if (plan.load.name.empty()) return false;
    } else {
        return false;
    }
    plan.scales = textAt(configuration, "Mode") == "ForecastAndScale"; // ForecastOnly is the default
    plan.buffer = static_cast<Nanoseconds>(numberAt(configuration, "SchedulingBufferTime", 300)) * kSecond;
    plan.mayRaiseMaximum = textAt(configuration, "MaxCapacityBreachBehavior") == "IncreaseMaxCapacity";
    plan.maximumBuffer = numberAt(configuration, "MaxCapacityBuffer", 0);
    assume(resource.id + ": forecast", "the mean of the same hour of the run's earlier days", "AWS publishes no model (ASG-83)", true);
    group.forecasts.push_back(std::move(plan));
    return true;
}

} // namespace faultline::sim
