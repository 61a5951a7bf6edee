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
    if (text == "LessThanLowerOrGreaterThanUpperThreshold") return Comparison::OutsideBand;
    if (text == "LessThanLowerThreshold") return Comparison::BelowBand;
    if (text == "GreaterThanUpperThreshold") return Comparison::AboveBand;
    return std::nullopt;
}

bool isOfBands(Comparison comparison)
{
    return comparison == Comparison::OutsideBand || comparison == Comparison::BelowBand || comparison == Comparison::AboveBand;
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

/// Whether an action's target exists is not asked (CW-53).
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
    if (!rule.queries.empty()) return std::nullopt;
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
    const bool isMath = !rule.queries.empty(); // its period is that of its metrics
    if (!isMath && !alarm.period.isKnown()) return cannot(id, "Period");
    const std::int64_t period = isMath ? rule.period / kSecond : *alarm.period;
    if (!alarm.evaluationPeriods.isKnown()) return cannot(id, "EvaluationPeriods");
    if (!isWindowAllowed(period, *alarm.evaluationPeriods)) return cannot(id, "EvaluationPeriods");
    const auto toAlarm = alarm.datapointsToAlarm.valueOrDefault(*alarm.evaluationPeriods); // CW-29: M is N by default
    if (!toAlarm || *toAlarm < 1 || *toAlarm > *alarm.evaluationPeriods) return cannot(id, "DatapointsToAlarm");
    rule.period = period * kSecond;
    rule.evaluationPeriods = static_cast<int>(*alarm.evaluationPeriods);
    rule.datapointsToAlarm = static_cast<int>(*toAlarm);
    return std::nullopt;
}

/// CW-12: points of another unit are another metric's.
bool isUnitOf(const Property<std::string>& unit, const MetricId& metric)
{
    return !unit.isKnown() || *unit == MetricStore::unitOf(metric.nameSpace, metric.name);
}

std::optional<AlarmQuery> queryOf(const Alarm::MetricDataQuery& written, std::optional<std::int64_t>& period)
{
    if (!written.id.isKnown()) return std::nullopt;
    AlarmQuery query;
    query.id = *written.id;
    if (written.expression.isKnown()) {
        auto expression = MathExpression::parse(*written.expression);
        if (!expression) return std::nullopt;
        query.expression = *std::move(expression);
        return query;
    }
    if (!written.metricStat.isKnown()) return std::nullopt;
    const auto& stat = *written.metricStat;
    if (!stat.metric.isKnown() || !stat.period.isKnown() || !stat.stat.isKnown()) return std::nullopt;
    const auto& metric = *stat.metric;
    const auto statistic = StatisticSpec::parse(*stat.stat);
    auto dimensions = dimensionsOf(metric.dimensions);
    if (!statistic || !dimensions || !metric.metricName.isKnown() || !metric.metricNamespace.isKnown()) return std::nullopt;
    if (period && *period != *stat.period) return std::nullopt; // CW-64: all of one period
    period = *stat.period;
    query.metric = {*metric.metricNamespace, *metric.metricName, *std::move(dimensions)};
    query.statistic = *statistic;
    return query;
}

/// Puts each query after those that it refers to; false when one refers to itself, or to nothing.
bool sortByUse(std::vector<AlarmQuery>& queries)
{
    std::vector<AlarmQuery> sorted;
    const auto isSorted = [&](const std::string& id) {
        return std::any_of(sorted.begin(), sorted.end(), [&](const AlarmQuery& query) { return query.id == id; });
    };
    while (!queries.empty()) {
        const auto ready = std::find_if(queries.begin(), queries.end(), [&](const AlarmQuery& query) {
            const auto names = query.expression ? query.expression->names() : std::vector<std::string>{};
            return std::all_of(names.begin(), names.end(), isSorted);
        });
        if (ready == queries.end()) return false;
        sorted.push_back(std::move(*ready));
        queries.erase(ready);
    }
    queries = std::move(sorted);
    return true;
}

std::optional<Problem> readMath(const std::string& id, const Alarm& alarm, AlarmRule& rule)
{
    constexpr std::ptrdiff_t kMetricsMax = 10; // CW-64
    if (!alarm.metrics.isComplete()) return cannot(id, "Metrics");
    if (alarm.thresholdMetricId.isKnown()) rule.band = *alarm.thresholdMetricId;
    std::optional<std::int64_t> period;
    for (const auto& written : alarm.metrics) {
        auto query = queryOf(*written, period);
        if (!query) return cannot(id, "Metrics");
        const bool isReturned = written->returnData.valueOrDefault(true).value_or(true);
        if (isReturned && query->id != rule.band) {
            if (!rule.watched.empty()) return cannot(id, "Metrics"); // CW-64: a single series
            rule.watched = query->id;
        }
        rule.queries.push_back(*std::move(query));
    }
    if (!period || rule.watched.empty() || !sortByUse(rule.queries)) return cannot(id, "Metrics");
    const auto isMetric = [](const AlarmQuery& query) { return !query.expression; };
    if (std::count_if(rule.queries.begin(), rule.queries.end(), isMetric) > kMetricsMax) return cannot(id, "Metrics");
    const auto first = std::find_if(rule.queries.begin(), rule.queries.end(), isMetric);
    rule.metric = first->metric;
    rule.statistic = first->statistic;
    rule.period = *period * kSecond;
    return std::nullopt;
}

std::optional<Problem> readMetric(const std::string& id, const Alarm& alarm, AlarmRule& rule)
{
    if (!alarm.metrics.isAbsent()) return readMath(id, alarm, rule);
    if (!alarm.metricNamespace.isKnown()) return cannot(id, "Namespace");
    if (!alarm.metricName.isKnown()) return cannot(id, "MetricName");
    auto dimensions = dimensionsOf(alarm.dimensions);
    if (!dimensions) return cannot(id, "Dimensions");
    rule.metric = {*alarm.metricNamespace, *alarm.metricName, *std::move(dimensions)};
    rule.hasUnitOfMetric = isUnitOf(alarm.unit, rule.metric);
    return std::nullopt;
}

std::optional<Problem> readCondition(const std::string& id, const Alarm& alarm, AlarmRule& rule)
{
    const auto comparison = alarm.comparisonOperator.isKnown() ? comparisonOf(*alarm.comparisonOperator) : std::nullopt;
    if (!comparison || isOfBands(*comparison) == rule.band.empty()) return cannot(id, "ComparisonOperator");
    if (rule.band.empty() && !alarm.threshold.isKnown()) return cannot(id, "Threshold");
    const bool isTable = rule.metric.nameSpace == "AWS/DynamoDB"; // CW-49: ignores missing data by default
    const auto text = alarm.treatMissingData.valueOrDefault(isTable ? "ignore" : "missing");
    const auto missing = text ? missingDataOf(*text) : std::nullopt;
    if (!missing) return cannot(id, "TreatMissingData");
    if (rule.band.empty()) rule.threshold = *alarm.threshold;
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

// ASG-68
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
