#include "sim/telemetry/compile_alarm.h"

#include <algorithm>

namespace faultline::sim {

namespace {

constexpr std::int64_t kHour = 3600, kDay = 24 * kHour;

Problem cannot(const std::string& logicalId, const std::string& property)
{
    return Problem{{"telemetry.alarm-not-simulated", {{"alarm", logicalId}, {"property", property}}},
                   {{}, 0, 0, "Resources/" + logicalId + "/Properties/" + property},
                   std::nullopt};
}

std::optional<Comparison> comparisonOf(const std::string& text)
{
    if (text == "GreaterThanThreshold") return Comparison::GreaterThanThreshold;
    if (text == "GreaterThanOrEqualToThreshold") return Comparison::GreaterThanOrEqualToThreshold;
    if (text == "LessThanThreshold") return Comparison::LessThanThreshold;
    if (text == "LessThanOrEqualToThreshold") return Comparison::LessThanOrEqualToThreshold;
    return std::nullopt; // bands of anomaly detection
}

std::optional<MissingData> missingDataOf(const std::string& text)
{
    if (text == "missing") return MissingData::Missing;
    if (text == "breaching") return MissingData::Breaching;
    if (text == "notBreaching") return MissingData::NotBreaching;
    if (text == "ignore") return MissingData::Ignore;
    return std::nullopt;
}

/// Dimensions of an alarm or of a policy's metric, by logical id, sorted by name; nothing when one is not known.
template <class Dimensions>
std::optional<std::vector<std::pair<std::string, std::string>>> dimensionsOf(const Dimensions& dimensions)
{
    std::vector<std::pair<std::string, std::string>> out;
    if (!dimensions.isComplete()) return std::nullopt;
    for (const auto& dimension : dimensions) {
        if (!dimension->name.isKnown() || !dimension->value.isKnown()) return std::nullopt;
        out.emplace_back(*dimension->name, dimension->value->target);
    }
    std::sort(out.begin(), out.end());
    return out;
}

std::vector<std::string> actionsOf(const Alarm& alarm, const ListProperty<Reference>& actions)
{
    std::vector<std::string> out;
    if (alarm.actionsEnabled.isKnown() && !*alarm.actionsEnabled) return out;
    for (const auto& action : actions)
        if (action.isKnown()) out.push_back(action->target);
    return out;
}

/// CW-32: an alarm looks back a day at most, or seven when its periods are an hour or longer.
bool isWindowAllowed(std::int64_t period, std::int64_t periods)
{
    const bool isPeriod = period == 10 || period == 20 || period == 30 || (period >= 60 && period % 60 == 0);
    const std::int64_t longest = period >= kHour ? 7 * kDay : kDay;
    return isPeriod && period <= kDay && periods >= 1 && periods <= longest / period;
}

std::optional<Problem> readStatistic(const std::string& id, const Alarm& alarm, AlarmRule& rule)
{
    const bool isExtended = !alarm.extendedStatistic.isAbsent();
    const Property<std::string>& property = isExtended ? alarm.extendedStatistic : alarm.statistic;
    const char* name = isExtended ? "ExtendedStatistic" : "Statistic";
    if (!property.isKnown()) return cannot(id, name);
    const auto statistic = StatisticSpec::parse(*property);
    if (!statistic) return cannot(id, name);
    rule.statistic = *statistic;
    rule.ignoresLowSamples = alarm.evaluateLowSampleCountPercentile.isKnown() && *alarm.evaluateLowSampleCountPercentile == "ignore";
    return std::nullopt;
}

std::optional<Problem> readWindow(const std::string& id, const Alarm& alarm, AlarmRule& rule)
{
    if (!alarm.period.isKnown()) return cannot(id, "Period");
    if (!alarm.evaluationPeriods.isKnown()) return cannot(id, "EvaluationPeriods");
    if (!isWindowAllowed(*alarm.period, *alarm.evaluationPeriods)) return cannot(id, "EvaluationPeriods");
    const auto toAlarm = alarm.datapointsToAlarm.valueOrDefault(*alarm.evaluationPeriods); // CW-29: M is N by default
    if (!toAlarm || *toAlarm < 1 || *toAlarm > *alarm.evaluationPeriods) return cannot(id, "DatapointsToAlarm");
    rule.period = *alarm.period * kSecond;
    rule.evaluationPeriods = static_cast<int>(*alarm.evaluationPeriods);
    rule.datapointsToAlarm = static_cast<int>(*toAlarm);
    return std::nullopt;
}

std::optional<Problem> readMetric(const std::string& id, const Alarm& alarm, AlarmRule& rule)
{
    if (!alarm.metrics.isAbsent()) return cannot(id, "Metrics");
    if (!alarm.metricNamespace.isKnown()) return cannot(id, "Namespace");
    if (!alarm.metricName.isKnown()) return cannot(id, "MetricName");
    auto dimensions = dimensionsOf(alarm.dimensions);
    if (!dimensions) return cannot(id, "Dimensions");
    rule.metric = {*alarm.metricNamespace, *alarm.metricName, *std::move(dimensions)};
    return std::nullopt;
}

std::optional<Problem> readCondition(const std::string& id, const Alarm& alarm, AlarmRule& rule)
{
    if (!alarm.threshold.isKnown()) return cannot(id, "Threshold");
    const auto comparison = alarm.comparisonOperator.isKnown() ? comparisonOf(*alarm.comparisonOperator) : std::nullopt;
    if (!comparison) return cannot(id, "ComparisonOperator");
    const bool isTable = rule.metric.nameSpace == "AWS/DynamoDB"; // CW-49: ignores missing data by default
    const auto text = alarm.treatMissingData.valueOrDefault(isTable ? "ignore" : "missing");
    const auto missing = text ? missingDataOf(*text) : std::nullopt;
    if (!missing) return cannot(id, "TreatMissingData");
    rule.threshold = *alarm.threshold;
    rule.comparison = *comparison;
    rule.missing = *missing;
    return std::nullopt;
}

} // namespace

Result<AlarmRule> compileAlarm(const std::string& logicalId, const Alarm& alarm)
{
    AlarmRule rule;
    rule.name = logicalId;
    for (const auto read : {readMetric, readStatistic, readWindow, readCondition})
        if (auto problem = read(logicalId, alarm, rule)) return *std::move(problem);
    rule.alarmActions = actionsOf(alarm, alarm.alarmActions);
    rule.okActions = actionsOf(alarm, alarm.okActions);
    rule.insufficientDataActions = actionsOf(alarm, alarm.insufficientDataActions);
    return rule;
}

namespace {

struct TrackedMetric {
    MetricId id;
    StatisticSpec statistic;
};

Result<TrackedMetric> predefinedMetric(const std::string& id, const std::string& type, const PolicyGroup& group)
{
    const std::vector<std::pair<std::string, std::string>> ofGroup{{"AutoScalingGroupName", group.logicalId}};
    if (type == "ASGAverageCPUUtilization") return TrackedMetric{{"AWS/EC2", "CPUUtilization", ofGroup}, {Statistic::Average, 0}};
    if (type == "ASGAverageNetworkIn") return TrackedMetric{{"AWS/EC2", "NetworkIn", ofGroup}, {Statistic::Average, 0}};
    if (type == "ASGAverageNetworkOut") return TrackedMetric{{"AWS/EC2", "NetworkOut", ofGroup}, {Statistic::Average, 0}};
    if (type == "ALBRequestCountPerTarget" && group.targetGroups.size() == 1)
        return TrackedMetric{{"AWS/ApplicationELB", "RequestCountPerTarget", {{"TargetGroup", group.targetGroups.front()}}}, {Statistic::Sum, 0}};
    return cannot(id, "TargetTrackingConfiguration/PredefinedMetricSpecification");
}

Result<TrackedMetric> customizedMetric(const std::string& id, const ScalingPolicy::CustomizedMetricSpecification& metric)
{
    constexpr const char* kPath = "TargetTrackingConfiguration/CustomizedMetricSpecification";
    const auto dimensions = dimensionsOf(metric.dimensions);
    const auto statistic = metric.statistic.isKnown() ? StatisticSpec::parse(*metric.statistic) : std::nullopt;
    if (!dimensions || !statistic || !metric.metricName.isKnown() || !metric.metricNamespace.isKnown()) return cannot(id, kPath);
    return TrackedMetric{{*metric.metricNamespace, *metric.metricName, *dimensions}, *statistic};
}

std::optional<Problem> readTracking(const std::string& id, const ScalingPolicy& policy, const PolicyGroup& group, ScalingPolicyRule& rule)
{
    if (!policy.targetTrackingConfiguration.isKnown()) return cannot(id, "TargetTrackingConfiguration");
    const auto& tracking = *policy.targetTrackingConfiguration;
    if (!tracking.targetValue.isKnown() || *tracking.targetValue <= 0) return cannot(id, "TargetTrackingConfiguration/TargetValue");
    const auto disabled = tracking.disableScaleIn.valueOrDefault(false);
    if (!disabled) return cannot(id, "TargetTrackingConfiguration/DisableScaleIn");
    const auto metricOf = [&]() -> Result<TrackedMetric> {
        if (tracking.customizedMetricSpecification.isKnown()) return customizedMetric(id, *tracking.customizedMetricSpecification);
        const auto& predefined = tracking.predefinedMetricSpecification;
        if (!predefined.isKnown() || !predefined->predefinedMetricType.isKnown()) return cannot(id, "TargetTrackingConfiguration");
        return predefinedMetric(id, *predefined->predefinedMetricType, group);
    };
    const auto metric = metricOf();
    if (!metric) return metric.problem();
    rule.kind = ScalingPolicyRule::Kind::TargetTracking;
    rule.target = *tracking.targetValue;
    rule.disableScaleIn = *disabled;
    deriveTrackingAlarms(rule, metric->id, metric->statistic);
    return std::nullopt;
}

std::optional<Problem> readAdjustmentType(const std::string& id, const ScalingPolicy& policy, ScalingPolicyRule& rule)
{
    if (!policy.adjustmentType.isKnown()) return cannot(id, "AdjustmentType");
    const std::string& type = *policy.adjustmentType;
    if (type == "ChangeInCapacity") rule.adjustmentType = AdjustmentType::ChangeInCapacity;
    else if (type == "ExactCapacity") rule.adjustmentType = AdjustmentType::ExactCapacity;
    else if (type == "PercentChangeInCapacity") rule.adjustmentType = AdjustmentType::PercentChangeInCapacity;
    else return cannot(id, "AdjustmentType");
    if (policy.minAdjustmentMagnitude.isUnknown()) return cannot(id, "MinAdjustmentMagnitude");
    if (policy.minAdjustmentMagnitude.isKnown()) rule.minAdjustmentMagnitude = static_cast<int>(*policy.minAdjustmentMagnitude);
    return std::nullopt;
}

std::optional<double> boundOf(const Property<double>& bound) { return bound.isKnown() ? std::optional(*bound) : std::nullopt; }

std::optional<Problem> readSteps(const std::string& id, const ScalingPolicy& policy, ScalingPolicyRule& rule)
{
    rule.kind = ScalingPolicyRule::Kind::Step;
    if (policy.stepAdjustments.size() == 0 || !policy.stepAdjustments.isComplete()) return cannot(id, "StepAdjustments");
    for (const auto& step : policy.stepAdjustments) {
        const bool isUnknown = step->metricIntervalLowerBound.isUnknown() || step->metricIntervalUpperBound.isUnknown();
        if (isUnknown || !step->scalingAdjustment.isKnown()) return cannot(id, "StepAdjustments");
        rule.steps.push_back(
            {boundOf(step->metricIntervalLowerBound), boundOf(step->metricIntervalUpperBound), static_cast<double>(*step->scalingAdjustment)});
    }
    return std::nullopt;
}

std::optional<Problem> readSimple(const std::string& id, const ScalingPolicy& policy, ScalingPolicyRule& rule)
{
    rule.kind = ScalingPolicyRule::Kind::Simple;
    if (!policy.scalingAdjustment.isKnown()) return cannot(id, "ScalingAdjustment");
    if (policy.cooldown.isUnknown()) return cannot(id, "Cooldown");
    rule.adjustment = static_cast<double>(*policy.scalingAdjustment);
    if (policy.cooldown.isKnown()) rule.cooldown = *policy.cooldown * kSecond;
    return std::nullopt;
}

} // namespace

Result<ScalingPolicyRule> compilePolicy(const std::string& logicalId, const ScalingPolicy& policy, const PolicyGroup& group)
{
    ScalingPolicyRule rule;
    rule.name = logicalId;
    if (policy.estimatedInstanceWarmup.isUnknown()) return cannot(logicalId, "EstimatedInstanceWarmup");
    rule.warmUp = policy.estimatedInstanceWarmup.isKnown() ? *policy.estimatedInstanceWarmup * kSecond : group.warmUp; // ASG-44
    const auto type = policy.policyType.valueOrDefault("SimpleScaling");
    std::optional<Problem> problem;
    if (type == "TargetTrackingScaling") {
        problem = readTracking(logicalId, policy, group, rule);
    } else if (type == "StepScaling" || type == "SimpleScaling") {
        problem = readAdjustmentType(logicalId, policy, rule);
        if (!problem) problem = type == "StepScaling" ? readSteps(logicalId, policy, rule) : readSimple(logicalId, policy, rule);
    } else {
        problem = cannot(logicalId, "PolicyType"); // predictive scaling, or not known
    }
    if (problem) return *std::move(problem);
    return rule;
}

} // namespace faultline::sim
