#pragma once

#include "model/services/property.h"
#include "model/services/tag.h"

#include <cstdint>
#include <string>

namespace faultline {

/// A virtual network; one Region, all its zones (R001).
struct Vpc {
    Property<std::string> cidrBlock;
    Property<bool> enableDnsSupport;
    Property<bool> enableDnsHostnames;
    Property<std::string> instanceTenancy;
    ListProperty<Tag> tags;
    Property<std::string> ipv4IpamPoolId;
    Property<std::int64_t> ipv4NetmaskLength;
    static const FieldTable<Vpc>& table();
};

/// A range of a VPC's addresses in one zone (R024). Whether it is public follows from its routes (R036).
struct Subnet {
    struct PrivateDnsNameOptionsOnLaunch {
        Property<bool> enableResourceNameDnsAAAARecord;
        Property<bool> enableResourceNameDnsARecord;
        Property<std::string> hostnameType;
        static const FieldTable<PrivateDnsNameOptionsOnLaunch>& table();
    };

    Property<Reference> vpcId;
    Property<std::string> cidrBlock;
    Property<std::string> availabilityZone;
    Property<bool> mapPublicIpOnLaunch;
    ListProperty<Tag> tags;
    Property<bool> assignIpv6AddressOnCreation;
    Property<std::string> availabilityZoneId;
    Property<bool> enableDns64;
    Property<std::int64_t> enableLniAtDeviceIndex;
    Property<std::string> ipv4IpamPoolId;
    Property<std::int64_t> ipv4NetmaskLength;
    Property<std::string> ipv6CidrBlock;
    Property<std::string> ipv6IpamPoolId;
    Property<bool> ipv6Native;
    Property<std::int64_t> ipv6NetmaskLength;
    Property<Reference> outpostArn;
    Property<PrivateDnsNameOptionsOnLaunch> privateDnsNameOptionsOnLaunch;
    static const FieldTable<Subnet>& table();
};

/// The VPC's way to the internet; attached by a VpcGatewayAttachment.
struct InternetGateway {
    ListProperty<Tag> tags;
    static const FieldTable<InternetGateway>& table();
};

/// Joins a VPC and an internet or VPN gateway.
struct VpcGatewayAttachment {
    Property<Reference> vpcId;
    Property<Reference> internetGatewayId;
    Property<Reference> vpnGatewayId;
    static const FieldTable<VpcGatewayAttachment>& table();
};

/// Lets private subnets call out; stands in one subnet, hence one zone (R064).
struct NatGateway {
    Property<Reference> subnetId;
    Property<Reference> allocationId;
    Property<std::string> connectivityType;
    ListProperty<Tag> tags;
    Property<std::string> availabilityMode;
    Property<Value> availabilityZoneAddresses;
    Property<std::int64_t> maxDrainDurationSeconds;
    Property<std::string> privateIpAddress;
    ListProperty<std::string> secondaryAllocationIds;
    Property<std::int64_t> secondaryPrivateIpAddressCount;
    ListProperty<std::string> secondaryPrivateIpAddresses;
    Property<Reference> vpcId;
    static const FieldTable<NatGateway>& table();
};

/// A fixed public address.
struct ElasticIp {
    Property<std::string> domain;
    Property<Reference> instanceId;
    ListProperty<Tag> tags;
    Property<std::string> address;
    Property<std::string> ipamPoolId;
    Property<std::string> networkBorderGroup;
    Property<std::string> publicIpv4Pool;
    Property<std::string> transferAddress;
    static const FieldTable<ElasticIp>& table();
};

/// Gives an Elastic IP address to an instance or interface.
struct ElasticIpAssociation {
    Property<Reference> allocationId;
    Property<Reference> instanceId;
    Property<Reference> networkInterfaceId;
    Property<Reference> eip;
    Property<std::string> privateIpAddress;
    static const FieldTable<ElasticIpAssociation>& table();
};

/// Rules for where a subnet's traffic goes.
struct RouteTable {
    Property<Reference> vpcId;
    ListProperty<Tag> tags;
    static const FieldTable<RouteTable>& table();
};

/// One rule of a route table: a destination and a target (R046, R047).
struct Route {
    Property<Reference> routeTableId;
    Property<std::string> destinationCidrBlock;
    Property<Reference> gatewayId;
    Property<Reference> natGatewayId;
    Property<Reference> transitGatewayId;
    Property<Reference> vpcPeeringConnectionId;
    Property<Reference> instanceId;
    Property<Reference> networkInterfaceId;
    Property<Reference> vpcEndpointId;
    Property<std::string> carrierGatewayId;
    Property<Reference> coreNetworkArn;
    Property<std::string> destinationIpv6CidrBlock;
    Property<std::string> destinationPrefixListId;
    Property<Reference> egressOnlyInternetGatewayId;
    Property<std::string> localGatewayId;
    static const FieldTable<Route>& table();
};

/// Makes a route table a subnet's own (R034).
struct SubnetRouteTableAssociation {
    Property<Reference> subnetId;
    Property<Reference> routeTableId;
    static const FieldTable<SubnetRouteTableAssociation>& table();
};

/// A private way to an AWS service.
struct VpcEndpoint {
    struct DnsOptionsSpecification {
        Property<std::string> dnsRecordIpType;
        Property<std::string> privateDnsOnlyForInboundResolverEndpoint;
        Property<std::string> privateDnsPreference;
        ListProperty<std::string> privateDnsSpecifiedDomains;
        static const FieldTable<DnsOptionsSpecification>& table();
    };

    Property<std::string> serviceName;
    Property<std::string> vpcEndpointType;
    Property<Reference> vpcId;
    ListProperty<Reference> routeTableIds;
    ListProperty<Reference> subnetIds;
    ListProperty<Reference> securityGroupIds;
    Property<bool> privateDnsEnabled;
    Property<DnsOptionsSpecification> dnsOptions;
    Property<std::string> ipAddressType;
    Property<Value> policyDocument;
    Property<Reference> resourceConfigurationArn;
    Property<Reference> serviceNetworkArn;
    Property<std::string> serviceRegion;
    ListProperty<Tag> tags;
    static const FieldTable<VpcEndpoint>& table();
};

} // namespace faultline
