#include "model/graph/event_sources.h"

#include "model/graph/reading.h"

#include <algorithm>
#include <array>

namespace faultline {

using reading::property;

namespace {

/// One kind of wiring: the resource itself, or what it names in `from`, calls what it names in `to`.
struct Wiring {
    std::string_view type;
    std::string_view from; ///< empty: the resource itself calls
    std::string_view to;
    std::string_view protocol;
};

constexpr std::array kWirings{
    Wiring{"AWS::ApiGateway::Method", "RestApiId", "Integration/Uri", "HTTPS"},
    Wiring{"AWS::ApiGatewayV2::Integration", "ApiId", "IntegrationUri", "HTTPS"},
    Wiring{"AWS::CloudFront::Distribution", "", "DistributionConfig/Origins", "HTTPS"},
    Wiring{"AWS::Events::Rule", "", "Targets", ""},
    Wiring{"AWS::Lambda::EventSourceMapping", "EventSourceArn", "FunctionName", ""},
    Wiring{"AWS::RDS::DBProxyTargetGroup", "DBProxyName", "DBClusterIdentifiers", ""},
    Wiring{"AWS::RDS::DBProxyTargetGroup", "DBProxyName", "DBInstanceIdentifiers", ""},
    Wiring{"AWS::Route53::RecordSet", "", "AliasTarget/DNSName", "DNS"},
    Wiring{"AWS::Route53::RecordSet", "", "ResourceRecords", "DNS"},
    Wiring{"AWS::S3::Bucket", "", "NotificationConfiguration", ""},
    Wiring{"AWS::SNS::Subscription", "TopicArn", "Endpoint", ""},
    Wiring{"AWS::SNS::Topic", "", "Subscription", ""},
    Wiring{"AWS::Scheduler::Schedule", "", "Target/Arn", ""},
};

/// What answers requests or takes messages; a role or a permission named in passing does not.
bool isCallable(std::string_view type)
{
    constexpr std::array<std::string_view, 20> kCallable{"AWS::ApiGateway::RestApi",
                                                         "AWS::ApiGatewayV2::Api",
                                                         "AWS::CloudFront::Distribution",
                                                         "AWS::DynamoDB::Table",
                                                         "AWS::EC2::Instance",
                                                         "AWS::EC2::EIP",
                                                         "AWS::ECS::Service",
                                                         "AWS::ElasticLoadBalancing::LoadBalancer",
                                                         "AWS::ElasticLoadBalancingV2::LoadBalancer",
                                                         "AWS::Kinesis::Stream",
                                                         "AWS::Lambda::Function",
                                                         "AWS::RDS::DBCluster",
                                                         "AWS::RDS::DBInstance",
                                                         "AWS::RDS::DBProxy",
                                                         "AWS::S3::Bucket",
                                                         "AWS::SNS::Topic",
                                                         "AWS::SQS::Queue",
                                                         "AWS::Serverless::Function",
                                                         "AWS::StepFunctions::StateMachine",
                                                         "AWS::Events::EventBus"};
    return std::find(kCallable.begin(), kCallable.end(), type) != kCallable.end();
}

/// An integration names the load balancer by its listener's ARN, a record an instance by its Elastic IP.
std::string answering(const Architecture& architecture, const std::string& id)
{
    const Resource* r = architecture.find(id);
    if (!r) return {};
    for (const auto& [type, key] : {std::pair{"AWS::ElasticLoadBalancingV2::Listener", "LoadBalancerArn"}, std::pair{"AWS::EC2::EIP", "InstanceId"}})
        if (r->typeName == type) {
            const auto m = reading::mention(architecture, property(*r, key));
            return m.isResource() ? m.id : std::string();
        }
    return isCallable(r->typeName) ? id : std::string();
}

/// SAM functions list their event sources inside (CFN-28).
void addServerlessEvents(const Architecture& architecture, const Resource& function, std::vector<Call>& calls)
{
    for (const auto& [name, event] : property(function, "Events").fields())
        for (const char* key : {"Queue", "Stream", "Topic", "Bucket", "RestApiId", "ApiId"})
            for (const std::string& id : reading::resourcesIn(architecture, reading::below(reading::below(event, "Properties"), key)))
                calls.push_back({id, function.id, {}, {}, 0, CallOrigin::Written, {}, nullptr});
}

} // namespace

std::vector<Call> eventSourceCalls(const Architecture& architecture)
{
    std::vector<Call> calls;
    const auto add = [&](const std::string& from, const std::string& to, const Resource& via, std::string_view protocol) {
        const bool isTwice = std::any_of(calls.begin(), calls.end(), [&](const Call& c) { return c.from == from && c.to == to; });
        if (!from.empty() && !to.empty() && from != to && !isTwice)
            calls.push_back({from, to, from == via.id ? std::string() : via.id, std::string(protocol), 0, CallOrigin::Written, {}, nullptr});
    };
    for (const Resource& r : architecture.resources()) {
        if (r.exists == Tri::No) continue;
        if (r.typeName == "AWS::Serverless::Function") addServerlessEvents(architecture, r, calls);
        for (const Wiring& w : kWirings) {
            if (w.type != r.typeName || w.to.empty()) continue;
            std::vector<std::string> callers{r.id};
            if (!w.from.empty()) callers = reading::resourcesIn(architecture, property(r, w.from));
            for (const std::string& caller : callers)
                for (const std::string& called : reading::resourcesIn(architecture, property(r, w.to)))
                    add(caller, answering(architecture, called), r, w.protocol);
        }
    }
    return calls;
}

} // namespace faultline
