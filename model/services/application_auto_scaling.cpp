#include "model/services/application_auto_scaling.h"

#include "model/services/field_table.h"

namespace faultline {

const FieldTable<ScalableTarget::ScalableTargetAction>& ScalableTarget::ScalableTargetAction::table()
{
    static const FieldTable<ScalableTarget::ScalableTargetAction> kTable(
        "AWS::ApplicationAutoScaling::ScalableTarget.ScalableTargetAction",
        {
            {&ScalableTarget::ScalableTargetAction::maxCapacity, {.name = "MaxCapacity", .kind = FieldKind::Integer, .section = "section.capacity"}},
            {&ScalableTarget::ScalableTargetAction::minCapacity, {.name = "MinCapacity", .kind = FieldKind::Integer, .section = "section.capacity"}},
        });
    return kTable;
}

const FieldTable<ScalableTarget::ScheduledAction>& ScalableTarget::ScheduledAction::table()
{
    static const FieldTable<ScalableTarget::ScheduledAction> kTable(
        "AWS::ApplicationAutoScaling::ScalableTarget.ScheduledAction",
        {
            {&ScalableTarget::ScheduledAction::endTime, {.name = "EndTime", .kind = FieldKind::Date, .section = "section.general"}},
            {&ScalableTarget::ScheduledAction::scalableTargetAction,
             {.name = "ScalableTargetAction", .kind = FieldKind::Object, .section = "section.targets"}},
            {&ScalableTarget::ScheduledAction::schedule, {.name = "Schedule", .requirement = Requirement::Required, .section = "section.general"}},
            {&ScalableTarget::ScheduledAction::scheduledActionName,
             {.name = "ScheduledActionName", .requirement = Requirement::Required, .section = "section.identity"}},
            {&ScalableTarget::ScheduledAction::startTime, {.name = "StartTime", .kind = FieldKind::Date, .section = "section.general"}},
            {&ScalableTarget::ScheduledAction::timezone, {.name = "Timezone", .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ScalableTarget::SuspendedState>& ScalableTarget::SuspendedState::table()
{
    static const FieldTable<ScalableTarget::SuspendedState> kTable(
        "AWS::ApplicationAutoScaling::ScalableTarget.SuspendedState",
        {
            {&ScalableTarget::SuspendedState::dynamicScalingInSuspended,
             {.name = "DynamicScalingInSuspended", .kind = FieldKind::Boolean, .section = "section.capacity"}},
            {&ScalableTarget::SuspendedState::dynamicScalingOutSuspended,
             {.name = "DynamicScalingOutSuspended", .kind = FieldKind::Boolean, .section = "section.capacity"}},
            {&ScalableTarget::SuspendedState::scheduledScalingSuspended,
             {.name = "ScheduledScalingSuspended", .kind = FieldKind::Boolean, .section = "section.capacity"}},
        });
    return kTable;
}

const FieldTable<ScalableTarget>& ScalableTarget::table()
{
    static const FieldTable<ScalableTarget> kTable(
        "AWS::ApplicationAutoScaling::ScalableTarget",
        {
            {&ScalableTarget::serviceNamespace,
             {.name = "ServiceNamespace",
              .requirement = Requirement::Required,
              .update = UpdateEffect::Replacement,
              .allowed = {"appstream", "cassandra", "comprehend", "custom-resource", "dynamodb", "ec2", "ecs", "elasticache", "elasticmapreduce",
                          "kafka", "lambda", "neptune", "rds", "sagemaker", "workspaces"},
              .section = "section.general"}},
            {&ScalableTarget::resourceId,
             {.name = "ResourceId",
              .requirement = Requirement::Required,
              .update = UpdateEffect::Replacement,
              .length = {1, 1600},
              .section = "section.general"}},
            {&ScalableTarget::scalableDimension,
             {.name = "ScalableDimension",
              .requirement = Requirement::Required,
              .update = UpdateEffect::Replacement,
              .section = "section.monitoring"}},
            {&ScalableTarget::minCapacity,
             {.name = "MinCapacity", .kind = FieldKind::Integer, .requirement = Requirement::Required, .section = "section.capacity"}},
            {&ScalableTarget::maxCapacity,
             {.name = "MaxCapacity", .kind = FieldKind::Integer, .requirement = Requirement::Required, .section = "section.capacity"}},
            {&ScalableTarget::roleARN,
             {.name = "RoleARN", .kind = FieldKind::Reference, .targets = {"AWS::IAM::Role"}, .section = "section.security"}},
            {&ScalableTarget::scheduledActions,
             {.name = "ScheduledActions", .kind = FieldKind::Object, .section = "section.targets", .isAdvanced = true}},
            {&ScalableTarget::suspendedState,
             {.name = "SuspendedState", .kind = FieldKind::Object, .section = "section.general", .isAdvanced = true}},
        });
    return kTable;
}

const FieldTable<ApplicationScalingPolicy::TargetTrackingMetricStat>& ApplicationScalingPolicy::TargetTrackingMetricStat::table()
{
    static const FieldTable<ApplicationScalingPolicy::TargetTrackingMetricStat> kTable(
        "AWS::ApplicationAutoScaling::ScalingPolicy.TargetTrackingMetricStat",
        {
            {&ApplicationScalingPolicy::TargetTrackingMetricStat::metric,
             {.name = "Metric", .kind = FieldKind::Object, .section = "section.monitoring"}},
            {&ApplicationScalingPolicy::TargetTrackingMetricStat::stat, {.name = "Stat", .section = "section.general"}},
            {&ApplicationScalingPolicy::TargetTrackingMetricStat::unit, {.name = "Unit", .length = {1, 1023}, .section = "section.monitoring"}},
        });
    return kTable;
}

const FieldTable<ApplicationScalingPolicy::TargetTrackingMetricDataQuery>& ApplicationScalingPolicy::TargetTrackingMetricDataQuery::table()
{
    static const FieldTable<ApplicationScalingPolicy::TargetTrackingMetricDataQuery> kTable(
        "AWS::ApplicationAutoScaling::ScalingPolicy.TargetTrackingMetricDataQuery",
        {
            {&ApplicationScalingPolicy::TargetTrackingMetricDataQuery::expression,
             {.name = "Expression", .length = {1, 2048}, .section = "section.general"}},
            {&ApplicationScalingPolicy::TargetTrackingMetricDataQuery::id, {.name = "Id", .length = {1, 255}, .section = "section.general"}},
            {&ApplicationScalingPolicy::TargetTrackingMetricDataQuery::label, {.name = "Label", .section = "section.general"}},
            {&ApplicationScalingPolicy::TargetTrackingMetricDataQuery::metricStat,
             {.name = "MetricStat", .kind = FieldKind::Object, .section = "section.monitoring"}},
            {&ApplicationScalingPolicy::TargetTrackingMetricDataQuery::returnData,
             {.name = "ReturnData", .kind = FieldKind::Boolean, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ApplicationScalingPolicy::CustomizedMetricSpecification>& ApplicationScalingPolicy::CustomizedMetricSpecification::table()
{
    static const FieldTable<ApplicationScalingPolicy::CustomizedMetricSpecification> kTable(
        "AWS::ApplicationAutoScaling::ScalingPolicy.CustomizedMetricSpecification",
        {
            {&ApplicationScalingPolicy::CustomizedMetricSpecification::dimensions,
             {.name = "Dimensions", .kind = FieldKind::Object, .section = "section.monitoring"}},
            {&ApplicationScalingPolicy::CustomizedMetricSpecification::metricName, {.name = "MetricName", .section = "section.identity"}},
            {&ApplicationScalingPolicy::CustomizedMetricSpecification::metrics,
             {.name = "Metrics", .kind = FieldKind::Object, .section = "section.monitoring"}},
            {&ApplicationScalingPolicy::CustomizedMetricSpecification::metricNamespace, {.name = "Namespace", .section = "section.general"}},
            {&ApplicationScalingPolicy::CustomizedMetricSpecification::statistic,
             {.name = "Statistic", .allowed = {"Average", "Maximum", "Minimum", "SampleCount", "Sum"}, .section = "section.monitoring"}},
            {&ApplicationScalingPolicy::CustomizedMetricSpecification::unit, {.name = "Unit", .section = "section.monitoring"}},
        });
    return kTable;
}

const FieldTable<ApplicationScalingPolicy::PredefinedMetricSpecification>& ApplicationScalingPolicy::PredefinedMetricSpecification::table()
{
    static const FieldTable<ApplicationScalingPolicy::PredefinedMetricSpecification> kTable(
        "AWS::ApplicationAutoScaling::ScalingPolicy.PredefinedMetricSpecification",
        {
            {&ApplicationScalingPolicy::PredefinedMetricSpecification::predefinedMetricType,
             {.name = "PredefinedMetricType",
              .requirement = Requirement::Required,
              .allowed = {"ALBRequestCountPerTarget",
                          "AppStreamAverageCapacityUtilization",
                          "CassandraReadCapacityUtilization",
                          "CassandraWriteCapacityUtilization",
                          "ComprehendInferenceUtilization",
                          "DynamoDBReadCapacityUtilization",
                          "DynamoDBWriteCapacityUtilization",
                          "EC2SpotFleetRequestAverageCPUUtilization",
                          "EC2SpotFleetRequestAverageNetworkIn",
                          "EC2SpotFleetRequestAverageNetworkOut",
                          "ECSServiceAverageCPUUtilization",
                          "ECSServiceAverageMemoryUtilization",
                          "ElastiCacheDatabaseCapacityUsageCountedForEvictPercentage",
                          "ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage",
                          "ElastiCacheDatabaseMemoryUsagePercentage",
                          "ElastiCacheEngineCPUUtilization",
                          "ElastiCachePrimaryEngineCPUUtilization",
                          "ElastiCacheReplicaEngineCPUUtilization",
                          "KafkaBrokerStorageUtilization",
                          "LambdaProvisionedConcurrencyUtilization",
                          "NeptuneReaderAverageCPUUtilization",
                          "RDSReaderAverageCPUUtilization",
                          "RDSReaderAverageDatabaseConnections",
                          "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
                          "SageMakerInferenceComponentInvocationsPerCopy",
                          "SageMakerVariantConcurrentRequestsPerModelHighResolution",
                          "SageMakerVariantInvocationsPerInstance",
                          "SageMakerVariantProvisionedConcurrencyUtilization",
                          "WorkSpacesAverageUserSessionsCapacityUtilization"},
              .section = "section.monitoring"}},
            {&ApplicationScalingPolicy::PredefinedMetricSpecification::resourceLabel,
             {.name = "ResourceLabel", .length = {1, 1023}, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ApplicationScalingPolicy::TargetTrackingScalingPolicyConfiguration>&
ApplicationScalingPolicy::TargetTrackingScalingPolicyConfiguration::table()
{
    static const FieldTable<ApplicationScalingPolicy::TargetTrackingScalingPolicyConfiguration> kTable(
        "AWS::ApplicationAutoScaling::ScalingPolicy.TargetTrackingScalingPolicyConfiguration",
        {
            {&ApplicationScalingPolicy::TargetTrackingScalingPolicyConfiguration::customizedMetricSpecification,
             {.name = "CustomizedMetricSpecification", .kind = FieldKind::Object, .section = "section.monitoring"}},
            {&ApplicationScalingPolicy::TargetTrackingScalingPolicyConfiguration::disableScaleIn,
             {.name = "DisableScaleIn", .kind = FieldKind::Boolean, .section = "section.general"}},
            {&ApplicationScalingPolicy::TargetTrackingScalingPolicyConfiguration::predefinedMetricSpecification,
             {.name = "PredefinedMetricSpecification", .kind = FieldKind::Object, .section = "section.monitoring"}},
            {&ApplicationScalingPolicy::TargetTrackingScalingPolicyConfiguration::scaleInCooldown,
             {.name = "ScaleInCooldown", .kind = FieldKind::Integer, .section = "section.capacity"}},
            {&ApplicationScalingPolicy::TargetTrackingScalingPolicyConfiguration::scaleOutCooldown,
             {.name = "ScaleOutCooldown", .kind = FieldKind::Integer, .section = "section.capacity"}},
            {&ApplicationScalingPolicy::TargetTrackingScalingPolicyConfiguration::targetValue,
             {.name = "TargetValue", .kind = FieldKind::Number, .requirement = Requirement::Required, .section = "section.targets"}},
        });
    return kTable;
}

const FieldTable<ApplicationScalingPolicy::StepScalingPolicyConfiguration>& ApplicationScalingPolicy::StepScalingPolicyConfiguration::table()
{
    static const FieldTable<ApplicationScalingPolicy::StepScalingPolicyConfiguration> kTable(
        "AWS::ApplicationAutoScaling::ScalingPolicy.StepScalingPolicyConfiguration",
        {
            {&ApplicationScalingPolicy::StepScalingPolicyConfiguration::adjustmentType,
             {.name = "AdjustmentType", .allowed = {"ChangeInCapacity", "ExactCapacity", "PercentChangeInCapacity"}, .section = "section.capacity"}},
            {&ApplicationScalingPolicy::StepScalingPolicyConfiguration::cooldown,
             {.name = "Cooldown", .kind = FieldKind::Integer, .section = "section.capacity"}},
            {&ApplicationScalingPolicy::StepScalingPolicyConfiguration::metricAggregationType,
             {.name = "MetricAggregationType", .allowed = {"Average", "Maximum", "Minimum"}, .section = "section.monitoring"}},
            {&ApplicationScalingPolicy::StepScalingPolicyConfiguration::minAdjustmentMagnitude,
             {.name = "MinAdjustmentMagnitude", .kind = FieldKind::Integer, .section = "section.capacity"}},
            {&ApplicationScalingPolicy::StepScalingPolicyConfiguration::stepAdjustments,
             {.name = "StepAdjustments", .kind = FieldKind::Object, .section = "section.capacity"}},
        });
    return kTable;
}

const FieldTable<ApplicationScalingPolicy>& ApplicationScalingPolicy::table()
{
    static const FieldTable<ApplicationScalingPolicy> kTable(
        "AWS::ApplicationAutoScaling::ScalingPolicy",
        {
            {&ApplicationScalingPolicy::policyName,
             {.name = "PolicyName",
              .requirement = Requirement::Required,
              .update = UpdateEffect::Replacement,
              .length = {1, 256},
              .section = "section.identity"}},
            {&ApplicationScalingPolicy::policyType,
             {.name = "PolicyType",
              .requirement = Requirement::Required,
              .allowed = {"PredictiveScaling", "StepScaling", "TargetTrackingScaling"},
              .section = "section.general"}},
            {&ApplicationScalingPolicy::scalingTargetId,
             {.name = "ScalingTargetId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::ApplicationAutoScaling::ScalableTarget"},
              .section = "section.capacity"}},
            {&ApplicationScalingPolicy::resourceId,
             {.name = "ResourceId",
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .length = {1, 1600},
              .section = "section.general"}},
            {&ApplicationScalingPolicy::scalableDimension,
             {.name = "ScalableDimension", .update = UpdateEffect::Replacement, .section = "section.monitoring"}},
            {&ApplicationScalingPolicy::serviceNamespace,
             {.name = "ServiceNamespace",
              .update = UpdateEffect::Replacement,
              .allowed = {"appstream", "cassandra", "comprehend", "custom-resource", "dynamodb", "ec2", "ecs", "elasticache", "elasticmapreduce",
                          "kafka", "lambda", "neptune", "rds", "sagemaker", "workspaces"},
              .section = "section.general"}},
            {&ApplicationScalingPolicy::targetTrackingScalingPolicyConfiguration,
             {.name = "TargetTrackingScalingPolicyConfiguration", .kind = FieldKind::Object, .section = "section.capacity"}},
            {&ApplicationScalingPolicy::stepScalingPolicyConfiguration,
             {.name = "StepScalingPolicyConfiguration", .kind = FieldKind::Object, .section = "section.capacity"}},
            {&ApplicationScalingPolicy::predictiveScalingPolicyConfiguration,
             {.name = "PredictiveScalingPolicyConfiguration", .kind = FieldKind::Json, .section = "section.capacity", .isAdvanced = true}},
        },
        {
            {.rule = FieldChoice::Rule::ExactlyOne, .fields = {"ScalingTargetId", "ResourceId"}},
        });
    return kTable;
}

} // namespace faultline
