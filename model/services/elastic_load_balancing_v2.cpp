#include "model/services/elastic_load_balancing_v2.h"

#include "model/services/field_table.h"

namespace faultline {

const FieldTable<LoadBalancer::SubnetMapping>& LoadBalancer::SubnetMapping::table()
{
    static const FieldTable<LoadBalancer::SubnetMapping> kTable(
        "AWS::ElasticLoadBalancingV2::LoadBalancer.SubnetMapping",
        {
            {&LoadBalancer::SubnetMapping::allocationId,
             {.name = "AllocationId", .kind = FieldKind::Reference, .targets = {"AWS::EC2::EIP"}, .section = "section.general"}},
            {&LoadBalancer::SubnetMapping::ipv6Address, {.name = "IPv6Address", .section = "section.general"}},
            {&LoadBalancer::SubnetMapping::privateIpv4Address, {.name = "PrivateIPv4Address", .section = "section.general"}},
            {&LoadBalancer::SubnetMapping::sourceNatIpv6Prefix, {.name = "SourceNatIpv6Prefix", .section = "section.network"}},
            {&LoadBalancer::SubnetMapping::subnetId,
             {.name = "SubnetId",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Required,
              .targets = {"AWS::EC2::Subnet"},
              .section = "section.network"}},
        });
    return kTable;
}

const FieldTable<LoadBalancer::LoadBalancerAttribute>& LoadBalancer::LoadBalancerAttribute::table()
{
    static const FieldTable<LoadBalancer::LoadBalancerAttribute> kTable(
        "AWS::ElasticLoadBalancingV2::LoadBalancer.LoadBalancerAttribute",
        {
            {&LoadBalancer::LoadBalancerAttribute::key, {.name = "Key", .section = "section.security"}},
            {&LoadBalancer::LoadBalancerAttribute::value, {.name = "Value", .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<LoadBalancer::MinimumLoadBalancerCapacity>& LoadBalancer::MinimumLoadBalancerCapacity::table()
{
    static const FieldTable<LoadBalancer::MinimumLoadBalancerCapacity> kTable(
        "AWS::ElasticLoadBalancingV2::LoadBalancer.MinimumLoadBalancerCapacity",
        {
            {&LoadBalancer::MinimumLoadBalancerCapacity::capacityUnits,
             {.name = "CapacityUnits", .kind = FieldKind::Integer, .requirement = Requirement::Required, .section = "section.capacity"}},
        });
    return kTable;
}

const FieldTable<LoadBalancer>& LoadBalancer::table()
{
    static const FieldTable<LoadBalancer> kTable(
        "AWS::ElasticLoadBalancingV2::LoadBalancer",
        {
            {&LoadBalancer::type,
             {.name = "Type",
              .update = UpdateEffect::Replacement,
              .awsDefault = "application",
              .allowed = {"application", "gateway", "network"},
              .section = "section.general"}},
            {&LoadBalancer::scheme,
             {.name = "Scheme",
              .update = UpdateEffect::Replacement,
              .awsDefault = "internet-facing",
              .allowed = {"internal", "internet-facing"},
              .section = "section.network",
              .source = "R132"}},
            {&LoadBalancer::subnets,
             {.name = "Subnets",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Conditional,
              .targets = {"AWS::EC2::Subnet"},
              .section = "section.network",
              .source = "R163"}},
            {&LoadBalancer::subnetMappings,
             {.name = "SubnetMappings", .kind = FieldKind::Object, .requirement = Requirement::Conditional, .section = "section.network"}},
            {&LoadBalancer::securityGroups,
             {.name = "SecurityGroups", .kind = FieldKind::Reference, .targets = {"AWS::EC2::SecurityGroup"}, .section = "section.security"}},
            {&LoadBalancer::name,
             {.name = "Name",
              .update = UpdateEffect::Replacement,
              .minimum = 1,
              .maximum = 32,
              .boundsAreLength = true,
              .section = "section.identity",
              .source = "R131"}},
            {&LoadBalancer::loadBalancerAttributes, {.name = "LoadBalancerAttributes", .kind = FieldKind::Object, .section = "section.general"}},
            {&LoadBalancer::ipAddressType,
             {.name = "IpAddressType",
              .awsDefault = "ipv4",
              .allowed = {"dualstack", "dualstack-without-public-ipv4", "ipv4"},
              .section = "section.network"}},
            {&LoadBalancer::tags, {.name = "Tags", .kind = FieldKind::Tags, .section = "section.tags"}},
            {&LoadBalancer::enableCapacityReservationProvisionStabilize,
             {.name = "EnableCapacityReservationProvisionStabilize", .kind = FieldKind::Boolean, .section = "section.capacity", .isAdvanced = true}},
            {&LoadBalancer::enablePrefixForIpv6SourceNat,
             {.name = "EnablePrefixForIpv6SourceNat", .allowed = {"off", "on"}, .section = "section.network", .isAdvanced = true}},
            {&LoadBalancer::enforceSecurityGroupInboundRulesOnPrivateLinkTraffic,
             {.name = "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic", .section = "section.security", .isAdvanced = true}},
            {&LoadBalancer::ipv4IpamPoolId, {.name = "Ipv4IpamPoolId", .section = "section.network", .isAdvanced = true}},
            {&LoadBalancer::minimumLoadBalancerCapacity,
             {.name = "MinimumLoadBalancerCapacity", .kind = FieldKind::Object, .section = "section.capacity", .isAdvanced = true}},
        },
        {
            {.rule = FieldChoice::Rule::ExactlyOne, .fields = {"Subnets", "SubnetMappings"}},
        });
    return kTable;
}

const FieldTable<Listener::FixedResponseConfig>& Listener::FixedResponseConfig::table()
{
    static const FieldTable<Listener::FixedResponseConfig> kTable(
        "AWS::ElasticLoadBalancingV2::Listener.FixedResponseConfig",
        {
            {&Listener::FixedResponseConfig::contentType,
             {.name = "ContentType", .minimum = 0, .maximum = 32, .boundsAreLength = true, .section = "section.general"}},
            {&Listener::FixedResponseConfig::messageBody,
             {.name = "MessageBody", .minimum = 0, .maximum = 1024, .boundsAreLength = true, .section = "section.general"}},
            {&Listener::FixedResponseConfig::statusCode, {.name = "StatusCode", .requirement = Requirement::Required, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<Listener::TargetGroupStickinessConfig>& Listener::TargetGroupStickinessConfig::table()
{
    static const FieldTable<Listener::TargetGroupStickinessConfig> kTable(
        "AWS::ElasticLoadBalancingV2::Listener.TargetGroupStickinessConfig",
        {
            {&Listener::TargetGroupStickinessConfig::durationSeconds,
             {.name = "DurationSeconds", .kind = FieldKind::Integer, .section = "section.general"}},
            {&Listener::TargetGroupStickinessConfig::enabled, {.name = "Enabled", .kind = FieldKind::Boolean, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<Listener::TargetGroupTuple>& Listener::TargetGroupTuple::table()
{
    static const FieldTable<Listener::TargetGroupTuple> kTable(
        "AWS::ElasticLoadBalancingV2::Listener.TargetGroupTuple",
        {
            {&Listener::TargetGroupTuple::targetGroupArn,
             {.name = "TargetGroupArn",
              .kind = FieldKind::Reference,
              .targets = {"AWS::ElasticLoadBalancingV2::TargetGroup"},
              .section = "section.targets"}},
            {&Listener::TargetGroupTuple::weight,
             {.name = "Weight", .kind = FieldKind::Integer, .minimum = 0, .maximum = 999, .section = "section.general", .source = "ELB-34"}},
        });
    return kTable;
}

const FieldTable<Listener::ForwardConfig>& Listener::ForwardConfig::table()
{
    static const FieldTable<Listener::ForwardConfig> kTable(
        "AWS::ElasticLoadBalancingV2::Listener.ForwardConfig",
        {
            {&Listener::ForwardConfig::targetGroupStickinessConfig,
             {.name = "TargetGroupStickinessConfig", .kind = FieldKind::Object, .section = "section.targets"}},
            {&Listener::ForwardConfig::targetGroups, {.name = "TargetGroups", .kind = FieldKind::Object, .section = "section.targets"}},
        });
    return kTable;
}

const FieldTable<Listener::RedirectConfig>& Listener::RedirectConfig::table()
{
    static const FieldTable<Listener::RedirectConfig> kTable(
        "AWS::ElasticLoadBalancingV2::Listener.RedirectConfig",
        {
            {&Listener::RedirectConfig::host, {.name = "Host", .minimum = 1, .maximum = 128, .boundsAreLength = true, .section = "section.general"}},
            {&Listener::RedirectConfig::path, {.name = "Path", .minimum = 1, .maximum = 128, .boundsAreLength = true, .section = "section.general"}},
            {&Listener::RedirectConfig::port, {.name = "Port", .section = "section.network"}},
            {&Listener::RedirectConfig::protocol, {.name = "Protocol", .section = "section.network"}},
            {&Listener::RedirectConfig::query,
             {.name = "Query", .minimum = 0, .maximum = 128, .boundsAreLength = true, .section = "section.general"}},
            {&Listener::RedirectConfig::statusCode,
             {.name = "StatusCode", .requirement = Requirement::Required, .allowed = {"HTTP_301", "HTTP_302"}, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<Listener::Action>& Listener::Action::table()
{
    static const FieldTable<Listener::Action> kTable(
        "AWS::ElasticLoadBalancingV2::Listener.Action",
        {
            {&Listener::Action::authenticateCognitoConfig,
             {.name = "AuthenticateCognitoConfig", .kind = FieldKind::Json, .section = "section.general"}},
            {&Listener::Action::authenticateOidcConfig, {.name = "AuthenticateOidcConfig", .kind = FieldKind::Json, .section = "section.general"}},
            {&Listener::Action::fixedResponseConfig, {.name = "FixedResponseConfig", .kind = FieldKind::Object, .section = "section.general"}},
            {&Listener::Action::forwardConfig, {.name = "ForwardConfig", .kind = FieldKind::Object, .section = "section.general"}},
            {&Listener::Action::jwtValidationConfig, {.name = "JwtValidationConfig", .kind = FieldKind::Json, .section = "section.general"}},
            {&Listener::Action::order, {.name = "Order", .kind = FieldKind::Integer, .minimum = 1, .maximum = 50000, .section = "section.general"}},
            {&Listener::Action::redirectConfig, {.name = "RedirectConfig", .kind = FieldKind::Object, .section = "section.general"}},
            {&Listener::Action::targetGroupArn,
             {.name = "TargetGroupArn",
              .kind = FieldKind::Reference,
              .targets = {"AWS::ElasticLoadBalancingV2::TargetGroup"},
              .section = "section.targets"}},
            {&Listener::Action::type,
             {.name = "Type",
              .requirement = Requirement::Required,
              .allowed = {"authenticate-cognito", "authenticate-oidc", "fixed-response", "forward", "jwt-validation", "redirect"},
              .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<Listener::Certificate>& Listener::Certificate::table()
{
    static const FieldTable<Listener::Certificate> kTable("AWS::ElasticLoadBalancingV2::Listener.Certificate",
                                                          {
                                                              {&Listener::Certificate::certificateArn,
                                                               {.name = "CertificateArn",
                                                                .kind = FieldKind::Reference,
                                                                .targets = {"AWS::CertificateManager::Certificate", "AWS::IAM::ServerCertificate"},
                                                                .section = "section.security"}},
                                                          });
    return kTable;
}

const FieldTable<Listener::ListenerAttribute>& Listener::ListenerAttribute::table()
{
    static const FieldTable<Listener::ListenerAttribute> kTable(
        "AWS::ElasticLoadBalancingV2::Listener.ListenerAttribute",
        {
            {&Listener::ListenerAttribute::key, {.name = "Key", .section = "section.security"}},
            {&Listener::ListenerAttribute::value, {.name = "Value", .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<Listener>& Listener::table()
{
    static const FieldTable<Listener> kTable(
        "AWS::ElasticLoadBalancingV2::Listener",
        {
            {&Listener::loadBalancerArn,
             {.name = "LoadBalancerArn",
              .kind = FieldKind::Reference,
              .requirement = Requirement::Required,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::ElasticLoadBalancingV2::LoadBalancer"},
              .section = "section.general"}},
            {&Listener::protocol,
             {.name = "Protocol",
              .allowed = {"GENEVE", "HTTP", "HTTPS", "QUIC", "TCP", "TCP_QUIC", "TCP_UDP", "TLS", "UDP"},
              .section = "section.network",
              .source = "ELB-12"}},
            {&Listener::port,
             {.name = "Port", .kind = FieldKind::Port, .minimum = 1, .maximum = 65535, .section = "section.network", .source = "R137"}},
            {&Listener::defaultActions,
             {.name = "DefaultActions", .kind = FieldKind::Object, .requirement = Requirement::Required, .section = "section.targets"}},
            {&Listener::certificates, {.name = "Certificates", .kind = FieldKind::Object, .section = "section.security"}},
            {&Listener::sslPolicy, {.name = "SslPolicy", .section = "section.security"}},
            {&Listener::alpnPolicy, {.name = "AlpnPolicy", .section = "section.security", .isAdvanced = true}},
            {&Listener::listenerAttributes,
             {.name = "ListenerAttributes", .kind = FieldKind::Object, .section = "section.targets", .isAdvanced = true}},
            {&Listener::mutualAuthentication,
             {.name = "MutualAuthentication", .kind = FieldKind::Json, .section = "section.general", .isAdvanced = true}},
        });
    return kTable;
}

const FieldTable<ListenerRule::HostHeaderConfig>& ListenerRule::HostHeaderConfig::table()
{
    static const FieldTable<ListenerRule::HostHeaderConfig> kTable(
        "AWS::ElasticLoadBalancingV2::ListenerRule.HostHeaderConfig",
        {
            {&ListenerRule::HostHeaderConfig::regexValues, {.name = "RegexValues", .section = "section.general"}},
            {&ListenerRule::HostHeaderConfig::values, {.name = "Values", .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ListenerRule::HttpHeaderConfig>& ListenerRule::HttpHeaderConfig::table()
{
    static const FieldTable<ListenerRule::HttpHeaderConfig> kTable(
        "AWS::ElasticLoadBalancingV2::ListenerRule.HttpHeaderConfig",
        {
            {&ListenerRule::HttpHeaderConfig::httpHeaderName, {.name = "HttpHeaderName", .section = "section.identity"}},
            {&ListenerRule::HttpHeaderConfig::regexValues, {.name = "RegexValues", .section = "section.general"}},
            {&ListenerRule::HttpHeaderConfig::values, {.name = "Values", .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ListenerRule::HttpRequestMethodConfig>& ListenerRule::HttpRequestMethodConfig::table()
{
    static const FieldTable<ListenerRule::HttpRequestMethodConfig> kTable(
        "AWS::ElasticLoadBalancingV2::ListenerRule.HttpRequestMethodConfig",
        {
            {&ListenerRule::HttpRequestMethodConfig::values, {.name = "Values", .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ListenerRule::PathPatternConfig>& ListenerRule::PathPatternConfig::table()
{
    static const FieldTable<ListenerRule::PathPatternConfig> kTable(
        "AWS::ElasticLoadBalancingV2::ListenerRule.PathPatternConfig",
        {
            {&ListenerRule::PathPatternConfig::regexValues, {.name = "RegexValues", .section = "section.general"}},
            {&ListenerRule::PathPatternConfig::values, {.name = "Values", .maximum = 5, .boundsAreLength = true, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ListenerRule::QueryStringKeyValue>& ListenerRule::QueryStringKeyValue::table()
{
    static const FieldTable<ListenerRule::QueryStringKeyValue> kTable(
        "AWS::ElasticLoadBalancingV2::ListenerRule.QueryStringKeyValue",
        {
            {&ListenerRule::QueryStringKeyValue::key, {.name = "Key", .section = "section.security"}},
            {&ListenerRule::QueryStringKeyValue::value, {.name = "Value", .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ListenerRule::QueryStringConfig>& ListenerRule::QueryStringConfig::table()
{
    static const FieldTable<ListenerRule::QueryStringConfig> kTable(
        "AWS::ElasticLoadBalancingV2::ListenerRule.QueryStringConfig",
        {
            {&ListenerRule::QueryStringConfig::values, {.name = "Values", .kind = FieldKind::Object, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ListenerRule::SourceIpConfig>& ListenerRule::SourceIpConfig::table()
{
    static const FieldTable<ListenerRule::SourceIpConfig> kTable(
        "AWS::ElasticLoadBalancingV2::ListenerRule.SourceIpConfig",
        {
            {&ListenerRule::SourceIpConfig::values, {.name = "Values", .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ListenerRule::RuleCondition>& ListenerRule::RuleCondition::table()
{
    static const FieldTable<ListenerRule::RuleCondition> kTable(
        "AWS::ElasticLoadBalancingV2::ListenerRule.RuleCondition",
        {
            {&ListenerRule::RuleCondition::field,
             {.name = "Field", .minimum = 0, .maximum = 64, .boundsAreLength = true, .section = "section.general"}},
            {&ListenerRule::RuleCondition::hostHeaderConfig, {.name = "HostHeaderConfig", .kind = FieldKind::Object, .section = "section.general"}},
            {&ListenerRule::RuleCondition::httpHeaderConfig, {.name = "HttpHeaderConfig", .kind = FieldKind::Object, .section = "section.general"}},
            {&ListenerRule::RuleCondition::httpRequestMethodConfig,
             {.name = "HttpRequestMethodConfig", .kind = FieldKind::Object, .section = "section.general"}},
            {&ListenerRule::RuleCondition::pathPatternConfig, {.name = "PathPatternConfig", .kind = FieldKind::Object, .section = "section.general"}},
            {&ListenerRule::RuleCondition::queryStringConfig, {.name = "QueryStringConfig", .kind = FieldKind::Object, .section = "section.general"}},
            {&ListenerRule::RuleCondition::regexValues, {.name = "RegexValues", .section = "section.general"}},
            {&ListenerRule::RuleCondition::sourceIpConfig, {.name = "SourceIpConfig", .kind = FieldKind::Object, .section = "section.network"}},
            {&ListenerRule::RuleCondition::values, {.name = "Values", .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ListenerRule::FixedResponseConfig>& ListenerRule::FixedResponseConfig::table()
{
    static const FieldTable<ListenerRule::FixedResponseConfig> kTable(
        "AWS::ElasticLoadBalancingV2::ListenerRule.FixedResponseConfig",
        {
            {&ListenerRule::FixedResponseConfig::contentType,
             {.name = "ContentType", .minimum = 0, .maximum = 32, .boundsAreLength = true, .section = "section.general"}},
            {&ListenerRule::FixedResponseConfig::messageBody,
             {.name = "MessageBody", .minimum = 0, .maximum = 1024, .boundsAreLength = true, .section = "section.general"}},
            {&ListenerRule::FixedResponseConfig::statusCode,
             {.name = "StatusCode", .requirement = Requirement::Required, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ListenerRule::TargetGroupStickinessConfig>& ListenerRule::TargetGroupStickinessConfig::table()
{
    static const FieldTable<ListenerRule::TargetGroupStickinessConfig> kTable(
        "AWS::ElasticLoadBalancingV2::ListenerRule.TargetGroupStickinessConfig",
        {
            {&ListenerRule::TargetGroupStickinessConfig::durationSeconds,
             {.name = "DurationSeconds", .kind = FieldKind::Integer, .section = "section.general"}},
            {&ListenerRule::TargetGroupStickinessConfig::enabled, {.name = "Enabled", .kind = FieldKind::Boolean, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ListenerRule::TargetGroupTuple>& ListenerRule::TargetGroupTuple::table()
{
    static const FieldTable<ListenerRule::TargetGroupTuple> kTable(
        "AWS::ElasticLoadBalancingV2::ListenerRule.TargetGroupTuple",
        {
            {&ListenerRule::TargetGroupTuple::targetGroupArn,
             {.name = "TargetGroupArn",
              .kind = FieldKind::Reference,
              .targets = {"AWS::ElasticLoadBalancingV2::TargetGroup"},
              .section = "section.targets"}},
            {&ListenerRule::TargetGroupTuple::weight,
             {.name = "Weight", .kind = FieldKind::Integer, .minimum = 0, .maximum = 999, .section = "section.general", .source = "ELB-34"}},
        });
    return kTable;
}

const FieldTable<ListenerRule::ForwardConfig>& ListenerRule::ForwardConfig::table()
{
    static const FieldTable<ListenerRule::ForwardConfig> kTable(
        "AWS::ElasticLoadBalancingV2::ListenerRule.ForwardConfig",
        {
            {&ListenerRule::ForwardConfig::targetGroupStickinessConfig,
             {.name = "TargetGroupStickinessConfig", .kind = FieldKind::Object, .section = "section.targets"}},
            {&ListenerRule::ForwardConfig::targetGroups, {.name = "TargetGroups", .kind = FieldKind::Object, .section = "section.targets"}},
        });
    return kTable;
}

const FieldTable<ListenerRule::RedirectConfig>& ListenerRule::RedirectConfig::table()
{
    static const FieldTable<ListenerRule::RedirectConfig> kTable(
        "AWS::ElasticLoadBalancingV2::ListenerRule.RedirectConfig",
        {
            {&ListenerRule::RedirectConfig::host,
             {.name = "Host", .minimum = 1, .maximum = 128, .boundsAreLength = true, .section = "section.general"}},
            {&ListenerRule::RedirectConfig::path,
             {.name = "Path", .minimum = 1, .maximum = 128, .boundsAreLength = true, .section = "section.general"}},
            {&ListenerRule::RedirectConfig::port, {.name = "Port", .section = "section.network"}},
            {&ListenerRule::RedirectConfig::protocol, {.name = "Protocol", .section = "section.network"}},
            {&ListenerRule::RedirectConfig::query,
             {.name = "Query", .minimum = 0, .maximum = 128, .boundsAreLength = true, .section = "section.general"}},
            {&ListenerRule::RedirectConfig::statusCode,
             {.name = "StatusCode", .requirement = Requirement::Required, .allowed = {"HTTP_301", "HTTP_302"}, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ListenerRule::Action>& ListenerRule::Action::table()
{
    static const FieldTable<ListenerRule::Action> kTable(
        "AWS::ElasticLoadBalancingV2::ListenerRule.Action",
        {
            {&ListenerRule::Action::authenticateCognitoConfig,
             {.name = "AuthenticateCognitoConfig", .kind = FieldKind::Json, .section = "section.general"}},
            {&ListenerRule::Action::authenticateOidcConfig,
             {.name = "AuthenticateOidcConfig", .kind = FieldKind::Json, .section = "section.general"}},
            {&ListenerRule::Action::fixedResponseConfig, {.name = "FixedResponseConfig", .kind = FieldKind::Object, .section = "section.general"}},
            {&ListenerRule::Action::forwardConfig, {.name = "ForwardConfig", .kind = FieldKind::Object, .section = "section.general"}},
            {&ListenerRule::Action::jwtValidationConfig, {.name = "JwtValidationConfig", .kind = FieldKind::Json, .section = "section.general"}},
            {&ListenerRule::Action::order,
             {.name = "Order", .kind = FieldKind::Integer, .minimum = 1, .maximum = 50000, .section = "section.general"}},
            {&ListenerRule::Action::redirectConfig, {.name = "RedirectConfig", .kind = FieldKind::Object, .section = "section.general"}},
            {&ListenerRule::Action::targetGroupArn,
             {.name = "TargetGroupArn",
              .kind = FieldKind::Reference,
              .targets = {"AWS::ElasticLoadBalancingV2::TargetGroup"},
              .section = "section.targets"}},
            {&ListenerRule::Action::type,
             {.name = "Type",
              .requirement = Requirement::Required,
              .allowed = {"authenticate-cognito", "authenticate-oidc", "fixed-response", "forward", "jwt-validation", "redirect"},
              .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<ListenerRule>& ListenerRule::table()
{
    static const FieldTable<ListenerRule> kTable(
        "AWS::ElasticLoadBalancingV2::ListenerRule",
        {
            {&ListenerRule::listenerArn,
             {.name = "ListenerArn",
              .kind = FieldKind::Reference,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::ElasticLoadBalancingV2::Listener"},
              .section = "section.targets"}},
            {&ListenerRule::priority,
             {.name = "Priority",
              .kind = FieldKind::Integer,
              .requirement = Requirement::Required,
              .minimum = 1,
              .maximum = 50000,
              .section = "section.targets",
              .source = "R140"}},
            {&ListenerRule::conditions,
             {.name = "Conditions", .kind = FieldKind::Object, .requirement = Requirement::Required, .section = "section.targets"}},
            {&ListenerRule::actions,
             {.name = "Actions", .kind = FieldKind::Object, .requirement = Requirement::Required, .section = "section.targets"}},
            {&ListenerRule::transforms, {.name = "Transforms", .kind = FieldKind::Json, .section = "section.general", .isAdvanced = true}},
        });
    return kTable;
}

const FieldTable<TargetGroup::TargetDescription>& TargetGroup::TargetDescription::table()
{
    static const FieldTable<TargetGroup::TargetDescription> kTable(
        "AWS::ElasticLoadBalancingV2::TargetGroup.TargetDescription",
        {
            {&TargetGroup::TargetDescription::availabilityZone, {.name = "AvailabilityZone", .section = "section.network"}},
            {&TargetGroup::TargetDescription::id,
             {.name = "Id", .kind = FieldKind::Reference, .requirement = Requirement::Required, .section = "section.general"}},
            {&TargetGroup::TargetDescription::port,
             {.name = "Port", .kind = FieldKind::Port, .minimum = 1, .maximum = 65535, .section = "section.network"}},
            {&TargetGroup::TargetDescription::quicServerId,
             {.name = "QuicServerId", .minimum = 1, .maximum = 256, .boundsAreLength = true, .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<TargetGroup::Matcher>& TargetGroup::Matcher::table()
{
    static const FieldTable<TargetGroup::Matcher> kTable("AWS::ElasticLoadBalancingV2::TargetGroup.Matcher",
                                                         {
                                                             {&TargetGroup::Matcher::grpcCode, {.name = "GrpcCode", .section = "section.general"}},
                                                             {&TargetGroup::Matcher::httpCode, {.name = "HttpCode", .section = "section.general"}},
                                                         });
    return kTable;
}

const FieldTable<TargetGroup::TargetGroupAttribute>& TargetGroup::TargetGroupAttribute::table()
{
    static const FieldTable<TargetGroup::TargetGroupAttribute> kTable(
        "AWS::ElasticLoadBalancingV2::TargetGroup.TargetGroupAttribute",
        {
            {&TargetGroup::TargetGroupAttribute::key, {.name = "Key", .section = "section.security"}},
            {&TargetGroup::TargetGroupAttribute::value, {.name = "Value", .section = "section.general"}},
        });
    return kTable;
}

const FieldTable<TargetGroup>& TargetGroup::table()
{
    static const FieldTable<TargetGroup> kTable(
        "AWS::ElasticLoadBalancingV2::TargetGroup",
        {
            {&TargetGroup::vpcId,
             {.name = "VpcId",
              .kind = FieldKind::Reference,
              .update = UpdateEffect::Replacement,
              .targets = {"AWS::EC2::VPC"},
              .section = "section.network"}},
            {&TargetGroup::protocol,
             {.name = "Protocol",
              .update = UpdateEffect::Replacement,
              .allowed = {"GENEVE", "HTTP", "HTTPS", "QUIC", "TCP", "TCP_QUIC", "TCP_UDP", "TLS", "UDP"},
              .section = "section.network",
              .source = "R150"}},
            {&TargetGroup::port,
             {.name = "Port",
              .kind = FieldKind::Port,
              .update = UpdateEffect::Replacement,
              .minimum = 1,
              .maximum = 65535,
              .section = "section.network"}},
            {&TargetGroup::targetType,
             {.name = "TargetType",
              .update = UpdateEffect::Replacement,
              .awsDefault = "instance",
              .allowed = {"alb", "instance", "ip", "lambda"},
              .section = "section.targets",
              .source = "ELB-14"}},
            {&TargetGroup::targets, {.name = "Targets", .kind = FieldKind::Object, .section = "section.targets"}},
            {&TargetGroup::healthCheckEnabled, {.name = "HealthCheckEnabled", .kind = FieldKind::Boolean, .section = "section.health"}},
            {&TargetGroup::healthCheckProtocol,
             {.name = "HealthCheckProtocol",
              .allowed = {"GENEVE", "HTTP", "HTTPS", "QUIC", "TCP", "TCP_QUIC", "TCP_UDP", "TLS", "UDP"},
              .section = "section.health",
              .source = "R156"}},
            {&TargetGroup::healthCheckPort, {.name = "HealthCheckPort", .awsDefault = "traffic-port", .section = "section.health"}},
            {&TargetGroup::healthCheckPath,
             {.name = "HealthCheckPath", .awsDefault = "/", .minimum = 1, .maximum = 1024, .boundsAreLength = true, .section = "section.health"}},
            {&TargetGroup::healthCheckIntervalSeconds,
             {.name = "HealthCheckIntervalSeconds",
              .kind = FieldKind::Integer,
              .unit = "s",
              .awsDefault = "30",
              .minimum = 5,
              .maximum = 300,
              .section = "section.health",
              .source = "R153"}},
            {&TargetGroup::healthCheckTimeoutSeconds,
             {.name = "HealthCheckTimeoutSeconds",
              .kind = FieldKind::Integer,
              .unit = "s",
              .minimum = 2,
              .maximum = 120,
              .section = "section.health",
              .source = "R154"}},
            {&TargetGroup::healthyThresholdCount,
             {.name = "HealthyThresholdCount",
              .kind = FieldKind::Integer,
              .awsDefault = "5",
              .minimum = 2,
              .maximum = 10,
              .section = "section.health",
              .source = "R155"}},
            {&TargetGroup::unhealthyThresholdCount,
             {.name = "UnhealthyThresholdCount",
              .kind = FieldKind::Integer,
              .awsDefault = "2",
              .minimum = 2,
              .maximum = 10,
              .section = "section.capacity",
              .source = "R155"}},
            {&TargetGroup::matcher, {.name = "Matcher", .kind = FieldKind::Object, .section = "section.health"}},
            {&TargetGroup::targetGroupAttributes, {.name = "TargetGroupAttributes", .kind = FieldKind::Object, .section = "section.targets"}},
            {&TargetGroup::name,
             {.name = "Name",
              .update = UpdateEffect::Replacement,
              .minimum = 1,
              .maximum = 32,
              .boundsAreLength = true,
              .section = "section.identity"}},
            {&TargetGroup::tags, {.name = "Tags", .kind = FieldKind::Tags, .section = "section.tags"}},
            {&TargetGroup::ipAddressType,
             {.name = "IpAddressType",
              .update = UpdateEffect::Replacement,
              .allowed = {"ipv4", "ipv6"},
              .section = "section.network",
              .isAdvanced = true}},
            {&TargetGroup::protocolVersion,
             {.name = "ProtocolVersion",
              .update = UpdateEffect::Replacement,
              .awsDefault = "HTTP1",
              .section = "section.network",
              .source = "ELB-23",
              .isAdvanced = true}},
            {&TargetGroup::targetControlPort,
             {.name = "TargetControlPort",
              .kind = FieldKind::Port,
              .minimum = 1,
              .maximum = 65535,
              .section = "section.network",
              .isAdvanced = true}},
        });
    return kTable;
}

} // namespace faultline
