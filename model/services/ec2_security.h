#pragma once

#include "model/services/property.h"
#include "model/services/tag.h"

#include <cstdint>
#include <string>

namespace faultline {

/// Stateful allow rules for network interfaces (R081, R082).
struct SecurityGroup {
    struct Ingress {
        Property<std::string> cidrIp;
        Property<std::string> cidrIpv6;
        Property<std::string> description;
        Property<std::int64_t> fromPort;
        Property<std::string> ipProtocol;
        Property<std::string> sourcePrefixListId;
        Property<Reference> sourceSecurityGroupId;
        Property<std::string> sourceSecurityGroupName;
        Property<std::string> sourceSecurityGroupOwnerId;
        Property<std::int64_t> toPort;
        static const FieldTable<Ingress>& table();
    };
    struct Egress {
        Property<std::string> cidrIp;
        Property<std::string> cidrIpv6;
        Property<std::string> description;
        Property<std::string> destinationPrefixListId;
        Property<Reference> destinationSecurityGroupId;
        Property<std::int64_t> fromPort;
        Property<std::string> ipProtocol;
        Property<std::int64_t> toPort;
        static const FieldTable<Egress>& table();
    };

    Property<std::string> groupDescription;
    Property<std::string> groupName;
    Property<Reference> vpcId;
    ListProperty<Ingress> securityGroupIngress;
    ListProperty<Egress> securityGroupEgress;
    ListProperty<Tag> tags;
    static const FieldTable<SecurityGroup>& table();
};

/// An inbound rule that stands outside of its group (CFN-31).
struct SecurityGroupIngress {
    Property<Reference> groupId;
    Property<std::string> ipProtocol;
    Property<std::int64_t> fromPort;
    Property<std::int64_t> toPort;
    Property<std::string> cidrIp;
    Property<std::string> cidrIpv6;
    Property<Reference> sourceSecurityGroupId;
    Property<std::string> description;
    Property<std::string> groupName;
    Property<std::string> sourcePrefixListId;
    Property<std::string> sourceSecurityGroupName;
    Property<std::string> sourceSecurityGroupOwnerId;
    static const FieldTable<SecurityGroupIngress>& table();
};

/// An outbound rule that stands outside of its group (CFN-31).
struct SecurityGroupEgress {
    Property<Reference> groupId;
    Property<std::string> ipProtocol;
    Property<std::int64_t> fromPort;
    Property<std::int64_t> toPort;
    Property<std::string> cidrIp;
    Property<std::string> cidrIpv6;
    Property<Reference> destinationSecurityGroupId;
    Property<std::string> description;
    Property<std::string> destinationPrefixListId;
    static const FieldTable<SecurityGroupEgress>& table();
};

/// Stateless rules at a subnet's edge (R097).
struct NetworkAcl {
    Property<Reference> vpcId;
    ListProperty<Tag> tags;
    static const FieldTable<NetworkAcl>& table();
};

/// One rule of a network ACL; the lowest number that matches decides (R098).
struct NetworkAclEntry {
    struct PortRange {
        Property<std::int64_t> from;
        Property<std::int64_t> to;
        static const FieldTable<PortRange>& table();
    };
    struct Icmp {
        Property<std::int64_t> code;
        Property<std::int64_t> type;
        static const FieldTable<Icmp>& table();
    };

    Property<Reference> networkAclId;
    Property<std::int64_t> ruleNumber;
    Property<bool> egress;
    Property<std::int64_t> protocol;
    Property<std::string> ruleAction;
    Property<std::string> cidrBlock;
    Property<std::string> ipv6CidrBlock;
    Property<PortRange> portRange;
    Property<Icmp> icmp;
    static const FieldTable<NetworkAclEntry>& table();
};

/// Makes a network ACL a subnet's own (R035).
struct SubnetNetworkAclAssociation {
    Property<Reference> subnetId;
    Property<Reference> networkAclId;
    static const FieldTable<SubnetNetworkAclAssociation>& table();
};

} // namespace faultline
