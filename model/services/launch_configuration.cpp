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
             {.name = "Iops", .kind = FieldKind::Integer, .unit = "IOPS", .range = {100, 20000}, .section = "section.storage"}},
            {&LaunchConfiguration::BlockDevice::snapshotId,
             {.name = "SnapshotId", .kind = FieldKind::Reference, .targets = {"AWS::EC2::Snapshot"}, .section = "section.protection"}},
            {&LaunchConfiguration::BlockDevice::throughput,
             {.name = "Throughput", .kind = FieldKind::Integer, .unit = "MiB/s", .range = {125, 1000}, .section = "section.capacity"}},
            {&LaunchConfiguration::BlockDevice::volumeSize,
             {.name = "VolumeSize", .kind = FieldKind::Integer, .unit = "GiB", .range = {1, 16384}, .section = "section.capacity"}},
            {&LaunchConfiguration::BlockDevice::volumeType, {.name = "VolumeType", .length = {1, 255}, .section = "section.storage"}},
        });
    return kTable;
}

const FieldTable<LaunchConfiguration::BlockDeviceMapping>& LaunchConfiguration::BlockDeviceMapping::table()
{
    static const FieldTable<LaunchConfiguration::BlockDeviceMapping> kTable(
        "AWS::AutoScaling::LaunchConfiguration.BlockDeviceMapping",
        {
            {&LaunchConfiguration::BlockDeviceMapping::deviceName,
             {.name = "DeviceName", .requirement = Requirement::Required, .length = {1, 255}, .section = "section.identity"}},
            {&LaunchConfiguration::BlockDeviceMapping::ebs,
             {.name = "Ebs", .kind = FieldKind::Object, .requirement = Requirement::Conditional, .section = "section.storage"}},
            {&LaunchConfiguration::BlockDeviceMapping::noDevice,
             {.name = "NoDevice", .kind = FieldKind::Boolean, .requirement = Requirement::Conditional, .section = "section.general"}},
            {&LaunchConfiguration::BlockDeviceMapping::virtualName,
             {.name = "VirtualName", .requirement = Requirement::Conditional, .length = {1, 255}, .section = "section.identity"}},
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
              .range = {1, 64},
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
              .length = {1, 255},
              .section = "section.general"}},
            {&LaunchConfiguration::instanceType,
             {.name = "InstanceType",
              .requirement = Requirement::Required,
              .update = UpdateEffect::Replacement,
              .length = {1, 255},
              .section = "section.capacity"}},
            {&LaunchConfiguration::securityGroups,
             {.name = "SecurityGroups",
              .kind = FieldKind::Reference,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::EC2::SecurityGroup"},
              .section = "section.security"}},
            {&LaunchConfiguration::keyName,
             {.name = "KeyName", .update = UpdateEffect::Replacement, .length = {1, 255}, .section = "section.identity"}},
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
             {.name = "ClassicLinkVPCId", .update = UpdateEffect::Replacement, .length = {1, 255}, .section = "section.network", .isAdvanced = true}},
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
             {.name = "KernelId", .update = UpdateEffect::Replacement, .length = {1, 255}, .section = "section.general", .isAdvanced = true}},
            {&LaunchConfiguration::launchConfigurationName,
             {.name = "LaunchConfigurationName",
              .update = UpdateEffect::Replacement,
              .length = {1, 255},
              .section = "section.identity",
              .isAdvanced = true}},
            {&LaunchConfiguration::placementTenancy,
             {.name = "PlacementTenancy", .update = UpdateEffect::Replacement, .length = {1, 64}, .section = "section.general", .isAdvanced = true}},
            {&LaunchConfiguration::ramDiskId,
             {.name = "RamDiskId", .update = UpdateEffect::Replacement, .length = {1, 255}, .section = "section.general", .isAdvanced = true}},
            {&LaunchConfiguration::spotPrice,
             {.name = "SpotPrice", .update = UpdateEffect::Replacement, .length = {1, 255}, .section = "section.general", .isAdvanced = true}},
        });
    return kTable;
}

} // namespace faultline
