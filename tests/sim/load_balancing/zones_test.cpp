// Zones: cross-zone load balancing, DNS, fail-open and DNS failover.
#include "tests/sim/load_balancing/site.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

using sim::Outcome;

const std::string kZonal = "{Key: load_balancing.cross_zone.enabled, Value: \"false\"}";
const std::string kBad = "Workload: {CpuMs: {Distribution: deterministic, MeanMs: 2}}, HealthCheck: {Status: 500}";

std::string attribute(const std::string& key, const std::string& value) { return "{Key: " + key + ", Value: \"" + value + "\"}"; }

double ratePerSecond(const sim::RunRecord& record, const std::string& host)
{
    return static_cast<double>(requestsAt(record, host)) / (static_cast<double>(record.now) * 1e-9);
}

/// Three targets in zone a, five in zone b; clients ask DNS evenly.
Site uneven(int inA)
{
    Site site;
    site.client = "TimeoutMs: 2000, Arrivals: paced, Addresses: random";
    site.hosts.clear();
    for (int i = 1; i <= inA; ++i) site.hosts.push_back({"A" + std::to_string(i), 'a'});
    for (int i = 1; i <= 5; ++i) site.hosts.push_back({"B" + std::to_string(i), 'b'});
    return site;
}

// statements: ELB-51 ELB-52 ELB-53
TEST(CrossZone, decidesATargetsShare)
{
    const Play play{.traffic = "constant:800/s", .duration = "60s"};
    Site on = uneven(3), off = uneven(3);
    off.groupAttributes = kZonal;
    const auto even = recordOf(on.text(), play), zonal = recordOf(off.text(), play);
    EXPECT_NEAR(ratePerSecond(even, "A1"), 100, 1); // 1/N of 800
    EXPECT_NEAR(ratePerSecond(even, "B5"), 100, 1);
    EXPECT_NEAR(ratePerSecond(zonal, "A1"), 133.3, 2); // (1/Z)(1/n): 800 / 2 / 3
    EXPECT_NEAR(ratePerSecond(zonal, "B5"), 80, 2);    // 800 / 2 / 5
    Site fewer = uneven(2), fewerZonal = uneven(2);
    fewerZonal.groupAttributes = kZonal;
    EXPECT_NEAR(ratePerSecond(recordOf(fewer.text(), play), "B1"), 114.3, 1);    // 800 / 7
    EXPECT_NEAR(ratePerSecond(recordOf(fewerZonal.text(), play), "A1"), 200, 3); // 800 / 2 / 2
}

// statements: ELB-49 ELB-50
TEST(CrossZone, isOnForApplicationAndOffForNetworkUnlessTheGroupSaysOtherwise)
{
    const auto share = [](Site site) {
        site.hosts = {{"A", 'a'}, {"B1", 'b'}, {"B2", 'b'}};
        const auto record = recordOf(site.text(), {.traffic = "constant:300/s", .duration = "40s"});
        return static_cast<double>(requestsAt(record, "A")) / static_cast<double>(record.requests.sent);
    };
    Site application, network = networkSite();
    application.client = "TimeoutMs: 2000, Addresses: random";
    network.client = "TimeoutMs: 2000, Addresses: random";
    EXPECT_NEAR(share(application), 1.0 / 3, 0.02);
    EXPECT_NEAR(share(network), 1.0 / 2, 0.02);
    application.groupAttributes = kZonal;
    EXPECT_NEAR(share(application), 1.0 / 2, 0.02);
    network.attributes = attribute("load_balancing.cross_zone.enabled", "true");
    EXPECT_NEAR(share(network), 1.0 / 3, 0.02);
    network.groupAttributes = kZonal; // the group's own setting wins
    EXPECT_NEAR(share(network), 1.0 / 2, 0.02);
}

// statements: ELB-49
TEST(CrossZone, isOffForAClassicLoadBalancerMadeByATemplate)
{
    Site site;
    site.client = "TimeoutMs: 2000, Addresses: random";
    site.hosts = {{"A", 'a'}, {"B1", 'b'}, {"B2", 'b'}};
    const auto share = [&](const std::string& properties) {
        const auto record = recordOf(site.classic(properties, "TCP"), {.traffic = "constant:300/s", .duration = "40s"});
        return static_cast<double>(requestsAt(record, "A")) / static_cast<double>(record.requests.sent);
    };
    EXPECT_NEAR(share(""), 1.0 / 2, 0.02);
    EXPECT_NEAR(share("CrossZone: true, "), 1.0 / 3, 0.02);
}

// statements: ELB-17
TEST(Zone, thatIsNotEnabledGivesItsTargetsNothing)
{
    Site site;
    site.zones = "ab";
    site.hosts = {{"A", 'a'}, {"C", 'c'}};
    const auto record = recordOf(site.text(), {.duration = "1m"});
    EXPECT_EQ(requestsAt(record, "C"), 0u);
    EXPECT_EQ(record.requests.lost(), 0u);
}

// statements: ELB-54 ELB-56
TEST(Zone, withoutTargetsAnswers503WhileDnsStillNamesIt)
{
    Site site;
    site.client = "TimeoutMs: 2000, Addresses: random";
    site.hosts = {{"A", 'a'}};
    site.groupAttributes = kZonal + ", " + attribute("target_group_health.dns_failover.minimum_healthy_targets.count", "off");
    const auto record = recordOf(site.text(), {.duration = "2m"});
    EXPECT_EQ(lostBy(record, sim::Cause::NoHealthyTarget), record.requests.of(Outcome::Refused));
    EXPECT_NEAR(static_cast<double>(record.requests.of(Outcome::Refused)) / static_cast<double>(record.requests.sent), 0.5, 0.02);
}

// statements: ELB-55 ELB-75 ELB-77 ELB-78
TEST(Zone, withoutHealthyTargetsLeavesDnsAndReturnsWithTheFirst)
{
    Site site;
    site.client = "TimeoutMs: 2000, ConnectTimeoutMs: 500";
    site.groupAttributes = kZonal;
    const auto record = recordOf(site.text(), {.duration = "15m", .faults = {"terminate-instances:target=B,at=2m"}});
    // Unhealthy after at most 65 s; then 60 s of the record and 60 s of the clients' caches.
    EXPECT_GT(record.requests.lost(), 1000u);
    for (const Outcome o : {Outcome::Failed, Outcome::TimedOut, Outcome::Refused}) EXPECT_EQ(endedIn(record, 12 + 19 + 1, 90, o), 0u);
}

// statements: ELB-73 ELB-74 ELB-76
TEST(FailOpen, sendsToAllWhenFewerAreHealthyThanRoutingAsksFor)
{
    Site site;
    site.hosts = {{"A", 'a'}, {"B", 'b'}, {"C", 'b', kBad}};
    const auto lateShare = [&](const std::string& attributes) {
        site.groupAttributes = attributes;
        sim::Simulation simulation(planOf(site.text(), {.traffic = "constant:90/s"}).value(), 7);
        simulation.advance(120 * kSecond); // C is unhealthy by then
        const auto before = requestsAt(simulation.record(), "C");
        simulation.advance(240 * kSecond);
        return static_cast<double>(requestsAt(simulation.record(), "C") - before) / (120 * 90);
    };
    const std::string routing = "target_group_health.unhealthy_state_routing.minimum_healthy_targets.";
    EXPECT_EQ(lateShare(""), 0);
    EXPECT_EQ(lateShare(attribute(routing + "count", "2")), 0);
    EXPECT_NEAR(lateShare(attribute(routing + "count", "3")), 1.0 / 3, 0.02);
    EXPECT_EQ(lateShare(attribute(routing + "percentage", "66")), 0); // 2 of 3 are 66.7 %
    EXPECT_NEAR(lateShare(attribute(routing + "percentage", "67")), 1.0 / 3, 0.02);
    EXPECT_NEAR(lateShare(attribute(routing + "count", "1") + ", " + attribute(routing + "percentage", "67")), 1.0 / 3, 0.02);
}

// statements: ELB-73 ELB-107 ELB-135 MET-130
TEST(FailOpen, isWhatHappensWhenNoTargetIsHealthy)
{
    Site site;
    site.hosts = {{"A", 'a', kBad}, {"B", 'b', kBad}};
    const auto simulation = played(site.text(), {.duration = "5m"});
    EXPECT_EQ(simulation.record().requests.lost(), 0u) << "no 503: that is about registration";
    EXPECT_TRUE(firstEntry(simulation.record(), "fail-open"));
    EXPECT_NEAR(valueOf(simulation.metrics(), ofGroup("UnhealthyRoutingRequestCount"), "Sum", 180 * kSecond).value_or(0), 6000, 400);
    EXPECT_EQ(valueOf(simulation.metrics(), ofGroup("HealthyStateRouting"), "Maximum", 180 * kSecond), 0);
    EXPECT_EQ(valueOf(simulation.metrics(), ofGroup("UnhealthyStateRouting"), "Minimum", 180 * kSecond), 2);
}

// statements: ELB-75 ELB-76 ELB-77 MET-93 MET-131
TEST(DnsFailover, takesAZoneOutThatHasTooFewHealthyTargets)
{
    Site site;
    site.client = "TimeoutMs: 2000, DnsCacheSeconds: 10";
    site.hosts = {{"A", 'a'}, {"A2", 'a'}, {"B", 'b'}, {"C", 'b', kBad}};
    const auto requestsOfB = [&](const std::string& attributes) {
        site.groupAttributes = kZonal + attributes;
        sim::Simulation simulation(planOf(site.text(), {.traffic = "constant:100/s"}).value(), 7);
        simulation.advance(240 * kSecond); // 65 s until C is unhealthy, 60 s of the record, 10 s of caches
        const auto before = requestsAt(simulation.record(), "B");
        simulation.advance(300 * kSecond);
        EXPECT_EQ(valueOf(simulation.metrics(), ofGroup("HealthyStateDNS"), "Maximum", 240 * kSecond), attributes.empty() ? 2 : 1);
        return requestsAt(simulation.record(), "B") - before;
    };
    const std::string dns = "target_group_health.dns_failover.minimum_healthy_targets.";
    EXPECT_GT(requestsOfB(""), 2000u);
    EXPECT_EQ(requestsOfB(", " + attribute(dns + "count", "2")), 0u);
    EXPECT_EQ(requestsOfB(", " + attribute(dns + "percentage", "60")), 0u);
}

// statements: ELB-79
TEST(DnsFailover, namesAllZonesWhenNoneIsFit)
{
    Site site;
    site.client = "TimeoutMs: 2000, DnsCacheSeconds: 10, Addresses: random";
    site.hosts = {{"A", 'a', kBad}, {"B", 'b', kBad}};
    site.groupAttributes = kZonal;
    const auto record = recordOf(site.text(), {.duration = "10m"});
    EXPECT_EQ(record.requests.lost(), 0u);
    EXPECT_NEAR(static_cast<double>(requestsAt(record, "A")) / static_cast<double>(record.requests.sent), 0.5, 0.1);
}

// statements: ELB-80
TEST(DnsFailover, needsOneGoodGroupForApplicationAndAllForNetwork)
{
    // Two groups: B serves both zones' second port well, C is bad in its own group. Classes go to the groups by rule or by weight.
    const auto lastMinuteOfB = [](Site site, const std::string& groups) {
        site.client = "TimeoutMs: 2000, DnsCacheSeconds: 10, Addresses: random";
        site.hosts = {{"A", 'a'}, {"B", 'b'}};
        site.groupAttributes = kZonal;
        site.listener = groups;
        const std::string protocol = site.balancer.empty() ? "HTTP" : "TCP, HealthCheckProtocol: HTTP";
        site.more = "  Second: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {VpcId: !Ref Vpc, Port: 81, Protocol: " + protocol +
                    ", TargetGroupAttributes: [" + kZonal + "], Targets: [{Id: !Ref A2}, {Id: !Ref C}]}}\n";
        for (const auto& [id, zone, own] : {Site::Host{"A2", 'a'}, Site::Host{"C", 'b', kBad}})
            site.more += "  " + id + ": {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1, InstanceType: m6i.large, SubnetId: !Ref Subnet" +
                         zone + "}, Metadata: {Faultline: {" + own + "}}}\n";
        sim::Simulation simulation(planOf(site.text(), {.traffic = "constant:100/s"}).value(), 7);
        simulation.advance(300 * kSecond);
        const auto before = requestsAt(simulation.record(), "B");
        simulation.advance(360 * kSecond);
        return requestsAt(simulation.record(), "B") - before;
    };
    const std::string both = "DefaultActions: [{Type: forward, ForwardConfig: {TargetGroups: [{TargetGroupArn: !Ref TargetGroup, Weight: 1}, "
                             "{TargetGroupArn: !Ref Second, Weight: 1}]}}]";
    EXPECT_GT(lastMinuteOfB({}, "Protocol: HTTP, " + both), 1000u);
    EXPECT_EQ(lastMinuteOfB(networkSite(), "Protocol: TCP, " + both), 0u);
}

// statements: ELB-104
TEST(ZonalAffinity, keepsCallersInsideTheVpcInTheirZone)
{
    const auto shareOfOwnZone = [](const std::string& policy) {
        Site site = networkSite();
        site.attributes = attribute("dns_record.client_routing_policy", policy);
        site.sends = "{To: Front, Class: default, Share: 1}";
        site.more = "  Front: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1, InstanceType: m6i.large, SubnetId: !Ref Subneta}, Metadata: "
                    "{Faultline: {Workload: {CpuMs: 1}, Uses: [{To: LoadBalancer, Client: {DnsCacheSeconds: 0}}]}}}\n";
        const auto record = recordOf(site.text(), {.traffic = "constant:100/s", .duration = "2m"});
        return static_cast<double>(requestsAt(record, "A")) / static_cast<double>(requestsAt(record, "A") + requestsAt(record, "B"));
    };
    EXPECT_EQ(shareOfOwnZone("availability_zone_affinity"), 1);
    // 85 % by affinity, half of the rest by chance: 0.925; 12,000 requests in 256 resolvers' hands.
    EXPECT_NEAR(shareOfOwnZone("partial_availability_zone_affinity"), 0.925, 0.02);
    EXPECT_NEAR(shareOfOwnZone("any_availability_zone"), 0.5, 0.1);
}

} // namespace
} // namespace faultline::test
