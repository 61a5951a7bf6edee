// One plan and one seed give one run: whatever pieces it is advanced in, and whatever things are called.
#include "tests/sim/played.h"

#include <gtest/gtest.h>

#include <fmt/format.h>

#include <regex>

namespace faultline::test {
namespace {

Play azLoss() { return {.traffic = "constant:100/s", .duration = "20m", .faults = {"az-power-interruption:az=us-east-1a,at=5m,for=5m"}}; }

TEST(SameRun, inOneTenOrAThousandPieces)
{
    Play setup = azLoss();
    const std::string whole = recordOf(starter("lab-3"), setup).digest;
    for (const int pieces : {1, 10, 1000}) {
        setup.pieces = pieces;
        EXPECT_EQ(recordOf(starter("lab-3"), setup).digest, whole) << pieces << " pieces";
    }
}

TEST(SameRun, anotherSeedGivesAnotherOne)
{
    Play setup = azLoss();
    const std::string whole = recordOf(starter("lab-3"), setup).digest;
    setup.seed = 8;
    EXPECT_NE(recordOf(starter("lab-3"), setup).digest, whole);
}

TEST(SameRun, renamedResourcesLeaveEveryNumber)
{
    std::string text = starter("lab-3");
    for (const char* id : {"LoadBalancer", "AppGroup", "Database", "Sessions", "TargetGroup", "Users"})
        text = std::regex_replace(text, std::regex(std::string("\\b") + id + "\\b(?!::|ARN|Arn)"), std::string("Zz") + id);
    // Words that are CloudFormation's, not ours.
    text = std::regex_replace(text, std::regex("::Zz"), "::");
    const sim::RunRecord before = recordOf(starter("lab-3"), azLoss()), after = recordOf(text, azLoss());
    EXPECT_EQ(after.digest, before.digest);
    EXPECT_EQ(after.eventsProcessed, before.eventsProcessed);
}

TEST(SameRun, anUnconnectedResourceLeavesEveryNumber)
{
    const std::string more = "\n  Lonely:\n    Type: AWS::EC2::Instance\n    Properties: {ImageId: ami-1, InstanceType: t3.micro}\n"
                             "  LonelyTable:\n    Type: AWS::DynamoDB::Table\n    Properties: {BillingMode: PAY_PER_REQUEST, KeySchema: "
                             "[{AttributeName: id, KeyType: HASH}], "
                             "AttributeDefinitions: [{AttributeName: id, AttributeType: S}]}\n";
    std::string text = starter("lab-3");
    const std::size_t at = text.find("\n  InternetGateway:\n");
    ASSERT_NE(at, std::string::npos);
    text.insert(at, more);
    EXPECT_EQ(recordOf(text, azLoss()).digest, recordOf(starter("lab-3"), azLoss()).digest);
}

/// Two groups of different work behind one target group, written in either order and under either name.
std::string twoGroups(const std::string& first, int firstMs, const std::string& second, int secondMs)
{
    std::string text = "Metadata: {Faultline: {Version: 1, Zones: [us-east-1a, us-east-1b], Actors: {Users: {Sends: [{To: Front}]}}}}\nResources:\n"
                       "  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}\n";
    for (const char zone : {'a', 'b'})
        text += fmt::format("  Subnet{0}: {{Type: AWS::EC2::Subnet, Properties: {{VpcId: !Ref Vpc, CidrBlock: 10.0.{1}.0/24, AvailabilityZone: "
                            "us-east-1{0}}}}}\n",
                            zone, zone - 'a');
    text += "  Front: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Subnets: [!Ref Subneta, !Ref Subnetb]}}\n"
            "  Backends: {Type: AWS::ElasticLoadBalancingV2::TargetGroup, Properties: {VpcId: !Ref Vpc, Port: 80, Protocol: HTTP}}\n"
            "  Listener: {Type: AWS::ElasticLoadBalancingV2::Listener, Properties: {LoadBalancerArn: !Ref Front, Port: 80, Protocol: HTTP, "
            "DefaultActions: [{Type: forward, TargetGroupArn: !Ref Backends}]}}\n";
    for (const auto& [id, ms] : {std::pair(first, firstMs), std::pair(second, secondMs)})
        text +=
            fmt::format("  {}: {{Type: AWS::AutoScaling::AutoScalingGroup, Metadata: {{Faultline: {{Workload: {{CpuMs: {{Distribution: exponential, "
                        "MeanMs: {}}}}}}}}}, Properties: {{MinSize: \"2\", MaxSize: \"2\", VPCZoneIdentifier: [!Ref Subneta, !Ref Subnetb], "
                        "TargetGroupARNs: [!Ref Backends]}}}}\n",
                        id, ms);
    return text;
}

TEST(SameRun, reorderedResourcesLeaveEveryNumber)
{
    const Play setup{.traffic = "constant:20/s", .duration = "3m"};
    const std::string digest = recordOf(twoGroups("One", 20, "Two", 30), setup).digest;
    EXPECT_EQ(recordOf(twoGroups("Two", 30, "One", 20), setup).digest, digest) << "in the other order";
    EXPECT_EQ(recordOf(twoGroups("Two", 20, "One", 30), setup).digest, digest) << "under the other name";
    EXPECT_EQ(recordOf(twoGroups("One", 30, "Two", 20), setup).digest, digest) << "both";
    EXPECT_NE(recordOf(twoGroups("One", 30, "Two", 30), setup).digest, digest);
}

TEST(SameRun, aCopyGoesOnLikeTheOriginal)
{
    Play setup = azLoss();
    setup.duration = "6m";
    sim::Simulation original = played(starter("lab-3"), setup);
    sim::Simulation copy = original;
    original.advance(900 * kSecond);
    copy.advance(900 * kSecond);
    EXPECT_EQ(copy.record().digest, original.record().digest);
}

TEST(SameRun, aBranchWithAnotherFaultParts)
{
    Play setup{.traffic = "constant:100/s", .duration = "2m"};
    sim::Simulation original = played(starter("lab-3"), setup);
    sim::Simulation branch = original;
    const auto fault = sim::Fault::parse("rds-failover:target=Database,at=3m");
    ASSERT_TRUE(fault.ok());
    ASSERT_TRUE(branch.inject(*fault).ok());
    original.advance(300 * kSecond);
    branch.advance(300 * kSecond);
    EXPECT_EQ(original.record().requests.lost(), 0u);
    EXPECT_GT(branch.record().requests.lost(), 0u);
}

class Listener : public sim::TraceSink {
public:
    void attempt(const sim::AttemptRecord& record) override { records.push_back(record); }
    std::vector<sim::AttemptRecord> records;
};

TEST(SameRun, listeningChangesNothingAndTellsEveryFinalState)
{
    const Play setup = azLoss();
    const auto plan = planOf(starter("lab-3"), setup);
    ASSERT_TRUE(plan.ok());
    sim::Simulation simulation(*plan, setup.seed);
    Listener listener;
    simulation.traceTo(&listener);
    simulation.advance(1200 * kSecond);
    simulation.finishTrace();
    const sim::RunRecord record = simulation.record();
    EXPECT_EQ(record.digest, recordOf(starter("lab-3"), setup).digest);
    std::array<std::uint64_t, sim::kOutcomes> finals{};
    std::uint64_t firsts = 0, further = 0;
    std::int64_t latency = 0;
    for (const sim::AttemptRecord& a : listener.records) {
        (a.attempt == 1 ? firsts : further) += 1;
        if (!a.isFinal) continue;
        ++finals[static_cast<std::size_t>(a.outcome)];
        if (a.outcome == sim::Outcome::Succeeded) latency += a.finalAt - a.firstSent;
    }
    EXPECT_EQ(firsts, record.requests.sent);
    EXPECT_EQ(latency, record.latencyByOutcome[0].sumNs);
    for (std::size_t o = 0; o + 1 < sim::kOutcomes; ++o) EXPECT_EQ(finals[o], record.requests.byOutcome[o]) << sim::outcomeName(sim::Outcome(o));
    EXPECT_GE(record.requests.retries, further); // a retry that waits out its back-off has not been sent yet
}

} // namespace
} // namespace faultline::test
