#include "model/services/auto_scaling.h"

#include "model/services/field_table.h"

namespace faultline {

const FieldTable<LaunchConfiguration::BlockDevice>& LaunchConfiguration::BlockDevice::table()
{
    static const FieldTable<LaunchConfiguration::BlockDevice> kTable(
        "AWS::AutoScaling::LaunchConfiguration.BlockDevice",
        {
            {&LaunchConfiguration::BlockDevice::deleteOnTermination,
             {.name = "DeleteOnTermination", .kind = FieldKind::Boolean, .section = "section.general"}},
            {&LaunchConfiguration::BlockDevice::encrypted, {.name = "Encrypted", .kind = FieldKind::Boolean, .section = "section.security"}},
            {&LaunchConfiguration::BlockDevice::iops,
             {.name = "Iops", .kind = FieldKind::Integer, .unit = "IOPS", .minimum = 100, .maximum = 20000, .section = "section.storage"}},
            {&LaunchConfiguration::BlockDevice::snapshotId,
             {.name = "SnapshotId", .kind = FieldKind::Reference, .targets = {"AWS::EC2::Snapshot"}, .section = "section.protection"}},
            {&LaunchConfiguration::BlockDevice::throughput,
             {.name = "Throughput", .kind = FieldKind::Integer, .unit = "MiB/s", .minimum = 125, .maximum = 1000, .section = "section.capacity"}},
            {&LaunchConfiguration::BlockDevice::volumeSize,
             {.name = "VolumeSize", .kind = FieldKind::Integer, .unit = "GiB", .minimum = 1, .maximum = 16384, .section = "section.capacity"}},
            {&LaunchConfiguration::BlockDevice::volumeType,
             {.name = "VolumeType", .minimum = 1, .maximum = 255, .boundsAreLength = true, .section = "section.storage"}},
        });
    return kTable;
}

const FieldTable<LaunchConfiguration::BlockDeviceMapping>& LaunchConfiguration::BlockDeviceMapping::table()
{
    static const FieldTable<LaunchConfiguration::BlockDeviceMapping> kTable(
        "AWS::AutoScaling::LaunchConfiguration.BlockDeviceMapping",
        {
            {&LaunchConfiguration::BlockDeviceMapping::deviceName,
             {.name = "DeviceName",
              .requirement = Requirement::Required,
              .minimum = 1,
              .maximum = 255,
              .boundsAreLength = true,
              .section = "section.identity"}},
            {&LaunchConfiguration::BlockDeviceMapping::ebs,
             {.name = "Ebs", .kind = FieldKind::Object, .requirement = Requirement::Conditional, .section = "section.storage"}},
            {&LaunchConfiguration::BlockDeviceMapping::noDevice,
             {.name = "NoDevice", .kind = FieldKind::Boolean, .requirement = Requirement::Conditional, .section = "section.general"}},
            {&LaunchConfiguration::BlockDeviceMapping::virtualName,
             {.name = "VirtualName",
              .requirement = Requirement::Conditional,
              .minimum = 1,
              .maximum = 255,
              .boundsAreLength = true,
              .section = "section.identity"}},
        },
        {
            {.rule = FieldChoice::Rule::ExactlyOne, .fields = {"VirtualName", "Ebs", "NoDevice"}},
        });
    return kTable;
}

const FieldTable<LaunchConfiguration::MetadataOptions>& LaunchConfiguration::MetadataOptions::table()
{
    static const FieldTable<LaunchConfiguration::MetadataOptions> kTable(
        "AWS::AutoScaling::LaunchConfiguration.MetadataOptions",
        {
            {&LaunchConfiguration::MetadataOptions::httpEndpoint,
             {.name = "HttpEndpoint", .allowed = {"disabled", "enabled"}, .section = "section.general"}},
            {&LaunchConfiguration::MetadataOptions::httpPutResponseHopLimit,
             {.name = "HttpPutResponseHopLimit",
              .kind = FieldKind::Integer,
              .awsDefault = "1",
              .minimum = 1,
              .maximum = 64,
              .section = "section.general",
              .source = "R209"}},
            {&LaunchConfiguration::MetadataOptions::httpTokens,
             {.name = "HttpTokens", .allowed = {"optional", "required"}, .section = "section.general", .source = "R209"}},
        });
    return kTable;
}

const FieldTable<LaunchConfiguration>& LaunchConfiguration::table()
{
    static const FieldTable<LaunchConfiguration> kTable(
        "AWS::AutoScaling::LaunchConfiguration",
        {
            {&LaunchConfiguration::imageId,
             {.name = "ImageId",
              .requirement = Requirement::Required,
              .update = UpdateEffect::Replacement,
              .minimum = 1,
              .maximum = 255,
              .boundsAreLength = true,
              .section = "section.general"}},
            {&LaunchConfiguration::instanceType,
             {.name = "InstanceType",
              .requirement = Requirement::Required,
              .update = UpdateEffect::Replacement,
              .minimum = 1,
              .maximum = 255,
              .boundsAreLength = true,
              .section = "section.capacity"}},
            {&LaunchConfiguration::securityGroups,
             {.name = "SecurityGroups",
              .kind = FieldKind::Reference,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::EC2::SecurityGroup"},
              .section = "section.security"}},
            {&LaunchConfiguration::keyName,
             {.name = "KeyName",
              .update = UpdateEffect::Replacement,
              .minimum = 1,
              .maximum = 255,
              .boundsAreLength = true,
              .section = "section.identity"}},
            {&LaunchConfiguration::iamInstanceProfile,
             {.name = "IamInstanceProfile",
              .kind = FieldKind::Reference,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::IAM::InstanceProfile"},
              .section = "section.security"}},
            {&LaunchConfiguration::userData,
             {.name = "UserData", .kind = FieldKind::UserData, .update = UpdateEffect::Replacement, .section = "section.general"}},
            {&LaunchConfiguration::blockDeviceMappings,
             {.name = "BlockDeviceMappings", .kind = FieldKind::Object, .update = UpdateEffect::Replacement, .section = "section.storage"}},
            {&LaunchConfiguration::instanceMonitoring,
             {.name = "InstanceMonitoring", .kind = FieldKind::Boolean, .update = UpdateEffect::Replacement, .section = "section.monitoring"}},
            {&LaunchConfiguration::associatePublicIpAddress,
             {.name = "AssociatePublicIpAddress", .kind = FieldKind::Boolean, .update = UpdateEffect::Replacement, .section = "section.network"}},
            {&LaunchConfiguration::ebsOptimized,
             {.name = "EbsOptimized", .kind = FieldKind::Boolean, .update = UpdateEffect::Replacement, .section = "section.storage"}},
            {&LaunchConfiguration::metadataOptions,
             {.name = "MetadataOptions", .kind = FieldKind::Object, .update = UpdateEffect::Replacement, .section = "section.security"}},
            {&LaunchConfiguration::classicLinkVPCId,
             {.name = "ClassicLinkVPCId",
              .update = UpdateEffect::Replacement,
              .minimum = 1,
              .maximum = 255,
              .boundsAreLength = true,
              .section = "section.network",
              .isAdvanced = true}},
            {&LaunchConfiguration::classicLinkVPCSecurityGroups,
             {.name = "ClassicLinkVPCSecurityGroups", .update = UpdateEffect::Replacement, .section = "section.network", .isAdvanced = true}},
            {&LaunchConfiguration::instanceId,
             {.name = "InstanceId",
              .kind = FieldKind::Reference,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::EC2::Instance"},
              .section = "section.general",
              .isAdvanced = true}},
            {&LaunchConfiguration::kernelId,
             {.name = "KernelId",
              .update = UpdateEffect::Replacement,
              .minimum = 1,
              .maximum = 255,
              .boundsAreLength = true,
              .section = "section.general",
              .isAdvanced = true}},
            {&LaunchConfiguration::launchConfigurationName,
             {.name = "LaunchConfigurationName",
              .update = UpdateEffect::Replacement,
              .minimum = 1,
              .maximum = 255,
              .boundsAreLength = true,
              .section = "section.identity",
              .isAdvanced = true}},
            {&LaunchConfiguration::placementTenancy,
             {.name = "PlacementTenancy",
              .update = UpdateEffect::Replacement,
              .minimum = 1,
              .maximum = 64,
              .boundsAreLength = true,
              .section = "section.general",
              .isAdvanced = true}},
            {&LaunchConfiguration::ramDiskId,
             {.name = "RamDiskId",
              .update = UpdateEffect::Replacement,
              .minimum = 1,
              .maximum = 255,
              .boundsAreLength = true,
              .section = "section.general",
              .isAdvanced = true}},
            {&LaunchConfiguration::spotPrice,
             {.name = "SpotPrice",
              .update = UpdateEffect::Replacement,
              .minimum = 1,
              .maximum = 255,
              .boundsAreLength = true,
              .section = "section.general",
              .isAdvanced = true}},
        });
    return kTable;
}

const FieldTable<AutoScalingGroup::LaunchTemplateSpecification>& AutoScalingGroup::LaunchTemplateSpecification::table()
{
    static const FieldTable<AutoScalingGroup::LaunchTemplateSpecification> kTable(
        "AWS::AutoScaling::AutoScalingGroup.LaunchTemplateSpecification",
        {
            {&AutoScalingGroup::LaunchTemplateSpecification::launchTemplateId,
             {.name = "LaunchTemplateId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .targets = {"AWS::EC2::LaunchTemplate"},
              .section = "section.general"}},
            {&AutoScalingGroup::LaunchTemplateSpecification::launchTemplateName,
             {.name = "LaunchTemplateName",
              .requirement = Requirement::Conditional,
              .minimum = 3,
              .maximum = 128,
              .boundsAreLength = true,
              .section = "section.identity"}},
            {&AutoScalingGroup::LaunchTemplateSpecification::version,
             {.name = "Version",
              .requirement = Requirement::Required,
              .minimum = 1,
              .maximum = 255,
              .boundsAreLength = true,
              .section = "section.general"}},
        },
        {
            {.rule = FieldChoice::Rule::ExactlyOne, .fields = {"LaunchTemplateId", "LaunchTemplateName"}},
        });
    return kTable;
}

const FieldTable<AutoScalingGroup::InstancesDistribution>& AutoScalingGroup::InstancesDistribution::table()
{
    static const FieldTable<AutoScalingGroup::InstancesDistribution> kTable(
        "AWS::AutoScaling::AutoScalingGroup.InstancesDistribution",
        {
            {&AutoScalingGroup::InstancesDistribution::onDemandAllocationStrategy,
             {.name = "OnDemandAllocationStrategy", .section = "section.general"}},
            {&AutoScalingGroup::InstancesDistribution::onDemandBaseCapacity,
             {.name = "OnDemandBaseCapacity", .kind = FieldKind::Integer, .section = "section.capacity"}},
            {&AutoScalingGroup::InstancesDistribution::onDemandPercentageAboveBaseCapacity,
             {.name = "OnDemandPercentageAboveBaseCapacity", .kind = FieldKind::Integer, .section = "section.capacity"}},
            {&AutoScalingGroup::InstancesDistribution::spotAllocationStrategy, {.name = "SpotAllocationStrategy", .section = "section.general"}},
            {&AutoScalingGroup::InstancesDistribution::spotInstancePools,
             {.name = "SpotInstancePools", .kind = FieldKind::Integer, .section = "section.general"}},
            {&AutoScalingGroup::InstancesDistribution::spotMaxPrice,
             {.name = "SpotMaxPrice", .minimum = 0, .maximum = 255, .boundsAreLength = true, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<AutoScalingGroup::LaunchTemplateOverrides>& AutoScalingGroup::LaunchTemplateOverrides::table()
{
    static const FieldTable<AutoScalingGroup::LaunchTemplateOverrides> kTable(
        "AWS::AutoScaling::AutoScalingGroup.LaunchTemplateOverrides",
        {
            {&AutoScalingGroup::LaunchTemplateOverrides::imageId,
             {.name = "ImageId", .minimum = 5, .maximum = 21, .boundsAreLength = true, .section = "section.general"}},
            {&AutoScalingGroup::LaunchTemplateOverrides::instanceRequirements,
             {.name = "InstanceRequirements", .kind = FieldKind::Json, .section = "section.general"}},
            {&AutoScalingGroup::LaunchTemplateOverrides::instanceType,
             {.name = "InstanceType", .minimum = 1, .maximum = 255, .boundsAreLength = true, .section = "section.capacity"}},
            {&AutoScalingGroup::LaunchTemplateOverrides::launchTemplateSpecification,
             {.name = "LaunchTemplateSpecification", .kind = FieldKind::Object, .section = "section.general"}},
            {&AutoScalingGroup::LaunchTemplateOverrides::weightedCapacity,
             {.name = "WeightedCapacity", .minimum = 1, .maximum = 32, .boundsAreLength = true, .section = "section.capacity"}},
        });
    return kTable;
}

const FieldTable<AutoScalingGroup::LaunchTemplate>& AutoScalingGroup::LaunchTemplate::table()
{
    static const FieldTable<AutoScalingGroup::LaunchTemplate> kTable(
        "AWS::AutoScaling::AutoScalingGroup.LaunchTemplate",
        {
            {&AutoScalingGroup::LaunchTemplate::launchTemplateSpecification,
             {.name = "LaunchTemplateSpecification", .kind = FieldKind::Object, .requirement = Requirement::Required, .section = "section.general"}},
            {&AutoScalingGroup::LaunchTemplate::overrides, {.name = "Overrides", .kind = FieldKind::Object, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<AutoScalingGroup::MixedInstancesPolicy>& AutoScalingGroup::MixedInstancesPolicy::table()
{
    static const FieldTable<AutoScalingGroup::MixedInstancesPolicy> kTable(
        "AWS::AutoScaling::AutoScalingGroup.MixedInstancesPolicy",
        {
            {&AutoScalingGroup::MixedInstancesPolicy::instancesDistribution,
             {.name = "InstancesDistribution", .kind = FieldKind::Object, .section = "section.general"}},
            {&AutoScalingGroup::MixedInstancesPolicy::launchTemplate,
             {.name = "LaunchTemplate", .kind = FieldKind::Object, .requirement = Requirement::Required, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<AutoScalingGroup::TagProperty>& AutoScalingGroup::TagProperty::table()
{
    static const FieldTable<AutoScalingGroup::TagProperty> kTable(
        "AWS::AutoScaling::AutoScalingGroup.TagProperty",
        {
            {&AutoScalingGroup::TagProperty::key,
             {.name = "Key",
              .requirement = Requirement::Required,
              .minimum = 1,
              .maximum = 128,
              .boundsAreLength = true,
              .section = "section.security"}},
            {&AutoScalingGroup::TagProperty::propagateAtLaunch,
             {.name = "PropagateAtLaunch", .kind = FieldKind::Boolean, .requirement = Requirement::Required, .section = "section.general"}},
            {&AutoScalingGroup::TagProperty::value,
             {.name = "Value",
              .requirement = Requirement::Required,
              .minimum = 0,
              .maximum = 256,
              .boundsAreLength = true,
              .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<AutoScalingGroup::AvailabilityZoneDistribution>& AutoScalingGroup::AvailabilityZoneDistribution::table()
{
    static const FieldTable<AutoScalingGroup::AvailabilityZoneDistribution> kTable(
        "AWS::AutoScaling::AutoScalingGroup.AvailabilityZoneDistribution",
        {
            {&AutoScalingGroup::AvailabilityZoneDistribution::capacityDistributionStrategy,
             {.name = "CapacityDistributionStrategy", .allowed = {"balanced-best-effort", "balanced-only"}, .section = "section.capacity"}},
        });
    return kTable;
}

const FieldTable<AutoScalingGroup::AvailabilityZoneImpairmentPolicy>& AutoScalingGroup::AvailabilityZoneImpairmentPolicy::table()
{
    static const FieldTable<AutoScalingGroup::AvailabilityZoneImpairmentPolicy> kTable(
        "AWS::AutoScaling::AutoScalingGroup.AvailabilityZoneImpairmentPolicy",
        {
            {&AutoScalingGroup::AvailabilityZoneImpairmentPolicy::impairedZoneHealthCheckBehavior,
             {.name = "ImpairedZoneHealthCheckBehavior",
              .requirement = Requirement::Required,
              .allowed = {"IgnoreUnhealthy", "ReplaceUnhealthy"},
              .section = "section.health"}},
            {&AutoScalingGroup::AvailabilityZoneImpairmentPolicy::zonalShiftEnabled,
             {.name = "ZonalShiftEnabled", .kind = FieldKind::Boolean, .requirement = Requirement::Required, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<AutoScalingGroup::InstanceMaintenancePolicy>& AutoScalingGroup::InstanceMaintenancePolicy::table()
{
    static const FieldTable<AutoScalingGroup::InstanceMaintenancePolicy> kTable(
        "AWS::AutoScaling::AutoScalingGroup.InstanceMaintenancePolicy",
        {
            {&AutoScalingGroup::InstanceMaintenancePolicy::maxHealthyPercentage,
             {.name = "MaxHealthyPercentage", .kind = FieldKind::Integer, .minimum = -1, .maximum = 200, .section = "section.health"}},
            {&AutoScalingGroup::InstanceMaintenancePolicy::minHealthyPercentage,
             {.name = "MinHealthyPercentage", .kind = FieldKind::Integer, .minimum = -1, .maximum = 100, .section = "section.health"}},
        });
    return kTable;
}

const FieldTable<AutoScalingGroup::LifecycleHookSpecification>& AutoScalingGroup::LifecycleHookSpecification::table()
{
    static const FieldTable<AutoScalingGroup::LifecycleHookSpecification> kTable(
        "AWS::AutoScaling::AutoScalingGroup.LifecycleHookSpecification",
        {
            {&AutoScalingGroup::LifecycleHookSpecification::defaultResult, {.name = "DefaultResult", .section = "section.general"}},
            {&AutoScalingGroup::LifecycleHookSpecification::heartbeatTimeout,
             {.name = "HeartbeatTimeout", .kind = FieldKind::Integer, .section = "section.general"}},
            {&AutoScalingGroup::LifecycleHookSpecification::lifecycleHookName,
             {.name = "LifecycleHookName",
              .requirement = Requirement::Required,
              .minimum = 1,
              .maximum = 255,
              .boundsAreLength = true,
              .section = "section.identity"}},
            {&AutoScalingGroup::LifecycleHookSpecification::lifecycleTransition,
             {.name = "LifecycleTransition", .requirement = Requirement::Required, .section = "section.storage"}},
            {&AutoScalingGroup::LifecycleHookSpecification::notificationMetadata,
             {.name = "NotificationMetadata", .minimum = 1, .maximum = 4000, .boundsAreLength = true, .section = "section.security"}},
            {&AutoScalingGroup::LifecycleHookSpecification::notificationTargetARN,
             {.name = "NotificationTargetARN", .kind = FieldKind::Reference, .section = "section.targets"}},
            {&AutoScalingGroup::LifecycleHookSpecification::roleARN,
             {.name = "RoleARN", .kind = FieldKind::Reference, .targets = {"AWS::IAM::Role"}, .section = "section.security"}},
        });
    return kTable;
}

const FieldTable<AutoScalingGroup::MetricsCollection>& AutoScalingGroup::MetricsCollection::table()
{
    static const FieldTable<AutoScalingGroup::MetricsCollection> kTable(
        "AWS::AutoScaling::AutoScalingGroup.MetricsCollection",
        {
            {&AutoScalingGroup::MetricsCollection::granularity,
             {.name = "Granularity", .requirement = Requirement::Required, .section = "section.general"}},
            {&AutoScalingGroup::MetricsCollection::metrics, {.name = "Metrics", .section = "section.monitoring"}},
        });
    return kTable;
}

const FieldTable<AutoScalingGroup::NotificationConfiguration>& AutoScalingGroup::NotificationConfiguration::table()
{
    static const FieldTable<AutoScalingGroup::NotificationConfiguration> kTable(
        "AWS::AutoScaling::AutoScalingGroup.NotificationConfiguration",
        {
            {&AutoScalingGroup::NotificationConfiguration::notificationTypes, {.name = "NotificationTypes", .section = "section.general"}},
            {&AutoScalingGroup::NotificationConfiguration::topicARN,
             {.name = "TopicARN", .kind = FieldKind::Json, .requirement = Requirement::Required, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<AutoScalingGroup::TrafficSourceIdentifier>& AutoScalingGroup::TrafficSourceIdentifier::table()
{
    static const FieldTable<AutoScalingGroup::TrafficSourceIdentifier> kTable("AWS::AutoScaling::AutoScalingGroup.TrafficSourceIdentifier",
                                                                              {
                                                                                  {&AutoScalingGroup::TrafficSourceIdentifier::identifier,
                                                                                   {.name = "Identifier",
                                                                                    .requirement = Requirement::Required,
                                                                                    .minimum = 1,
                                                                                    .maximum = 511,
                                                                                    .boundsAreLength = true,
                                                                                    .section = "section.identity"}},
                                                                                  {&AutoScalingGroup::TrafficSourceIdentifier::type,
                                                                                   {.name = "Type",
                                                                                    .requirement = Requirement::Required,
                                                                                    .minimum = 1,
                                                                                    .maximum = 511,
                                                                                    .boundsAreLength = true,
                                                                                    .section = "section.general"}},
                                                                              });
    return kTable;
}

const FieldTable<AutoScalingGroup>& AutoScalingGroup::table()
{
    static const FieldTable<AutoScalingGroup> kTable(
        "AWS::AutoScaling::AutoScalingGroup",
        {
            {&AutoScalingGroup::minSize,
             {.name = "MinSize",
              .kind = FieldKind::Integer,
              .requirement = Requirement::Required,
              .minimum = 0,
              .section = "section.capacity",
              .source = "R238"}},
            {&AutoScalingGroup::desiredCapacity,
             {.name = "DesiredCapacity", .kind = FieldKind::Integer, .minimum = 0, .section = "section.capacity", .source = "R238"}},
            {&AutoScalingGroup::maxSize,
             {.name = "MaxSize",
              .kind = FieldKind::Integer,
              .requirement = Requirement::Required,
              .minimum = 0,
              .section = "section.capacity",
              .source = "R238"}},
            {&AutoScalingGroup::vpcZoneIdentifier,
             {.name = "VPCZoneIdentifier",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Conditional,
              .targets = {"AWS::EC2::Subnet"},
              .section = "section.identity"}},
            {&AutoScalingGroup::availabilityZones,
             {.name = "AvailabilityZones", .requirement = Requirement::Conditional, .section = "section.network"}},
            {&AutoScalingGroup::launchTemplate,
             {.name = "LaunchTemplate",
              .kind = FieldKind::Object,
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Conditional,
              .section = "section.general"}},
            {&AutoScalingGroup::launchConfigurationName,
             {.name = "LaunchConfigurationName",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Conditional,
              .targets = {"AWS::AutoScaling::LaunchConfiguration"},
              .section = "section.identity"}},
            {&AutoScalingGroup::mixedInstancesPolicy,
             {.name = "MixedInstancesPolicy",
              .kind = FieldKind::Object,
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Conditional,
              .section = "section.security"}},
            {&AutoScalingGroup::targetGroupARNs,
             {.name = "TargetGroupARNs",
              .kind = FieldKind::Reference,
              .targets = {"AWS::ElasticLoadBalancingV2::TargetGroup"},
              .section = "section.targets"}},
            {&AutoScalingGroup::loadBalancerNames,
             {.name = "LoadBalancerNames",
              .kind = FieldKind::Reference,
              .targets = {"AWS::ElasticLoadBalancing::LoadBalancer"},
              .section = "section.general"}},
            {&AutoScalingGroup::healthCheckType,
             {.name = "HealthCheckType",
              .awsDefault = "EC2",
              .minimum = 1,
              .maximum = 32,
              .boundsAreLength = true,
              .section = "section.health",
              .source = "ASG-30"}},
            {&AutoScalingGroup::healthCheckGracePeriod,
             {.name = "HealthCheckGracePeriod",
              .kind = FieldKind::Integer,
              .unit = "s",
              .awsDefault = "0",
              .minimum = 0,
              .section = "section.health",
              .source = "ASG-31"}},
            {&AutoScalingGroup::cooldown,
             {.name = "Cooldown", .kind = FieldKind::Integer, .unit = "s", .awsDefault = "300", .section = "section.capacity", .source = "ASG-41"}},
            {&AutoScalingGroup::defaultInstanceWarmup,
             {.name = "DefaultInstanceWarmup",
              .kind = FieldKind::Integer,
              .unit = "s",
              .minimum = -1,
              .maximum = 3600,
              .section = "section.capacity",
              .source = "ASG-43"}},
            {&AutoScalingGroup::terminationPolicies,
             {.name = "TerminationPolicies", .awsDefault = "Default", .section = "section.general", .source = "ASG-96"}},
            {&AutoScalingGroup::tags, {.name = "Tags", .kind = FieldKind::Tags, .section = "section.tags"}},
            {&AutoScalingGroup::autoScalingGroupName,
             {.name = "AutoScalingGroupName",
              .update = UpdateEffect::Replacement,
              .minimum = 1,
              .maximum = 255,
              .boundsAreLength = true,
              .section = "section.identity",
              .isAdvanced = true}},
            {&AutoScalingGroup::availabilityZoneDistribution,
             {.name = "AvailabilityZoneDistribution", .kind = FieldKind::Object, .section = "section.network", .isAdvanced = true}},
            {&AutoScalingGroup::availabilityZoneIds,
             {.name = "AvailabilityZoneIds", .requirement = Requirement::Conditional, .section = "section.network", .isAdvanced = true}},
            {&AutoScalingGroup::availabilityZoneImpairmentPolicy,
             {.name = "AvailabilityZoneImpairmentPolicy", .kind = FieldKind::Object, .section = "section.network", .isAdvanced = true}},
            {&AutoScalingGroup::capacityRebalance,
             {.name = "CapacityRebalance", .kind = FieldKind::Boolean, .section = "section.capacity", .isAdvanced = true}},
            {&AutoScalingGroup::capacityReservationSpecification,
             {.name = "CapacityReservationSpecification", .kind = FieldKind::Json, .section = "section.capacity", .isAdvanced = true}},
            {&AutoScalingGroup::context, {.name = "Context", .section = "section.general", .isAdvanced = true}},
            {&AutoScalingGroup::deletionProtection,
             {.name = "DeletionProtection",
              .allowed = {"none", "prevent-all-deletion", "prevent-force-deletion"},
              .section = "section.protection",
              .isAdvanced = true}},
            {&AutoScalingGroup::desiredCapacityType,
             {.name = "DesiredCapacityType",
              .minimum = 1,
              .maximum = 255,
              .boundsAreLength = true,
              .section = "section.capacity",
              .isAdvanced = true}},
            {&AutoScalingGroup::instanceId,
             {.name = "InstanceId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::EC2::Instance"},
              .section = "section.general",
              .isAdvanced = true}},
            {&AutoScalingGroup::instanceLifecyclePolicy,
             {.name = "InstanceLifecyclePolicy", .kind = FieldKind::Json, .section = "section.security", .isAdvanced = true}},
            {&AutoScalingGroup::instanceMaintenancePolicy,
             {.name = "InstanceMaintenancePolicy", .kind = FieldKind::Object, .section = "section.security", .isAdvanced = true}},
            {&AutoScalingGroup::lifecycleHookSpecificationList,
             {.name = "LifecycleHookSpecificationList", .kind = FieldKind::Object, .section = "section.storage", .isAdvanced = true}},
            {&AutoScalingGroup::maxInstanceLifetime,
             {.name = "MaxInstanceLifetime",
              .kind = FieldKind::Integer,
              .unit = "s",
              .section = "section.general",
              .source = "R254",
              .isAdvanced = true}},
            {&AutoScalingGroup::metricsCollection,
             {.name = "MetricsCollection", .kind = FieldKind::Object, .section = "section.monitoring", .isAdvanced = true}},
            {&AutoScalingGroup::newInstancesProtectedFromScaleIn,
             {.name = "NewInstancesProtectedFromScaleIn", .kind = FieldKind::Boolean, .section = "section.general", .isAdvanced = true}},
            {&AutoScalingGroup::notificationConfiguration,
             {.name = "NotificationConfiguration", .kind = FieldKind::Object, .section = "section.general", .isAdvanced = true}},
            {&AutoScalingGroup::notificationConfigurations,
             {.name = "NotificationConfigurations", .kind = FieldKind::Object, .section = "section.general", .isAdvanced = true}},
            {&AutoScalingGroup::placementGroup,
             {.name = "PlacementGroup", .minimum = 1, .maximum = 255, .boundsAreLength = true, .section = "section.general", .isAdvanced = true}},
            {&AutoScalingGroup::serviceLinkedRoleARN,
             {.name = "ServiceLinkedRoleARN",
              .kind = FieldKind::Reference,
              .targets = {"AWS::IAM::Role"},
              .section = "section.security",
              .isAdvanced = true}},
            {&AutoScalingGroup::skipZonalShiftValidation,
             {.name = "SkipZonalShiftValidation", .kind = FieldKind::Boolean, .section = "section.general", .isAdvanced = true}},
            {&AutoScalingGroup::trafficSources,
             {.name = "TrafficSources", .kind = FieldKind::Object, .section = "section.general", .isAdvanced = true}},
        },
        {
            {.rule = FieldChoice::Rule::ExactlyOne,
             .fields = {"LaunchTemplate", "LaunchConfigurationName", "MixedInstancesPolicy", "InstanceId"},
             .source = "R239"},
            {.rule = FieldChoice::Rule::AtLeastOne, .fields = {"VPCZoneIdentifier", "AvailabilityZones", "AvailabilityZoneIds"}, .source = "R246"},
        });
    return kTable;
}

const FieldTable<ScalingPolicy::StepAdjustment>& ScalingPolicy::StepAdjustment::table()
{
    static const FieldTable<ScalingPolicy::StepAdjustment> kTable(
        "AWS::AutoScaling::ScalingPolicy.StepAdjustment",
        {
            {&ScalingPolicy::StepAdjustment::metricIntervalLowerBound,
             {.name = "MetricIntervalLowerBound", .kind = FieldKind::Number, .section = "section.monitoring"}},
            {&ScalingPolicy::StepAdjustment::metricIntervalUpperBound,
             {.name = "MetricIntervalUpperBound", .kind = FieldKind::Number, .section = "section.monitoring"}},
            {&ScalingPolicy::StepAdjustment::scalingAdjustment,
             {.name = "ScalingAdjustment", .kind = FieldKind::Integer, .requirement = Requirement::Required, .section = "section.capacity"}},
        });
    return kTable;
}

const FieldTable<ScalingPolicy::MetricDimension>& ScalingPolicy::MetricDimension::table()
{
    static const FieldTable<ScalingPolicy::MetricDimension> kTable(
        "AWS::AutoScaling::ScalingPolicy.MetricDimension",
        {
            {&ScalingPolicy::MetricDimension::name, {.name = "Name", .requirement = Requirement::Required, .section = "section.identity"}},
            {&ScalingPolicy::MetricDimension::value,
             {.name = "Value", .kind = FieldKind::Reference, .requirement = Requirement::Required, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ScalingPolicy::Metric>& ScalingPolicy::Metric::table()
{
    static const FieldTable<ScalingPolicy::Metric> kTable(
        "AWS::AutoScaling::ScalingPolicy.Metric",
        {
            {&ScalingPolicy::Metric::dimensions, {.name = "Dimensions", .kind = FieldKind::Object, .section = "section.monitoring"}},
            {&ScalingPolicy::Metric::metricName, {.name = "MetricName", .requirement = Requirement::Required, .section = "section.identity"}},
            {&ScalingPolicy::Metric::metricNamespace, {.name = "Namespace", .requirement = Requirement::Required, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ScalingPolicy::TargetTrackingMetricStat>& ScalingPolicy::TargetTrackingMetricStat::table()
{
    static const FieldTable<ScalingPolicy::TargetTrackingMetricStat> kTable(
        "AWS::AutoScaling::ScalingPolicy.TargetTrackingMetricStat",
        {
            {&ScalingPolicy::TargetTrackingMetricStat::metric,
             {.name = "Metric", .kind = FieldKind::Object, .requirement = Requirement::Required, .section = "section.monitoring"}},
            {&ScalingPolicy::TargetTrackingMetricStat::period,
             {.name = "Period", .kind = FieldKind::Integer, .minimum = 1, .section = "section.monitoring"}},
            {&ScalingPolicy::TargetTrackingMetricStat::stat,
             {.name = "Stat",
              .requirement = Requirement::Required,
              .minimum = 1,
              .maximum = 100,
              .boundsAreLength = true,
              .section = "section.general"}},
            {&ScalingPolicy::TargetTrackingMetricStat::unit, {.name = "Unit", .section = "section.monitoring"}},
        });
    return kTable;
}

const FieldTable<ScalingPolicy::TargetTrackingMetricDataQuery>& ScalingPolicy::TargetTrackingMetricDataQuery::table()
{
    static const FieldTable<ScalingPolicy::TargetTrackingMetricDataQuery> kTable(
        "AWS::AutoScaling::ScalingPolicy.TargetTrackingMetricDataQuery",
        {
            {&ScalingPolicy::TargetTrackingMetricDataQuery::expression,
             {.name = "Expression", .minimum = 1, .maximum = 2047, .boundsAreLength = true, .section = "section.general"}},
            {&ScalingPolicy::TargetTrackingMetricDataQuery::id,
             {.name = "Id",
              .requirement = Requirement::Required,
              .minimum = 1,
              .maximum = 64,
              .boundsAreLength = true,
              .section = "section.general"}},
            {&ScalingPolicy::TargetTrackingMetricDataQuery::label,
             {.name = "Label", .minimum = 0, .maximum = 2047, .boundsAreLength = true, .section = "section.general"}},
            {&ScalingPolicy::TargetTrackingMetricDataQuery::metricStat,
             {.name = "MetricStat", .kind = FieldKind::Object, .section = "section.monitoring"}},
            {&ScalingPolicy::TargetTrackingMetricDataQuery::period,
             {.name = "Period", .kind = FieldKind::Integer, .minimum = 1, .section = "section.monitoring"}},
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
             {.name = "Period", .kind = FieldKind::Integer, .minimum = 1, .section = "section.monitoring"}},
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
             {.name = "ResourceLabel", .minimum = 1, .maximum = 1023, .boundsAreLength = true, .section = "section.general"}},
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
            {&ScheduledAction::recurrence,
             {.name = "Recurrence", .minimum = 1, .maximum = 255, .boundsAreLength = true, .section = "section.general"}},
            {&ScheduledAction::startTime, {.name = "StartTime", .kind = FieldKind::Date, .section = "section.general"}},
            {&ScheduledAction::endTime, {.name = "EndTime", .kind = FieldKind::Date, .section = "section.general"}},
            {&ScheduledAction::timeZone,
             {.name = "TimeZone",
              .awsDefault = "UTC",
              .minimum = 1,
              .maximum = 255,
              .boundsAreLength = true,
              .section = "section.network",
              .source = "ASG-81"}},
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
              .minimum = 30,
              .maximum = 7200,
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
              .minimum = 1,
              .maximum = 255,
              .boundsAreLength = true,
              .section = "section.identity",
              .isAdvanced = true}},
            {&LifecycleHook::notificationMetadata,
             {.name = "NotificationMetadata",
              .minimum = 1,
              .maximum = 1023,
              .boundsAreLength = true,
              .section = "section.security",
              .isAdvanced = true}},
        });
    return kTable;
}

} // namespace faultline
