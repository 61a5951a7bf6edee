#pragma once

#include "model/services/property.h"
#include "model/services/tag.h"

#include <cstdint>
#include <string>

namespace faultline {

/// A virtual server in one subnet for life (R194).
struct Instance {
    struct Ebs {
        Property<bool> deleteOnTermination;
        Property<bool> encrypted;
        Property<std::int64_t> iops;
        Property<Reference> kmsKeyId;
        Property<Reference> snapshotId;
        Property<std::int64_t> volumeSize;
        Property<std::string> volumeType;
        static const FieldTable<Ebs>& table();
    };
    struct BlockDeviceMapping {
        Property<std::string> deviceName;
        Property<Ebs> ebs;
        Property<Value> noDevice;
        Property<std::string> virtualName;
        static const FieldTable<BlockDeviceMapping>& table();
    };
    struct CreditSpecification {
        Property<std::string> cpuCredits;
        static const FieldTable<CreditSpecification>& table();
    };
    struct MetadataOptions {
        Property<std::string> httpEndpoint;
        Property<std::string> httpProtocolIpv6;
        Property<std::int64_t> httpPutResponseHopLimit;
        Property<std::string> httpTokens;
        Property<std::string> instanceMetadataTags;
        static const FieldTable<MetadataOptions>& table();
    };
    struct CpuOptions {
        Property<std::int64_t> coreCount;
        Property<std::int64_t> threadsPerCore;
        static const FieldTable<CpuOptions>& table();
    };
    struct EnclaveOptions {
        Property<bool> enabled;
        static const FieldTable<EnclaveOptions>& table();
    };
    struct HibernationOptions {
        Property<bool> configured;
        static const FieldTable<HibernationOptions>& table();
    };
    struct InstanceIpv6Address {
        Property<std::string> ipv6Address;
        static const FieldTable<InstanceIpv6Address>& table();
    };
    struct LaunchTemplateSpecification {
        Property<Reference> launchTemplateId;
        Property<std::string> launchTemplateName;
        Property<std::string> version;
        static const FieldTable<LaunchTemplateSpecification>& table();
    };
    struct NetworkInterface {
        Property<bool> associateCarrierIpAddress;
        Property<bool> associatePublicIpAddress;
        Property<bool> deleteOnTermination;
        Property<std::string> description;
        Property<std::int64_t> deviceIndex;
        Property<Value> enaSrdSpecification;
        ListProperty<Reference> groupSet;
        Property<std::int64_t> ipv6AddressCount;
        ListProperty<InstanceIpv6Address> ipv6Addresses;
        Property<Reference> networkInterfaceId;
        Property<std::string> privateIpAddress;
        Property<Value> privateIpAddresses;
        Property<std::int64_t> secondaryPrivateIpAddressCount;
        Property<Reference> subnetId;
        static const FieldTable<NetworkInterface>& table();
    };
    struct PrivateDnsNameOptions {
        Property<bool> enableResourceNameDnsAAAARecord;
        Property<bool> enableResourceNameDnsARecord;
        Property<std::string> hostnameType;
        static const FieldTable<PrivateDnsNameOptions>& table();
    };
    struct Volume {
        Property<std::string> device;
        Property<Reference> volumeId;
        static const FieldTable<Volume>& table();
    };

    Property<std::string> imageId;
    Property<std::string> instanceType;
    Property<Reference> subnetId;
    ListProperty<Reference> securityGroupIds;
    Property<std::string> keyName;
    Property<Reference> iamInstanceProfile;
    Property<std::string> userData;
    ListProperty<BlockDeviceMapping> blockDeviceMappings;
    Property<bool> monitoring;
    Property<bool> disableApiTermination;
    Property<bool> ebsOptimized;
    Property<CreditSpecification> creditSpecification;
    Property<MetadataOptions> metadataOptions;
    Property<std::string> availabilityZone;
    ListProperty<Tag> tags;
    Property<std::string> additionalInfo;
    Property<std::string> affinity;
    Property<CpuOptions> cpuOptions;
    Property<Value> elasticGpuSpecifications;
    Property<Value> elasticInferenceAccelerators;
    Property<EnclaveOptions> enclaveOptions;
    Property<HibernationOptions> hibernationOptions;
    Property<std::string> hostId;
    Property<Reference> hostResourceGroupArn;
    Property<std::string> instanceInitiatedShutdownBehavior;
    Property<std::int64_t> ipv6AddressCount;
    ListProperty<InstanceIpv6Address> ipv6Addresses;
    Property<std::string> kernelId;
    Property<LaunchTemplateSpecification> launchTemplate;
    Property<Value> licenseSpecifications;
    ListProperty<NetworkInterface> networkInterfaces;
    Property<std::string> placementGroupName;
    Property<PrivateDnsNameOptions> privateDnsNameOptions;
    Property<std::string> privateIpAddress;
    Property<bool> propagateTagsToVolumeOnCreation;
    Property<std::string> ramdiskId;
    ListProperty<Reference> securityGroups;
    Property<bool> sourceDestCheck;
    Property<Value> ssmAssociations;
    Property<std::string> tenancy;
    ListProperty<Volume> volumes;
    static const FieldTable<Instance>& table();
};

/// A disk in one zone (R213).
struct Volume {
    Property<std::string> availabilityZone;
    Property<std::int64_t> size;
    Property<std::string> volumeType;
    Property<std::int64_t> iops;
    Property<std::int64_t> throughput;
    Property<bool> encrypted;
    Property<Reference> snapshotId;
    ListProperty<Tag> tags;
    Property<bool> autoEnableIO;
    Property<std::string> availabilityZoneId;
    Property<Reference> kmsKeyId;
    Property<bool> multiAttachEnabled;
    Property<Reference> outpostArn;
    Property<std::string> sourceVolumeId;
    Property<std::int64_t> volumeInitializationRate;
    static const FieldTable<Volume>& table();
};

/// Gives a volume to an instance.
struct VolumeAttachment {
    Property<Reference> instanceId;
    Property<Reference> volumeId;
    Property<std::string> device;
    Property<std::int64_t> ebsCardIndex;
    static const FieldTable<VolumeAttachment>& table();
};

} // namespace faultline
