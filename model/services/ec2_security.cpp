#include "model/services/ec2_security.h"

#include "model/services/field_table.h"

namespace faultline {

const FieldTable<SecurityGroup::Ingress>& SecurityGroup::Ingress::table()
{
    static const FieldTable<SecurityGroup::Ingress> kTable(
        "AWS::EC2::SecurityGroup.Ingress",
        {
            {&SecurityGroup::Ingress::cidrIp,
             {.name = "CidrIp", .kind = FieldKind::Cidr, .requirement = Requirement::Conditional, .section = "section.network"}},
            {&SecurityGroup::Ingress::cidrIpv6,
             {.name = "CidrIpv6", .kind = FieldKind::Cidr, .requirement = Requirement::Conditional, .section = "section.network"}},
            {&SecurityGroup::Ingress::description, {.name = "Description", .section = "section.identity"}},
            {&SecurityGroup::Ingress::fromPort, {.name = "FromPort", .kind = FieldKind::Port, .range = {-1, 65535}, .section = "section.network"}},
            {&SecurityGroup::Ingress::ipProtocol, {.name = "IpProtocol", .requirement = Requirement::Required, .section = "section.network"}},
            {&SecurityGroup::Ingress::sourcePrefixListId,
             {.name = "SourcePrefixListId", .requirement = Requirement::Conditional, .section = "section.general"}},
            {&SecurityGroup::Ingress::sourceSecurityGroupId,
             {.name = "SourceSecurityGroupId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .targets = {"AWS::EC2::SecurityGroup"},
              .section = "section.security"}},
            {&SecurityGroup::Ingress::sourceSecurityGroupName,
             {.name = "SourceSecurityGroupName", .requirement = Requirement::Conditional, .section = "section.identity"}},
            {&SecurityGroup::Ingress::sourceSecurityGroupOwnerId, {.name = "SourceSecurityGroupOwnerId", .section = "section.security"}},
            {&SecurityGroup::Ingress::toPort, {.name = "ToPort", .kind = FieldKind::Port, .range = {-1, 65535}, .section = "section.network"}},
        },
        {
            {.rule = FieldChoice::Rule::ExactlyOne,
             .fields = {"CidrIp", "CidrIpv6", "SourcePrefixListId", "SourceSecurityGroupId", "SourceSecurityGroupName"}},
        });
    return kTable;
}

const FieldTable<SecurityGroup::Egress>& SecurityGroup::Egress::table()
{
    static const FieldTable<SecurityGroup::Egress> kTable(
        "AWS::EC2::SecurityGroup.Egress",
        {
            {&SecurityGroup::Egress::cidrIp,
             {.name = "CidrIp", .kind = FieldKind::Cidr, .requirement = Requirement::Conditional, .section = "section.network"}},
            {&SecurityGroup::Egress::cidrIpv6,
             {.name = "CidrIpv6", .kind = FieldKind::Cidr, .requirement = Requirement::Conditional, .section = "section.network"}},
            {&SecurityGroup::Egress::description, {.name = "Description", .section = "section.identity"}},
            {&SecurityGroup::Egress::destinationPrefixListId,
             {.name = "DestinationPrefixListId", .requirement = Requirement::Conditional, .section = "section.general"}},
            {&SecurityGroup::Egress::destinationSecurityGroupId,
             {.name = "DestinationSecurityGroupId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .targets = {"AWS::EC2::SecurityGroup"},
              .section = "section.security"}},
            {&SecurityGroup::Egress::fromPort, {.name = "FromPort", .kind = FieldKind::Port, .range = {-1, 65535}, .section = "section.network"}},
            {&SecurityGroup::Egress::ipProtocol, {.name = "IpProtocol", .requirement = Requirement::Required, .section = "section.network"}},
            {&SecurityGroup::Egress::toPort, {.name = "ToPort", .kind = FieldKind::Port, .range = {-1, 65535}, .section = "section.network"}},
        },
        {
            {.rule = FieldChoice::Rule::ExactlyOne, .fields = {"CidrIp", "CidrIpv6", "DestinationSecurityGroupId", "DestinationPrefixListId"}},
        });
    return kTable;
}

const FieldTable<SecurityGroup>& SecurityGroup::table()
{
    static const FieldTable<SecurityGroup> kTable(
        "AWS::EC2::SecurityGroup",
        {
            {&SecurityGroup::groupDescription,
             {.name = "GroupDescription",
              .requirement = Requirement::Required,
              .update = UpdateEffect::Replacement,
              .length = {0, 255},
              .section = "section.identity"}},
            {&SecurityGroup::groupName, {.name = "GroupName", .update = UpdateEffect::Replacement, .section = "section.identity", .source = "R090"}},
            {&SecurityGroup::vpcId,
             {.name = "VpcId",
              .kind = FieldKind::Reference,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::EC2::VPC"},
              .section = "section.network"}},
            {&SecurityGroup::securityGroupIngress, {.name = "SecurityGroupIngress", .kind = FieldKind::Object, .section = "section.security"}},
            {&SecurityGroup::securityGroupEgress,
             {.name = "SecurityGroupEgress", .kind = FieldKind::Object, .section = "section.security", .source = "R092"}},
            {&SecurityGroup::tags, {.name = "Tags", .kind = FieldKind::Tags, .section = "section.tags"}},
        });
    return kTable;
}

const FieldTable<SecurityGroupIngress>& SecurityGroupIngress::table()
{
    static const FieldTable<SecurityGroupIngress> kTable(
        "AWS::EC2::SecurityGroupIngress",
        {
            {&SecurityGroupIngress::groupId,
             {.name = "GroupId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::EC2::SecurityGroup"},
              .section = "section.general"}},
            {&SecurityGroupIngress::ipProtocol,
             {.name = "IpProtocol", .requirement = Requirement::Required, .update = UpdateEffect::Replacement, .section = "section.network"}},
            {&SecurityGroupIngress::fromPort,
             {.name = "FromPort", .kind = FieldKind::Port, .update = UpdateEffect::Replacement, .range = {-1, 65535}, .section = "section.network"}},
            {&SecurityGroupIngress::toPort,
             {.name = "ToPort", .kind = FieldKind::Port, .update = UpdateEffect::Replacement, .range = {-1, 65535}, .section = "section.network"}},
            {&SecurityGroupIngress::cidrIp,
             {.name = "CidrIp",
              .kind = FieldKind::Cidr,
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .section = "section.network"}},
            {&SecurityGroupIngress::cidrIpv6,
             {.name = "CidrIpv6",
              .kind = FieldKind::Cidr,
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .section = "section.network"}},
            {&SecurityGroupIngress::sourceSecurityGroupId,
             {.name = "SourceSecurityGroupId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::EC2::SecurityGroup"},
              .section = "section.security"}},
            {&SecurityGroupIngress::description, {.name = "Description", .section = "section.identity"}},
            {&SecurityGroupIngress::groupName,
             {.name = "GroupName",
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .section = "section.identity",
              .isAdvanced = true}},
            {&SecurityGroupIngress::sourcePrefixListId,
             {.name = "SourcePrefixListId",
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .section = "section.general",
              .isAdvanced = true}},
            {&SecurityGroupIngress::sourceSecurityGroupName,
             {.name = "SourceSecurityGroupName",
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .section = "section.identity",
              .isAdvanced = true}},
            {&SecurityGroupIngress::sourceSecurityGroupOwnerId,
             {.name = "SourceSecurityGroupOwnerId", .update = UpdateEffect::Replacement, .section = "section.security", .isAdvanced = true}},
        },
        {
            {.rule = FieldChoice::Rule::ExactlyOne,
             .fields = {"CidrIp", "CidrIpv6", "SourcePrefixListId", "SourceSecurityGroupId", "SourceSecurityGroupName"},
             .source = "R083"},
            {.rule = FieldChoice::Rule::AtLeastOne, .fields = {"GroupId", "GroupName"}},
        });
    return kTable;
}

const FieldTable<SecurityGroupEgress>& SecurityGroupEgress::table()
{
    static const FieldTable<SecurityGroupEgress> kTable(
        "AWS::EC2::SecurityGroupEgress",
        {
            {&SecurityGroupEgress::groupId,
             {.name = "GroupId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Required,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::EC2::SecurityGroup"},
              .section = "section.general"}},
            {&SecurityGroupEgress::ipProtocol,
             {.name = "IpProtocol", .requirement = Requirement::Required, .update = UpdateEffect::Replacement, .section = "section.network"}},
            {&SecurityGroupEgress::fromPort,
             {.name = "FromPort", .kind = FieldKind::Port, .update = UpdateEffect::Replacement, .range = {-1, 65535}, .section = "section.network"}},
            {&SecurityGroupEgress::toPort,
             {.name = "ToPort", .kind = FieldKind::Port, .update = UpdateEffect::Replacement, .range = {-1, 65535}, .section = "section.network"}},
            {&SecurityGroupEgress::cidrIp,
             {.name = "CidrIp",
              .kind = FieldKind::Cidr,
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .section = "section.network"}},
            {&SecurityGroupEgress::cidrIpv6,
             {.name = "CidrIpv6",
              .kind = FieldKind::Cidr,
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .section = "section.network"}},
            {&SecurityGroupEgress::destinationSecurityGroupId,
             {.name = "DestinationSecurityGroupId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::EC2::SecurityGroup"},
              .section = "section.security"}},
            {&SecurityGroupEgress::description, {.name = "Description", .section = "section.identity"}},
            {&SecurityGroupEgress::destinationPrefixListId,
             {.name = "DestinationPrefixListId",
              .requirement = Requirement::Conditional,
              .update = UpdateEffect::Replacement,
              .section = "section.general",
              .isAdvanced = true}},
        },
        {
            {.rule = FieldChoice::Rule::ExactlyOne,
             .fields = {"CidrIp", "CidrIpv6", "DestinationPrefixListId", "DestinationSecurityGroupId"},
             .source = "R083"},
        });
    return kTable;
}

const FieldTable<NetworkAcl>& NetworkAcl::table()
{
    static const FieldTable<NetworkAcl> kTable("AWS::EC2::NetworkAcl",
                                               {
                                                   {&NetworkAcl::vpcId,
                                                    {.name = "VpcId",
                                                     .kind = FieldKind::Reference,
                                                     .requirement = Requirement::Required,
                                                     .update = UpdateEffect::Replacement,
                                                     .targets = {"AWS::EC2::VPC"},
                                                     .section = "section.network"}},
                                                   {&NetworkAcl::tags, {.name = "Tags", .kind = FieldKind::Tags, .section = "section.tags"}},
                                               });
    return kTable;
}

const FieldTable<NetworkAclEntry::PortRange>& NetworkAclEntry::PortRange::table()
{
    static const FieldTable<NetworkAclEntry::PortRange> kTable(
        "AWS::EC2::NetworkAclEntry.PortRange",
        {
            {&NetworkAclEntry::PortRange::from, {.name = "From", .kind = FieldKind::Port, .range = {0, 65535}, .section = "section.general"}},
            {&NetworkAclEntry::PortRange::to, {.name = "To", .kind = FieldKind::Port, .range = {0, 65535}, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<NetworkAclEntry::Icmp>& NetworkAclEntry::Icmp::table()
{
    static const FieldTable<NetworkAclEntry::Icmp> kTable(
        "AWS::EC2::NetworkAclEntry.Icmp",
        {
            {&NetworkAclEntry::Icmp::code, {.name = "Code", .kind = FieldKind::Integer, .section = "section.general"}},
            {&NetworkAclEntry::Icmp::type, {.name = "Type", .kind = FieldKind::Integer, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<NetworkAclEntry>& NetworkAclEntry::table()
{
    static const FieldTable<NetworkAclEntry> kTable(
        "AWS::EC2::NetworkAclEntry",
        {
            {&NetworkAclEntry::networkAclId,
             {.name = "NetworkAclId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Required,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::EC2::NetworkAcl"},
              .section = "section.network"}},
            {&NetworkAclEntry::ruleNumber,
             {.name = "RuleNumber",
              .kind = FieldKind::Integer,
              .requirement = Requirement::Required,
              .update = UpdateEffect::Replacement,
              .range = {1, 32766},
              .section = "section.targets",
              .source = "R099"}},
            {&NetworkAclEntry::egress,
             {.name = "Egress",
              .kind = FieldKind::Boolean,
              .update = UpdateEffect::Replacement,
              .awsDefault = "false",
              .section = "section.general"}},
            {&NetworkAclEntry::protocol,
             {.name = "Protocol",
              .kind = FieldKind::Integer,
              .requirement = Requirement::Required,
              .range = {-1, 255},
              .section = "section.network"}},
            {&NetworkAclEntry::ruleAction,
             {.name = "RuleAction",
              .requirement = Requirement::Required,
              .allowed = {"allow", "deny"},
              .anyCase = true,
              .section = "section.targets"}},
            {&NetworkAclEntry::cidrBlock,
             {.name = "CidrBlock", .kind = FieldKind::Cidr, .requirement = Requirement::Conditional, .section = "section.network"}},
            {&NetworkAclEntry::ipv6CidrBlock,
             {.name = "Ipv6CidrBlock", .kind = FieldKind::Cidr, .requirement = Requirement::Conditional, .section = "section.network"}},
            {&NetworkAclEntry::portRange, {.name = "PortRange", .kind = FieldKind::Object, .section = "section.network"}},
            {&NetworkAclEntry::icmp, {.name = "Icmp", .kind = FieldKind::Object, .section = "section.general"}},
        },
        {
            {.rule = FieldChoice::Rule::ExactlyOne, .fields = {"Ipv6CidrBlock", "CidrBlock"}},
        });
    return kTable;
}

const FieldTable<SubnetNetworkAclAssociation>& SubnetNetworkAclAssociation::table()
{
    static const FieldTable<SubnetNetworkAclAssociation> kTable("AWS::EC2::SubnetNetworkAclAssociation",
                                                                {
                                                                    {&SubnetNetworkAclAssociation::subnetId,
                                                                     {.name = "SubnetId",
                                                                      .kind = FieldKind::Reference,
                                                                      .requirement = Requirement::Required,
                                                                      .update = UpdateEffect::Replacement,
                                                                      .targets = {"AWS::EC2::Subnet"},
                                                                      .section = "section.network"}},
                                                                    {&SubnetNetworkAclAssociation::networkAclId,
                                                                     {.name = "NetworkAclId",
                                                                      .kind = FieldKind::Reference,
                                                                      .requirement = Requirement::Required,
                                                                      .update = UpdateEffect::Replacement,
                                                                      .targets = {"AWS::EC2::NetworkAcl"},
                                                                      .section = "section.network"}},
                                                                });
    return kTable;
}

} // namespace faultline
