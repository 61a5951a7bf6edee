#pragma once

#include "model/graph/topology.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace faultline {

/// What launches a group's instances (or configures an instance); null when the template has none.
[[nodiscard]] const Resource* launchSourceOf(const Architecture& architecture, const Resource& groupOrInstance);

/// Effective security groups: logical ids and external symbols; the VPC's default group is "<vpc>.DefaultSecurityGroup" (R091).
/// Nothing when a group is not knowable, or the resource has none by its nature.
[[nodiscard]] std::optional<std::vector<std::string>> securityGroupsOf(const Architecture& architecture, const Resource& resource,
                                                                       const std::string& vpc);

/// One permission of a security group, inline or stand-alone (CFN-31).
struct SecurityGroupRule {
    const Resource* writtenIn = nullptr; ///< the group, or the stand-alone rule
    std::string path;                    ///< "Properties/SecurityGroupIngress/0" in it
    std::string protocol;                ///< "tcp", "udp", "icmp", "icmpv6", "-1" or another's number; empty when unknown
    std::optional<int> fromPort, toPort; ///< nothing: all when the protocol is -1, else unknown
    std::string cidr;                    ///< IPv4 or IPv6; empty when the peer is another or unknown (a prefix list)
    std::string group;                   ///< logical id or symbol of the peer group
    bool peerIsUnknown = false;
    Tri exists = Tri::Yes;

    [[nodiscard]] bool isFromAnywhere() const { return cidr == "0.0.0.0/0" || cidr == "::/0"; }
    [[nodiscard]] Tri covers(int port) const; ///< of TCP
};
[[nodiscard]] std::vector<SecurityGroupRule> ingressOf(const Architecture& architecture, const Resource& group);
/// A stand-alone permission of a group that is not in the template.
struct StrayRule {
    std::string group; ///< as `securityGroupsOf` names it; empty when unknown
    SecurityGroupRule rule;
};
[[nodiscard]] std::vector<StrayRule> strayIngress(const Architecture& architecture);
/// False when the list of rules itself, or a rule in it, cannot be known.
[[nodiscard]] bool ingressIsComplete(const Resource& group);

} // namespace faultline
