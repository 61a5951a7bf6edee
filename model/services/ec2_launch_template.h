#pragma once

#include "model/services/property.h"
#include "model/services/tag.h"

#include <cstdint>
#include <string>

namespace faultline {

/// What new instances are made from; versioned (R242).
struct LaunchTemplate {
    struct Ebs {
        Property<bool> deleteOnTermination;
        Property<std::int64_t> ebsCardIndex;
        Property<bool> encrypted;
        Property<std::int64_t> iops;
        Property<Reference> kmsKeyId;
        Property<Reference> snapshotId;
        Property<std::int64_t> throughput;
        Property<std::int64_t> volumeInitializationRate;
        Property<std::int64_t> volumeSize;
        Property<std::string> volumeType;
        static const FieldTable<Ebs>& table();
    };
    struct BlockDeviceMapping {
        Property<std::string> deviceName;
        Property<Ebs> ebs;
        Property<std::string> noDevice;
        Property<std::string> virtualName;
        static const FieldTable<BlockDeviceMapping>& table();
    };
    struct CpuOptions {
        Property<std::string> amdSevSnp;
        Property<std::int64_t> coreCount;
        Property<std::int64_t> threadsPerCore;
        static const FieldTable<CpuOptions>& table();
    };
    struct CreditSpecification {
        Property<std::string> cpuCredits;
        static const FieldTable<CreditSpecification>& table();
    };
    struct EnclaveOptions {
        Property<bool> enabled;
        static const FieldTable<EnclaveOptions>& table();
    };
    struct HibernationOptions {
        Property<bool> configured;
        static const FieldTable<HibernationOptions>& table();
    };
    struct IamInstanceProfile {
        Property<Reference> arn;
        Property<std::string> name;
        static const FieldTable<IamInstanceProfile>& table();
    };
    struct SpotOptions {
        Property<std::int64_t> blockDurationMinutes;
        Property<std::string> instanceInterruptionBehavior;
        Property<std::string> maxPrice;
        Property<std::string> spotInstanceType;
        Property<std::string> validUntil;
        static const FieldTable<SpotOptions>& table();
    };
    struct InstanceMarketOptions {
        Property<std::string> marketType;
        Property<SpotOptions> spotOptions;
        static const FieldTable<InstanceMarketOptions>& table();
    };
    struct MaintenanceOptions {
        Property<std::string> autoRecovery;
        static const FieldTable<MaintenanceOptions>& table();
    };
    struct MetadataOptions {
        Property<std::string> httpEndpoint;
        Property<std::string> httpProtocolIpv6;
        Property<std::int64_t> httpPutResponseHopLimit;
        Property<std::string> httpTokens;
        Property<std::string> instanceMetadataTags;
        static const FieldTable<MetadataOptions>& table();
    };
    struct Monitoring {
        Property<bool> enabled;
        static const FieldTable<Monitoring>& table();
    };
    struct Ipv6Add {
        Property<std::string> ipv6Address;
        static const FieldTable<Ipv6Add>& table();
    };
    struct NetworkInterface {
        Property<bool> associateCarrierIpAddress;
        Property<bool> associatePublicIpAddress;
        Property<Value> connectionTrackingSpecification;
        Property<bool> deleteOnTermination;
        Property<std::string> description;
        Property<std::int64_t> deviceIndex;
        Property<std::int64_t> enaQueueCount;
        Property<Value> enaSrdSpecification;
        ListProperty<Reference> groups;
        Property<std::string> interfaceType;
        Property<std::int64_t> ipv4PrefixCount;
        Property<Value> ipv4Prefixes;
        Property<std::int64_t> ipv6AddressCount;
        ListProperty<Ipv6Add> ipv6Addresses;
        Property<std::int64_t> ipv6PrefixCount;
        Property<Value> ipv6Prefixes;
        Property<std::int64_t> networkCardIndex;
        Property<Reference> networkInterfaceId;
        Property<bool> primaryIpv6;
        Property<std::string> privateIpAddress;
        Property<Value> privateIpAddresses;
        Property<std::int64_t> secondaryPrivateIpAddressCount;
        Property<Reference> subnetId;
        static const FieldTable<NetworkInterface>& table();
    };
    struct Placement {
        Property<std::string> affinity;
        Property<std::string> availabilityZone;
        Property<Reference> groupId;
        Property<std::string> groupName;
        Property<std::string> hostId;
        Property<Reference> hostResourceGroupArn;
        Property<std::int64_t> partitionNumber;
        Property<std::string> spreadDomain;
        Property<std::string> tenancy;
        static const FieldTable<Placement>& table();
    };
    struct PrivateDnsNameOptions {
        Property<bool> enableResourceNameDnsAAAARecord;
        Property<bool> enableResourceNameDnsARecord;
        Property<std::string> hostnameType;
        static const FieldTable<PrivateDnsNameOptions>& table();
    };
    struct TagSpecification {
        Property<std::string> resourceType;
        ListProperty<Tag> tags;
        static const FieldTable<TagSpecification>& table();
    };
    struct LaunchTemplateData {
        ListProperty<BlockDeviceMapping> blockDeviceMappings;
        Property<Value> capacityReservationSpecification;
        Property<CpuOptions> cpuOptions;
        Property<CreditSpecification> creditSpecification;
        Property<bool> disableApiStop;
        Property<bool> disableApiTermination;
        Property<bool> ebsOptimized;
        Property<EnclaveOptions> enclaveOptions;
        Property<HibernationOptions> hibernationOptions;
        Property<IamInstanceProfile> iamInstanceProfile;
        Property<std::string> imageId;
        Property<std::string> instanceInitiatedShutdownBehavior;
        Property<InstanceMarketOptions> instanceMarketOptions;
        Property<Value> instanceRequirements;
        Property<std::string> instanceType;
        Property<std::string> kernelId;
        Property<std::string> keyName;
        Property<Value> licenseSpecifications;
        Property<MaintenanceOptions> maintenanceOptions;
        Property<MetadataOptions> metadataOptions;
        Property<Monitoring> monitoring;
        ListProperty<NetworkInterface> networkInterfaces;
        Property<Placement> placement;
        Property<PrivateDnsNameOptions> privateDnsNameOptions;
        Property<std::string> ramDiskId;
        ListProperty<Reference> securityGroupIds;
        ListProperty<Reference> securityGroups;
        ListProperty<TagSpecification> tagSpecifications;
        Property<std::string> userData;
        static const FieldTable<LaunchTemplateData>& table();
    };
    struct LaunchTemplateTagSpecification {
        Property<std::string> resourceType;
        ListProperty<Tag> tags;
        static const FieldTable<LaunchTemplateTagSpecification>& table();
    };

    Property<LaunchTemplateData> launchTemplateData;
    Property<std::string> launchTemplateName;
    Property<std::string> versionDescription;
    ListProperty<LaunchTemplateTagSpecification> tagSpecifications;
    static const FieldTable<LaunchTemplate>& table();
};

} // namespace faultline
