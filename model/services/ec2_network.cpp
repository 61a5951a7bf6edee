#include "model/services/ec2_network.h"

#include "model/services/field_table.h"

namespace faultline {

const FieldTable<Vpc>& Vpc::table()
{
    static const FieldTable<Vpc> kTable(
        "AWS::EC2::VPC",
        {
            {&Vpc::cidrBlock,
             {.name = "CidrBlock",
              .kind = FieldKind::Cidr,
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .section = "section.network",
              .source = "R003"}},
            {&Vpc::enableDnsSupport,
             {.name = "EnableDnsSupport", .kind = FieldKind::Boolean, .awsDefault = "true", .section = "section.network", .source = "R021"}},
            {&Vpc::enableDnsHostnames,
             {.name = "EnableDnsHostnames", .kind = FieldKind::Boolean, .awsDefault = "false", .section = "section.network", .source = "R021"}},
            {&Vpc::instanceTenancy,
             {.name = "InstanceTenancy",
              .update = UpdateEffect::Conditional,
              .awsDefault = "default",
              .allowed = {"dedicated", "default", "host"},
              .section = "section.general",
              .source = "R016"}},
            {&Vpc::tags, {.name = "Tags", .kind = FieldKind::Tags, .section = "section.tags"}},
            {&Vpc::ipv4IpamPoolId,
             {.name = "Ipv4IpamPoolId",
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .section = "section.network",
              .isAdvanced = true}},
            {&Vpc::ipv4NetmaskLength,
             {.name = "Ipv4NetmaskLength",
              .kind = FieldKind::Integer,
              .update = UpdateEffect::Replacement,
              .section = "section.network",
              .isAdvanced = true}},
        },
        {
            {.rule = FieldChoice::Rule::ExactlyOne, .fields = {"CidrBlock", "Ipv4IpamPoolId"}},
        });
    return kTable;
}

const FieldTable<Subnet::PrivateDnsNameOptionsOnLaunch>& Subnet::PrivateDnsNameOptionsOnLaunch::table()
{
    static const FieldTable<Subnet::PrivateDnsNameOptionsOnLaunch> kTable(
        "AWS::EC2::Subnet.PrivateDnsNameOptionsOnLaunch",
        {
            {&Subnet::PrivateDnsNameOptionsOnLaunch::enableResourceNameDnsAAAARecord,
             {.name = "EnableResourceNameDnsAAAARecord", .kind = FieldKind::Boolean, .section = "section.network"}},
            {&Subnet::PrivateDnsNameOptionsOnLaunch::enableResourceNameDnsARecord,
             {.name = "EnableResourceNameDnsARecord", .kind = FieldKind::Boolean, .section = "section.network"}},
            {&Subnet::PrivateDnsNameOptionsOnLaunch::hostnameType, {.name = "HostnameType", .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<Subnet>& Subnet::table()
{
    static const FieldTable<Subnet> kTable(
        "AWS::EC2::Subnet",
        {
            {&Subnet::vpcId,
             {.name = "VpcId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Required,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::EC2::VPC"},
              .section = "section.network"}},
            {&Subnet::cidrBlock,
             {.name = "CidrBlock",
              .kind = FieldKind::Cidr,
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .section = "section.network",
              .source = "R025"}},
            {&Subnet::availabilityZone,
             {.name = "AvailabilityZone",
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .section = "section.network",
              .source = "R024"}},
            {&Subnet::mapPublicIpOnLaunch,
             {.name = "MapPublicIpOnLaunch", .kind = FieldKind::Boolean, .awsDefault = "false", .section = "section.network", .source = "R038"}},
            {&Subnet::tags, {.name = "Tags", .kind = FieldKind::Tags, .section = "section.tags"}},
            {&Subnet::assignIpv6AddressOnCreation,
             {.name = "AssignIpv6AddressOnCreation", .kind = FieldKind::Boolean, .section = "section.network", .isAdvanced = true}},
            {&Subnet::availabilityZoneId,
             {.name = "AvailabilityZoneId",
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .section = "section.network",
              .isAdvanced = true}},
            {&Subnet::enableDns64, {.name = "EnableDns64", .kind = FieldKind::Boolean, .section = "section.network", .isAdvanced = true}},
            {&Subnet::enableLniAtDeviceIndex,
             {.name = "EnableLniAtDeviceIndex", .kind = FieldKind::Integer, .section = "section.general", .isAdvanced = true}},
            {&Subnet::ipv4IpamPoolId,
             {.name = "Ipv4IpamPoolId",
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .section = "section.network",
              .isAdvanced = true}},
            {&Subnet::ipv4NetmaskLength,
             {.name = "Ipv4NetmaskLength",
              .kind = FieldKind::Integer,
              .update = UpdateEffect::Replacement,
              .section = "section.network",
              .isAdvanced = true}},
            {&Subnet::ipv6CidrBlock,
             {.name = "Ipv6CidrBlock",
              .kind = FieldKind::Cidr,
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Conditional,
              .section = "section.network",
              .isAdvanced = true}},
            {&Subnet::ipv6IpamPoolId,
             {.name = "Ipv6IpamPoolId",
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .section = "section.network",
              .isAdvanced = true}},
            {&Subnet::ipv6Native,
             {.name = "Ipv6Native",
              .kind = FieldKind::Boolean,
              .update = UpdateEffect::Replacement,
              .section = "section.network",
              .isAdvanced = true}},
            {&Subnet::ipv6NetmaskLength,
             {.name = "Ipv6NetmaskLength",
              .kind = FieldKind::Integer,
              .update = UpdateEffect::Replacement,
              .section = "section.network",
              .isAdvanced = true}},
            {&Subnet::outpostArn,
             {.name = "OutpostArn", .kind = FieldKind::Arn, .update = UpdateEffect::Replacement, .section = "section.general", .isAdvanced = true}},
            {&Subnet::privateDnsNameOptionsOnLaunch,
             {.name = "PrivateDnsNameOptionsOnLaunch", .kind = FieldKind::Object, .section = "section.network", .isAdvanced = true}},
        },
        {
            {.rule = FieldChoice::Rule::AtLeastOne, .fields = {"CidrBlock", "Ipv4IpamPoolId", "Ipv6IpamPoolId", "Ipv6CidrBlock"}},
            {.rule = FieldChoice::Rule::AtMostOne, .fields = {"AvailabilityZone", "AvailabilityZoneId"}, .source = "R024"},
        });
    return kTable;
}

const FieldTable<InternetGateway>& InternetGateway::table()
{
    static const FieldTable<InternetGateway> kTable(
        "AWS::EC2::InternetGateway", {
                                         {&InternetGateway::tags, {.name = "Tags", .kind = FieldKind::Tags, .section = "section.tags"}},
                                     });
    return kTable;
}

const FieldTable<VpcGatewayAttachment>& VpcGatewayAttachment::table()
{
    static const FieldTable<VpcGatewayAttachment> kTable("AWS::EC2::VPCGatewayAttachment",
                                                         {
                                                             {&VpcGatewayAttachment::vpcId,
                                                              {.name = "VpcId",
                                                               .kind = FieldKind::Reference,
                                                               .requirement = Requirement::Required,
                                                               .update = UpdateEffect::Replacement,
                                                               .targets = {"AWS::EC2::VPC"},
                                                               .section = "section.network"}},
                                                             {&VpcGatewayAttachment::internetGatewayId,
                                                              {.name = "InternetGatewayId",
                                                               .kind = FieldKind::Reference,
                                                               .requirement = Requirement::Conditional,
                                                               .targets = {"AWS::EC2::InternetGateway"},
                                                               .section = "section.network"}},
                                                             {&VpcGatewayAttachment::vpnGatewayId,
                                                              {.name = "VpnGatewayId",
                                                               .kind = FieldKind::Reference,
                                                               .requirement = Requirement::Conditional,
                                                               .targets = {"AWS::EC2::VPNGateway"},
                                                               .section = "section.network"}},
                                                         },
                                                         {
                                                             {.rule = FieldChoice::Rule::AtLeastOne, .fields = {"InternetGatewayId", "VpnGatewayId"}},
                                                         });
    return kTable;
}

const FieldTable<NatGateway>& NatGateway::table()
{
    static const FieldTable<NatGateway> kTable(
        "AWS::EC2::NatGateway",
        {
            {&NatGateway::subnetId,
             {.name = "SubnetId",
              .kind = FieldKind::Reference,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::EC2::Subnet"},
              .section = "section.network",
              .source = "R064"}},
            {&NatGateway::allocationId,
             {.name = "AllocationId",
              .kind = FieldKind::Reference,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::EC2::EIP"},
              .section = "section.general",
              .source = "R065"}},
            {&NatGateway::connectivityType,
             {.name = "ConnectivityType",
              .update = UpdateEffect::Replacement,
              .awsDefault = "public",
              .allowed = {"private", "public"},
              .section = "section.general",
              .source = "R065"}},
            {&NatGateway::tags, {.name = "Tags", .kind = FieldKind::Tags, .section = "section.tags"}},
            {&NatGateway::availabilityMode,
             {.name = "AvailabilityMode",
              .update = UpdateEffect::Replacement,
              .allowed = {"regional", "zonal"},
              .section = "section.general",
              .isAdvanced = true}},
            {&NatGateway::availabilityZoneAddresses,
             {.name = "AvailabilityZoneAddresses", .kind = FieldKind::Json, .section = "section.network", .isAdvanced = true}},
            {&NatGateway::maxDrainDurationSeconds,
             {.name = "MaxDrainDurationSeconds", .kind = FieldKind::Integer, .section = "section.general", .isAdvanced = true}},
            {&NatGateway::privateIpAddress,
             {.name = "PrivateIpAddress",
              .kind = FieldKind::IpAddress,
              .update = UpdateEffect::Replacement,
              .section = "section.network",
              .isAdvanced = true}},
            {&NatGateway::secondaryAllocationIds, {.name = "SecondaryAllocationIds", .section = "section.general", .isAdvanced = true}},
            {&NatGateway::secondaryPrivateIpAddressCount,
             {.name = "SecondaryPrivateIpAddressCount",
              .kind = FieldKind::Integer,
              .range = {1, 31},
              .section = "section.network",
              .isAdvanced = true}},
            {&NatGateway::secondaryPrivateIpAddresses, {.name = "SecondaryPrivateIpAddresses", .section = "section.network", .isAdvanced = true}},
            {&NatGateway::vpcId,
             {.name = "VpcId",
              .kind = FieldKind::Reference,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::EC2::VPC"},
              .section = "section.network",
              .isAdvanced = true}},
        });
    return kTable;
}

const FieldTable<ElasticIp>& ElasticIp::table()
{
    static const FieldTable<ElasticIp> kTable(
        "AWS::EC2::EIP",
        {
            {&ElasticIp::domain, {.name = "Domain", .section = "section.general"}},
            {&ElasticIp::instanceId,
             {.name = "InstanceId", .kind = FieldKind::Reference, .targets = {"AWS::EC2::Instance"}, .section = "section.general"}},
            {&ElasticIp::tags, {.name = "Tags", .kind = FieldKind::Tags, .section = "section.tags"}},
            {&ElasticIp::address,
             {.name = "Address",
              .kind = FieldKind::IpAddress,
              .update = UpdateEffect::Replacement,
              .section = "section.general",
              .isAdvanced = true}},
            {&ElasticIp::ipamPoolId, {.name = "IpamPoolId", .update = UpdateEffect::Replacement, .section = "section.network", .isAdvanced = true}},
            {&ElasticIp::networkBorderGroup,
             {.name = "NetworkBorderGroup", .update = UpdateEffect::Replacement, .section = "section.network", .isAdvanced = true}},
            {&ElasticIp::publicIpv4Pool, {.name = "PublicIpv4Pool", .section = "section.network", .isAdvanced = true}},
            {&ElasticIp::transferAddress,
             {.name = "TransferAddress", .update = UpdateEffect::Replacement, .section = "section.general", .isAdvanced = true}},
        });
    return kTable;
}

const FieldTable<ElasticIpAssociation>& ElasticIpAssociation::table()
{
    static const FieldTable<ElasticIpAssociation> kTable("AWS::EC2::EIPAssociation",
                                                         {
                                                             {&ElasticIpAssociation::allocationId,
                                                              {.name = "AllocationId",
                                                               .kind = FieldKind::Reference,
                                                               .requirement = Requirement::Conditional,
                                                               .update = UpdateEffect::Replacement,
                                                               .targets = {"AWS::EC2::EIP"},
                                                               .section = "section.general"}},
                                                             {&ElasticIpAssociation::instanceId,
                                                              {.name = "InstanceId",
                                                               .kind = FieldKind::Reference,
                                                               .requirement = Requirement::Conditional,
                                                               .update = UpdateEffect::Replacement,
                                                               .targets = {"AWS::EC2::Instance"},
                                                               .section = "section.general"}},
                                                             {&ElasticIpAssociation::networkInterfaceId,
                                                              {.name = "NetworkInterfaceId",
                                                               .kind = FieldKind::Reference,
                                                               .requirement = Requirement::Conditional,
                                                               .update = UpdateEffect::Replacement,
                                                               .targets = {"AWS::EC2::NetworkInterface"},
                                                               .section = "section.network"}},
                                                             {&ElasticIpAssociation::eip,
                                                              {.name = "EIP",
                                                               .kind = FieldKind::Reference,
                                                               .requirement = Requirement::Conditional,
                                                               .update = UpdateEffect::Replacement,
                                                               .targets = {"AWS::EC2::EIP"},
                                                               .section = "section.general",
                                                               .isAdvanced = true}},
                                                             {&ElasticIpAssociation::privateIpAddress,
                                                              {.name = "PrivateIpAddress",
                                                               .kind = FieldKind::IpAddress,
                                                               .update = UpdateEffect::Replacement,
                                                               .section = "section.network",
                                                               .isAdvanced = true}},
                                                         },
                                                         {
                                                             {.rule = FieldChoice::Rule::ExactlyOne, .fields = {"AllocationId", "EIP"}},
                                                             {.rule = FieldChoice::Rule::AtLeastOne, .fields = {"InstanceId", "NetworkInterfaceId"}},
                                                         });
    return kTable;
}

const FieldTable<RouteTable>& RouteTable::table()
{
    static const FieldTable<RouteTable> kTable("AWS::EC2::RouteTable",
                                               {
                                                   {&RouteTable::vpcId,
                                                    {.name = "VpcId",
                                                     .kind = FieldKind::Reference,
                                                     .requirement = Requirement::Required,
                                                     .update = UpdateEffect::Replacement,
                                                     .targets = {"AWS::EC2::VPC"},
                                                     .section = "section.network"}},
                                                   {&RouteTable::tags, {.name = "Tags", .kind = FieldKind::Tags, .section = "section.tags"}},
                                               });
    return kTable;
}

const FieldTable<Route>& Route::table()
{
    static const FieldTable<Route> kTable(
        "AWS::EC2::Route",
        {
            {&Route::routeTableId,
             {.name = "RouteTableId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Required,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::EC2::RouteTable"},
              .section = "section.network"}},
            {&Route::destinationCidrBlock,
             {.name = "DestinationCidrBlock",
              .kind = FieldKind::Cidr,
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .section = "section.network"}},
            {&Route::gatewayId,
             {.name = "GatewayId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .targets = {"AWS::EC2::InternetGateway", "AWS::EC2::VPNGateway"},
              .section = "section.network"}},
            {&Route::natGatewayId,
             {.name = "NatGatewayId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .targets = {"AWS::EC2::NatGateway"},
              .section = "section.network"}},
            {&Route::transitGatewayId,
             {.name = "TransitGatewayId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .targets = {"AWS::EC2::TransitGateway"},
              .section = "section.network"}},
            {&Route::vpcPeeringConnectionId,
             {.name = "VpcPeeringConnectionId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .targets = {"AWS::EC2::VPCPeeringConnection"},
              .section = "section.network"}},
            {&Route::instanceId,
             {.name = "InstanceId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .targets = {"AWS::EC2::Instance"},
              .section = "section.general"}},
            {&Route::networkInterfaceId,
             {.name = "NetworkInterfaceId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .targets = {"AWS::EC2::NetworkInterface"},
              .section = "section.network"}},
            {&Route::vpcEndpointId,
             {.name = "VpcEndpointId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .targets = {"AWS::EC2::VPCEndpoint"},
              .section = "section.network"}},
            {&Route::carrierGatewayId,
             {.name = "CarrierGatewayId", .requirement = Requirement::Conditional, .section = "section.network", .isAdvanced = true}},
            {&Route::coreNetworkArn,
             {.name = "CoreNetworkArn",
              .kind = FieldKind::Arn,
              .requirement = Requirement::Conditional,
              .section = "section.network",
              .isAdvanced = true}},
            {&Route::destinationIpv6CidrBlock,
             {.name = "DestinationIpv6CidrBlock",
              .kind = FieldKind::Cidr,
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .section = "section.network",
              .isAdvanced = true}},
            {&Route::destinationPrefixListId,
             {.name = "DestinationPrefixListId",
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .section = "section.general",
              .isAdvanced = true}},
            {&Route::egressOnlyInternetGatewayId,
             {.name = "EgressOnlyInternetGatewayId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .targets = {"AWS::EC2::EgressOnlyInternetGateway"},
              .section = "section.network",
              .isAdvanced = true}},
            {&Route::localGatewayId,
             {.name = "LocalGatewayId", .requirement = Requirement::Conditional, .section = "section.network", .isAdvanced = true}},
        },
        {
            {.rule = FieldChoice::Rule::ExactlyOne,
             .fields = {"DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId"},
             .source = "R047"},
            {.rule = FieldChoice::Rule::ExactlyOne,
             .fields = {"GatewayId", "NatGatewayId", "TransitGatewayId", "VpcPeeringConnectionId", "EgressOnlyInternetGatewayId", "InstanceId",
                        "NetworkInterfaceId", "VpcEndpointId", "CarrierGatewayId", "LocalGatewayId", "CoreNetworkArn"},
             .source = "R046"},
        });
    return kTable;
}

const FieldTable<SubnetRouteTableAssociation>& SubnetRouteTableAssociation::table()
{
    static const FieldTable<SubnetRouteTableAssociation> kTable("AWS::EC2::SubnetRouteTableAssociation",
                                                                {
                                                                    {&SubnetRouteTableAssociation::subnetId,
                                                                     {.name = "SubnetId",
                                                                      .kind = FieldKind::Reference,
                                                                      .requirement = Requirement::Required,
                                                                      .update = UpdateEffect::Replacement,
                                                                      .targets = {"AWS::EC2::Subnet"},
                                                                      .section = "section.network"}},
                                                                    {&SubnetRouteTableAssociation::routeTableId,
                                                                     {.name = "RouteTableId",
                                                                      .kind = FieldKind::Reference,
                                                                      .requirement = Requirement::Required,
                                                                      .update = UpdateEffect::Replacement,
                                                                      .targets = {"AWS::EC2::RouteTable"},
                                                                      .section = "section.network"}},
                                                                });
    return kTable;
}

const FieldTable<VpcEndpoint::DnsOptionsSpecification>& VpcEndpoint::DnsOptionsSpecification::table()
{
    static const FieldTable<VpcEndpoint::DnsOptionsSpecification> kTable(
        "AWS::EC2::VPCEndpoint.DnsOptionsSpecification",
        {
            {&VpcEndpoint::DnsOptionsSpecification::dnsRecordIpType,
             {.name = "DnsRecordIpType", .allowed = {"ipv4", "ipv6", "dualstack", "service-defined", "not-specified"}, .section = "section.network"}},
            {&VpcEndpoint::DnsOptionsSpecification::privateDnsOnlyForInboundResolverEndpoint,
             {.name = "PrivateDnsOnlyForInboundResolverEndpoint",
              .allowed = {"OnlyInboundResolver", "AllResolvers", "NotSpecified"},
              .section = "section.network"}},
            {&VpcEndpoint::DnsOptionsSpecification::privateDnsPreference,
             {.name = "PrivateDnsPreference",
              .allowed = {"VERIFIED_DOMAINS_ONLY", "ALL_DOMAINS", "VERIFIED_DOMAINS_AND_SPECIFIED_DOMAINS", "SPECIFIED_DOMAINS_ONLY"},
              .section = "section.network"}},
            {&VpcEndpoint::DnsOptionsSpecification::privateDnsSpecifiedDomains,
             {.name = "PrivateDnsSpecifiedDomains", .length = {1, 10}, .section = "section.network"}},
        });
    return kTable;
}

const FieldTable<VpcEndpoint>& VpcEndpoint::table()
{
    static const FieldTable<VpcEndpoint> kTable(
        "AWS::EC2::VPCEndpoint",
        {
            {&VpcEndpoint::serviceName, {.name = "ServiceName", .update = UpdateEffect::Replacement, .section = "section.identity"}},
            {&VpcEndpoint::vpcEndpointType,
             {.name = "VpcEndpointType",
              .update = UpdateEffect::Replacement,
              .awsDefault = "Gateway",
              .allowed = {"Interface", "Gateway", "GatewayLoadBalancer", "ServiceNetwork", "Resource"},
              .section = "section.network",
              .source = "R109"}},
            {&VpcEndpoint::vpcId,
             {.name = "VpcId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Required,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::EC2::VPC"},
              .section = "section.network"}},
            {&VpcEndpoint::routeTableIds,
             {.name = "RouteTableIds", .kind = FieldKind::Reference, .targets = {"AWS::EC2::RouteTable"}, .section = "section.network"}},
            {&VpcEndpoint::subnetIds,
             {.name = "SubnetIds", .kind = FieldKind::Reference, .targets = {"AWS::EC2::Subnet"}, .section = "section.network"}},
            {&VpcEndpoint::securityGroupIds,
             {.name = "SecurityGroupIds", .kind = FieldKind::Reference, .targets = {"AWS::EC2::SecurityGroup"}, .section = "section.security"}},
            {&VpcEndpoint::privateDnsEnabled, {.name = "PrivateDnsEnabled", .kind = FieldKind::Boolean, .section = "section.network"}},
            {&VpcEndpoint::dnsOptions,
             {.name = "DnsOptions",
              .kind = FieldKind::Object,
              .update = UpdateEffect::Conditional,
              .section = "section.network",
              .isAdvanced = true}},
            {&VpcEndpoint::ipAddressType,
             {.name = "IpAddressType", .allowed = {"ipv4", "ipv6", "dualstack", "not-specified"}, .section = "section.network", .isAdvanced = true}},
            {&VpcEndpoint::policyDocument, {.name = "PolicyDocument", .kind = FieldKind::Json, .section = "section.security", .isAdvanced = true}},
            {&VpcEndpoint::resourceConfigurationArn,
             {.name = "ResourceConfigurationArn",
              .kind = FieldKind::Arn,
              .update = UpdateEffect::Replacement,
              .section = "section.general",
              .isAdvanced = true}},
            {&VpcEndpoint::serviceNetworkArn,
             {.name = "ServiceNetworkArn",
              .kind = FieldKind::Arn,
              .update = UpdateEffect::Replacement,
              .section = "section.network",
              .isAdvanced = true}},
            {&VpcEndpoint::serviceRegion,
             {.name = "ServiceRegion", .update = UpdateEffect::Replacement, .section = "section.general", .isAdvanced = true}},
            {&VpcEndpoint::tags, {.name = "Tags", .kind = FieldKind::Tags, .section = "section.tags", .isAdvanced = true}},
        });
    return kTable;
}

} // namespace faultline
