#pragma once

#include "model/services/metric_parts.h"

#include <cstdint>
#include <string>

namespace faultline {

/// The older, unchangeable form of a launch template (R240, R241).
struct LaunchConfiguration {
    struct BlockDevice {
        Property<bool> deleteOnTermination;
        Property<bool> encrypted;
        Property<std::int64_t> iops;
        Property<Reference> snapshotId;
        Property<std::int64_t> throughput;
        Property<std::int64_t> volumeSize;
        Property<std::string> volumeType;
        static const FieldTable<BlockDevice>& table();
    };
    struct BlockDeviceMapping {
        Property<std::string> deviceName;
        Property<BlockDevice> ebs;
        Property<bool> noDevice;
        Property<std::string> virtualName;
        static const FieldTable<BlockDeviceMapping>& table();
    };
    struct MetadataOptions {
        Property<std::string> httpEndpoint;
        Property<std::int64_t> httpPutResponseHopLimit;
        Property<std::string> httpTokens;
        static const FieldTable<MetadataOptions>& table();
    };

    Property<std::string> imageId;
    Property<std::string> instanceType;
    ListProperty<Reference> securityGroups;
    Property<std::string> keyName;
    Property<Reference> iamInstanceProfile;
    Property<std::string> userData;
    ListProperty<BlockDeviceMapping> blockDeviceMappings;
    Property<bool> instanceMonitoring;
    Property<bool> associatePublicIpAddress;
    Property<bool> ebsOptimized;
    Property<MetadataOptions> metadataOptions;
    Property<std::string> classicLinkVPCId;
    ListProperty<std::string> classicLinkVPCSecurityGroups;
    Property<Reference> instanceId;
    Property<std::string> kernelId;
    Property<std::string> launchConfigurationName;
    Property<std::string> placementTenancy;
    Property<std::string> ramDiskId;
    Property<std::string> spotPrice;
    static const FieldTable<LaunchConfiguration>& table();
};

/// Keeps a number of equal instances running across subnets.
struct AutoScalingGroup {
    struct LaunchTemplateSpecification {
        Property<Reference> launchTemplateId;
        Property<std::string> launchTemplateName;
        Property<std::string> version;
        static const FieldTable<LaunchTemplateSpecification>& table();
    };
    struct InstancesDistribution {
        Property<std::string> onDemandAllocationStrategy;
        Property<std::int64_t> onDemandBaseCapacity;
        Property<std::int64_t> onDemandPercentageAboveBaseCapacity;
        Property<std::string> spotAllocationStrategy;
        Property<std::int64_t> spotInstancePools;
        Property<std::string> spotMaxPrice;
        static const FieldTable<InstancesDistribution>& table();
    };
    struct LaunchTemplateOverrides {
        Property<std::string> imageId;
        Property<Value> instanceRequirements;
        Property<std::string> instanceType;
        Property<LaunchTemplateSpecification> launchTemplateSpecification;
        Property<std::string> weightedCapacity;
        static const FieldTable<LaunchTemplateOverrides>& table();
    };
    struct LaunchTemplate {
        Property<LaunchTemplateSpecification> launchTemplateSpecification;
        ListProperty<LaunchTemplateOverrides> overrides;
        static const FieldTable<LaunchTemplate>& table();
    };
    struct MixedInstancesPolicy {
        Property<InstancesDistribution> instancesDistribution;
        Property<LaunchTemplate> launchTemplate;
        static const FieldTable<MixedInstancesPolicy>& table();
    };
    struct TagProperty {
        Property<std::string> key;
        Property<bool> propagateAtLaunch;
        Property<std::string> value;
        static const FieldTable<TagProperty>& table();
    };
    struct AvailabilityZoneDistribution {
        Property<std::string> capacityDistributionStrategy;
        static const FieldTable<AvailabilityZoneDistribution>& table();
    };
    struct AvailabilityZoneImpairmentPolicy {
        Property<std::string> impairedZoneHealthCheckBehavior;
        Property<bool> zonalShiftEnabled;
        static const FieldTable<AvailabilityZoneImpairmentPolicy>& table();
    };
    struct InstanceMaintenancePolicy {
        Property<std::int64_t> maxHealthyPercentage;
        Property<std::int64_t> minHealthyPercentage;
        static const FieldTable<InstanceMaintenancePolicy>& table();
    };
    struct LifecycleHookSpecification {
        Property<std::string> defaultResult;
        Property<std::int64_t> heartbeatTimeout;
        Property<std::string> lifecycleHookName;
        Property<std::string> lifecycleTransition;
        Property<std::string> notificationMetadata;
        Property<Reference> notificationTargetARN;
        Property<Reference> roleARN;
        static const FieldTable<LifecycleHookSpecification>& table();
    };
    struct MetricsCollection {
        Property<std::string> granularity;
        ListProperty<std::string> metrics;
        static const FieldTable<MetricsCollection>& table();
    };
    struct NotificationConfiguration {
        ListProperty<std::string> notificationTypes;
        Property<Value> topicARN;
        static const FieldTable<NotificationConfiguration>& table();
    };
    struct TrafficSourceIdentifier {
        Property<std::string> identifier;
        Property<std::string> type;
        static const FieldTable<TrafficSourceIdentifier>& table();
    };

    Property<std::int64_t> minSize;
    Property<std::int64_t> desiredCapacity;
    Property<std::int64_t> maxSize;
    ListProperty<Reference> vpcZoneIdentifier;
    ListProperty<std::string> availabilityZones;
    Property<LaunchTemplateSpecification> launchTemplate;
    Property<Reference> launchConfigurationName;
    Property<MixedInstancesPolicy> mixedInstancesPolicy;
    ListProperty<Reference> targetGroupARNs;
    ListProperty<Reference> loadBalancerNames;
    Property<std::string> healthCheckType;
    Property<std::int64_t> healthCheckGracePeriod;
    Property<std::int64_t> cooldown;
    Property<std::int64_t> defaultInstanceWarmup;
    ListProperty<std::string> terminationPolicies;
    ListProperty<TagProperty> tags;
    Property<std::string> autoScalingGroupName;
    Property<AvailabilityZoneDistribution> availabilityZoneDistribution;
    ListProperty<std::string> availabilityZoneIds;
    Property<AvailabilityZoneImpairmentPolicy> availabilityZoneImpairmentPolicy;
    Property<bool> capacityRebalance;
    Property<Value> capacityReservationSpecification;
    Property<std::string> context;
    Property<std::string> deletionProtection;
    Property<std::string> desiredCapacityType;
    Property<Reference> instanceId;
    Property<Value> instanceLifecyclePolicy;
    Property<InstanceMaintenancePolicy> instanceMaintenancePolicy;
    ListProperty<LifecycleHookSpecification> lifecycleHookSpecificationList;
    Property<std::int64_t> maxInstanceLifetime;
    ListProperty<MetricsCollection> metricsCollection;
    Property<bool> newInstancesProtectedFromScaleIn;
    Property<NotificationConfiguration> notificationConfiguration;
    ListProperty<NotificationConfiguration> notificationConfigurations;
    Property<std::string> placementGroup;
    Property<Reference> serviceLinkedRoleARN;
    Property<bool> skipZonalShiftValidation;
    ListProperty<TrafficSourceIdentifier> trafficSources;
    static const FieldTable<AutoScalingGroup>& table();
};

/// When and by how much a group grows or shrinks.
struct ScalingPolicy {
    struct TargetTrackingMetricStat {
        Property<NamedMetric> metric;
        Property<std::int64_t> period;
        Property<std::string> stat;
        Property<std::string> unit;
        static const FieldTable<TargetTrackingMetricStat>& table();
    };
    struct TargetTrackingMetricDataQuery {
        Property<std::string> expression;
        Property<std::string> id;
        Property<std::string> label;
        Property<TargetTrackingMetricStat> metricStat;
        Property<std::int64_t> period;
        Property<bool> returnData;
        static const FieldTable<TargetTrackingMetricDataQuery>& table();
    };
    struct CustomizedMetricSpecification {
        ListProperty<MetricDimension> dimensions;
        Property<std::string> metricName;
        ListProperty<TargetTrackingMetricDataQuery> metrics;
        Property<std::string> metricNamespace;
        Property<std::int64_t> period;
        Property<std::string> statistic;
        Property<std::string> unit;
        static const FieldTable<CustomizedMetricSpecification>& table();
    };
    struct PredefinedMetricSpecification {
        Property<std::string> predefinedMetricType;
        Property<std::string> resourceLabel;
        static const FieldTable<PredefinedMetricSpecification>& table();
    };
    struct TargetTrackingConfiguration {
        Property<CustomizedMetricSpecification> customizedMetricSpecification;
        Property<bool> disableScaleIn;
        Property<PredefinedMetricSpecification> predefinedMetricSpecification;
        Property<double> targetValue;
        static const FieldTable<TargetTrackingConfiguration>& table();
    };

    Property<Reference> autoScalingGroupName;
    Property<std::string> policyType;
    Property<std::string> adjustmentType;
    Property<std::int64_t> scalingAdjustment;
    ListProperty<ScalingStep> stepAdjustments;
    Property<TargetTrackingConfiguration> targetTrackingConfiguration;
    Property<std::int64_t> cooldown;
    Property<std::int64_t> estimatedInstanceWarmup;
    Property<std::string> metricAggregationType;
    Property<std::int64_t> minAdjustmentMagnitude;
    Property<Value> predictiveScalingConfiguration;
    static const FieldTable<ScalingPolicy>& table();
};

/// Sets a group's size at a time (ASG-81).
struct ScheduledAction {
    Property<Reference> autoScalingGroupName;
    Property<std::int64_t> minSize;
    Property<std::int64_t> desiredCapacity;
    Property<std::int64_t> maxSize;
    Property<std::string> recurrence;
    Property<std::string> startTime;
    Property<std::string> endTime;
    Property<std::string> timeZone;
    static const FieldTable<ScheduledAction>& table();
};

/// Holds an instance while it starts or ends (ASG-18).
struct LifecycleHook {
    Property<Reference> autoScalingGroupName;
    Property<std::string> lifecycleTransition;
    Property<std::int64_t> heartbeatTimeout;
    Property<std::string> defaultResult;
    Property<Reference> notificationTargetARN;
    Property<Reference> roleARN;
    Property<std::string> lifecycleHookName;
    Property<std::string> notificationMetadata;
    static const FieldTable<LifecycleHook>& table();
};

} // namespace faultline
