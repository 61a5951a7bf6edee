// Which target inside a group: algorithms, cookies, slow start, weights that follow anomalies.
#include "tests/sim/load_balancing/site.h"

#include <gtest/gtest.h>

#include <cmath>

namespace faultline::test {
namespace {

const std::string kSlow = "Workload: {CpuMs: {Distribution: deterministic, MeanMs: 30}}";

double shareOf(const sim::RunRecord& record, const std::string& host)
{
    return static_cast<double>(requestsAt(record, host)) / static_cast<double>(record.requests.sent);
}

// statements: ELB-39 ELB-45
TEST(RoundRobin, isTheDefaultAndEvenWhateverTargetsCost)
{
    Site site;
    site.zones = "a";
    site.hosts = {{"A", 'a'}, {"B", 'a', kSlow}};
    const auto record = recordOf(site.text(), {.traffic = "constant:50/s", .duration = "2m"});
    EXPECT_LE(std::abs(static_cast<double>(requestsAt(record, "A")) - static_cast<double>(requestsAt(record, "B"))), 1.0) << "one node, one rotation";
}

// statements: ELB-40
TEST(LeastOutstandingRequests, sendsLessToTheSlowerTarget)
{
    Site site;
    site.hosts = {{"A", 'a'}, {"B", 'a', kSlow}};
    site.groupAttributes = "{Key: load_balancing.algorithm.type, Value: least_outstanding_requests}";
    // At 100/s a rotation would keep 50/s * 30 ms = 1.5 requests at B and 0.1 at A.
    const auto record = recordOf(site.text(), {.traffic = "constant:100/s", .duration = "2m"});
    EXPECT_LT(shareOf(record, "B"), 0.35);
    EXPECT_GT(shareOf(record, "B"), 0.05);
}

// statements: ELB-41
TEST(WeightedRandom, spreadsEvenlyAtRandom)
{
    Site site;
    site.hosts = {{"A", 'a'}, {"B", 'a'}, {"C", 'b'}};
    site.groupAttributes = "{Key: load_balancing.algorithm.type, Value: weighted_random}";
    const auto record = recordOf(site.text(), {.traffic = "constant:200/s", .duration = "5m"});
    const double sigma = std::sqrt(1.0 / 3 * 2 / 3 / static_cast<double>(record.requests.sent));
    for (const char* host : {"A", "B", "C"}) EXPECT_NEAR(shareOf(record, host), 1.0 / 3, 4 * sigma) << host;
    EXPECT_NE(requestsAt(record, "A"), requestsAt(record, "B"));
}

/// C refuses nearly everything and still passes for healthy: its checks come too rarely to tell.
Site withAnomaly(const std::string& mitigation)
{
    Site site;
    site.group = "Protocol: HTTP, HealthCheckIntervalSeconds: 300, UnhealthyThresholdCount: 10, ";
    site.hosts = {{"A", 'a'}, {"B", 'a'}, {"C", 'b', "Workload: {Workers: 1, QueueLimit: 0, CpuMs: {Distribution: deterministic, MeanMs: 2000}}"}};
    site.groupAttributes =
        "{Key: load_balancing.algorithm.type, Value: weighted_random}, {Key: load_balancing.algorithm.anomaly_mitigation, Value: " + mitigation + "}";
    return site;
}

// statements: ELB-42 ELB-43 ELB-44 MET-79 MET-116
TEST(AnomalyMitigation, lowersTheWeightOfATargetThatFails)
{
    const auto off = played(withAnomaly("\"off\"").text(), {.traffic = "constant:90/s", .duration = "5m"});
    EXPECT_NEAR(shareOf(off.record(), "C"), 1.0 / 3, 0.02);
    EXPECT_EQ(valueOf(off.metrics(), ofGroup("AnomalousHostCount"), "Maximum", 120 * kSecond), 1) << "it is seen all the same";
    EXPECT_FALSE(valueOf(off.metrics(), ofGroup("MitigatedHostCount"), "Maximum", 120 * kSecond));
    const auto on = played(withAnomaly("\"on\"").text(), {.traffic = "constant:90/s", .duration = "5m"});
    EXPECT_EQ(valueOf(on.metrics(), ofGroup("MitigatedHostCount"), "Maximum", 120 * kSecond), 1);
    // The weight is halved every 5 s down to 1/16: after 20 s the share is (1/16) / (2 + 1/16) = 3 %.
    EXPECT_LT(shareOf(on.record(), "C"), 0.06);
    EXPECT_GT(shareOf(on.record(), "C"), 0.03);
}

// statements: ELB-42
TEST(AnomalyDetection, needsThreeHealthyTargets)
{
    Site site = withAnomaly("\"on\"");
    site.hosts.erase(site.hosts.begin());
    const auto simulation = played(site.text(), {.traffic = "constant:90/s", .duration = "3m"});
    EXPECT_EQ(valueOf(simulation.metrics(), ofGroup("AnomalousHostCount"), "Maximum", 120 * kSecond), 0);
    EXPECT_NEAR(shareOf(simulation.record(), "C"), 0.5, 0.02);
}

const std::string kCookie = "{Key: stickiness.enabled, Value: \"true\"}, {Key: stickiness.type, Value: lb_cookie}, "
                            "{Key: stickiness.lb_cookie.duration_seconds, Value: \"";

// statements: ELB-85
TEST(StickySession, keepsAClientOnItsTargetWhileItsRequestsKeepComing)
{
    Site site;
    site.client = "TimeoutMs: 2000, Clients: 1";
    site.groupAttributes = kCookie + "5\"}";
    const auto often = recordOf(site.text(), {.traffic = "constant:20/s", .duration = "10m"}); // gaps of 50 ms start the 5 s anew each time
    EXPECT_EQ(std::max(requestsAt(often, "A"), requestsAt(often, "B")), often.requests.sent);
    const auto rarely = recordOf(site.text(), {.traffic = "constant:0.1/s", .duration = "60m"}); // gaps of 10 s on average outlast it
    EXPECT_GT(requestsAt(rarely, "A"), 50u);
    EXPECT_GT(requestsAt(rarely, "B"), 50u);
}

// statements: ELB-86 MET-118
TEST(StickySession, endsWithTheHealthOfItsTarget)
{
    Site site;
    site.client = "TimeoutMs: 2000, Clients: 40";
    site.group = "Protocol: HTTP, HealthCheckIntervalSeconds: 5, HealthCheckTimeoutSeconds: 2, ";
    site.groupAttributes = kCookie + "86400\"}";
    const auto simulation = played(site.text(), {.traffic = "constant:40/s", .duration = "6m", .faults = {"terminate-instances:target=B,at=2m"}});
    const double moved = sumOf(simulation.metrics(), ofBalancer("NonStickyRequestCount"));
    EXPECT_GT(moved, 8) << "about half of the clients had B";
    EXPECT_LT(moved, 32) << "each moves once, and is sticky again";
}

// statements: ELB-54
TEST(StickySession, isNotSupportedWithoutCrossZone)
{
    Site site;
    site.zones = "a";
    site.client = "TimeoutMs: 2000, Clients: 1";
    site.hosts = {{"A", 'a'}, {"B", 'a'}};
    site.groupAttributes = kCookie + "600\"}, {Key: load_balancing.cross_zone.enabled, Value: \"false\"}";
    const auto record = recordOf(site.text(), {.duration = "1m"});
    EXPECT_NEAR(shareOf(record, "A"), 0.5, 0.01);
}

// statements: ELB-87
TEST(SourceAddressStickiness, putsAllClientsOfOneAddressOnOneTarget)
{
    Site site = networkSite();
    site.hosts = {{"A", 'a'}, {"B", 'a'}};
    site.zones = "a";
    site.groupAttributes = "{Key: stickiness.enabled, Value: \"true\"}, {Key: stickiness.type, Value: source_ip}";
    site.client = "TimeoutMs: 5000, Clients: 500, SourceAddresses: 1";
    const auto nat = recordOf(site.text(), {.duration = "1m"});
    EXPECT_EQ(std::max(requestsAt(nat, "A"), requestsAt(nat, "B")), nat.requests.sent);
    site.client = "TimeoutMs: 5000, Clients: 500";
    EXPECT_NEAR(shareOf(recordOf(site.text(), {.duration = "1m"}), "A"), 0.5, 0.1);
}

// statements: ELB-88
TEST(ClassicCookie, runsFromWhenItWasSet)
{
    Site site;
    site.zones = "a";
    site.client = "TimeoutMs: 2000, Clients: 1";
    site.hosts = {{"A", 'a'}, {"B", 'a'}};
    const std::string cookie = "LBCookieStickinessPolicy: [{PolicyName: sticky, CookieExpirationPeriod: \"60\"}], ";
    const auto record = recordOf(site.classic(cookie), {.traffic = "constant:20/s", .duration = "20m"});
    // Unlike an Application Load Balancer's it is not renewed by the 20 requests a second: every minute the client is sent anew.
    EXPECT_GT(requestsAt(record, "A"), 1200u);
    EXPECT_GT(requestsAt(record, "B"), 1200u);
}

/// Requests that B gets in the 100 s from when it turned healthy again, as a share of all.
double shareAfterReturn(const std::string& slowStart)
{
    Site site;
    site.group = "Protocol: HTTP, HealthCheckIntervalSeconds: 5, HealthCheckTimeoutSeconds: 2, HealthyThresholdCount: 2, ";
    site.groupAttributes = "{Key: slow_start.duration_seconds, Value: \"" + slowStart + "\"}";
    const Play play{.traffic = "constant:200/s", .duration = "10m", .faults = {"az-power-interruption:az=us-east-1b,at=1m,for=1m"}};
    const auto record = recordOf(site.text(), play);
    Nanoseconds from = 0;
    for (const auto* entry : entriesOf(record, "target-healthy", "B"))
        if (entry->at > 120 * kSecond && from == 0) from = entry->at;
    EXPECT_GT(from, 0);
    sim::Simulation simulation(planOf(site.text(), play).value(), play.seed);
    simulation.advance(from);
    const auto before = simulation.record();
    simulation.advance(from + 100 * kSecond);
    const auto after = simulation.record();
    return static_cast<double>(requestsAt(after, "B") - requestsAt(before, "B")) / static_cast<double>(after.requests.sent - before.requests.sent);
}

// statements: ELB-89 ELB-90 ELB-91
TEST(SlowStart, growsATargetsShareLinearly)
{
    EXPECT_NEAR(shareAfterReturn("0"), 0.5, 0.03);
    // Weight w = t / 100 s against 1: the share is the integral of w / (1 + w) over w from 0 to 1, 1 - ln 2 = 0.307.
    EXPECT_NEAR(shareAfterReturn("100"), 1 - std::log(2.0), 0.03);
    // Over 200 s only half of the way is gone: the integral to 1/2, 1 - 2 ln 1.5 = 0.189.
    EXPECT_NEAR(shareAfterReturn("200"), 1 - 2 * std::log(1.5), 0.03);
}

} // namespace
} // namespace faultline::test
