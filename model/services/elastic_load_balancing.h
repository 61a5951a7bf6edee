#pragma once

#include "model/services/property.h"
#include "model/services/tag.h"

#include <cstdint>
#include <string>

namespace faultline {

/// A load balancer of the previous generation; registers instances directly (ELB-10).
struct ClassicLoadBalancer {
    struct Listeners {
        Property<std::int64_t> instancePort;
        Property<std::string> instanceProtocol;
        Property<std::int64_t> loadBalancerPort;
        ListProperty<std::string> policyNames;
        Property<std::string> protocol;
        Property<std::string> sslCertificateId;
        static const FieldTable<Listeners>& table();
    };
    struct HealthCheck {
        Property<std::int64_t> healthyThreshold;
        Property<std::int64_t> interval;
        Property<std::string> target;
        Property<std::int64_t> timeout;
        Property<std::int64_t> unhealthyThreshold;
        static const FieldTable<HealthCheck>& table();
    };
    struct ConnectionDrainingPolicy {
        Property<bool> enabled;
        Property<std::int64_t> timeout;
        static const FieldTable<ConnectionDrainingPolicy>& table();
    };
    struct ConnectionSettings {
        Property<std::int64_t> idleTimeout;
        static const FieldTable<ConnectionSettings>& table();
    };
    struct AccessLoggingPolicy {
        Property<std::int64_t> emitInterval;
        Property<bool> enabled;
        Property<Reference> s3BucketName;
        Property<std::string> s3BucketPrefix;
        static const FieldTable<AccessLoggingPolicy>& table();
    };
    struct AppCookieStickinessPolicy {
        Property<std::string> cookieName;
        Property<std::string> policyName;
        static const FieldTable<AppCookieStickinessPolicy>& table();
    };
    struct LBCookieStickinessPolicy {
        Property<std::string> cookieExpirationPeriod;
        Property<std::string> policyName;
        static const FieldTable<LBCookieStickinessPolicy>& table();
    };
    struct Policies {
        Property<Value> attributes;
        ListProperty<std::string> instancePorts;
        ListProperty<std::string> loadBalancerPorts;
        Property<std::string> policyName;
        Property<std::string> policyType;
        static const FieldTable<Policies>& table();
    };

    ListProperty<Listeners> listeners;
    ListProperty<Reference> subnets;
    ListProperty<std::string> availabilityZones;
    ListProperty<Reference> securityGroups;
    ListProperty<Reference> instances;
    Property<HealthCheck> healthCheck;
    Property<bool> crossZone;
    Property<std::string> scheme;
    Property<ConnectionDrainingPolicy> connectionDrainingPolicy;
    Property<ConnectionSettings> connectionSettings;
    Property<AccessLoggingPolicy> accessLoggingPolicy;
    ListProperty<Tag> tags;
    ListProperty<AppCookieStickinessPolicy> appCookieStickinessPolicy;
    ListProperty<LBCookieStickinessPolicy> lbCookieStickinessPolicy;
    Property<std::string> loadBalancerName;
    ListProperty<Policies> policies;
    Property<Value> sourceSecurityGroup;
    static const FieldTable<ClassicLoadBalancer>& table();
};

} // namespace faultline
