// The network between the boxes: distance, loss, isolation, names, gateways, and who may talk to whom.
#include "tests/sim/load_balancing/site.h"

#include "sim/plan/plan.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

using sim::Cause;
using sim::Outcome;

double meanMs(const sim::RunRecord& record)
{
    return static_cast<double>(record.latencyByOutcome[0].sumNs) / 1e6 / static_cast<double>(record.requests.of(Outcome::Succeeded));
}

// statements: NET-03
TEST(Network, costsARoundTripWithinOrBetweenZones)
{
    const auto mean = [](char zone, const std::string& network) {
        Site site;
        site.zones = "a";
        site.network = network;
        site.hosts = {{"A", zone}};
        if (zone != 'a') site.zones = "ab"; // half of the nodes stand in the other zone
        return meanMs(recordOf(site.text(), {.traffic = "constant:20/s", .duration = "2m"}));
    };
    const double same = mean('a', "");
    EXPECT_NEAR(same, 2 + 0.2, 0.1); // 2 ms of work, alone on its CPU nearly always
    EXPECT_NEAR(mean('a', "SameAzMs: 5"), same + 4.8, 0.05);
    EXPECT_NEAR(mean('b', ""), (same + same + 0.6) / 2, 0.1); // 0.8 ms from the other zone's node
}

// statements: NET-03
TEST(Network, variesByItsJitter)
{
    Site site;
    site.zones = "a";
    site.hosts = {{"A", 'a'}};
    site.network = "SameAzMs: 100";
    const auto steady = recordOf(site.text(), {.traffic = "constant:20/s", .duration = "5m"});
    site.network = "SameAzMs: 100, Jitter: 0.2";
    const auto varied = recordOf(site.text(), {.traffic = "constant:20/s", .duration = "5m"});
    EXPECT_NEAR(meanMs(varied), meanMs(steady), 1) << "the mean stays";
    // Two legs of 50 ms, each lognormal with sigma 0.2: the upper decile of their sum lies near 102 + 1.28 * 50 * 0.2 * sqrt(2) = 120 ms.
    EXPECT_NEAR(varied.latencyByOutcome[0].histogramMs.quantile(0.9).value_or(0), 120, 3);
    EXPECT_LT(steady.latencyByOutcome[0].histogramMs.quantile(0.9).value_or(0), 104);
}

Site pair()
{
    Site site;
    site.client = "TimeoutMs: 30000";
    return site;
}

// statements: FLT-04 FLT-20
TEST(LatencyFault, delaysWhatHostsOfAZoneSend)
{
    const auto record =
        recordOf(pair().text(), {.traffic = "constant:50/s", .duration = "6m", .faults = {"latency:az=us-east-1b,ms=200,at=2m,for=2m"}});
    // Half of the answers come from zone b, 200 ms late; before and after nothing is.
    const auto mean = [&](std::size_t from, std::size_t to) {
        double sum = 0;
        for (std::size_t w = from; w < to; ++w) sum += record.windows[w].latencyMs.quantile(0.75).value_or(0);
        return sum / static_cast<double>(to - from);
    };
    EXPECT_LT(mean(1, 11), 5);
    EXPECT_NEAR(mean(13, 23), 202, 5);
    EXPECT_LT(mean(25, 35), 5);
    EXPECT_EQ(record.requests.lost(), 0u) << "gray: nothing fails";
    EXPECT_TRUE(entriesOf(record, "target-unhealthy").empty()) << "the checks still pass";
    const auto half =
        recordOf(pair().text(), {.traffic = "constant:50/s", .duration = "5m", .faults = {"latency:az=us-east-1b,ms=200,percent=50,at=1s,for=298s"}});
    EXPECT_NEAR(meanMs(half), 2.5 + 200 * 0.25, 4); // a half of a half
}

// statements: FLT-21 FLT-27 NET-26
TEST(PacketLoss, addsRetransmissionTimeOutsThatDouble)
{
    Site site;
    site.client = "TimeoutMs: 60000";
    site.zones = "a";
    site.hosts = {{"A", 'a'}};
    const auto record =
        recordOf(site.text(), {.traffic = "constant:50/s", .duration = "5m", .faults = {"packet-loss:target=A,percent=15,at=1s,for=299s"}});
    // An answer of ten packets arrives at once with 0.85^10 = 19.7 %; else it waits 200 ms, then 400, 800 ms …, each again with 15 %.
    // Mean: 0.803 * 200 * (1 + 0.15 * 2 + 0.15^2 * 4 + …) = 0.803 * 200 / (1 - 0.3) = 229 ms.
    EXPECT_NEAR(meanMs(record), 229 + 2.2, 12);
    EXPECT_NEAR(record.latencyByOutcome[0].histogramMs.quantile(0.5).value_or(0), 202, 4);
    site.network = "LossPercent: 15";
    EXPECT_GT(meanMs(recordOf(site.text(), {.traffic = "constant:50/s", .duration = "2m"})), 200) << "the drawing may state it";
}

// statements: FLT-21
TEST(PacketLoss, ofAZoneHitsWhatLeavesIt)
{
    Site site;
    site.client = "TimeoutMs: 60000, Addresses: random";
    site.groupAttributes = "{Key: load_balancing.cross_zone.enabled, Value: \"false\"}";
    const Play play{.traffic = "constant:50/s", .duration = "3m", .faults = {"packet-loss:az=us-east-1b,percent=15,at=1s,for=179s"}};
    EXPECT_LT(meanMs(recordOf(site.text(), play)), 5) << "every request stays in its zone";
    site.groupAttributes = "";
    EXPECT_GT(meanMs(recordOf(site.text(), play)), 40) << "a quarter comes from b through the node in a";
}

// statements: NET-22
TEST(Isolation, cutsAZoneOffAndLeavesTheRestAlone)
{
    Site site;
    site.client = "TimeoutMs: 30000, ConnectTimeoutMs: 500";
    const auto record =
        recordOf(site.text(), {.traffic = "constant:100/s", .duration = "12m", .faults = {"az-isolation:az=us-east-1b,at=2m,for=5m"}});
    EXPECT_GT(lostBy(record, Cause::LbNodeUnreachable), 100u) << "clients of its node";
    EXPECT_GT(lostBy(record, Cause::TargetConnectTimeout), 100u) << "requests that the other node sends there, until the checks know";
    EXPECT_FALSE(entriesOf(record, "target-unhealthy", "B").empty());
    for (const auto* entry : entriesOf(record, "target-unhealthy", "A")) // the node inside sees nothing of A; the one outside does
        for (const auto& [name, value] : entry->text.args)
            if (name == "zone") {
                EXPECT_EQ(value, "us-east-1b");
            }
    EXPECT_TRUE(entriesOf(record, "booted").empty()) << "nothing there restarts";
    // 120 s + detection 30 s + record 60 s + cache 60 s, then all is well; and stays so after the zone is back.
    for (const Outcome o : {Outcome::Failed, Outcome::TimedOut, Outcome::Refused}) EXPECT_EQ(endedIn(record, 28, 72, o), 0u);
    EXPECT_GT(endedIn(record, 71, 72, Outcome::Succeeded), 900u);
}

// statements: ELB-78 ELB-83 FLT-26
TEST(ZonalShift, takesAZoneOutOfDnsAndOfTheOtherNodesChoice)
{
    Site site;
    site.client = "TimeoutMs: 2000, DnsCacheSeconds: 60";
    site.attributes = "{Key: zonal_shift.config.enabled, Value: \"true\"}";
    const Play play{.traffic = "constant:100/s", .duration = "10m", .faults = {"zonal-shift:az=us-east-1b,at=2m,for=6m"}};
    sim::Simulation simulation(planOf(site.text(), play).value(), play.seed);
    const auto ofB = [&](int from, int to) {
        simulation.advance(from * kSecond);
        const auto before = requestsAt(simulation.record(), "B");
        simulation.advance(to * kSecond);
        return requestsAt(simulation.record(), "B") - before;
    };
    EXPECT_GT(ofB(60, 120), 2500u);
    EXPECT_EQ(ofB(121, 480), 0u) << "with cross-zone on no node sends there any more";
    EXPECT_GT(ofB(540, 600), 2500u);
    EXPECT_EQ(simulation.record().requests.lost(), 0u);
    EXPECT_EQ(problemOf(Site().text(), play), "sim.zonal-shift-off") << "off by default";
}

// statements: ELB-136
TEST(LbZoneLoss, losesTheNodeAndNothingElse)
{
    Site site;
    site.client = "TimeoutMs: 2000, ConnectTimeoutMs: 500";
    const auto record = recordOf(site.text(), {.traffic = "constant:100/s", .duration = "6m", .faults = {"lb-zone-loss:az=us-east-1b,at=1m,for=4m"}});
    EXPECT_GT(lostBy(record, Cause::LbNodeUnreachable), 500u);
    EXPECT_TRUE(entriesOf(record, "target-unhealthy", "B").empty());
    EXPECT_EQ(endedIn(record, (60 + 150) / 10 + 1, 36, Outcome::Failed), 0u);
}

// statements: CLI-15 ELB-21 FLT-25 FLT-28
TEST(DnsFailure, isFeltWhenWhatIsRememberedExpires)
{
    Site site;
    site.client = "TimeoutMs: 2000, DnsCacheSeconds: 60";
    const auto record =
        recordOf(site.text(), {.traffic = "constant:200/s", .duration = "6m", .faults = {"dns-failure:target=LoadBalancer,at=2m,for=2m"}});
    EXPECT_EQ(record.requests.lost(), lostBy(record, Cause::DnsFailure));
    // Caches of 60 s run out one after another: half of the clients have lost the name 30 s after the fault, all of them after 60 s.
    EXPECT_NEAR(static_cast<double>(endedIn(record, 15, 16, Outcome::Failed)), 2000 * (35.0 / 60), 350);
    EXPECT_EQ(endedIn(record, 19, 24, Outcome::Succeeded), 0u);
    EXPECT_GT(endedIn(record, 25, 26, Outcome::Succeeded), 1800u) << "back at once: nobody remembers a failure";
}

/// A group behind nothing, in private subnets with a NAT gateway in one zone or one in each, which calls something outside.
std::string withNat(bool isOneForAll, const std::string& use = "To: Table, Operation: GetItem", const std::string& more = "")
{
    Site site;
    site.client = "TimeoutMs: 4000";
    const std::string own = "Workload: {CpuMs: 1}, Uses: [{" + use + ", Client: {Retries: 0, ConnectTimeoutMs: 500}}]";
    site.hosts = {{"A", 'a', own}, {"B", 'b', own}};
    site.more = "  Gateway: {Type: AWS::EC2::InternetGateway}\n"
                "  Publica: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.101.0/24, AvailabilityZone: us-east-1a}}\n"
                "  Publicb: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.102.0/24, AvailabilityZone: us-east-1b}}\n"
                "  Table: {Type: AWS::DynamoDB::Table, Properties: {BillingMode: PAY_PER_REQUEST, KeySchema: [{AttributeName: id, KeyType: HASH}], "
                "AttributeDefinitions: [{AttributeName: id, AttributeType: S}]}}\n";
    for (const char zone : {'a', 'b'}) {
        const std::string z(1, zone);
        if (zone == 'a' || !isOneForAll)
            site.more += "  Nat" + z + ": {Type: AWS::EC2::NatGateway, Properties: {SubnetId: !Ref Public" + z + ", AllocationId: eipalloc-1}}\n";
        site.more += "  Routes" + z + ": {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Vpc}}\n  Out" + z +
                     ": {Type: AWS::EC2::Route, Properties: {RouteTableId: !Ref Routes" + z +
                     ", DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat" + (isOneForAll ? "a" : z) + "}}\n  Tie" + z +
                     ": {Type: AWS::EC2::SubnetRouteTableAssociation, Properties: {SubnetId: !Ref Subnet" + z + ", RouteTableId: !Ref Routes" + z +
                     "}}\n";
    }
    site.more += more;
    return site.text();
}

// statements: NET-05 NET-09
TEST(NatGateway, thatIsLostTakesTheWayOutOfTheZonesThatUseIt)
{
    const Play play{.traffic = "constant:100/s", .duration = "5m", .faults = {"nat-loss:target=Nata,at=2m,for=2m"}};
    const auto each = played(withNat(false), play);
    EXPECT_NEAR(static_cast<double>(lostBy(each.record(), Cause::NatGatewayLost)), 6000, 350) << "half of 120 s at 100/s: zone a only";
    const auto shared = recordOf(withNat(true), play);
    EXPECT_NEAR(static_cast<double>(lostBy(shared, Cause::NatGatewayLost)), 12'000, 500) << "both zones go through it";
    const MetricId attempts{"AWS/NATGateway", "ConnectionAttemptCount", {{"NatGatewayId", "Nata"}}};
    const MetricId established{"AWS/NATGateway", "ConnectionEstablishedCount", {{"NatGatewayId", "Nata"}}};
    EXPECT_EQ(valueOf(each.metrics(), attempts, "Sum", 60 * kSecond), valueOf(each.metrics(), established, "Sum", 60 * kSecond));
    EXPECT_EQ(valueOf(each.metrics(), established, "Sum", 180 * kSecond), 0);
    EXPECT_GT(valueOf(each.metrics(), attempts, "Sum", 180 * kSecond).value_or(0), 2500);
}

// statements: NET-05
TEST(NatGateway, diesWithItsZone)
{
    const Play play{.traffic = "constant:100/s", .duration = "5m", .faults = {"az-power-interruption:az=us-east-1a,at=2m,for=3m"}};
    EXPECT_GT(lostBy(recordOf(withNat(true), play), Cause::NatGatewayLost), 3000u) << "zone b has lost its way out too";
    EXPECT_EQ(lostBy(recordOf(withNat(false), play), Cause::NatGatewayLost), 0u);
}

// statements: NET-14
TEST(GatewayEndpoint, keepsCallsToATableAwayFromTheNatGateway)
{
    const std::string endpoint =
        "  Endpoint: {Type: AWS::EC2::VPCEndpoint, Properties: {VpcId: !Ref Vpc, ServiceName: com.amazonaws.us-east-1.dynamodb}}\n";
    const Play play{.traffic = "constant:100/s", .duration = "3m"};
    EXPECT_EQ(planOf(withNat(true), play).value()->natGateways.size(), 1u);
    EXPECT_EQ(planOf(withNat(true, "To: Table, Operation: GetItem", endpoint), play).value()->natGateways.size(), 0u);
}

/// An instance that calls a database whose security group lets in what `rule` says.
std::string guarded(const std::string& rule)
{
    Site site;
    site.client = "TimeoutMs: 4000";
    site.hosts = {{"A", 'a', "Workload: {CpuMs: 1}, Uses: [{To: Database, Client: {ConnectTimeoutMs: 700}}]"}};
    std::string text = site.text();
    text.replace(text.find("SubnetId: !Ref Subneta}"), 23, "SubnetId: !Ref Subneta, SecurityGroupIds: [!Ref AppGroup]}");
    return text +
           "  AppGroup: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: app, VpcId: !Ref Vpc, SecurityGroupIngress: [{IpProtocol: "
           "tcp, "
           "FromPort: 80, ToPort: 80, CidrIp: 0.0.0.0/0}]}}\n"
           "  DbGroup: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: db, VpcId: !Ref Vpc, SecurityGroupIngress: [{IpProtocol: "
           "tcp, " +
           rule +
           "}]}}\n"
           "  Subnets: {Type: AWS::RDS::DBSubnetGroup, Properties: {DBSubnetGroupDescription: both, SubnetIds: [!Ref Subneta, !Ref Subnetb]}}\n"
           "  Database: {Type: AWS::RDS::DBInstance, Properties: {Engine: mysql, DBInstanceClass: db.t3.micro, AllocatedStorage: \"20\", "
           "DBSubnetGroupName: !Ref Subnets, VPCSecurityGroups: [!GetAtt DbGroup.GroupId]}}\n";
}

// statements: NET-15 NET-22
TEST(SecurityGroup, thatDoesNotAllowAConnectionLetsItTimeOut)
{
    const Play play{.traffic = "constant:20/s", .duration = "1m"};
    const auto open = recordOf(guarded("FromPort: 3306, ToPort: 3306, SourceSecurityGroupId: !GetAtt AppGroup.GroupId"), play);
    EXPECT_EQ(open.requests.lost(), 0u);
    EXPECT_EQ(recordOf(guarded("FromPort: 3306, ToPort: 3306, CidrIp: 10.0.0.0/16"), play).requests.lost(), 0u) << "the caller's subnet lies in it";
    for (const char* rule :
         {"FromPort: 5432, ToPort: 5432, SourceSecurityGroupId: !GetAtt AppGroup.GroupId", "FromPort: 3306, ToPort: 3306, CidrIp: 10.9.0.0/16"}) {
        const auto closed = recordOf(guarded(rule), play);
        EXPECT_EQ(lostBy(closed, Cause::Unreachable), closed.requests.sent - closed.requests.of(Outcome::InFlight)) << rule;
        // Dropped without a word: the caller waits for its own 700 ms.
        EXPECT_NEAR(static_cast<double>(closed.latencyByOutcome[3].sumNs) / 1e6 / static_cast<double>(closed.requests.of(Outcome::Failed)), 702, 3);
    }
}

} // namespace
} // namespace faultline::test
