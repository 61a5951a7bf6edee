// Closed forms: with `Overheads: none` a template is exactly the queueing model that it describes.
#include "tests/sim/played.h"

#include <gtest/gtest.h>

#include <cmath>

namespace faultline::test {
namespace {

/// Mean wait of M/M/c in units of the mean service time (Erlang C): C(c, a) / (c - a), a = c rho.
double erlangWait(int c, double rho)
{
    const double a = c * rho;
    double term = 1, sum = 1;
    for (int k = 1; k < c; ++k) sum += term *= a / k;
    const double last = term * a / c / (1 - rho);
    return last / (sum + last) / (c - a);
}

struct Interval {
    double mean = 0, halfWidth = 0;
};

/// Of the mean wait over independent seeds, with Student's t for 19 degrees of freedom at 99.9 %: 3.883.
Interval waitOver20Seeds(int c, double rho, const std::string& duration)
{
    constexpr double kMeanMs = 10;
    Play setup;
    setup.traffic = "constant:" + std::to_string(c * rho / kMeanMs * 1000) + "/s";
    setup.duration = duration;
    double sum = 0, squares = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        setup.seed = seed;
        const double wait = meanWaitMs(recordOf(queueingTemplate(c, kMeanMs), setup), "Server") / kMeanMs;
        sum += wait;
        squares += wait * wait;
    }
    const double mean = sum / 20;
    return {mean, 3.883 * std::sqrt((squares / 20 - mean * mean) / 19)};
}

struct Case {
    int servers;
    double rho;
    const char* duration;
};

class ManyServers : public testing::TestWithParam<Case> {};

TEST_P(ManyServers, meanWaitIsErlangs)
{
    const auto [c, rho, duration] = GetParam();
    const Interval measured = waitOver20Seeds(c, rho, duration);
    const double exact = erlangWait(c, rho);
    EXPECT_NEAR(measured.mean, exact, measured.halfWidth) << "exact " << exact << ", measured " << measured.mean << " +- " << measured.halfWidth;
    EXPECT_LT(measured.halfWidth / exact, 0.12) << "the interval says something";
}

INSTANTIATE_TEST_SUITE_P(All, ManyServers,
                         testing::Values(Case{1, 0.5, "20m"}, Case{1, 0.8, "30m"}, Case{1, 0.95, "60m"}, Case{4, 0.5, "20m"}, Case{4, 0.8, "20m"},
                                         Case{4, 0.95, "30m"}, Case{16, 0.5, "20m"}, Case{16, 0.8, "10m"}, Case{16, 0.95, "15m"}));

std::string tandem()
{
    std::string text =
        "Metadata:\n  Faultline:\n    Version: 1\n    Zones: [us-east-1a, us-east-1b]\n    Network: {Overheads: none}\n"
        "    Actors: {Users: {Client: {TimeoutMs: 1000}, Sends: [{To: LoadBalancer, Class: default, Share: 1}]}}\n"
        "Resources:\n"
        "  LoadBalancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Subnets: [subnet-1, subnet-2]}}\n"
        "  Listener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref LoadBalancer, Port: 80, Protocol: HTTP, "
        "DefaultActions: [{Type: forward, TargetGroupArn: !Ref TargetGroup}]}}\n"
        "  TargetGroup: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {VpcId: vpc-1, Port: 80, Protocol: HTTP, "
        "Targets: [{Id: !Ref A}, {Id: !Ref B}, {Id: !Ref C}, {Id: !Ref D}]}}\n";
    for (const char* name : {"A", "B", "C", "D"})
        text += std::string("  ") + name +
                ":\n    Type: AWS::EC2::Instance\n    Metadata:\n      Faultline:\n"
                "        Workload: {Servers: 2, ServiceTime: {Distribution: exponential, MeanMs: 5}, DropsExpired: true}\n"
                "        Uses: [{To: Database, Calls: 1, Holds: false}]\n    Properties: {ImageId: ami-1, InstanceType: m6i.large}\n";
    return text + "  Database:\n    Type: AWS::RDS::DBInstance\n    Metadata:\n      Faultline:\n"
                  "        Workload: {Servers: 16, ServiceTime: {Distribution: exponential, MeanMs: 8}, DropsExpired: true}\n"
                  "    Properties: {Engine: mysql, DBInstanceClass: db.m6i.large, AllocatedStorage: \"20\"}\n";
}

TEST(Tandem, waitBehindARotationIsThatOfErlangArrivals)
{
    // 1000/s in rotation over four M/M/2 of 5 ms gives Erlang-4 gaps; the exact mean wait of E4/M/2 at 250/s is 1.44837 ms.
    // Over 2,400 s the mean's standard error is 0.009 ms, measured from independent runs.
    double mean = 0;
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        const sim::RunRecord record = recordOf(tandem(), {.traffic = "constant:1000/s", .duration = "5m", .seed = seed});
        EXPECT_EQ(record.requests.lost(), 0u);
        for (const char* name : {"A", "B", "C", "D"}) mean += meanWaitMs(record, name) / 32;
    }
    EXPECT_NEAR(mean, 1.44837, 0.03);
}

TEST(Tandem, overloadMakesEverybodyWaitAndLosesMoreThanTheExcess)
{
    // A quarter too much traffic and a deadline of a second: what waits just under the deadline is late or skipped downstream.
    Play setup{.traffic = "constant:2000/s", .duration = "3m"};
    const sim::RunRecord record = recordOf(tandem(), setup);
    EXPECT_GT(record.requests.lost(), record.requests.sent / 4);
    EXPECT_TRUE(record.requests.conserved());
    EXPECT_GT(record.requests.of(sim::Outcome::TimedOut), 0u);
}

// A million servers for three hours are 1.08e19 server-nanoseconds: past 64 bits.
TEST(Utilisation, ofAMillionServersDoesNotOverflow)
{
    const auto record = recordOf(queueingTemplate(1'000'000, 1000), {.traffic = "constant:1/s", .duration = "3h"});
    for (const sim::StationRecord& row : record.stations)
        if (row.resource == "Server") {
            EXPECT_EQ(static_cast<double>(row.availableServerNs), 1e6 * 10'800e9);
            EXPECT_NEAR(static_cast<double>(row.busyServerNs) / static_cast<double>(row.availableServerNs), 1e-6, 5e-8);
        }
}

} // namespace
} // namespace faultline::test
