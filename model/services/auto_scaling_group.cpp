#include "model/services/auto_scaling.h"

#include "model/services/field_table.h"

namespace faultline {

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
             {.name = "LaunchTemplateName", .requirement = Requirement::Conditional, .length = {3, 128}, .section = "section.identity"}},
            {&AutoScalingGroup::LaunchTemplateSpecification::version,
             {.name = "Version", .requirement = Requirement::Required, .length = {1, 255}, .section = "section.general"}},
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
            {&AutoScalingGroup::InstancesDistribution::spotMaxPrice, {.name = "SpotMaxPrice", .length = {0, 255}, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<AutoScalingGroup::LaunchTemplateOverrides>& AutoScalingGroup::LaunchTemplateOverrides::table()
{
    static const FieldTable<AutoScalingGroup::LaunchTemplateOverrides> kTable(
        "AWS::AutoScaling::AutoScalingGroup.LaunchTemplateOverrides",
        {
            {&AutoScalingGroup::LaunchTemplateOverrides::imageId, {.name = "ImageId", .length = {5, 21}, .section = "section.general"}},
            {&AutoScalingGroup::LaunchTemplateOverrides::instanceRequirements,
             {.name = "InstanceRequirements", .kind = FieldKind::Json, .section = "section.general"}},
            {&AutoScalingGroup::LaunchTemplateOverrides::instanceType, {.name = "InstanceType", .length = {1, 255}, .section = "section.capacity"}},
            {&AutoScalingGroup::LaunchTemplateOverrides::launchTemplateSpecification,
             {.name = "LaunchTemplateSpecification", .kind = FieldKind::Object, .section = "section.general"}},
            {&AutoScalingGroup::LaunchTemplateOverrides::weightedCapacity,
             {.name = "WeightedCapacity", .length = {1, 32}, .section = "section.capacity"}},
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
             {.name = "Key", .requirement = Requirement::Required, .length = {1, 128}, .section = "section.security"}},
            {&AutoScalingGroup::TagProperty::propagateAtLaunch,
             {.name = "PropagateAtLaunch", .kind = FieldKind::Boolean, .requirement = Requirement::Required, .section = "section.general"}},
            {&AutoScalingGroup::TagProperty::value,
             {.name = "Value", .requirement = Requirement::Required, .length = {0, 256}, .section = "section.general"}},
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
             {.name = "MaxHealthyPercentage", .kind = FieldKind::Integer, .range = {-1, 200}, .section = "section.health"}},
            {&AutoScalingGroup::InstanceMaintenancePolicy::minHealthyPercentage,
             {.name = "MinHealthyPercentage", .kind = FieldKind::Integer, .range = {-1, 100}, .section = "section.health"}},
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
             {.name = "LifecycleHookName", .requirement = Requirement::Required, .length = {1, 255}, .section = "section.identity"}},
            {&AutoScalingGroup::LifecycleHookSpecification::lifecycleTransition,
             {.name = "LifecycleTransition", .requirement = Requirement::Required, .section = "section.storage"}},
            {&AutoScalingGroup::LifecycleHookSpecification::notificationMetadata,
             {.name = "NotificationMetadata", .length = {1, 4000}, .section = "section.security"}},
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
    static const FieldTable<AutoScalingGroup::TrafficSourceIdentifier> kTable(
        "AWS::AutoScaling::AutoScalingGroup.TrafficSourceIdentifier",
        {
            {&AutoScalingGroup::TrafficSourceIdentifier::identifier,
             {.name = "Identifier", .requirement = Requirement::Required, .length = {1, 511}, .section = "section.identity"}},
            {&AutoScalingGroup::TrafficSourceIdentifier::type,
             {.name = "Type", .requirement = Requirement::Required, .length = {1, 511}, .section = "section.general"}},
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
              .range = {.least = 0},
              .section = "section.capacity",
              .source = "R238"}},
            {&AutoScalingGroup::desiredCapacity,
             {.name = "DesiredCapacity", .kind = FieldKind::Integer, .range = {.least = 0}, .section = "section.capacity", .source = "R238"}},
            {&AutoScalingGroup::maxSize,
             {.name = "MaxSize",
              .kind = FieldKind::Integer,
              .requirement = Requirement::Required,
              .range = {.least = 0},
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
             {.name = "HealthCheckType", .awsDefault = "EC2", .length = {1, 32}, .section = "section.health", .source = "ASG-30"}},
            {&AutoScalingGroup::healthCheckGracePeriod,
             {.name = "HealthCheckGracePeriod",
              .kind = FieldKind::Integer,
              .unit = "s",
              .awsDefault = "0",
              .range = {.least = 0},
              .section = "section.health",
              .source = "ASG-31"}},
            {&AutoScalingGroup::cooldown,
             {.name = "Cooldown", .kind = FieldKind::Integer, .unit = "s", .awsDefault = "300", .section = "section.capacity", .source = "ASG-41"}},
            {&AutoScalingGroup::defaultInstanceWarmup,
             {.name = "DefaultInstanceWarmup",
              .kind = FieldKind::Integer,
              .unit = "s",
              .range = {-1, 3600},
              .section = "section.capacity",
              .source = "ASG-43"}},
            {&AutoScalingGroup::terminationPolicies,
             {.name = "TerminationPolicies", .awsDefault = "Default", .section = "section.general", .source = "ASG-96"}},
            {&AutoScalingGroup::tags, {.name = "Tags", .kind = FieldKind::Tags, .section = "section.tags"}},
            {&AutoScalingGroup::autoScalingGroupName,
             {.name = "AutoScalingGroupName",
              .update = UpdateEffect::Replacement,
              .length = {1, 255},
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
             {.name = "DesiredCapacityType", .length = {1, 255}, .section = "section.capacity", .isAdvanced = true}},
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
            {&AutoScalingGroup::placementGroup, {.name = "PlacementGroup", .length = {1, 255}, .section = "section.general", .isAdvanced = true}},
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

} // namespace faultline
