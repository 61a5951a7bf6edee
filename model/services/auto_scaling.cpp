#include "model/services/auto_scaling.h"

#include "model/services/field_table.h"

namespace faultline {

const FieldTable<ScalingPolicy::TargetTrackingMetricStat>& ScalingPolicy::TargetTrackingMetricStat::table()
{
    static const FieldTable<ScalingPolicy::TargetTrackingMetricStat> kTable(
        "AWS::AutoScaling::ScalingPolicy.TargetTrackingMetricStat",
        {
            {&ScalingPolicy::TargetTrackingMetricStat::metric,
             {.name = "Metric", .kind = FieldKind::Object, .requirement = Requirement::Required, .section = "section.monitoring"}},
            {&ScalingPolicy::TargetTrackingMetricStat::period,
             {.name = "Period", .kind = FieldKind::Integer, .range = {.least = 1}, .section = "section.monitoring"}},
            {&ScalingPolicy::TargetTrackingMetricStat::stat,
             {.name = "Stat", .requirement = Requirement::Required, .length = {1, 100}, .section = "section.general"}},
            {&ScalingPolicy::TargetTrackingMetricStat::unit, {.name = "Unit", .section = "section.monitoring"}},
        });
    return kTable;
}

const FieldTable<ScalingPolicy::TargetTrackingMetricDataQuery>& ScalingPolicy::TargetTrackingMetricDataQuery::table()
{
    static const FieldTable<ScalingPolicy::TargetTrackingMetricDataQuery> kTable(
        "AWS::AutoScaling::ScalingPolicy.TargetTrackingMetricDataQuery",
        {
            {&ScalingPolicy::TargetTrackingMetricDataQuery::expression, {.name = "Expression", .length = {1, 2047}, .section = "section.general"}},
            {&ScalingPolicy::TargetTrackingMetricDataQuery::id,
             {.name = "Id", .requirement = Requirement::Required, .length = {1, 64}, .section = "section.general"}},
            {&ScalingPolicy::TargetTrackingMetricDataQuery::label, {.name = "Label", .length = {0, 2047}, .section = "section.general"}},
            {&ScalingPolicy::TargetTrackingMetricDataQuery::metricStat,
             {.name = "MetricStat", .kind = FieldKind::Object, .section = "section.monitoring"}},
            {&ScalingPolicy::TargetTrackingMetricDataQuery::period,
             {.name = "Period", .kind = FieldKind::Integer, .range = {.least = 1}, .section = "section.monitoring"}},
            {&ScalingPolicy::TargetTrackingMetricDataQuery::returnData,
             {.name = "ReturnData", .kind = FieldKind::Boolean, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ScalingPolicy::CustomizedMetricSpecification>& ScalingPolicy::CustomizedMetricSpecification::table()
{
    static const FieldTable<ScalingPolicy::CustomizedMetricSpecification> kTable(
        "AWS::AutoScaling::ScalingPolicy.CustomizedMetricSpecification",
        {
            {&ScalingPolicy::CustomizedMetricSpecification::dimensions,
             {.name = "Dimensions", .kind = FieldKind::Object, .section = "section.monitoring"}},
            {&ScalingPolicy::CustomizedMetricSpecification::metricName, {.name = "MetricName", .section = "section.identity"}},
            {&ScalingPolicy::CustomizedMetricSpecification::metrics, {.name = "Metrics", .kind = FieldKind::Object, .section = "section.monitoring"}},
            {&ScalingPolicy::CustomizedMetricSpecification::metricNamespace, {.name = "Namespace", .section = "section.general"}},
            {&ScalingPolicy::CustomizedMetricSpecification::period,
             {.name = "Period", .kind = FieldKind::Integer, .range = {.least = 1}, .section = "section.monitoring"}},
            {&ScalingPolicy::CustomizedMetricSpecification::statistic,
             {.name = "Statistic", .allowed = {"Average", "Maximum", "Minimum", "SampleCount", "Sum"}, .section = "section.monitoring"}},
            {&ScalingPolicy::CustomizedMetricSpecification::unit, {.name = "Unit", .section = "section.monitoring"}},
        });
    return kTable;
}

const FieldTable<ScalingPolicy::PredefinedMetricSpecification>& ScalingPolicy::PredefinedMetricSpecification::table()
{
    static const FieldTable<ScalingPolicy::PredefinedMetricSpecification> kTable(
        "AWS::AutoScaling::ScalingPolicy.PredefinedMetricSpecification",
        {
            {&ScalingPolicy::PredefinedMetricSpecification::predefinedMetricType,
             {.name = "PredefinedMetricType",
              .requirement = Requirement::Required,
              .allowed = {"ALBRequestCountPerTarget", "ASGAverageCPUUtilization", "ASGAverageNetworkIn", "ASGAverageNetworkOut"},
              .section = "section.monitoring"}},
            {&ScalingPolicy::PredefinedMetricSpecification::resourceLabel,
             {.name = "ResourceLabel", .length = {1, 1023}, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ScalingPolicy::TargetTrackingConfiguration>& ScalingPolicy::TargetTrackingConfiguration::table()
{
    static const FieldTable<ScalingPolicy::TargetTrackingConfiguration> kTable(
        "AWS::AutoScaling::ScalingPolicy.TargetTrackingConfiguration",
        {
            {&ScalingPolicy::TargetTrackingConfiguration::customizedMetricSpecification,
             {.name = "CustomizedMetricSpecification", .kind = FieldKind::Object, .section = "section.monitoring"}},
            {&ScalingPolicy::TargetTrackingConfiguration::disableScaleIn,
             {.name = "DisableScaleIn", .kind = FieldKind::Boolean, .section = "section.general"}},
            {&ScalingPolicy::TargetTrackingConfiguration::predefinedMetricSpecification,
             {.name = "PredefinedMetricSpecification", .kind = FieldKind::Object, .section = "section.monitoring"}},
            {&ScalingPolicy::TargetTrackingConfiguration::targetValue,
             {.name = "TargetValue", .kind = FieldKind::Number, .requirement = Requirement::Required, .section = "section.targets"}},
        });
    return kTable;
}

const FieldTable<ScalingPolicy>& ScalingPolicy::table()
{
    static const FieldTable<ScalingPolicy> kTable(
        "AWS::AutoScaling::ScalingPolicy",
        {
            {&ScalingPolicy::autoScalingGroupName,
             {.name = "AutoScalingGroupName",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Required,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::AutoScaling::AutoScalingGroup"},
              .section = "section.identity"}},
            {&ScalingPolicy::policyType,
             {.name = "PolicyType",
              .awsDefault = "SimpleScaling",
              .allowed = {"PredictiveScaling", "SimpleScaling", "StepScaling", "TargetTrackingScaling"},
              .section = "section.general"}},
            {&ScalingPolicy::adjustmentType,
             {.name = "AdjustmentType", .allowed = {"ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity"}, .section = "section.capacity"}},
            {&ScalingPolicy::scalingAdjustment, {.name = "ScalingAdjustment", .kind = FieldKind::Integer, .section = "section.capacity"}},
            {&ScalingPolicy::stepAdjustments,
             {.name = "StepAdjustments", .kind = FieldKind::Object, .section = "section.capacity", .source = "R258"}},
            {&ScalingPolicy::targetTrackingConfiguration,
             {.name = "TargetTrackingConfiguration", .kind = FieldKind::Object, .section = "section.targets"}},
            {&ScalingPolicy::cooldown,
             {.name = "Cooldown", .kind = FieldKind::Integer, .unit = "s", .section = "section.capacity", .source = "ASG-41"}},
            {&ScalingPolicy::estimatedInstanceWarmup,
             {.name = "EstimatedInstanceWarmup", .kind = FieldKind::Integer, .unit = "s", .section = "section.capacity", .source = "ASG-44"}},
            {&ScalingPolicy::metricAggregationType,
             {.name = "MetricAggregationType",
              .awsDefault = "Average",
              .allowed = {"Average", "Maximum", "Minimum"},
              .section = "section.monitoring",
              .source = "ASG-54"}},
            {&ScalingPolicy::minAdjustmentMagnitude, {.name = "MinAdjustmentMagnitude", .kind = FieldKind::Integer, .section = "section.capacity"}},
            {&ScalingPolicy::predictiveScalingConfiguration,
             {.name = "PredictiveScalingConfiguration", .kind = FieldKind::Json, .section = "section.capacity", .isAdvanced = true}},
        });
    return kTable;
}

const FieldTable<ScheduledAction>& ScheduledAction::table()
{
    static const FieldTable<ScheduledAction> kTable(
        "AWS::AutoScaling::ScheduledAction",
        {
            {&ScheduledAction::autoScalingGroupName,
             {.name = "AutoScalingGroupName",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Required,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::AutoScaling::AutoScalingGroup"},
              .section = "section.identity"}},
            {&ScheduledAction::minSize, {.name = "MinSize", .kind = FieldKind::Integer, .section = "section.capacity"}},
            {&ScheduledAction::desiredCapacity, {.name = "DesiredCapacity", .kind = FieldKind::Integer, .section = "section.capacity"}},
            {&ScheduledAction::maxSize, {.name = "MaxSize", .kind = FieldKind::Integer, .section = "section.capacity"}},
            {&ScheduledAction::recurrence, {.name = "Recurrence", .length = {1, 255}, .section = "section.general"}},
            {&ScheduledAction::startTime, {.name = "StartTime", .kind = FieldKind::Date, .section = "section.general"}},
            {&ScheduledAction::endTime, {.name = "EndTime", .kind = FieldKind::Date, .section = "section.general"}},
            {&ScheduledAction::timeZone,
             {.name = "TimeZone", .awsDefault = "UTC", .length = {1, 255}, .section = "section.network", .source = "ASG-81"}},
        });
    return kTable;
}

const FieldTable<LifecycleHook>& LifecycleHook::table()
{
    static const FieldTable<LifecycleHook> kTable(
        "AWS::AutoScaling::LifecycleHook",
        {
            {&LifecycleHook::autoScalingGroupName,
             {.name = "AutoScalingGroupName",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Required,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::AutoScaling::AutoScalingGroup"},
              .section = "section.identity"}},
            {&LifecycleHook::lifecycleTransition,
             {.name = "LifecycleTransition",
              .requirement = Requirement::Required,
              .allowed = {"autoscaling:EC2_INSTANCE_LAUNCHING", "autoscaling:EC2_INSTANCE_TERMINATING"},
              .section = "section.storage"}},
            {&LifecycleHook::heartbeatTimeout,
             {.name = "HeartbeatTimeout",
              .kind = FieldKind::Integer,
              .unit = "s",
              .awsDefault = "3600",
              .range = {30, 7200},
              .section = "section.general",
              .source = "ASG-18"}},
            {&LifecycleHook::defaultResult,
             {.name = "DefaultResult",
              .awsDefault = "ABANDON",
              .allowed = {"ABANDON", "CONTINUE"},
              .section = "section.general",
              .source = "ASG-19"}},
            {&LifecycleHook::notificationTargetARN, {.name = "NotificationTargetARN", .kind = FieldKind::Reference, .section = "section.targets"}},
            {&LifecycleHook::roleARN,
             {.name = "RoleARN", .kind = FieldKind::Reference, .targets = {"AWS::IAM::Role"}, .section = "section.security"}},
            {&LifecycleHook::lifecycleHookName,
             {.name = "LifecycleHookName",
              .update = UpdateEffect::Replacement,
              .length = {1, 255},
              .section = "section.identity",
              .isAdvanced = true}},
            {&LifecycleHook::notificationMetadata,
             {.name = "NotificationMetadata", .length = {1, 1023}, .section = "section.security", .isAdvanced = true}},
        });
    return kTable;
}

} // namespace faultline
