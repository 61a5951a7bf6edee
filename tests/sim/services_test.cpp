// Each service's behaviour by itself, in the smallest architecture that shows it.
#include "tests/sim/played.h"

#include "sim/plan/capacities.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

using sim::Cause;
using sim::Outcome;

std::uint64_t lostBy(const sim::RunRecord& record, Cause cause) { return record.requests.lostByCause[static_cast<std::size_t>(cause)]; }

double sumOf(const MetricStore& metrics, const MetricId& metric, Nanoseconds until = 3600 * kSecond)
{
    double sum = 0;
    for (const auto& point : metrics.series(metric, *StatisticSpec::parse("Sum"), 60 * kSecond, 0, until)) sum += point.value;
    return sum;
}

/// Two zones, a load balancer of a kind, instances A and B behind it.
std::string twoZones(const std::string& balancer, const std::string& targetGroup, const std::string& client, const std::string& instance,
                     const std::string& more = "")
{
    return "Metadata:\n  Faultline:\n    Version: 1\n    Zones: [us-east-1a, us-east-1b]\n"
           "    Actors: {Users: {Client: {" +
           client +
           "}, Sends: [{To: LoadBalancer, Class: default, Share: 1, Path: /shop/a, Host: www.example.com}]}}\n"
           "Resources:\n"
           "  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}\n"
           "  SubnetA: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: us-east-1a}}\n"
           "  SubnetB: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24, AvailabilityZone: us-east-1b}}\n"
           "  LoadBalancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {" +
           balancer +
           "Subnets: [!Ref SubnetA, !Ref SubnetB]}}\n"
           "  TargetGroup: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {VpcId: !Ref Vpc, Port: 80, " +
           targetGroup +
           "Targets: [{Id: !Ref A}, {Id: !Ref B}]}}\n"
           "  A: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1, InstanceType: m6i.large, SubnetId: !Ref SubnetA}, Metadata: {Faultline: {" +
           instance +
           "}}}\n"
           "  B: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1, InstanceType: m6i.large, SubnetId: !Ref SubnetB}, Metadata: {Faultline: {" +
           instance + "}}}\n" + more;
}

const std::string kListener =
    "  Listener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref LoadBalancer, Port: 80, Protocol: HTTP, "
    "DefaultActions: [{Type: forward, TargetGroupArn: !Ref TargetGroup}]}}\n";
const std::string kQuick = "Workload: {CpuMs: {Distribution: deterministic, MeanMs: 2}}";

std::uint64_t requestsAt(const sim::RunRecord& record, const std::string& resource)
{
    for (const auto& row : record.stations)
        if (row.resource == resource && !row.instance) return row.requests;
    return 0;
}

TEST(ApplicationLoadBalancer, rotatesEvenly)
{
    const auto record = recordOf(twoZones("", "Protocol: HTTP, ", "TimeoutMs: 2000", kQuick, kListener));
    const double a = static_cast<double>(requestsAt(record, "A")), b = static_cast<double>(requestsAt(record, "B"));
    EXPECT_NEAR(a / b, 1, 0.001);
    EXPECT_EQ(record.requests.lost(), 0u);
}

TEST(ApplicationLoadBalancer, withoutTargetsAnswers503)
{
    const auto record =
        recordOf(twoZones("", "Protocol: HTTP, ", "TimeoutMs: 2000", kQuick,
                          "  Empty: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {VpcId: !Ref Vpc, Port: 80, Protocol: HTTP}}\n"
                          "  Listener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref LoadBalancer, Port: 80, "
                          "Protocol: HTTP, DefaultActions: [{Type: forward, TargetGroupArn: !Ref Empty}]}}\n"));
    EXPECT_EQ(record.requests.of(Outcome::Refused), record.requests.sent);
    EXPECT_EQ(lostBy(record, Cause::NoHealthyTarget), record.requests.sent);
}

TEST(ApplicationLoadBalancer, triesRulesByPriority)
{
    // The rule of the path sends away; the default rule, and the rule of another host, would forward.
    const std::string rule =
        "  Rule%: {Type: AWS::ElasticLoadBalancingV2::ListenerRule, Properties: {ListenerArn: !Ref Listener, Priority: %, Conditions: [{Field: ";
    std::string other = rule + "host-header, Values: [shop.example.com]}], Actions: [{Type: forward, TargetGroupArn: !Ref TargetGroup}]}}\n";
    std::string path =
        rule + "path-pattern, Values: [\"/shop/*\"]}], Actions: [{Type: fixed-response, FixedResponseConfig: {StatusCode: \"503\"}}]}}\n";
    const auto numbered = [](std::string text, char n) {
        for (char& c : text)
            if (c == '%') c = n;
        return text;
    };
    const auto record = recordOf(twoZones("", "Protocol: HTTP, ", "TimeoutMs: 2000", kQuick, kListener + numbered(other, '1') + numbered(path, '2')));
    EXPECT_EQ(record.requests.of(Outcome::Refused), record.requests.sent);
}

TEST(ApplicationLoadBalancer, whoseNodeDiedKeepsItsClientsForDetectionRecordAndCache)
{
    // 30 s until DNS learns, 60 s of the record, 60 s of the clients' own cache: nobody meets the dead node after 150 s.
    const auto record =
        recordOf(twoZones("", "Protocol: HTTP, ", "TimeoutMs: 2000, ConnectTimeoutMs: 500, Retries: 0, DnsCacheSeconds: 60", kQuick, kListener),
                 {.traffic = "constant:100/s", .duration = "10m", .faults = {"az-power-interruption:az=us-east-1a,at=2m,for=7m"}});
    EXPECT_GT(lostBy(record, Cause::LbNodeUnreachable), 1000u);
    for (std::size_t w = (120 + 150) / 10 + 1; w < 54; ++w) {
        for (const Outcome o : {Outcome::Failed, Outcome::TimedOut}) EXPECT_EQ(record.windows[w].byOutcome[static_cast<std::size_t>(o)], 0u) << w;
    }
}

TEST(NetworkLoadBalancer, withoutCrossZoneKeepsToItsZone)
{
    const auto record =
        recordOf(twoZones("Type: network, ", "Protocol: TCP, HealthCheckIntervalSeconds: 10, ", "TimeoutMs: 5000, ConnectTimeoutMs: 500", kQuick,
                          "  Listener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref LoadBalancer, Port: 80, "
                          "Protocol: TCP, DefaultActions: [{Type: forward, TargetGroupArn: !Ref TargetGroup}]}}\n"),
                 {.traffic = "constant:100/s", .duration = "20m", .faults = {"terminate-instances:target=A,at=1m"}});
    // A's node sends nowhere else until it leaves DNS: (2 - 1) * 10 + 10 .. 2 * 10 + 10 s, then 60 s of the record and 60 s of caches.
    EXPECT_GT(record.requests.lost(), 500u);
    std::uint64_t late = 0;
    for (std::size_t w = (60 + 30 + 120) / 10 + 1; w < record.windows.size(); ++w)
        late += record.windows[w].byOutcome[4] + record.windows[w].byOutcome[3];
    EXPECT_EQ(late, 0u);
}

TEST(Instance, refusesWhatDoesNotFitIntoItsQueue)
{
    const std::string tight = "Workload: {Workers: 1, QueueLimit: 2, CpuMs: {Distribution: exponential, MeanMs: 50}}";
    const auto record = recordOf(twoZones("", "Protocol: HTTP, ", "TimeoutMs: 2000", tight, kListener));
    EXPECT_GT(lostBy(record, Cause::QueueFull), record.requests.sent / 3); // 100/s offered, 40/s possible
    for (const auto& row : record.stations)
        if (row.resource == "A") {
            EXPECT_LE(row.queueMax, 2u);
        }
}

TEST(Instance, sharesItsProcessorsEqually)
{
    // M/M/2 in processor sharing has the sojourn time of M/M/2 FIFO: rho = 0.5, 20 ms: 20 / (1 - 0.25) = 26.67 ms.
    const std::string text =
        "Metadata:\n  Faultline:\n    Version: 1\n    Zones: [us-east-1a]\n    Network: {Overheads: none}\n"
        "    Actors: {Users: {Sends: [{To: Server, Class: default, Share: 1}]}}\nResources:\n  Server:\n    Type: AWS::EC2::Instance\n"
        "    Metadata: {Faultline: {Workload: {CpuMs: {Distribution: exponential, MeanMs: 20}}}}\n"
        "    Properties: {ImageId: ami-1, InstanceType: m6i.large}\n";
    const auto record = recordOf(text, {.traffic = "constant:50/s", .duration = "2h"});
    const auto& latency = record.latencyByOutcome[0];
    EXPECT_NEAR(static_cast<double>(latency.sumNs) / 1e6 / static_cast<double>(record.requests.of(Outcome::Succeeded)), 26.667, 0.4);
}

TEST(ClosedLoop, obeysLittlesLaw)
{
    // N users, think time Z: throughput X = N / (Z + R); with R = 10 ms of undisturbed work, 100 users and 1 s, X = 99.0/s.
    const auto record = recordOf(queueingTemplate(100, 10), {.traffic = "users:100,think=1s", .duration = "10m"});
    EXPECT_NEAR(static_cast<double>(record.requests.sent) / 600, 100 / 1.01, 0.8);
}

std::string withDatabase(const std::string& database, const std::string& use)
{
    return twoZones(
        "", "Protocol: HTTP, ", "TimeoutMs: 3000", kQuick + ", Uses: [{To: Database, " + use + "}]",
        kListener +
            "  Subnets: {Type: AWS::RDS::DBSubnetGroup, Properties: {DBSubnetGroupDescription: both, SubnetIds: [!Ref SubnetA, !Ref SubnetB]}}\n"
            "  Database: {Type: AWS::RDS::DBInstance, Properties: {Engine: mysql, DBInstanceClass: db.t3.micro, AllocatedStorage: \"20\", "
            "DBSubnetGroupName: !Ref Subnets" +
            database + "}}\n");
}

TEST(Database, inOneZoneIsDownUntilPowerReturns)
{
    const auto record = recordOf(withDatabase("", "Calls: 1"), {.duration = "15m", .faults = {"az-power-interruption:az=us-east-1a,at=2m,for=5m"}});
    EXPECT_FALSE(firstEntry(record, "failover-start"));
    const auto* recovered = firstEntry(record, "database-recovered");
    ASSERT_TRUE(recovered);
    EXPECT_GE(recovered->at, 420 * kSecond);
    for (std::size_t w = 20; w < 42; ++w) EXPECT_EQ(record.windows[w].byOutcome[0], 0u) << w;
    EXPECT_GT(record.windows.back().byOutcome[0], 900u);
}

TEST(Database, resetsItsConnectionsInAForcedFailover)
{
    const auto record = recordOf(withDatabase(", MultiAZ: true", "Calls: 1"), {.duration = "10m", .faults = {"rds-failover:target=Database,at=2m"}});
    const auto* complete = firstEntry(record, "failover-complete");
    ASSERT_TRUE(complete);
    EXPECT_GE(complete->at, 180 * kSecond);
    EXPECT_LE(complete->at, 240 * kSecond);
    EXPECT_GT(lostBy(record, Cause::DatabaseUnavailable), 0u);
    EXPECT_GT(record.windows.back().byOutcome[0], 900u);
    EXPECT_TRUE(record.requests.conserved());
}

TEST(Database, hasNoMoreConnectionsThanItsClassAllows)
{
    // db.t3.micro with MySQL: 0.92 GiB / 12,582,880 = 78; two pools of 60, of which 45 each are wanted at once.
    EXPECT_EQ(sim::maxConnectionsOf("mysql", sim::memoryGibOf("db.t3.micro")), 78);
    const auto record = recordOf(
        withDatabase("", "ServiceTime: {Distribution: deterministic, MeanMs: 900}, Client: {Pool: {Min: 0, Max: 60, AcquireTimeoutMs: 500}}"),
        {.traffic = "constant:100/s", .duration = "3m"});
    EXPECT_GT(lostBy(record, Cause::DatabaseConnectionsExhausted), 0u);
}

TEST(Database, letsCallersWaitForAConnectionNoLongerThanTheirPoolDoes)
{
    // 45 calls at once on each instance, 20 connections: the others wait for 500 ms.
    const auto record = recordOf(
        withDatabase("", "ServiceTime: {Distribution: deterministic, MeanMs: 900}, Client: {Pool: {Min: 0, Max: 20, AcquireTimeoutMs: 500}}"),
        {.traffic = "constant:100/s", .duration = "3m"});
    EXPECT_GT(lostBy(record, Cause::PoolTimeout), 0u);
    EXPECT_EQ(lostBy(record, Cause::DatabaseConnectionsExhausted), 0u);
}

TEST(Metrics, ofTheLoadBalancerCountWhatItSends)
{
    const auto simulation = played(twoZones("", "Protocol: HTTP, ", "TimeoutMs: 2000", kQuick, kListener));
    const auto record = simulation.record();
    const double requests = sumOf(simulation.metrics(), {"AWS/ApplicationELB", "RequestCount", {{"LoadBalancer", "LoadBalancer"}}});
    EXPECT_EQ(requests, static_cast<double>(record.requests.sent));
    EXPECT_EQ(sumOf(simulation.metrics(), {"Faultline/Client", "Sent", {{"Actor", "Users"}}}), requests);
    const auto cpu = simulation.metrics().value({"AWS/EC2", "CPUUtilization", {{"InstanceId", "A"}}}, *StatisticSpec::parse("Average"), 300 * kSecond,
                                                300 * kSecond); // basic monitoring
    ASSERT_TRUE(cpu);
    EXPECT_NEAR(*cpu, 100 * 50 * 0.002 / 2, 0.7); // 50/s of 2 ms on two vCPUs, and the health checks
}

TEST(Group, growsByItsAlarmUnderLoad)
{
    const auto record = recordOf(starter("lab-3"), {.traffic = "spike:100/s..450/s,at=5m,for=15m", .duration = "25m"});
    const auto* grown = firstEntry(record, "scale-out");
    ASSERT_TRUE(grown);
    EXPECT_GT(grown->at, 300 * kSecond + 120 * kSecond); // two periods, and the minute until they are read
    EXPECT_LT(grown->at, 300 * kSecond + 300 * kSecond);
}

TEST(Live, tellsWhoIsDownAndWhatFlows)
{
    const auto simulation =
        played(starter("lab-3"), {.traffic = "constant:100/s", .duration = "90s", .faults = {"az-power-interruption:az=us-east-1a,at=1m,for=10m"}});
    const sim::LiveState live = simulation.live();
    int down = 0, serving = 0;
    for (const auto& member : live.members) {
        if (member.resource == "AppGroup") (member.health == sim::MemberState::Health::Down ? down : serving) += 1;
        if (member.health == sim::MemberState::Health::Down) {
            EXPECT_EQ(member.zone, "us-east-1a");
        }
    }
    EXPECT_EQ(down, 2);
    EXPECT_EQ(serving, 2);
    double fromUsers = 0;
    for (const auto& flow : live.flows)
        if (flow.from == "Users") fromUsers += flow.ratePerSecond;
    EXPECT_GT(fromUsers, 60);
}

} // namespace
} // namespace faultline::test
