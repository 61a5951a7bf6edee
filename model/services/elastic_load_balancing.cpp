#include "model/services/elastic_load_balancing.h"

#include "model/services/field_table.h"

namespace faultline {

const FieldTable<ClassicLoadBalancer::Listeners>& ClassicLoadBalancer::Listeners::table()
{
    static const FieldTable<ClassicLoadBalancer::Listeners> kTable(
        "AWS::ElasticLoadBalancing::LoadBalancer.Listeners",
        {
            {&ClassicLoadBalancer::Listeners::instancePort,
             {.name = "InstancePort",
              .kind = FieldKind::Port,
              .requirement = Requirement::Required,
              .range = {1, 65535},
              .section = "section.network"}},
            {&ClassicLoadBalancer::Listeners::instanceProtocol, {.name = "InstanceProtocol", .section = "section.network"}},
            {&ClassicLoadBalancer::Listeners::loadBalancerPort,
             {.name = "LoadBalancerPort",
              .kind = FieldKind::Port,
              .requirement = Requirement::Required,
              .range = {1, 65535},
              .section = "section.network"}},
            {&ClassicLoadBalancer::Listeners::policyNames, {.name = "PolicyNames", .section = "section.general"}},
            {&ClassicLoadBalancer::Listeners::protocol,
             {.name = "Protocol", .requirement = Requirement::Required, .allowed = {"HTTP", "HTTPS", "TCP", "SSL"}, .section = "section.network"}},
            {&ClassicLoadBalancer::Listeners::sslCertificateId, {.name = "SSLCertificateId", .section = "section.security"}},
        });
    return kTable;
}

const FieldTable<ClassicLoadBalancer::HealthCheck>& ClassicLoadBalancer::HealthCheck::table()
{
    static const FieldTable<ClassicLoadBalancer::HealthCheck> kTable(
        "AWS::ElasticLoadBalancing::LoadBalancer.HealthCheck",
        {
            {&ClassicLoadBalancer::HealthCheck::healthyThreshold,
             {.name = "HealthyThreshold", .kind = FieldKind::Integer, .requirement = Requirement::Required, .section = "section.health"}},
            {&ClassicLoadBalancer::HealthCheck::interval,
             {.name = "Interval",
              .kind = FieldKind::Integer,
              .requirement = Requirement::Required,
              .unit = "s",
              .range = {5, 300},
              .section = "section.general",
              .source = "R190"}},
            {&ClassicLoadBalancer::HealthCheck::target, {.name = "Target", .requirement = Requirement::Required, .section = "section.targets"}},
            {&ClassicLoadBalancer::HealthCheck::timeout,
             {.name = "Timeout",
              .kind = FieldKind::Integer,
              .requirement = Requirement::Required,
              .unit = "s",
              .range = {2, 60},
              .section = "section.general",
              .source = "R190"}},
            {&ClassicLoadBalancer::HealthCheck::unhealthyThreshold,
             {.name = "UnhealthyThreshold", .kind = FieldKind::Integer, .requirement = Requirement::Required, .section = "section.monitoring"}},
        });
    return kTable;
}

const FieldTable<ClassicLoadBalancer::ConnectionDrainingPolicy>& ClassicLoadBalancer::ConnectionDrainingPolicy::table()
{
    static const FieldTable<ClassicLoadBalancer::ConnectionDrainingPolicy> kTable(
        "AWS::ElasticLoadBalancing::LoadBalancer.ConnectionDrainingPolicy",
        {
            {&ClassicLoadBalancer::ConnectionDrainingPolicy::enabled,
             {.name = "Enabled", .kind = FieldKind::Boolean, .requirement = Requirement::Required, .section = "section.general"}},
            {&ClassicLoadBalancer::ConnectionDrainingPolicy::timeout,
             {.name = "Timeout", .kind = FieldKind::Integer, .unit = "s", .awsDefault = "300", .section = "section.general", .source = "ELB-96"}},
        });
    return kTable;
}

const FieldTable<ClassicLoadBalancer::ConnectionSettings>& ClassicLoadBalancer::ConnectionSettings::table()
{
    static const FieldTable<ClassicLoadBalancer::ConnectionSettings> kTable("AWS::ElasticLoadBalancing::LoadBalancer.ConnectionSettings",
                                                                            {
                                                                                {&ClassicLoadBalancer::ConnectionSettings::idleTimeout,
                                                                                 {.name = "IdleTimeout",
                                                                                  .kind = FieldKind::Integer,
                                                                                  .requirement = Requirement::Required,
                                                                                  .unit = "s",
                                                                                  .awsDefault = "60",
                                                                                  .section = "section.general",
                                                                                  .source = "ELB-98"}},
                                                                            });
    return kTable;
}

const FieldTable<ClassicLoadBalancer::AccessLoggingPolicy>& ClassicLoadBalancer::AccessLoggingPolicy::table()
{
    static const FieldTable<ClassicLoadBalancer::AccessLoggingPolicy> kTable(
        "AWS::ElasticLoadBalancing::LoadBalancer.AccessLoggingPolicy",
        {
            {&ClassicLoadBalancer::AccessLoggingPolicy::emitInterval,
             {.name = "EmitInterval", .kind = FieldKind::Integer, .section = "section.general"}},
            {&ClassicLoadBalancer::AccessLoggingPolicy::enabled,
             {.name = "Enabled", .kind = FieldKind::Boolean, .requirement = Requirement::Required, .section = "section.general"}},
            {&ClassicLoadBalancer::AccessLoggingPolicy::s3BucketName,
             {.name = "S3BucketName",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Required,
              .targets = {"AWS::S3::Bucket"},
              .section = "section.identity"}},
            {&ClassicLoadBalancer::AccessLoggingPolicy::s3BucketPrefix, {.name = "S3BucketPrefix", .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ClassicLoadBalancer::AppCookieStickinessPolicy>& ClassicLoadBalancer::AppCookieStickinessPolicy::table()
{
    static const FieldTable<ClassicLoadBalancer::AppCookieStickinessPolicy> kTable(
        "AWS::ElasticLoadBalancing::LoadBalancer.AppCookieStickinessPolicy",
        {
            {&ClassicLoadBalancer::AppCookieStickinessPolicy::cookieName,
             {.name = "CookieName", .requirement = Requirement::Required, .section = "section.identity"}},
            {&ClassicLoadBalancer::AppCookieStickinessPolicy::policyName,
             {.name = "PolicyName", .requirement = Requirement::Required, .section = "section.identity"}},
        });
    return kTable;
}

const FieldTable<ClassicLoadBalancer::LBCookieStickinessPolicy>& ClassicLoadBalancer::LBCookieStickinessPolicy::table()
{
    static const FieldTable<ClassicLoadBalancer::LBCookieStickinessPolicy> kTable(
        "AWS::ElasticLoadBalancing::LoadBalancer.LBCookieStickinessPolicy",
        {
            {&ClassicLoadBalancer::LBCookieStickinessPolicy::cookieExpirationPeriod,
             {.name = "CookieExpirationPeriod", .section = "section.monitoring"}},
            {&ClassicLoadBalancer::LBCookieStickinessPolicy::policyName, {.name = "PolicyName", .section = "section.identity"}},
        });
    return kTable;
}

const FieldTable<ClassicLoadBalancer::Policies>& ClassicLoadBalancer::Policies::table()
{
    static const FieldTable<ClassicLoadBalancer::Policies> kTable(
        "AWS::ElasticLoadBalancing::LoadBalancer.Policies",
        {
            {&ClassicLoadBalancer::Policies::attributes,
             {.name = "Attributes", .kind = FieldKind::Json, .requirement = Requirement::Required, .section = "section.general"}},
            {&ClassicLoadBalancer::Policies::instancePorts, {.name = "InstancePorts", .section = "section.network"}},
            {&ClassicLoadBalancer::Policies::loadBalancerPorts, {.name = "LoadBalancerPorts", .section = "section.network"}},
            {&ClassicLoadBalancer::Policies::policyName, {.name = "PolicyName", .requirement = Requirement::Required, .section = "section.identity"}},
            {&ClassicLoadBalancer::Policies::policyType, {.name = "PolicyType", .requirement = Requirement::Required, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ClassicLoadBalancer>& ClassicLoadBalancer::table()
{
    static const FieldTable<ClassicLoadBalancer> kTable(
        "AWS::ElasticLoadBalancing::LoadBalancer",
        {
            {&ClassicLoadBalancer::listeners,
             {.name = "Listeners", .kind = FieldKind::Object, .requirement = Requirement::Required, .section = "section.targets"}},
            {&ClassicLoadBalancer::subnets,
             {.name = "Subnets",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .targets = {"AWS::EC2::Subnet"},
              .section = "section.network"}},
            {&ClassicLoadBalancer::availabilityZones,
             {.name = "AvailabilityZones", .requirement = Requirement::Conditional, .section = "section.network"}},
            {&ClassicLoadBalancer::securityGroups,
             {.name = "SecurityGroups", .kind = FieldKind::Reference, .targets = {"AWS::EC2::SecurityGroup"}, .section = "section.security"}},
            {&ClassicLoadBalancer::instances,
             {.name = "Instances", .kind = FieldKind::Reference, .targets = {"AWS::EC2::Instance"}, .section = "section.general"}},
            {&ClassicLoadBalancer::healthCheck, {.name = "HealthCheck", .kind = FieldKind::Object, .section = "section.health"}},
            {&ClassicLoadBalancer::crossZone,
             {.name = "CrossZone", .kind = FieldKind::Boolean, .awsDefault = "false", .section = "section.network", .source = "ELB-49"}},
            {&ClassicLoadBalancer::scheme,
             {.name = "Scheme",
              .update = UpdateEffect::Replacement,
              .awsDefault = "internet-facing",
              .allowed = {"internet-facing", "internal"},
              .section = "section.network"}},
            {&ClassicLoadBalancer::connectionDrainingPolicy,
             {.name = "ConnectionDrainingPolicy", .kind = FieldKind::Object, .section = "section.security"}},
            {&ClassicLoadBalancer::connectionSettings, {.name = "ConnectionSettings", .kind = FieldKind::Object, .section = "section.general"}},
            {&ClassicLoadBalancer::accessLoggingPolicy, {.name = "AccessLoggingPolicy", .kind = FieldKind::Object, .section = "section.security"}},
            {&ClassicLoadBalancer::tags, {.name = "Tags", .kind = FieldKind::Tags, .section = "section.tags"}},
            {&ClassicLoadBalancer::appCookieStickinessPolicy,
             {.name = "AppCookieStickinessPolicy", .kind = FieldKind::Object, .section = "section.security", .isAdvanced = true}},
            {&ClassicLoadBalancer::lbCookieStickinessPolicy,
             {.name = "LBCookieStickinessPolicy", .kind = FieldKind::Object, .section = "section.security", .isAdvanced = true}},
            {&ClassicLoadBalancer::loadBalancerName,
             {.name = "LoadBalancerName", .update = UpdateEffect::Replacement, .section = "section.identity", .isAdvanced = true}},
            {&ClassicLoadBalancer::policies, {.name = "Policies", .kind = FieldKind::Object, .section = "section.general", .isAdvanced = true}},
            {&ClassicLoadBalancer::sourceSecurityGroup,
             {.name = "SourceSecurityGroup", .kind = FieldKind::Json, .section = "section.security", .isAdvanced = true}},
        },
        {
            {.rule = FieldChoice::Rule::ExactlyOne, .fields = {"Subnets", "AvailabilityZones"}},
        });
    return kTable;
}

} // namespace faultline
