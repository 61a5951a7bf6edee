// The Classic Load Balancer, where it differs.
#include "tests/sim/load_balancing/site.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

using sim::Cause;
using sim::Outcome;

const std::string kElb = "AWS/ELB";

/// One instance that does ten requests a second and refuses to queue, in one zone; the load balancer holds the rest.
Site narrow(const std::string& zones = "a")
{
    Site site;
    site.zones = zones;
    site.client = "TimeoutMs: 3000000, Arrivals: paced, Addresses: random";
    site.hosts = {{"A", 'a', "Workload: {Workers: 1, QueueLimit: 0, CpuMs: {Distribution: deterministic, MeanMs: 100}}"}};
    return site;
}

const std::string kPatient = "ConnectionSettings: {IdleTimeout: 4000}, ";

// statements: ELB-111 ELB-114 MET-71 MET-72 MET-68
TEST(SurgeQueue, holds1024RequestsAndSpillsTheRestAs503)
{
    const auto simulation = played(narrow().classic(kPatient), {.traffic = "constant:100/s", .duration = "60s"});
    const auto record = simulation.record();
    // 6,000 come, 600 are done, one is at work, 1,024 wait.
    EXPECT_NEAR(static_cast<double>(lostBy(record, Cause::SurgeQueueFull)), 6000 - 600 - 1 - 1024, 3);
    EXPECT_EQ(record.requests.of(Outcome::Refused), lostBy(record, Cause::SurgeQueueFull));
    EXPECT_EQ(valueOf(simulation.metrics(), ofBalancer("SurgeQueueLength", kElb), "Maximum", 0), 1024);
    // What happens in the instant in which the minute ends belongs to the next.
    EXPECT_NEAR(sumOf(simulation.metrics(), ofBalancer("SpilloverCount", kElb)), static_cast<double>(lostBy(record, Cause::SurgeQueueFull)), 1);
    EXPECT_EQ(sumOf(simulation.metrics(), ofBalancer("HTTPCode_ELB_5XX", kElb)), sumOf(simulation.metrics(), ofBalancer("SpilloverCount", kElb)));
}

// statements: ELB-115
TEST(SurgeQueue, isOnePerNode)
{
    const auto record = recordOf(narrow("ab").classic(kPatient + "CrossZone: true, "), {.traffic = "constant:100/s", .duration = "60s"});
    EXPECT_NEAR(static_cast<double>(lostBy(record, Cause::SurgeQueueFull)), 6000 - 600 - 1 - 2 * 1024, 60);
}

// statements: ELB-98 ELB-111
TEST(SurgeQueue, isLeftByIdleTimeoutWith504)
{
    const auto simulation = played(narrow().classic("ConnectionSettings: {IdleTimeout: 20}, "), {.traffic = "constant:15/s", .duration = "10m"});
    const auto record = simulation.record();
    // The queue grows by 5/s; whoever comes when 200 wait would wait for 20 s.
    EXPECT_GT(lostBy(record, Cause::TargetIdleTimeout), 1000u);
    EXPECT_EQ(lostBy(record, Cause::SurgeQueueFull), 0u);
    EXPECT_NEAR(static_cast<double>(record.latencyByOutcome[3].maxNs) * 1e-9, 20, 0.2);
}

// statements: ELB-73 ELB-112
TEST(ClassicLoadBalancer, doesNotFailOpen)
{
    Site site;
    const std::string bad = "Workload: {CpuMs: 1}, HealthCheck: {Status: 500}";
    site.hosts = {{"A", 'a', bad}, {"B", 'b', bad}};
    const auto record = recordOf(
        site.classic("HealthCheck: {Target: \"HTTP:80/\", Interval: \"10\", Timeout: \"5\", HealthyThreshold: \"10\", UnhealthyThreshold: \"2\"}, "),
        {.duration = "3m"});
    EXPECT_GT(lostBy(record, Cause::NoHealthyTarget), 14'000u) << "503 from 20 s on";
    EXPECT_EQ(record.requests.of(Outcome::Refused), lostBy(record, Cause::NoHealthyTarget));
    EXPECT_FALSE(firstEntry(record, "fail-open"));
}

// statements: ELB-47
TEST(ClassicLoadBalancer, rotatesOverTcpAndCountsOutstandingRequestsOverHttp)
{
    Site site;
    site.zones = "a";
    site.hosts = {{"A", 'a'}, {"B", 'a', "Workload: {CpuMs: {Distribution: deterministic, MeanMs: 30}}"}};
    const auto share = [&](const std::string& protocol) {
        const auto record = recordOf(site.classic("", protocol), {.traffic = "constant:100/s", .duration = "1m"});
        return static_cast<double>(requestsAt(record, "B")) / static_cast<double>(record.requests.sent);
    };
    EXPECT_NEAR(share("TCP"), 0.5, 0.001);
    EXPECT_LT(share("HTTP"), 0.35);
}

// statements: ELB-132 MET-70
TEST(ClassicLoadBalancer, countsEachRequestAsASampleOfOne)
{
    const auto simulation = played(Site().classic(""), {.traffic = "constant:50/s", .duration = "3m"});
    const MetricId requests = ofBalancer("RequestCount", kElb);
    EXPECT_EQ(valueOf(simulation.metrics(), requests, "Minimum", 60 * kSecond), 1);
    EXPECT_EQ(valueOf(simulation.metrics(), requests, "Maximum", 60 * kSecond), 1);
    EXPECT_EQ(valueOf(simulation.metrics(), requests, "Average", 60 * kSecond), 1);
    EXPECT_NEAR(valueOf(simulation.metrics(), requests, "Sum", 60 * kSecond).value_or(0), 3000, 250);
}

} // namespace
} // namespace faultline::test
