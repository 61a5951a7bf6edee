#pragma once

#include "model/services/metric_parts.h"

#include <cstdint>
#include <string>

namespace faultline {

/// What Application Auto Scaling may change, and between which bounds.
struct ScalableTarget {
    struct ScalableTargetAction {
        Property<std::int64_t> maxCapacity;
        Property<std::int64_t> minCapacity;
        static const FieldTable<ScalableTargetAction>& table();
    };
    struct ScheduledAction {
        Property<std::string> endTime;
        Property<ScalableTargetAction> scalableTargetAction;
        Property<std::string> schedule;
        Property<std::string> scheduledActionName;
        Property<std::string> startTime;
        Property<std::string> timezone;
        static const FieldTable<ScheduledAction>& table();
    };
    struct SuspendedState {
        Property<bool> dynamicScalingInSuspended;
        Property<bool> dynamicScalingOutSuspended;
        Property<bool> scheduledScalingSuspended;
        static const FieldTable<SuspendedState>& table();
    };

    Property<std::string> serviceNamespace;
    Property<std::string> resourceId;
    Property<std::string> scalableDimension;
    Property<std::int64_t> minCapacity;
    Property<std::int64_t> maxCapacity;
    Property<Reference> roleARN;
    ListProperty<ScheduledAction> scheduledActions;
    Property<SuspendedState> suspendedState;
    static const FieldTable<ScalableTarget>& table();
};

/// When and by how much a scalable target changes.
struct ApplicationScalingPolicy {
    struct TargetTrackingMetricStat {
        Property<NamedMetric> metric;
        Property<std::string> stat;
        Property<std::string> unit;
        static const FieldTable<TargetTrackingMetricStat>& table();
    };
    struct TargetTrackingMetricDataQuery {
        Property<std::string> expression;
        Property<std::string> id;
        Property<std::string> label;
        Property<TargetTrackingMetricStat> metricStat;
        Property<bool> returnData;
        static const FieldTable<TargetTrackingMetricDataQuery>& table();
    };
    struct CustomizedMetricSpecification {
        ListProperty<MetricDimension> dimensions;
        Property<std::string> metricName;
        ListProperty<TargetTrackingMetricDataQuery> metrics;
        Property<std::string> metricNamespace;
        Property<std::string> statistic;
        Property<std::string> unit;
        static const FieldTable<CustomizedMetricSpecification>& table();
    };
    struct PredefinedMetricSpecification {
        Property<std::string> predefinedMetricType;
        Property<std::string> resourceLabel;
        static const FieldTable<PredefinedMetricSpecification>& table();
    };
    struct TargetTrackingScalingPolicyConfiguration {
        Property<CustomizedMetricSpecification> customizedMetricSpecification;
        Property<bool> disableScaleIn;
        Property<PredefinedMetricSpecification> predefinedMetricSpecification;
        Property<std::int64_t> scaleInCooldown;
        Property<std::int64_t> scaleOutCooldown;
        Property<double> targetValue;
        static const FieldTable<TargetTrackingScalingPolicyConfiguration>& table();
    };
    struct StepScalingPolicyConfiguration {
        Property<std::string> adjustmentType;
        Property<std::int64_t> cooldown;
        Property<std::string> metricAggregationType;
        Property<std::int64_t> minAdjustmentMagnitude;
        ListProperty<ScalingStep> stepAdjustments;
        static const FieldTable<StepScalingPolicyConfiguration>& table();
    };

    Property<std::string> policyName;
    Property<std::string> policyType;
    Property<Reference> scalingTargetId;
    Property<std::string> resourceId;
    Property<std::string> scalableDimension;
    Property<std::string> serviceNamespace;
    Property<TargetTrackingScalingPolicyConfiguration> targetTrackingScalingPolicyConfiguration;
    Property<StepScalingPolicyConfiguration> stepScalingPolicyConfiguration;
    Property<Value> predictiveScalingPolicyConfiguration;
    static const FieldTable<ApplicationScalingPolicy>& table();
};

} // namespace faultline
