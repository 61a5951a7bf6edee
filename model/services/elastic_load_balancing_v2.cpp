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

const FieldTable<LoadBalancingAttribute>& LoadBalancingAttribute::table()
{
    static const FieldTable<LoadBalancingAttribute> kTable("LoadBalancingAttribute",
                                                           {
                                                               {&LoadBalancingAttribute::key, {.name = "Key", .section = "section.security"}},
                                                               {&LoadBalancingAttribute::value, {.name = "Value", .section = "section.general"}},
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
             {.name = "Name", .update = UpdateEffect::Replacement, .length = {1, 32}, .section = "section.identity", .source = "R131"}},
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
            {&Listener::port, {.name = "Port", .kind = FieldKind::Port, .range = {1, 65535}, .section = "section.network", .source = "R137"}},
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
            {&ListenerRule::PathPatternConfig::values, {.name = "Values", .length = {.most = 5}, .section = "section.general"}},
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
            {&ListenerRule::RuleCondition::field, {.name = "Field", .length = {0, 64}, .section = "section.general"}},
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
              .range = {1, 50000},
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
            {&TargetGroup::TargetDescription::port, {.name = "Port", .kind = FieldKind::Port, .range = {1, 65535}, .section = "section.network"}},
            {&TargetGroup::TargetDescription::quicServerId, {.name = "QuicServerId", .length = {1, 256}, .section = "section.general"}},
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
             {.name = "Port", .kind = FieldKind::Port, .update = UpdateEffect::Replacement, .range = {1, 65535}, .section = "section.network"}},
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
            {&TargetGroup::healthCheckPath, {.name = "HealthCheckPath", .awsDefault = "/", .length = {1, 1024}, .section = "section.health"}},
            {&TargetGroup::healthCheckIntervalSeconds,
             {.name = "HealthCheckIntervalSeconds",
              .kind = FieldKind::Integer,
              .unit = "s",
              .awsDefault = "30",
              .range = {5, 300},
              .section = "section.health",
              .source = "R153"}},
            {&TargetGroup::healthCheckTimeoutSeconds,
             {.name = "HealthCheckTimeoutSeconds",
              .kind = FieldKind::Integer,
              .unit = "s",
              .range = {2, 120},
              .section = "section.health",
              .source = "R154"}},
            {&TargetGroup::healthyThresholdCount,
             {.name = "HealthyThresholdCount",
              .kind = FieldKind::Integer,
              .awsDefault = "5",
              .range = {2, 10},
              .section = "section.health",
              .source = "R155"}},
            {&TargetGroup::unhealthyThresholdCount,
             {.name = "UnhealthyThresholdCount",
              .kind = FieldKind::Integer,
              .awsDefault = "2",
              .range = {2, 10},
              .section = "section.capacity",
              .source = "R155"}},
            {&TargetGroup::matcher, {.name = "Matcher", .kind = FieldKind::Object, .section = "section.health"}},
            {&TargetGroup::targetGroupAttributes, {.name = "TargetGroupAttributes", .kind = FieldKind::Object, .section = "section.targets"}},
            {&TargetGroup::name, {.name = "Name", .update = UpdateEffect::Replacement, .length = {1, 32}, .section = "section.identity"}},
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
             {.name = "TargetControlPort", .kind = FieldKind::Port, .range = {1, 65535}, .section = "section.network", .isAdvanced = true}},
        });
    return kTable;
}

} // namespace faultline
