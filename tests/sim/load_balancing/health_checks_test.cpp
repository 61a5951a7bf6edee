// Health checks: how long until a target is out, and back in.
#include "tests/sim/load_balancing/site.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

std::string answering(int status)
{
    return "Workload: {CpuMs: {Distribution: deterministic, MeanMs: 2}}, HealthCheck: {Status: " + std::to_string(status) + "}";
}

// statements: ELB-57 ELB-62
TEST(HealthCheck, passesOnlyTheStatusesOfItsMatcher)
{
    const auto isOut = [](Site site, int status, const std::string& classic = "") {
        site.hosts = {{"A", 'a'}, {"B", 'b', answering(status)}};
        const auto record = recordOf(classic.empty() ? site.text() : site.classic(classic), {.traffic = "constant:10/s", .duration = "3m"});
        const auto out = entriesOf(record, "target-unhealthy", "B");
        for (const auto* entry : out)
            for (const auto& [name, value] : entry->text.args)
                if (name == "reason") {
                    EXPECT_EQ(value, "Target.ResponseCodeMismatch");
                }
        EXPECT_TRUE(entriesOf(record, "target-unhealthy", "A").empty());
        return !out.empty();
    };
    EXPECT_FALSE(isOut({}, 200));
    EXPECT_TRUE(isOut({}, 302)); // Application: 200
    Site wide;
    wide.group = "Protocol: HTTP, Matcher: {HttpCode: \"200,300-399\"}, ";
    EXPECT_FALSE(isOut(wide, 302));
    EXPECT_TRUE(isOut(wide, 404));
    Site network = networkSite(); // Network over HTTP: 200-399
    network.group = "Protocol: TCP, HealthCheckProtocol: HTTP, ";
    EXPECT_FALSE(isOut(network, 302));
    EXPECT_TRUE(isOut(network, 404));
    const std::string classic =
        "HealthCheck: {Target: \"HTTP:80/\", Interval: \"30\", Timeout: \"5\", HealthyThreshold: \"10\", UnhealthyThreshold: \"2\"}, ";
    EXPECT_FALSE(isOut({}, 200, classic)); // Classic: 200 only
    EXPECT_TRUE(isOut({}, 302, classic));
}

// statements: ELB-58
TEST(HealthCheck, isOnePerIntervalTargetAndNode)
{
    Site site;
    site.group = "Protocol: HTTP, HealthCheckIntervalSeconds: 10, ";
    site.hosts = {{"A", 'a', "Workload: {CpuMs: 1}, HealthCheck: {CpuMs: 40}"}};
    const auto record = recordOf(site.text(), {.traffic = "constant:0.001/s", .duration = "100m"});
    // Two nodes check every 10 s for 6,000 s: 1,200 checks of 40 ms; the time they take does not shift the next.
    const double checks = static_cast<double>(stationOf(record, "A").busyServerNs) / 40e6;
    EXPECT_NEAR(checks, 1200, 2);
}

/// When the checks of B by each node turned, in seconds from `at`.
std::vector<double> turnsOf(const sim::RunRecord& record, const std::string& kind, Nanoseconds at)
{
    std::vector<double> seconds;
    for (const auto* entry : entriesOf(record, kind, "B"))
        if (entry->at >= at) seconds.push_back(static_cast<double>(entry->at - at) * 1e-9);
    return seconds;
}

// statements: ELB-57 ELB-64 ELB-65 ELB-66 ELB-67
TEST(HealthCheck, noticesASilentTargetAfterItsIntervalsAndTimeout)
{
    // Application, defaults: two failures 30 s apart, the second known after 5 s: 35 to 65 s, by the phase of each node.
    std::vector<double> all;
    for (const std::uint64_t seed : {1, 2, 3, 4, 5, 6}) {
        const auto record =
            recordOf(Site().text(), {.traffic = "constant:10/s", .duration = "4m", .faults = {"terminate-instances:target=B,at=1m"}, .seed = seed});
        const auto turns = turnsOf(record, "target-unhealthy", 60 * kSecond);
        EXPECT_EQ(turns.size(), 2u) << "one node each";
        all.insert(all.end(), turns.begin(), turns.end());
    }
    const auto [least, most] = std::minmax_element(all.begin(), all.end());
    EXPECT_GE(*least, 35);
    EXPECT_LE(*most, 65);
    EXPECT_GT(*most - *least, 10) << "phases are drawn, not all the same";
}

// statements: ELB-63 ELB-64 ELB-65
TEST(HealthCheck, takesAsManyPassesAsTheHealthyThresholdOnTheWayBack)
{
    const Play play{.traffic = "constant:10/s", .duration = "15m", .faults = {"az-power-interruption:az=us-east-1b,at=1m,for=3m"}};
    const auto backAfter = [&](const std::string& text) {
        const auto record = recordOf(text, play);
        const auto* booted = firstEntry(record, "booted");
        EXPECT_TRUE(booted);
        const auto turns = turnsOf(record, "target-healthy", booted ? booted->at : 0);
        EXPECT_FALSE(turns.empty());
        return turns.empty() ? 0 : turns.front();
    };
    const double application = backAfter(Site().text()); // 5 passes, 30 s apart: the fifth 120 to 150 s after it answers
    EXPECT_GE(application, 120);
    EXPECT_LE(application, 150);
    const double classic = backAfter(Site().classic(
        "HealthCheck: {Target: \"HTTP:80/\", Interval: \"30\", Timeout: \"5\", HealthyThreshold: \"10\", UnhealthyThreshold: \"2\"}, "));
    EXPECT_GE(classic, 270); // 10 passes
    EXPECT_LE(classic, 300);
}

// statements: ELB-60
TEST(NetworkHealthCheck, isDecidedByTheNodesTogether)
{
    Site site = networkSite();
    site.attributes = "{Key: load_balancing.cross_zone.enabled, Value: \"true\"}";
    site.group = "Protocol: TCP, HealthCheckIntervalSeconds: 60, ";
    site.groupAttributes = "{Key: stickiness.enabled, Value: \"true\"}, {Key: stickiness.type, Value: source_ip}"; // so that no passive check helps
    site.client = "TimeoutMs: 5000, ConnectTimeoutMs: 500, Clients: 2000";
    const Play play{.traffic = "constant:100/s", .duration = "5m", .faults = {"terminate-instances:target=B,at=1m"}};
    const auto record = recordOf(site.text(), play);
    const auto turns = turnsOf(record, "target-unhealthy", 60 * kSecond);
    ASSERT_EQ(turns.size(), 2u);
    ASSERT_GT(turns[1] - turns[0], 2);
    sim::Simulation simulation(planOf(site.text(), play).value(), play.seed);
    const auto lostBetween = [&](double from, double to) {
        simulation.advance(static_cast<Nanoseconds>((60 + from) * 1e9));
        const auto before = simulation.record().requests.lost();
        simulation.advance(static_cast<Nanoseconds>((60 + to) * 1e9));
        return simulation.record().requests.lost() - before;
    };
    EXPECT_GT(lostBetween(turns[0] + 0.6, turns[1]), 20u) << "one node's opinion is not enough";
    EXPECT_EQ(lostBetween(turns[1] + 1, turns[1] + 60), 0u);
}

// statements: ELB-69
TEST(PassiveHealthCheck, noticesBrokenConnectionsBeforeActiveChecks)
{
    Site site = networkSite();
    site.group = "Protocol: TCP, HealthCheckIntervalSeconds: 300, ";
    site.attributes = "{Key: load_balancing.cross_zone.enabled, Value: \"true\"}";
    const Play play{.traffic = "constant:100/s", .duration = "5m", .faults = {"terminate-instances:target=B,at=1m"}};
    const auto watched = recordOf(site.text(), play);
    const auto turns = turnsOf(watched, "target-unhealthy", 60 * kSecond);
    ASSERT_FALSE(turns.empty());
    EXPECT_LT(turns.front(), 5);
    EXPECT_LT(watched.requests.lost(), 200u);
    site.groupAttributes =
        "{Key: stickiness.enabled, Value: \"true\"}, {Key: stickiness.type, Value: source_ip}"; // they do not apply to sticky groups
    EXPECT_GT(recordOf(site.text(), play).requests.lost(), 5000u);
}

} // namespace
} // namespace faultline::test
