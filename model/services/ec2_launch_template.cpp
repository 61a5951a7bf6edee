#include "model/services/ec2_launch_template.h"

#include "model/services/field_table.h"

namespace faultline {

const FieldTable<LaunchTemplate::Ebs>& LaunchTemplate::Ebs::table()
{
    static const FieldTable<LaunchTemplate::Ebs> kTable(
        "AWS::EC2::LaunchTemplate.Ebs",
        {
            {&LaunchTemplate::Ebs::deleteOnTermination, {.name = "DeleteOnTermination", .kind = FieldKind::Boolean, .section = "section.general"}},
            {&LaunchTemplate::Ebs::ebsCardIndex, {.name = "EbsCardIndex", .kind = FieldKind::Integer, .section = "section.storage"}},
            {&LaunchTemplate::Ebs::encrypted, {.name = "Encrypted", .kind = FieldKind::Boolean, .section = "section.security"}},
            {&LaunchTemplate::Ebs::iops, {.name = "Iops", .kind = FieldKind::Integer, .unit = "IOPS", .section = "section.storage"}},
            {&LaunchTemplate::Ebs::kmsKeyId,
             {.name = "KmsKeyId", .kind = FieldKind::Reference, .targets = {"AWS::KMS::Key", "AWS::KMS::Alias"}, .section = "section.security"}},
            {&LaunchTemplate::Ebs::snapshotId,
             {.name = "SnapshotId", .kind = FieldKind::Reference, .targets = {"AWS::EC2::Snapshot"}, .section = "section.protection"}},
            {&LaunchTemplate::Ebs::throughput, {.name = "Throughput", .kind = FieldKind::Integer, .unit = "MiB/s", .section = "section.capacity"}},
            {&LaunchTemplate::Ebs::volumeInitializationRate,
             {.name = "VolumeInitializationRate", .kind = FieldKind::Integer, .section = "section.storage"}},
            {&LaunchTemplate::Ebs::volumeSize, {.name = "VolumeSize", .kind = FieldKind::Integer, .unit = "GiB", .section = "section.capacity"}},
            {&LaunchTemplate::Ebs::volumeType,
             {.name = "VolumeType", .allowed = {"gp2", "gp3", "io1", "io2", "sc1", "st1", "standard"}, .section = "section.storage"}},
        });
    return kTable;
}

const FieldTable<LaunchTemplate::BlockDeviceMapping>& LaunchTemplate::BlockDeviceMapping::table()
{
    static const FieldTable<LaunchTemplate::BlockDeviceMapping> kTable(
        "AWS::EC2::LaunchTemplate.BlockDeviceMapping",
        {
            {&LaunchTemplate::BlockDeviceMapping::deviceName, {.name = "DeviceName", .section = "section.identity"}},
            {&LaunchTemplate::BlockDeviceMapping::ebs,
             {.name = "Ebs", .kind = FieldKind::Object, .requirement = Requirement::Conditional, .section = "section.storage"}},
            {&LaunchTemplate::BlockDeviceMapping::noDevice,
             {.name = "NoDevice", .requirement = Requirement::Conditional, .section = "section.general"}},
            {&LaunchTemplate::BlockDeviceMapping::virtualName,
             {.name = "VirtualName", .requirement = Requirement::Conditional, .section = "section.identity"}},
        },
        {
            {.rule = FieldChoice::Rule::ExactlyOne, .fields = {"VirtualName", "Ebs", "NoDevice"}},
        });
    return kTable;
}

const FieldTable<LaunchTemplate::CpuOptions>& LaunchTemplate::CpuOptions::table()
{
    static const FieldTable<LaunchTemplate::CpuOptions> kTable(
        "AWS::EC2::LaunchTemplate.CpuOptions",
        {
            {&LaunchTemplate::CpuOptions::amdSevSnp, {.name = "AmdSevSnp", .allowed = {"enabled", "disabled"}, .section = "section.general"}},
            {&LaunchTemplate::CpuOptions::coreCount, {.name = "CoreCount", .kind = FieldKind::Integer, .section = "section.capacity"}},
            {&LaunchTemplate::CpuOptions::threadsPerCore, {.name = "ThreadsPerCore", .kind = FieldKind::Integer, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<LaunchTemplate::CreditSpecification>& LaunchTemplate::CreditSpecification::table()
{
    static const FieldTable<LaunchTemplate::CreditSpecification> kTable(
        "AWS::EC2::LaunchTemplate.CreditSpecification",
        {
            {&LaunchTemplate::CreditSpecification::cpuCredits, {.name = "CpuCredits", .section = "section.capacity"}},
        });
    return kTable;
}

const FieldTable<LaunchTemplate::EnclaveOptions>& LaunchTemplate::EnclaveOptions::table()
{
    static const FieldTable<LaunchTemplate::EnclaveOptions> kTable(
        "AWS::EC2::LaunchTemplate.EnclaveOptions",
        {
            {&LaunchTemplate::EnclaveOptions::enabled, {.name = "Enabled", .kind = FieldKind::Boolean, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<LaunchTemplate::HibernationOptions>& LaunchTemplate::HibernationOptions::table()
{
    static const FieldTable<LaunchTemplate::HibernationOptions> kTable(
        "AWS::EC2::LaunchTemplate.HibernationOptions",
        {
            {&LaunchTemplate::HibernationOptions::configured, {.name = "Configured", .kind = FieldKind::Boolean, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<LaunchTemplate::IamInstanceProfile>& LaunchTemplate::IamInstanceProfile::table()
{
    static const FieldTable<LaunchTemplate::IamInstanceProfile> kTable(
        "AWS::EC2::LaunchTemplate.IamInstanceProfile",
        {
            {&LaunchTemplate::IamInstanceProfile::arn, {.name = "Arn", .kind = FieldKind::Arn, .section = "section.general"}},
            {&LaunchTemplate::IamInstanceProfile::name, {.name = "Name", .section = "section.identity"}},
        });
    return kTable;
}

const FieldTable<LaunchTemplate::SpotOptions>& LaunchTemplate::SpotOptions::table()
{
    static const FieldTable<LaunchTemplate::SpotOptions> kTable(
        "AWS::EC2::LaunchTemplate.SpotOptions",
        {
            {&LaunchTemplate::SpotOptions::blockDurationMinutes,
             {.name = "BlockDurationMinutes", .kind = FieldKind::Integer, .section = "section.storage"}},
            {&LaunchTemplate::SpotOptions::instanceInterruptionBehavior,
             {.name = "InstanceInterruptionBehavior", .allowed = {"hibernate", "stop", "terminate"}, .section = "section.general"}},
            {&LaunchTemplate::SpotOptions::maxPrice, {.name = "MaxPrice", .section = "section.general"}},
            {&LaunchTemplate::SpotOptions::spotInstanceType,
             {.name = "SpotInstanceType", .allowed = {"one-time", "persistent"}, .section = "section.capacity"}},
            {&LaunchTemplate::SpotOptions::validUntil, {.name = "ValidUntil", .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<LaunchTemplate::InstanceMarketOptions>& LaunchTemplate::InstanceMarketOptions::table()
{
    static const FieldTable<LaunchTemplate::InstanceMarketOptions> kTable(
        "AWS::EC2::LaunchTemplate.InstanceMarketOptions",
        {
            {&LaunchTemplate::InstanceMarketOptions::marketType,
             {.name = "MarketType", .allowed = {"capacity-block", "interruptible-capacity-reservation", "spot"}, .section = "section.general"}},
            {&LaunchTemplate::InstanceMarketOptions::spotOptions, {.name = "SpotOptions", .kind = FieldKind::Object, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<LaunchTemplate::MaintenanceOptions>& LaunchTemplate::MaintenanceOptions::table()
{
    static const FieldTable<LaunchTemplate::MaintenanceOptions> kTable(
        "AWS::EC2::LaunchTemplate.MaintenanceOptions",
        {
            {&LaunchTemplate::MaintenanceOptions::autoRecovery,
             {.name = "AutoRecovery", .allowed = {"default", "disabled"}, .section = "section.protection"}},
        });
    return kTable;
}

const FieldTable<LaunchTemplate::MetadataOptions>& LaunchTemplate::MetadataOptions::table()
{
    static const FieldTable<LaunchTemplate::MetadataOptions> kTable(
        "AWS::EC2::LaunchTemplate.MetadataOptions",
        {
            {&LaunchTemplate::MetadataOptions::httpEndpoint,
             {.name = "HttpEndpoint", .allowed = {"disabled", "enabled"}, .section = "section.general"}},
            {&LaunchTemplate::MetadataOptions::httpProtocolIpv6,
             {.name = "HttpProtocolIpv6", .allowed = {"disabled", "enabled"}, .section = "section.network"}},
            {&LaunchTemplate::MetadataOptions::httpPutResponseHopLimit,
             {.name = "HttpPutResponseHopLimit", .kind = FieldKind::Integer, .awsDefault = "1", .section = "section.general", .source = "R209"}},
            {&LaunchTemplate::MetadataOptions::httpTokens,
             {.name = "HttpTokens", .allowed = {"optional", "required"}, .section = "section.general", .source = "R209"}},
            {&LaunchTemplate::MetadataOptions::instanceMetadataTags,
             {.name = "InstanceMetadataTags", .allowed = {"disabled", "enabled"}, .section = "section.security"}},
        });
    return kTable;
}

const FieldTable<LaunchTemplate::Monitoring>& LaunchTemplate::Monitoring::table()
{
    static const FieldTable<LaunchTemplate::Monitoring> kTable(
        "AWS::EC2::LaunchTemplate.Monitoring",
        {
            {&LaunchTemplate::Monitoring::enabled, {.name = "Enabled", .kind = FieldKind::Boolean, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<LaunchTemplate::Ipv6Add>& LaunchTemplate::Ipv6Add::table()
{
    static const FieldTable<LaunchTemplate::Ipv6Add> kTable(
        "AWS::EC2::LaunchTemplate.Ipv6Add", {
                                                {&LaunchTemplate::Ipv6Add::ipv6Address, {.name = "Ipv6Address", .section = "section.network"}},
                                            });
    return kTable;
}

const FieldTable<LaunchTemplate::NetworkInterface>& LaunchTemplate::NetworkInterface::table()
{
    static const FieldTable<LaunchTemplate::NetworkInterface> kTable(
        "AWS::EC2::LaunchTemplate.NetworkInterface",
        {
            {&LaunchTemplate::NetworkInterface::associateCarrierIpAddress,
             {.name = "AssociateCarrierIpAddress", .kind = FieldKind::Boolean, .section = "section.network"}},
            {&LaunchTemplate::NetworkInterface::associatePublicIpAddress,
             {.name = "AssociatePublicIpAddress", .kind = FieldKind::Boolean, .section = "section.network"}},
            {&LaunchTemplate::NetworkInterface::connectionTrackingSpecification,
             {.name = "ConnectionTrackingSpecification", .kind = FieldKind::Json, .section = "section.general"}},
            {&LaunchTemplate::NetworkInterface::deleteOnTermination,
             {.name = "DeleteOnTermination", .kind = FieldKind::Boolean, .section = "section.general"}},
            {&LaunchTemplate::NetworkInterface::description, {.name = "Description", .section = "section.identity"}},
            {&LaunchTemplate::NetworkInterface::deviceIndex, {.name = "DeviceIndex", .kind = FieldKind::Integer, .section = "section.general"}},
            {&LaunchTemplate::NetworkInterface::enaQueueCount, {.name = "EnaQueueCount", .kind = FieldKind::Integer, .section = "section.capacity"}},
            {&LaunchTemplate::NetworkInterface::enaSrdSpecification,
             {.name = "EnaSrdSpecification", .kind = FieldKind::Json, .section = "section.general"}},
            {&LaunchTemplate::NetworkInterface::groups,
             {.name = "Groups", .kind = FieldKind::Reference, .targets = {"AWS::EC2::SecurityGroup"}, .section = "section.general"}},
            {&LaunchTemplate::NetworkInterface::interfaceType, {.name = "InterfaceType", .section = "section.network"}},
            {&LaunchTemplate::NetworkInterface::ipv4PrefixCount,
             {.name = "Ipv4PrefixCount", .kind = FieldKind::Integer, .section = "section.network"}},
            {&LaunchTemplate::NetworkInterface::ipv4Prefixes, {.name = "Ipv4Prefixes", .kind = FieldKind::Json, .section = "section.network"}},
            {&LaunchTemplate::NetworkInterface::ipv6AddressCount,
             {.name = "Ipv6AddressCount", .kind = FieldKind::Integer, .section = "section.network"}},
            {&LaunchTemplate::NetworkInterface::ipv6Addresses, {.name = "Ipv6Addresses", .kind = FieldKind::Object, .section = "section.network"}},
            {&LaunchTemplate::NetworkInterface::ipv6PrefixCount,
             {.name = "Ipv6PrefixCount", .kind = FieldKind::Integer, .section = "section.network"}},
            {&LaunchTemplate::NetworkInterface::ipv6Prefixes, {.name = "Ipv6Prefixes", .kind = FieldKind::Json, .section = "section.network"}},
            {&LaunchTemplate::NetworkInterface::networkCardIndex,
             {.name = "NetworkCardIndex", .kind = FieldKind::Integer, .section = "section.network"}},
            {&LaunchTemplate::NetworkInterface::networkInterfaceId,
             {.name = "NetworkInterfaceId", .kind = FieldKind::Reference, .targets = {"AWS::EC2::NetworkInterface"}, .section = "section.network"}},
            {&LaunchTemplate::NetworkInterface::primaryIpv6, {.name = "PrimaryIpv6", .kind = FieldKind::Boolean, .section = "section.network"}},
            {&LaunchTemplate::NetworkInterface::privateIpAddress,
             {.name = "PrivateIpAddress", .kind = FieldKind::IpAddress, .section = "section.network"}},
            {&LaunchTemplate::NetworkInterface::privateIpAddresses,
             {.name = "PrivateIpAddresses", .kind = FieldKind::Json, .section = "section.network"}},
            {&LaunchTemplate::NetworkInterface::secondaryPrivateIpAddressCount,
             {.name = "SecondaryPrivateIpAddressCount", .kind = FieldKind::Integer, .section = "section.network"}},
            {&LaunchTemplate::NetworkInterface::subnetId,
             {.name = "SubnetId", .kind = FieldKind::Reference, .targets = {"AWS::EC2::Subnet"}, .section = "section.network"}},
        });
    return kTable;
}

const FieldTable<LaunchTemplate::Placement>& LaunchTemplate::Placement::table()
{
    static const FieldTable<LaunchTemplate::Placement> kTable(
        "AWS::EC2::LaunchTemplate.Placement",
        {
            {&LaunchTemplate::Placement::affinity, {.name = "Affinity", .section = "section.general"}},
            {&LaunchTemplate::Placement::availabilityZone, {.name = "AvailabilityZone", .section = "section.network"}},
            {&LaunchTemplate::Placement::groupId,
             {.name = "GroupId", .kind = FieldKind::Reference, .targets = {"AWS::EC2::SecurityGroup"}, .section = "section.general"}},
            {&LaunchTemplate::Placement::groupName, {.name = "GroupName", .section = "section.identity"}},
            {&LaunchTemplate::Placement::hostId, {.name = "HostId", .section = "section.general"}},
            {&LaunchTemplate::Placement::hostResourceGroupArn,
             {.name = "HostResourceGroupArn", .kind = FieldKind::Arn, .section = "section.general"}},
            {&LaunchTemplate::Placement::partitionNumber, {.name = "PartitionNumber", .kind = FieldKind::Integer, .section = "section.general"}},
            {&LaunchTemplate::Placement::spreadDomain, {.name = "SpreadDomain", .section = "section.general"}},
            {&LaunchTemplate::Placement::tenancy, {.name = "Tenancy", .allowed = {"dedicated", "default", "host"}, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<LaunchTemplate::PrivateDnsNameOptions>& LaunchTemplate::PrivateDnsNameOptions::table()
{
    static const FieldTable<LaunchTemplate::PrivateDnsNameOptions> kTable(
        "AWS::EC2::LaunchTemplate.PrivateDnsNameOptions",
        {
            {&LaunchTemplate::PrivateDnsNameOptions::enableResourceNameDnsAAAARecord,
             {.name = "EnableResourceNameDnsAAAARecord", .kind = FieldKind::Boolean, .section = "section.network"}},
            {&LaunchTemplate::PrivateDnsNameOptions::enableResourceNameDnsARecord,
             {.name = "EnableResourceNameDnsARecord", .kind = FieldKind::Boolean, .section = "section.network"}},
            {&LaunchTemplate::PrivateDnsNameOptions::hostnameType,
             {.name = "HostnameType", .allowed = {"ip-name", "resource-name"}, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<LaunchTemplate::TagSpecification>& LaunchTemplate::TagSpecification::table()
{
    static const FieldTable<LaunchTemplate::TagSpecification> kTable(
        "AWS::EC2::LaunchTemplate.TagSpecification",
        {
            {&LaunchTemplate::TagSpecification::resourceType, {.name = "ResourceType", .section = "section.general"}},
            {&LaunchTemplate::TagSpecification::tags, {.name = "Tags", .kind = FieldKind::Tags, .section = "section.tags"}},
        });
    return kTable;
}

const FieldTable<LaunchTemplate::LaunchTemplateData>& LaunchTemplate::LaunchTemplateData::table()
{
    static const FieldTable<LaunchTemplate::LaunchTemplateData> kTable(
        "AWS::EC2::LaunchTemplate.LaunchTemplateData",
        {
            {&LaunchTemplate::LaunchTemplateData::blockDeviceMappings,
             {.name = "BlockDeviceMappings", .kind = FieldKind::Object, .section = "section.storage"}},
            {&LaunchTemplate::LaunchTemplateData::capacityReservationSpecification,
             {.name = "CapacityReservationSpecification", .kind = FieldKind::Json, .section = "section.capacity"}},
            {&LaunchTemplate::LaunchTemplateData::cpuOptions, {.name = "CpuOptions", .kind = FieldKind::Object, .section = "section.capacity"}},
            {&LaunchTemplate::LaunchTemplateData::creditSpecification,
             {.name = "CreditSpecification", .kind = FieldKind::Object, .section = "section.capacity"}},
            {&LaunchTemplate::LaunchTemplateData::disableApiStop,
             {.name = "DisableApiStop", .kind = FieldKind::Boolean, .section = "section.general"}},
            {&LaunchTemplate::LaunchTemplateData::disableApiTermination,
             {.name = "DisableApiTermination", .kind = FieldKind::Boolean, .section = "section.general"}},
            {&LaunchTemplate::LaunchTemplateData::ebsOptimized, {.name = "EbsOptimized", .kind = FieldKind::Boolean, .section = "section.storage"}},
            {&LaunchTemplate::LaunchTemplateData::enclaveOptions,
             {.name = "EnclaveOptions", .kind = FieldKind::Object, .section = "section.general"}},
            {&LaunchTemplate::LaunchTemplateData::hibernationOptions,
             {.name = "HibernationOptions", .kind = FieldKind::Object, .section = "section.general"}},
            {&LaunchTemplate::LaunchTemplateData::iamInstanceProfile,
             {.name = "IamInstanceProfile", .kind = FieldKind::Object, .section = "section.security"}},
            {&LaunchTemplate::LaunchTemplateData::imageId, {.name = "ImageId", .section = "section.general"}},
            {&LaunchTemplate::LaunchTemplateData::instanceInitiatedShutdownBehavior,
             {.name = "InstanceInitiatedShutdownBehavior", .allowed = {"stop", "terminate"}, .section = "section.general"}},
            {&LaunchTemplate::LaunchTemplateData::instanceMarketOptions,
             {.name = "InstanceMarketOptions", .kind = FieldKind::Object, .section = "section.general"}},
            {&LaunchTemplate::LaunchTemplateData::instanceRequirements,
             {.name = "InstanceRequirements", .kind = FieldKind::Json, .section = "section.general"}},
            {&LaunchTemplate::LaunchTemplateData::instanceType, {.name = "InstanceType", .section = "section.capacity"}},
            {&LaunchTemplate::LaunchTemplateData::kernelId, {.name = "KernelId", .section = "section.general"}},
            {&LaunchTemplate::LaunchTemplateData::keyName, {.name = "KeyName", .section = "section.identity"}},
            {&LaunchTemplate::LaunchTemplateData::licenseSpecifications,
             {.name = "LicenseSpecifications", .kind = FieldKind::Json, .section = "section.general"}},
            {&LaunchTemplate::LaunchTemplateData::maintenanceOptions,
             {.name = "MaintenanceOptions", .kind = FieldKind::Object, .section = "section.protection"}},
            {&LaunchTemplate::LaunchTemplateData::metadataOptions,
             {.name = "MetadataOptions", .kind = FieldKind::Object, .section = "section.security"}},
            {&LaunchTemplate::LaunchTemplateData::monitoring, {.name = "Monitoring", .kind = FieldKind::Object, .section = "section.monitoring"}},
            {&LaunchTemplate::LaunchTemplateData::networkInterfaces,
             {.name = "NetworkInterfaces", .kind = FieldKind::Object, .section = "section.network"}},
            {&LaunchTemplate::LaunchTemplateData::placement, {.name = "Placement", .kind = FieldKind::Object, .section = "section.general"}},
            {&LaunchTemplate::LaunchTemplateData::privateDnsNameOptions,
             {.name = "PrivateDnsNameOptions", .kind = FieldKind::Object, .section = "section.network"}},
            {&LaunchTemplate::LaunchTemplateData::ramDiskId, {.name = "RamDiskId", .section = "section.general"}},
            {&LaunchTemplate::LaunchTemplateData::securityGroupIds,
             {.name = "SecurityGroupIds", .kind = FieldKind::Reference, .targets = {"AWS::EC2::SecurityGroup"}, .section = "section.security"}},
            {&LaunchTemplate::LaunchTemplateData::securityGroups,
             {.name = "SecurityGroups", .kind = FieldKind::Reference, .targets = {"AWS::EC2::SecurityGroup"}, .section = "section.security"}},
            {&LaunchTemplate::LaunchTemplateData::tagSpecifications,
             {.name = "TagSpecifications", .kind = FieldKind::Object, .section = "section.general"}},
            {&LaunchTemplate::LaunchTemplateData::userData, {.name = "UserData", .kind = FieldKind::UserData, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<LaunchTemplate::LaunchTemplateTagSpecification>& LaunchTemplate::LaunchTemplateTagSpecification::table()
{
    static const FieldTable<LaunchTemplate::LaunchTemplateTagSpecification> kTable(
        "AWS::EC2::LaunchTemplate.LaunchTemplateTagSpecification",
        {
            {&LaunchTemplate::LaunchTemplateTagSpecification::resourceType, {.name = "ResourceType", .section = "section.general"}},
            {&LaunchTemplate::LaunchTemplateTagSpecification::tags, {.name = "Tags", .kind = FieldKind::Tags, .section = "section.tags"}},
        });
    return kTable;
}

const FieldTable<LaunchTemplate>& LaunchTemplate::table()
{
    static const FieldTable<LaunchTemplate> kTable(
        "AWS::EC2::LaunchTemplate",
        {
            {&LaunchTemplate::launchTemplateData,
             {.name = "LaunchTemplateData", .kind = FieldKind::Object, .requirement = Requirement::Required, .section = "section.general"}},
            {&LaunchTemplate::launchTemplateName,
             {.name = "LaunchTemplateName", .update = UpdateEffect::Replacement, .length = {3, 128}, .section = "section.identity"}},
            {&LaunchTemplate::versionDescription, {.name = "VersionDescription", .length = {0, 255}, .section = "section.identity"}},
            {&LaunchTemplate::tagSpecifications,
             {.name = "TagSpecifications", .kind = FieldKind::Object, .section = "section.general", .isAdvanced = true}},
        });
    return kTable;
}

} // namespace faultline
