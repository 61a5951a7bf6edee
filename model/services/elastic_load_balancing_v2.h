#pragma once

#include "model/services/listener_action.h"
#include "model/services/property.h"
#include "model/services/tag.h"

#include <cstdint>
#include <string>

namespace faultline {

/// A setting by its key, such as "idle_timeout.timeout_seconds": of a load balancer, a listener or a target group.
struct LoadBalancingAttribute {
    Property<std::string> key;
    Property<std::string> value;
    static const FieldTable<LoadBalancingAttribute>& table();
};

/// An application, network or gateway load balancer over its subnets.
struct LoadBalancer {
    struct SubnetMapping {
        Property<Reference> allocationId;
        Property<std::string> ipv6Address;
        Property<std::string> privateIpv4Address;
        Property<std::string> sourceNatIpv6Prefix;
        Property<Reference> subnetId;
        static const FieldTable<SubnetMapping>& table();
    };
    struct MinimumLoadBalancerCapacity {
        Property<std::int64_t> capacityUnits;
        static const FieldTable<MinimumLoadBalancerCapacity>& table();
    };

    Property<std::string> type;
    Property<std::string> scheme;
    ListProperty<Reference> subnets;
    ListProperty<SubnetMapping> subnetMappings;
    ListProperty<Reference> securityGroups;
    Property<std::string> name;
    ListProperty<LoadBalancingAttribute> loadBalancerAttributes;
    Property<std::string> ipAddressType;
    ListProperty<Tag> tags;
    Property<bool> enableCapacityReservationProvisionStabilize;
    Property<std::string> enablePrefixForIpv6SourceNat;
    Property<std::string> enforceSecurityGroupInboundRulesOnPrivateLinkTraffic;
    Property<std::string> ipv4IpamPoolId;
    Property<MinimumLoadBalancerCapacity> minimumLoadBalancerCapacity;
    static const FieldTable<LoadBalancer>& table();
};

/// A port of a load balancer and what it does by default.
struct Listener {
    struct Certificate {
        Property<Reference> certificateArn;
        static const FieldTable<Certificate>& table();
    };

    Property<Reference> loadBalancerArn;
    Property<std::string> protocol;
    Property<std::int64_t> port;
    ListProperty<ListenerAction> defaultActions;
    ListProperty<Certificate> certificates;
    Property<std::string> sslPolicy;
    ListProperty<std::string> alpnPolicy;
    ListProperty<LoadBalancingAttribute> listenerAttributes;
    Property<Value> mutualAuthentication;
    static const FieldTable<Listener>& table();
};

/// What a listener does with some of its requests; the lowest priority that matches decides (ELB-27).
struct ListenerRule {
    struct HostHeaderConfig {
        ListProperty<std::string> regexValues;
        ListProperty<std::string> values;
        static const FieldTable<HostHeaderConfig>& table();
    };
    struct HttpHeaderConfig {
        Property<std::string> httpHeaderName;
        ListProperty<std::string> regexValues;
        ListProperty<std::string> values;
        static const FieldTable<HttpHeaderConfig>& table();
    };
    struct HttpRequestMethodConfig {
        ListProperty<std::string> values;
        static const FieldTable<HttpRequestMethodConfig>& table();
    };
    struct PathPatternConfig {
        ListProperty<std::string> regexValues;
        ListProperty<std::string> values;
        static const FieldTable<PathPatternConfig>& table();
    };
    struct QueryStringKeyValue {
        Property<std::string> key;
        Property<std::string> value;
        static const FieldTable<QueryStringKeyValue>& table();
    };
    struct QueryStringConfig {
        ListProperty<QueryStringKeyValue> values;
        static const FieldTable<QueryStringConfig>& table();
    };
    struct SourceIpConfig {
        ListProperty<std::string> values;
        static const FieldTable<SourceIpConfig>& table();
    };
    struct RuleCondition {
        Property<std::string> field;
        Property<HostHeaderConfig> hostHeaderConfig;
        Property<HttpHeaderConfig> httpHeaderConfig;
        Property<HttpRequestMethodConfig> httpRequestMethodConfig;
        Property<PathPatternConfig> pathPatternConfig;
        Property<QueryStringConfig> queryStringConfig;
        ListProperty<std::string> regexValues;
        Property<SourceIpConfig> sourceIpConfig;
        ListProperty<std::string> values;
        static const FieldTable<RuleCondition>& table();
    };

    Property<Reference> listenerArn;
    Property<std::int64_t> priority;
    ListProperty<RuleCondition> conditions;
    ListProperty<ListenerAction> actions;
    Property<Value> transforms;
    static const FieldTable<ListenerRule>& table();
};

/// The targets behind a listener and how their health is checked.
struct TargetGroup {
    struct TargetDescription {
        Property<std::string> availabilityZone;
        Property<Reference> id;
        Property<std::int64_t> port;
        Property<std::string> quicServerId;
        static const FieldTable<TargetDescription>& table();
    };
    struct Matcher {
        Property<std::string> grpcCode;
        Property<std::string> httpCode;
        static const FieldTable<Matcher>& table();
    };

    Property<Reference> vpcId;
    Property<std::string> protocol;
    Property<std::int64_t> port;
    Property<std::string> targetType;
    ListProperty<TargetDescription> targets;
    Property<bool> healthCheckEnabled;
    Property<std::string> healthCheckProtocol;
    Property<std::string> healthCheckPort;
    Property<std::string> healthCheckPath;
    Property<std::int64_t> healthCheckIntervalSeconds;
    Property<std::int64_t> healthCheckTimeoutSeconds;
    Property<std::int64_t> healthyThresholdCount;
    Property<std::int64_t> unhealthyThresholdCount;
    Property<Matcher> matcher;
    ListProperty<LoadBalancingAttribute> targetGroupAttributes;
    Property<std::string> name;
    ListProperty<Tag> tags;
    Property<std::string> ipAddressType;
    Property<std::string> protocolVersion;
    Property<std::int64_t> targetControlPort;
    static const FieldTable<TargetGroup>& table();
};

} // namespace faultline
