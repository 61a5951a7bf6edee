// The Network Load Balancer: flows, and what ends them.
#include "tests/sim/load_balancing/site.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

using sim::Cause;
using sim::Outcome;

const std::string kNlb = "AWS/NetworkELB";
const std::string kCrossZone = "{Key: load_balancing.cross_zone.enabled, Value: \"true\"}";
const std::string kSticky = "{Key: stickiness.enabled, Value: \"true\"}, {Key: stickiness.type, Value: source_ip}"; // no passive checks

// statements: ELB-46
TEST(Flow, staysOnItsTargetForLife)
{
    Site site = networkSite();
    site.attributes = kCrossZone;
    site.client = "TimeoutMs: 5000, Clients: 1, RequestsPerConnection: 1000000";
    const auto kept = recordOf(site.text(), {.duration = "1m"});
    EXPECT_EQ(std::max(requestsAt(kept, "A"), requestsAt(kept, "B")), kept.requests.sent);
    site.client = "TimeoutMs: 5000, Clients: 1, RequestsPerConnection: 1"; // a new flow each time: another port, another hash
    const auto each = recordOf(site.text(), {.duration = "1m"});
    EXPECT_NEAR(static_cast<double>(requestsAt(each, "A")) / static_cast<double>(each.requests.sent), 0.5, 0.05);
}

// statements: ELB-65 ELB-70
TEST(Flow, ofAnUnhealthyTargetIsReset)
{
    Site site = networkSite();
    site.attributes = kCrossZone;
    site.client = "TimeoutMs: 120000, ConnectTimeoutMs: 100000, Clients: 50, RequestsPerConnection: 1000000";
    site.groupAttributes = kSticky;
    const Play play{.traffic = "constant:50/s", .duration = "6m", .faults = {"terminate-instances:target=B,at=2m"}};
    const auto simulation = played(site.text(), play);
    const auto record = simulation.record();
    const auto turns = entriesOf(record, "target-unhealthy", "B");
    ASSERT_EQ(turns.size(), 2u);
    // Until the nodes agree what was sent to B hangs; then it is reset, all at once, and nothing is lost afterwards.
    EXPECT_GT(lostBy(record, Cause::ConnectionReset), 200u);
    EXPECT_GE(sumOf(simulation.metrics(), ofBalancer("TCP_ELB_Reset_Count", kNlb)), static_cast<double>(lostBy(record, Cause::ConnectionReset)));
    const auto after = static_cast<std::size_t>(turns.back()->at / sim::kWindow) + 1;
    EXPECT_EQ(endedIn(record, after + 1, 36, Outcome::Failed), 0u);
    site.groupAttributes = kSticky + ", {Key: target_health_state.unhealthy.connection_termination.enabled, Value: \"false\"}, "
                                     "{Key: target_health_state.unhealthy.draining_interval_seconds, Value: \"60\"}";
    const auto drained = recordOf(site.text(), play);
    const auto last = entriesOf(drained, "target-unhealthy", "B").back()->at;
    // The same flows are cut 60 s later.
    EXPECT_EQ(endedIn(drained, static_cast<std::size_t>(last / sim::kWindow) + 1, static_cast<std::size_t>((last + 55 * kSecond) / sim::kWindow),
                      Outcome::Failed),
              0u);
    EXPECT_GT(lostBy(drained, Cause::ConnectionReset), 200u);
}

// statements: ELB-101
TEST(Flow, thatIsIdleFor350SecondsIsForgotten)
{
    Site site = networkSite();
    site.client = "TimeoutMs: 5000, Clients: 1000, RequestsPerConnection: 1000000";
    // 1,000 clients at 2/s: gaps of 500 s on average, exponential; exp(-350/500) = 49.7 % of them are longer than 350 s.
    const auto record = recordOf(site.text(), {.traffic = "constant:2/s", .duration = "5h"});
    const double again =
        static_cast<double>(record.requests.sent) - 2 * 1000; // each client's first request, and the first after each reset, make a new flow
    EXPECT_GT(lostBy(record, Cause::ConnectionReset), 0u);
    EXPECT_EQ(lostBy(record, Cause::ConnectionReset), record.requests.lost());
    // A reset leaves no flow, so the request after it opens one: of the sequence, a share q / (1 + q) is reset, q = 0.497: 33.2 %.
    EXPECT_NEAR(static_cast<double>(lostBy(record, Cause::ConnectionReset)) / again, 0.332, 0.02);
}

// statements: ELB-102 ELB-103 MET-151
TEST(Flow, withoutTheClientsAddressIsBoundedByThePortsOfANode)
{
    Site site = networkSite();
    site.zones = "a";
    site.client = "TimeoutMs: 300000";
    site.hosts = {{"A", 'a', "Workload: {Servers: 1000000, ServiceTime: {Distribution: deterministic, MeanMs: 30000}}"}};
    const Play play{.traffic = "constant:3000/s", .duration = "60s"};
    EXPECT_EQ(recordOf(site.text(), play).requests.lost(), 0u) << "the client's address is kept by default for instances";
    site.groupAttributes = "{Key: preserve_client_ip.enabled, Value: \"false\"}";
    const auto simulation = played(site.text(), play);
    // 3,000/s for 30 s each want 90,000 ports of 55,000: from 18.3 s on, in the first 30 s, 11.7 s * 3,000 fail.
    EXPECT_GT(simulation.record().requests.lost(), 30'000u);
    EXPECT_EQ(sumOf(simulation.metrics(), ofBalancer("PortAllocationErrorCount", kNlb)), static_cast<double>(simulation.record().requests.lost()));
}

// statements: ELB-22 ELB-124 MET-134 MET-145
TEST(NetworkLoadBalancer, countsFlows)
{
    Site site = networkSite();
    const auto simulation = played(site.text(), {.traffic = "constant:50/s", .duration = "3m"});
    EXPECT_EQ(sumOf(simulation.metrics(), ofBalancer("NewFlowCount", kNlb)), static_cast<double>(simulation.record().requests.sent));
    EXPECT_TRUE(valueOf(simulation.metrics(), ofBalancer("ActiveFlowCount", kNlb), "Average", 60 * kSecond));
    EXPECT_EQ(valueOf(simulation.metrics(), ofBalancer("TCP_ELB_Reset_Count", kNlb), "Sum", 60 * kSecond), 0) << "always reported";
}

} // namespace
} // namespace faultline::test
