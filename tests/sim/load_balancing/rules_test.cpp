// Listener rules: which action a request gets. Rules answer 503 themselves, so that whoever they match is refused.
#include "tests/sim/load_balancing/site.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

using sim::Outcome;

std::string rule(int priority, const std::string& conditions, const std::string& actions)
{
    const std::string n = std::to_string(priority);
    return "  Rule" + n + ": {Type: AWS::ElasticLoadBalancingV2::ListenerRule, Properties: {ListenerArn: !Ref Listener, Priority: " + n +
           ", Conditions: [" + conditions + "], Actions: [" + actions + "]}}\n";
}

const std::string kRefuse = "{Type: fixed-response, FixedResponseConfig: {StatusCode: \"503\"}}";

/// Whether a request of the form `send` meets the conditions.
bool isRefused(const std::string& conditions, const std::string& send)
{
    Site site;
    site.sends = "{To: LoadBalancer, Class: default, Share: 1, " + send + "}";
    site.more = rule(10, conditions, kRefuse);
    const auto record = recordOf(site.text(), {.traffic = "constant:10/s", .duration = "10s"});
    EXPECT_TRUE(record.requests.of(Outcome::Refused) == 0 || record.requests.of(Outcome::Refused) == record.requests.sent);
    return record.requests.of(Outcome::Refused) > 0;
}

// statements: ELB-29 ELB-30 ELB-31 ELB-32 ELB-33
TEST(ListenerRule, holdsWhenAllItsConditionsDo)
{
    const auto path = [](const std::string& values) { return "{Field: path-pattern, Values: [" + values + "]}"; };
    EXPECT_TRUE(isRefused(path("\"/shop/*\""), "Path: /shop/a"));
    EXPECT_FALSE(isRefused(path("\"/shop/*\""), "Path: /Shop/a")) << "paths are case-sensitive";
    EXPECT_FALSE(isRefused(path("\"/shop/*\""), "Path: \"/other?back=/shop/a\"")) << "the query is not looked at";
    EXPECT_TRUE(isRefused(path("\"/img?.png\""), "Path: /img1.png"));
    EXPECT_FALSE(isRefused(path("\"/img?.png\""), "Path: /img.png")) << "? is exactly one character";
    EXPECT_TRUE(isRefused(path("/a, /b"), "Path: /b")) << "values are alternatives";
    const std::string host = "{Field: host-header, HostHeaderConfig: {Values: [\"*.example.com\"]}}";
    EXPECT_TRUE(isRefused(host, "Host: test.EXAMPLE.com")) << "hosts are not case-sensitive";
    EXPECT_FALSE(isRefused(host, "Host: example.com")) << "the dot is part of the pattern";
    const std::string method = "{Field: http-request-method, HttpRequestMethodConfig: {Values: [POST]}}";
    EXPECT_TRUE(isRefused(method, "Method: POST"));
    EXPECT_FALSE(isRefused(method, "Method: post")) << "methods match exactly";
    const std::string header = "{Field: http-header, HttpHeaderConfig: {HttpHeaderName: X-Canary, Values: [\"ye*\"]}}";
    EXPECT_TRUE(isRefused(header, "Headers: {x-canary: \"YES\"}"));
    EXPECT_FALSE(isRefused(header, "Headers: {x-other: \"YES\"}"));
    const std::string query = "{Field: query-string, QueryStringConfig: {Values: [{Key: version, Value: v1}]}}";
    EXPECT_TRUE(isRefused(query, "Path: \"/?a=b&Version=V1\""));
    EXPECT_FALSE(isRefused(query, "Path: \"/?version=v2\""));
    const std::string source = "{Field: source-ip, SourceIpConfig: {Values: [\"10.0.0.0/8\"]}}";
    EXPECT_TRUE(isRefused(source, "SourceIp: 10.1.2.3"));
    EXPECT_FALSE(isRefused(source, "SourceIp: 11.1.2.3"));
    EXPECT_TRUE(isRefused(path("/a") + ", " + method, "Path: /a, Method: POST"));
    EXPECT_FALSE(isRefused(path("/a") + ", " + method, "Path: /a, Method: GET")) << "conditions must all hold";
}

// statements: ELB-27
TEST(ListenerRule, ofTheLowestPriorityNumberDecidesAndTheDefaultComesLast)
{
    Site site;
    const std::string any = "{Field: path-pattern, Values: [\"*\"]}", forward = "{Type: forward, TargetGroupArn: !Ref TargetGroup}";
    site.more = rule(20, any, kRefuse) + rule(5, any, forward); // written the other way round
    EXPECT_EQ(recordOf(site.text(), {.duration = "10s"}).requests.of(Outcome::Refused), 0u);
    site.more = rule(20, any, forward) + rule(5, any, kRefuse);
    const auto record = recordOf(site.text(), {.duration = "10s"});
    EXPECT_EQ(record.requests.of(Outcome::Refused), record.requests.sent);
}

/// Two groups, with A and with B, and a listener that shares requests between them.
Site weighted(const std::string& first, const std::string& second, const std::string& more = "")
{
    Site site;
    site.more = "  Other: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {VpcId: !Ref Vpc, Port: 80, Protocol: HTTP, Targets: [{Id: "
                "!Ref C}]}}\n"
                "  C: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1, InstanceType: m6i.large, SubnetId: !Ref Subneta}, Metadata: "
                "{Faultline: {Workload: {CpuMs: {Distribution: deterministic, MeanMs: 2}}}}}\n";
    site.hosts = {{"A", 'a'}};
    site.listener =
        "Protocol: HTTP, DefaultActions: [{Type: forward, ForwardConfig: {TargetGroups: [{TargetGroupArn: !Ref TargetGroup, Weight: " + first +
        "}, {TargetGroupArn: !Ref Other, Weight: " + second + "}]" + more + "}}]";
    return site;
}

// statements: ELB-34
TEST(WeightedForward, sharesByWeightOverTheSumOfWeights)
{
    const auto record = recordOf(weighted("300", "100").text(), {.traffic = "constant:200/s", .duration = "5m"});
    // 60,000 requests, share 3/4: standard deviation sqrt(0.75 * 0.25 / 60000) = 0.0018.
    EXPECT_NEAR(static_cast<double>(requestsAt(record, "A")) / static_cast<double>(record.requests.sent), 0.75, 4 * 0.0018);
}

// statements: ELB-34
TEST(WeightedForward, givesNothingToAWeightOfZero)
{
    const auto record = recordOf(weighted("0", "1").text(), {.duration = "30s"});
    EXPECT_EQ(requestsAt(record, "C"), record.requests.sent);
}

// statements: ELB-36
TEST(WeightedForward, doesNotLookAtHealthBeforeItSplits)
{
    Site site = weighted("1", "1");
    const std::string targets = ", Targets: [{Id: !Ref C}]";
    site.more.erase(site.more.find(targets), targets.size()); // the other group is empty
    const auto record = recordOf(site.text(), {.traffic = "constant:200/s", .duration = "3m"});
    EXPECT_EQ(lostBy(record, sim::Cause::NoHealthyTarget), record.requests.of(Outcome::Refused));
    // 36,000 requests: standard deviation of a half 0.0026.
    EXPECT_NEAR(static_cast<double>(record.requests.of(Outcome::Refused)) / static_cast<double>(record.requests.sent), 0.5, 4 * 0.0026);
}

// statements: ELB-35
TEST(WeightedForward, keepsAClientOnItsGroupOnlyWithGroupStickiness)
{
    Site loose = weighted("1", "1");
    loose.client = "TimeoutMs: 2000, Clients: 1";
    const auto split = recordOf(loose.text(), {.duration = "1m"});
    EXPECT_GT(requestsAt(split, "A"), 2500u);
    EXPECT_GT(requestsAt(split, "C"), 2500u);
    Site sticky = weighted("1", "1", ", TargetGroupStickinessConfig: {Enabled: true, DurationSeconds: 600}");
    sticky.client = "TimeoutMs: 2000, Clients: 1";
    const auto kept = recordOf(sticky.text(), {.duration = "1m"});
    EXPECT_EQ(std::max(requestsAt(kept, "A"), requestsAt(kept, "C")), kept.requests.sent);
}

// statements: ELB-37 ELB-127 MET-95 MET-96 MET-98
TEST(LoadBalancer, countsItsOwnAnswersApartFromRequests)
{
    Site site;
    site.sends = "{To: LoadBalancer, Class: a, Share: 0.5, Path: /fixed}, {To: LoadBalancer, Class: b, Share: 0.5, Path: /moved}";
    site.more = rule(1, "{Field: path-pattern, Values: [/fixed]}", "{Type: fixed-response, FixedResponseConfig: {StatusCode: \"200\"}}") +
                rule(2, "{Field: path-pattern, Values: [/moved]}", "{Type: redirect, RedirectConfig: {StatusCode: HTTP_302, Path: /new}}");
    const auto simulation = played(site.text(), {.traffic = "constant:50/s", .duration = "5m"});
    const auto record = simulation.record();
    EXPECT_EQ(record.requests.of(Outcome::Succeeded), record.requests.sent);
    const double fixed = sumOf(simulation.metrics(), ofBalancer("HTTP_Fixed_Response_Count"));
    const double redirected = sumOf(simulation.metrics(), ofBalancer("HTTP_Redirect_Count"));
    EXPECT_EQ(fixed + redirected, static_cast<double>(record.requests.sent));
    EXPECT_GT(redirected, 0);
    EXPECT_EQ(sumOf(simulation.metrics(), ofBalancer("HTTPCode_ELB_3XX_Count")), redirected);
    EXPECT_EQ(sumOf(simulation.metrics(), ofBalancer("RequestCount")), 0) << "no target was chosen";
}

// statements: ELB-106 MET-99
TEST(ApplicationLoadBalancer, refusesTheMethodTrace)
{
    Site site;
    site.sends = "{To: LoadBalancer, Class: default, Share: 1, Method: TRACE}";
    const auto simulation = played(site.text(), {.duration = "2m"});
    const auto record = simulation.record();
    EXPECT_EQ(lostBy(record, sim::Cause::AnsweredByRule), record.requests.sent);
    EXPECT_EQ(sumOf(simulation.metrics(), ofBalancer("HTTPCode_ELB_4XX_Count")), static_cast<double>(record.requests.sent));
}

} // namespace
} // namespace faultline::test
