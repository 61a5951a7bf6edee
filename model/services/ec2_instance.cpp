#include "model/services/ec2_instance.h"

#include "model/services/field_table.h"

namespace faultline {

const FieldTable<Instance::Ebs>& Instance::Ebs::table()
{
    static const FieldTable<Instance::Ebs> kTable(
        "AWS::EC2::Instance.Ebs",
        {
            {&Instance::Ebs::deleteOnTermination, {.name = "DeleteOnTermination", .kind = FieldKind::Boolean, .section = "section.general"}},
            {&Instance::Ebs::encrypted, {.name = "Encrypted", .kind = FieldKind::Boolean, .section = "section.security"}},
            {&Instance::Ebs::iops, {.name = "Iops", .kind = FieldKind::Integer, .unit = "IOPS", .section = "section.storage"}},
            {&Instance::Ebs::kmsKeyId,
             {.name = "KmsKeyId", .kind = FieldKind::Reference, .targets = {"AWS::KMS::Key", "AWS::KMS::Alias"}, .section = "section.security"}},
            {&Instance::Ebs::snapshotId,
             {.name = "SnapshotId", .kind = FieldKind::Reference, .targets = {"AWS::EC2::Snapshot"}, .section = "section.protection"}},
            {&Instance::Ebs::volumeSize, {.name = "VolumeSize", .kind = FieldKind::Integer, .unit = "GiB", .section = "section.capacity"}},
            {&Instance::Ebs::volumeType,
             {.name = "VolumeType", .allowed = {"gp2", "gp3", "io1", "io2", "sc1", "st1", "standard"}, .section = "section.storage"}},
        });
    return kTable;
}

const FieldTable<Instance::BlockDeviceMapping>& Instance::BlockDeviceMapping::table()
{
    static const FieldTable<Instance::BlockDeviceMapping> kTable(
        "AWS::EC2::Instance.BlockDeviceMapping",
        {
            {&Instance::BlockDeviceMapping::deviceName, {.name = "DeviceName", .requirement = Requirement::Required, .section = "section.identity"}},
            {&Instance::BlockDeviceMapping::ebs,
             {.name = "Ebs", .kind = FieldKind::Object, .requirement = Requirement::Conditional, .section = "section.storage"}},
            {&Instance::BlockDeviceMapping::noDevice,
             {.name = "NoDevice", .kind = FieldKind::Json, .requirement = Requirement::Conditional, .section = "section.general"}},
            {&Instance::BlockDeviceMapping::virtualName,
             {.name = "VirtualName", .requirement = Requirement::Conditional, .section = "section.identity"}},
        },
        {
            {.rule = FieldChoice::Rule::ExactlyOne, .fields = {"VirtualName", "Ebs", "NoDevice"}},
        });
    return kTable;
}

const FieldTable<Instance::CreditSpecification>& Instance::CreditSpecification::table()
{
    static const FieldTable<Instance::CreditSpecification> kTable(
        "AWS::EC2::Instance.CreditSpecification",
        {
            {&Instance::CreditSpecification::cpuCredits, {.name = "CPUCredits", .section = "section.capacity"}},
        });
    return kTable;
}

const FieldTable<Instance::MetadataOptions>& Instance::MetadataOptions::table()
{
    static const FieldTable<Instance::MetadataOptions> kTable(
        "AWS::EC2::Instance.MetadataOptions",
        {
            {&Instance::MetadataOptions::httpEndpoint, {.name = "HttpEndpoint", .allowed = {"disabled", "enabled"}, .section = "section.general"}},
            {&Instance::MetadataOptions::httpProtocolIpv6,
             {.name = "HttpProtocolIpv6", .allowed = {"disabled", "enabled"}, .section = "section.network"}},
            {&Instance::MetadataOptions::httpPutResponseHopLimit,
             {.name = "HttpPutResponseHopLimit",
              .kind = FieldKind::Integer,
              .awsDefault = "1",
              .range = {1, 64},
              .section = "section.general",
              .source = "R209"}},
            {&Instance::MetadataOptions::httpTokens,
             {.name = "HttpTokens", .allowed = {"optional", "required"}, .section = "section.general", .source = "R209"}},
            {&Instance::MetadataOptions::instanceMetadataTags,
             {.name = "InstanceMetadataTags", .allowed = {"disabled", "enabled"}, .section = "section.security"}},
        });
    return kTable;
}

const FieldTable<Instance::CpuOptions>& Instance::CpuOptions::table()
{
    static const FieldTable<Instance::CpuOptions> kTable(
        "AWS::EC2::Instance.CpuOptions",
        {
            {&Instance::CpuOptions::coreCount, {.name = "CoreCount", .kind = FieldKind::Integer, .section = "section.capacity"}},
            {&Instance::CpuOptions::threadsPerCore, {.name = "ThreadsPerCore", .kind = FieldKind::Integer, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<Instance::EnclaveOptions>& Instance::EnclaveOptions::table()
{
    static const FieldTable<Instance::EnclaveOptions> kTable(
        "AWS::EC2::Instance.EnclaveOptions",
        {
            {&Instance::EnclaveOptions::enabled, {.name = "Enabled", .kind = FieldKind::Boolean, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<Instance::HibernationOptions>& Instance::HibernationOptions::table()
{
    static const FieldTable<Instance::HibernationOptions> kTable(
        "AWS::EC2::Instance.HibernationOptions",
        {
            {&Instance::HibernationOptions::configured, {.name = "Configured", .kind = FieldKind::Boolean, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<Instance::InstanceIpv6Address>& Instance::InstanceIpv6Address::table()
{
    static const FieldTable<Instance::InstanceIpv6Address> kTable(
        "AWS::EC2::Instance.InstanceIpv6Address", {
                                                      {&Instance::InstanceIpv6Address::ipv6Address,
                                                       {.name = "Ipv6Address", .requirement = Requirement::Required, .section = "section.network"}},
                                                  });
    return kTable;
}

const FieldTable<Instance::LaunchTemplateSpecification>& Instance::LaunchTemplateSpecification::table()
{
    static const FieldTable<Instance::LaunchTemplateSpecification> kTable(
        "AWS::EC2::Instance.LaunchTemplateSpecification",
        {
            {&Instance::LaunchTemplateSpecification::launchTemplateId,
             {.name = "LaunchTemplateId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .targets = {"AWS::EC2::LaunchTemplate"},
              .section = "section.general"}},
            {&Instance::LaunchTemplateSpecification::launchTemplateName,
             {.name = "LaunchTemplateName", .requirement = Requirement::Conditional, .section = "section.identity"}},
            {&Instance::LaunchTemplateSpecification::version, {.name = "Version", .section = "section.general"}},
        },
        {
            {.rule = FieldChoice::Rule::ExactlyOne, .fields = {"LaunchTemplateId", "LaunchTemplateName"}},
        });
    return kTable;
}

const FieldTable<Instance::NetworkInterface>& Instance::NetworkInterface::table()
{
    static const FieldTable<Instance::NetworkInterface> kTable(
        "AWS::EC2::Instance.NetworkInterface",
        {
            {&Instance::NetworkInterface::associateCarrierIpAddress,
             {.name = "AssociateCarrierIpAddress", .kind = FieldKind::Boolean, .section = "section.network"}},
            {&Instance::NetworkInterface::associatePublicIpAddress,
             {.name = "AssociatePublicIpAddress", .kind = FieldKind::Boolean, .section = "section.network"}},
            {&Instance::NetworkInterface::deleteOnTermination,
             {.name = "DeleteOnTermination", .kind = FieldKind::Boolean, .section = "section.general"}},
            {&Instance::NetworkInterface::description, {.name = "Description", .section = "section.identity"}},
            {&Instance::NetworkInterface::deviceIndex,
             {.name = "DeviceIndex", .kind = FieldKind::Integer, .requirement = Requirement::Required, .section = "section.general"}},
            {&Instance::NetworkInterface::enaSrdSpecification,
             {.name = "EnaSrdSpecification", .kind = FieldKind::Json, .section = "section.general"}},
            {&Instance::NetworkInterface::groupSet,
             {.name = "GroupSet", .kind = FieldKind::Reference, .targets = {"AWS::EC2::SecurityGroup"}, .section = "section.general"}},
            {&Instance::NetworkInterface::ipv6AddressCount, {.name = "Ipv6AddressCount", .kind = FieldKind::Integer, .section = "section.network"}},
            {&Instance::NetworkInterface::ipv6Addresses, {.name = "Ipv6Addresses", .kind = FieldKind::Object, .section = "section.network"}},
            {&Instance::NetworkInterface::networkInterfaceId,
             {.name = "NetworkInterfaceId", .kind = FieldKind::Reference, .targets = {"AWS::EC2::NetworkInterface"}, .section = "section.network"}},
            {&Instance::NetworkInterface::privateIpAddress, {.name = "PrivateIpAddress", .kind = FieldKind::IpAddress, .section = "section.network"}},
            {&Instance::NetworkInterface::privateIpAddresses, {.name = "PrivateIpAddresses", .kind = FieldKind::Json, .section = "section.network"}},
            {&Instance::NetworkInterface::secondaryPrivateIpAddressCount,
             {.name = "SecondaryPrivateIpAddressCount", .kind = FieldKind::Integer, .section = "section.network"}},
            {&Instance::NetworkInterface::subnetId,
             {.name = "SubnetId", .kind = FieldKind::Reference, .targets = {"AWS::EC2::Subnet"}, .section = "section.network"}},
        });
    return kTable;
}

const FieldTable<Instance::PrivateDnsNameOptions>& Instance::PrivateDnsNameOptions::table()
{
    static const FieldTable<Instance::PrivateDnsNameOptions> kTable(
        "AWS::EC2::Instance.PrivateDnsNameOptions",
        {
            {&Instance::PrivateDnsNameOptions::enableResourceNameDnsAAAARecord,
             {.name = "EnableResourceNameDnsAAAARecord", .kind = FieldKind::Boolean, .section = "section.network"}},
            {&Instance::PrivateDnsNameOptions::enableResourceNameDnsARecord,
             {.name = "EnableResourceNameDnsARecord", .kind = FieldKind::Boolean, .section = "section.network"}},
            {&Instance::PrivateDnsNameOptions::hostnameType,
             {.name = "HostnameType", .allowed = {"ip-name", "resource-name"}, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<Instance::Volume>& Instance::Volume::table()
{
    static const FieldTable<Instance::Volume> kTable(
        "AWS::EC2::Instance.Volume",
        {
            {&Instance::Volume::device, {.name = "Device", .requirement = Requirement::Required, .section = "section.general"}},
            {&Instance::Volume::volumeId,
             {.name = "VolumeId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Required,
              .targets = {"AWS::EC2::Volume"},
              .section = "section.storage"}},
        });
    return kTable;
}

const FieldTable<Instance>& Instance::table()
{
    static const FieldTable<Instance> kTable(
        "AWS::EC2::Instance",
        {
            {&Instance::imageId,
             {.name = "ImageId", .requirement = Requirement::Conditional, .update = UpdateEffect::Replacement, .section = "section.general"}},
            {&Instance::instanceType,
             {.name = "InstanceType", .update = UpdateEffect::Conditional, .awsDefault = "m1.small", .section = "section.capacity"}},
            {&Instance::subnetId,
             {.name = "SubnetId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::EC2::Subnet"},
              .section = "section.network",
              .source = "R194"}},
            {&Instance::securityGroupIds,
             {.name = "SecurityGroupIds",
              .kind = FieldKind::Reference,
              .update = UpdateEffect::Conditional,
              .targets = {"AWS::EC2::SecurityGroup"},
              .section = "section.security"}},
            {&Instance::keyName, {.name = "KeyName", .update = UpdateEffect::Replacement, .section = "section.identity"}},
            {&Instance::iamInstanceProfile,
             {.name = "IamInstanceProfile", .kind = FieldKind::Reference, .targets = {"AWS::IAM::InstanceProfile"}, .section = "section.security"}},
            {&Instance::userData,
             {.name = "UserData", .kind = FieldKind::UserData, .update = UpdateEffect::Conditional, .section = "section.general", .source = "R210"}},
            {&Instance::blockDeviceMappings,
             {.name = "BlockDeviceMappings", .kind = FieldKind::Object, .update = UpdateEffect::Conditional, .section = "section.storage"}},
            {&Instance::monitoring,
             {.name = "Monitoring", .kind = FieldKind::Boolean, .awsDefault = "false", .section = "section.monitoring", .source = "R212"}},
            {&Instance::disableApiTermination, {.name = "DisableApiTermination", .kind = FieldKind::Boolean, .section = "section.general"}},
            {&Instance::ebsOptimized,
             {.name = "EbsOptimized", .kind = FieldKind::Boolean, .update = UpdateEffect::Conditional, .section = "section.storage"}},
            {&Instance::creditSpecification, {.name = "CreditSpecification", .kind = FieldKind::Object, .section = "section.capacity"}},
            {&Instance::metadataOptions, {.name = "MetadataOptions", .kind = FieldKind::Object, .section = "section.security"}},
            {&Instance::availabilityZone, {.name = "AvailabilityZone", .update = UpdateEffect::Replacement, .section = "section.network"}},
            {&Instance::tags, {.name = "Tags", .kind = FieldKind::Tags, .section = "section.tags"}},
            {&Instance::additionalInfo,
             {.name = "AdditionalInfo", .update = UpdateEffect::Conditional, .section = "section.general", .isAdvanced = true}},
            {&Instance::affinity,
             {.name = "Affinity",
              .update = UpdateEffect::Conditional,
              .allowed = {"default", "host"},
              .section = "section.general",
              .isAdvanced = true}},
            {&Instance::cpuOptions,
             {.name = "CpuOptions",
              .kind = FieldKind::Object,
              .update = UpdateEffect::Replacement,
              .section = "section.capacity",
              .isAdvanced = true}},
            {&Instance::elasticGpuSpecifications,
             {.name = "ElasticGpuSpecifications",
              .kind = FieldKind::Json,
              .update = UpdateEffect::Replacement,
              .section = "section.general",
              .isAdvanced = true}},
            {&Instance::elasticInferenceAccelerators,
             {.name = "ElasticInferenceAccelerators",
              .kind = FieldKind::Json,
              .update = UpdateEffect::Replacement,
              .section = "section.general",
              .isAdvanced = true}},
            {&Instance::enclaveOptions,
             {.name = "EnclaveOptions",
              .kind = FieldKind::Object,
              .update = UpdateEffect::Replacement,
              .section = "section.general",
              .isAdvanced = true}},
            {&Instance::hibernationOptions,
             {.name = "HibernationOptions",
              .kind = FieldKind::Object,
              .update = UpdateEffect::Replacement,
              .section = "section.general",
              .isAdvanced = true}},
            {&Instance::hostId, {.name = "HostId", .update = UpdateEffect::Conditional, .section = "section.general", .isAdvanced = true}},
            {&Instance::hostResourceGroupArn,
             {.name = "HostResourceGroupArn",
              .kind = FieldKind::Arn,
              .update = UpdateEffect::Replacement,
              .section = "section.general",
              .isAdvanced = true}},
            {&Instance::instanceInitiatedShutdownBehavior,
             {.name = "InstanceInitiatedShutdownBehavior", .allowed = {"stop", "terminate"}, .section = "section.general", .isAdvanced = true}},
            {&Instance::ipv6AddressCount,
             {.name = "Ipv6AddressCount",
              .kind = FieldKind::Integer,
              .update = UpdateEffect::Replacement,
              .section = "section.network",
              .isAdvanced = true}},
            {&Instance::ipv6Addresses,
             {.name = "Ipv6Addresses",
              .kind = FieldKind::Object,
              .update = UpdateEffect::Replacement,
              .section = "section.network",
              .isAdvanced = true}},
            {&Instance::kernelId, {.name = "KernelId", .update = UpdateEffect::Conditional, .section = "section.general", .isAdvanced = true}},
            {&Instance::launchTemplate,
             {.name = "LaunchTemplate",
              .kind = FieldKind::Object,
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .section = "section.general",
              .isAdvanced = true}},
            {&Instance::licenseSpecifications,
             {.name = "LicenseSpecifications",
              .kind = FieldKind::Json,
              .update = UpdateEffect::Replacement,
              .section = "section.general",
              .isAdvanced = true}},
            {&Instance::networkInterfaces,
             {.name = "NetworkInterfaces",
              .kind = FieldKind::Object,
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .section = "section.network",
              .isAdvanced = true}},
            {&Instance::placementGroupName,
             {.name = "PlacementGroupName", .update = UpdateEffect::Replacement, .section = "section.identity", .isAdvanced = true}},
            {&Instance::privateDnsNameOptions,
             {.name = "PrivateDnsNameOptions",
              .kind = FieldKind::Object,
              .update = UpdateEffect::Conditional,
              .section = "section.network",
              .isAdvanced = true}},
            {&Instance::privateIpAddress,
             {.name = "PrivateIpAddress",
              .kind = FieldKind::IpAddress,
              .update = UpdateEffect::Replacement,
              .section = "section.network",
              .isAdvanced = true}},
            {&Instance::propagateTagsToVolumeOnCreation,
             {.name = "PropagateTagsToVolumeOnCreation", .kind = FieldKind::Boolean, .section = "section.storage", .isAdvanced = true}},
            {&Instance::ramdiskId, {.name = "RamdiskId", .update = UpdateEffect::Conditional, .section = "section.general", .isAdvanced = true}},
            {&Instance::securityGroups,
             {.name = "SecurityGroups",
              .kind = FieldKind::Reference,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::EC2::SecurityGroup"},
              .section = "section.security",
              .isAdvanced = true}},
            {&Instance::sourceDestCheck,
             {.name = "SourceDestCheck", .kind = FieldKind::Boolean, .awsDefault = "true", .section = "section.general", .isAdvanced = true}},
            {&Instance::ssmAssociations, {.name = "SsmAssociations", .kind = FieldKind::Json, .section = "section.network", .isAdvanced = true}},
            {&Instance::tenancy,
             {.name = "Tenancy",
              .update = UpdateEffect::Conditional,
              .awsDefault = "default",
              .allowed = {"default", "dedicated", "host"},
              .section = "section.general",
              .isAdvanced = true}},
            {&Instance::volumes, {.name = "Volumes", .kind = FieldKind::Object, .section = "section.storage", .isAdvanced = true}},
        },
        {
            {.rule = FieldChoice::Rule::AtMostOne, .fields = {"SubnetId", "NetworkInterfaces"}},
            {.rule = FieldChoice::Rule::AtLeastOne, .fields = {"ImageId", "LaunchTemplate"}, .source = "R195"},
        });
    return kTable;
}

const FieldTable<Volume>& Volume::table()
{
    static const FieldTable<Volume> kTable(
        "AWS::EC2::Volume",
        {
            {&Volume::availabilityZone, {.name = "AvailabilityZone", .requirement = Requirement::Conditional, .section = "section.network"}},
            {&Volume::size,
             {.name = "Size",
              .kind = FieldKind::Integer,
              .requirement = Requirement::Conditional,
              .unit = "GiB",
              .range = {1, 65536},
              .section = "section.capacity"}},
            {&Volume::volumeType,
             {.name = "VolumeType",
              .awsDefault = "gp2",
              .allowed = {"gp2", "gp3", "io1", "io2", "sc1", "st1", "standard"},
              .anyCase = true,
              .section = "section.storage"}},
            {&Volume::iops, {.name = "Iops", .kind = FieldKind::Integer, .unit = "IOPS", .section = "section.storage"}},
            {&Volume::throughput, {.name = "Throughput", .kind = FieldKind::Integer, .unit = "MiB/s", .section = "section.capacity"}},
            {&Volume::encrypted, {.name = "Encrypted", .kind = FieldKind::Boolean, .awsDefault = "false", .section = "section.security"}},
            {&Volume::snapshotId,
             {.name = "SnapshotId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .targets = {"AWS::EC2::Snapshot"},
              .section = "section.protection"}},
            {&Volume::tags, {.name = "Tags", .kind = FieldKind::Tags, .section = "section.tags"}},
            {&Volume::autoEnableIO, {.name = "AutoEnableIO", .kind = FieldKind::Boolean, .section = "section.general", .isAdvanced = true}},
            {&Volume::availabilityZoneId,
             {.name = "AvailabilityZoneId", .requirement = Requirement::Conditional, .section = "section.network", .isAdvanced = true}},
            {&Volume::kmsKeyId,
             {.name = "KmsKeyId",
              .kind = FieldKind::Reference,
              .targets = {"AWS::KMS::Key", "AWS::KMS::Alias"},
              .section = "section.security",
              .isAdvanced = true}},
            {&Volume::multiAttachEnabled,
             {.name = "MultiAttachEnabled", .kind = FieldKind::Boolean, .section = "section.general", .isAdvanced = true}},
            {&Volume::outpostArn,
             {.name = "OutpostArn",
              .kind = FieldKind::Arn,
              .requirement = Requirement::Conditional,
              .section = "section.general",
              .isAdvanced = true}},
            {&Volume::sourceVolumeId,
             {.name = "SourceVolumeId", .requirement = Requirement::Conditional, .section = "section.storage", .isAdvanced = true}},
            {&Volume::volumeInitializationRate,
             {.name = "VolumeInitializationRate", .kind = FieldKind::Integer, .section = "section.storage", .isAdvanced = true}},
        },
        {
            {.rule = FieldChoice::Rule::AtLeastOne, .fields = {"Size", "SnapshotId", "SourceVolumeId"}, .source = "R231"},
            {.rule = FieldChoice::Rule::AtLeastOne,
             .fields = {"AvailabilityZone", "AvailabilityZoneId", "OutpostArn", "SourceVolumeId"},
             .source = "R213"},
        });
    return kTable;
}

const FieldTable<VolumeAttachment>& VolumeAttachment::table()
{
    static const FieldTable<VolumeAttachment> kTable(
        "AWS::EC2::VolumeAttachment",
        {
            {&VolumeAttachment::instanceId,
             {.name = "InstanceId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Required,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::EC2::Instance"},
              .section = "section.general"}},
            {&VolumeAttachment::volumeId,
             {.name = "VolumeId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Required,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::EC2::Volume"},
              .section = "section.storage"}},
            {&VolumeAttachment::device, {.name = "Device", .update = UpdateEffect::Replacement, .section = "section.general"}},
            {&VolumeAttachment::ebsCardIndex,
             {.name = "EbsCardIndex",
              .kind = FieldKind::Integer,
              .update = UpdateEffect::Replacement,
              .section = "section.storage",
              .isAdvanced = true}},
        });
    return kTable;
}

} // namespace faultline
