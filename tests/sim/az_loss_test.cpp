// The believable drill: a zone of LAB-3 loses power at 600 s for 15 minutes under 200 requests a second.
#include "tests/sim/played.h"

#include "model/files/data_library.h"
#include "model/text/texts.h"
#include "sim/plan/plan.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace faultline::test {
namespace {

using sim::Outcome;

class AzLoss : public testing::Test {
protected:
    static constexpr Nanoseconds kFault = 600 * kSecond;
    static Play azLoss()
    {
        return {.traffic = "constant:200/s", .duration = "40m", .faults = {"az-power-interruption:az=us-east-1a,at=10m,for=15m"}};
    }
    static void SetUpTestSuite()
    {
        Play setup = azLoss();
        drill = new sim::RunRecord(recordOf(starter("lab-3"), setup));
        setup.faults.clear();
        quiet = new sim::RunRecord(recordOf(starter("lab-3"), setup));
    }
    static void TearDownTestSuite()
    {
        delete drill;
        delete quiet;
    }
    static std::uint64_t lostIn(const sim::WindowCounts& window)
    {
        std::uint64_t lost = 0;
        for (const Outcome o : {Outcome::Late, Outcome::Refused, Outcome::Failed, Outcome::TimedOut})
            lost += window.byOutcome[static_cast<std::size_t>(o)];
        return lost;
    }
    static inline sim::RunRecord* drill = nullptr;
    static inline sim::RunRecord* quiet = nullptr;
};

TEST_F(AzLoss, losesNothingBeforeItThatTheQuietRunKeeps)
{
    for (std::size_t w = 0; w < 60; ++w) EXPECT_EQ(lostIn(drill->windows[w]), lostIn(quiet->windows[w])) << w;
    EXPECT_EQ(drill->windows[59].sent, quiet->windows[59].sent);
}

TEST_F(AzLoss, losesTheFirstRequestWithinDeadlineAndBackoff)
{
    // Deadline 2 s: whoever was under way at 600 s, or sent at once, knows by 602 s.
    struct FirstLoss : sim::TraceSink {
        Nanoseconds at = sim::kWindow * 100;
        void attempt(const sim::AttemptRecord& record) override
        {
            const bool isLost = record.isFinal && record.outcome != Outcome::Succeeded && record.outcome != Outcome::InFlight;
            if (isLost && record.finalAt >= kFault) at = std::min(at, record.finalAt);
        }
    } first;
    sim::Simulation traced(*planOf(starter("lab-3"), azLoss()), 7);
    traced.traceTo(&first);
    traced.advance(kFault + 10 * kSecond);
    EXPECT_GE(first.at, kFault);
    EXPECT_LE(first.at, kFault + 2 * kSecond);
}

TEST_F(AzLoss, leavesSilentTargetsOutInTheDocumentedTime)
{
    // Interval 10 s, time-out 5 s, threshold 2: (2 - 1) * 10 + 5 <= t <= 2 * 10 + 5 after the fault.
    int found = 0;
    for (const sim::TimelineEntry& entry : drill->timeline) {
        if (entry.kind != "target-unhealthy" || entry.at > kFault + 60 * kSecond) continue;
        ++found;
        EXPECT_GE(entry.at, kFault + 15 * kSecond);
        EXPECT_LE(entry.at, kFault + 25 * kSecond);
    }
    EXPECT_EQ(found, 2) << "both instances of the zone, for the node that is left";
}

TEST_F(AzLoss, failsTheDatabaseOverAsStated)
{
    const auto* complete = firstEntry(*drill, "failover-complete");
    ASSERT_TRUE(complete);
    EXPECT_EQ(complete->at, kFault + 75 * kSecond); // Failover: 25 s + 45 s + 5 s
}

TEST_F(AzLoss, launchesInTheZoneThatIsLeft)
{
    int launched = 0;
    for (const sim::TimelineEntry& entry : drill->timeline) {
        if (entry.kind != "launch" || entry.at < kFault || entry.at >= kFault + 900 * kSecond) continue;
        ++launched;
        for (const auto& [name, value] : entry.text.args)
            if (name == "zone") {
                EXPECT_EQ(value, "us-east-1b");
            }
    }
    EXPECT_GE(launched, 2);
}

TEST_F(AzLoss, tellsEveryLineOfItsEventLogInWords)
{
    const Texts texts{DataLibrary::embedded()};
    for (const sim::TimelineEntry& entry : drill->timeline) {
        EXPECT_FALSE(texts.find(entry.text.id).empty()) << entry.text.id;
        EXPECT_EQ(texts.render(entry.text).find('{'), std::string::npos) << texts.render(entry.text);
    }
}

TEST_F(AzLoss, stopsLosingLongBeforePowerReturns)
{
    for (std::size_t w = 80; w < drill->windows.size(); ++w) EXPECT_EQ(lostIn(drill->windows[w]), 0u) << w;
    EXPECT_TRUE(drill->redundancyRestoredAt.has_value());
    EXPECT_TRUE(drill->requests.conserved());
}

TEST(Failover, isDrawnInsideTheDocumentedWindow)
{
    // RDS-03: 60 to 120 s, where the drawing states no lengths of its own.
    std::string text = starter("lab-3");
    const std::string stated = "        Failover: {DetectSeconds: 25, PromoteSeconds: 45, DnsSeconds: 5}\n";
    ASSERT_NE(text.find(stated), std::string::npos);
    text.erase(text.find(stated), stated.size());
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        const auto record = recordOf(
            text, {.traffic = "constant:20/s", .duration = "4m", .faults = {"az-power-interruption:az=us-east-1a,at=1m,for=2m"}, .seed = seed});
        const auto* complete = firstEntry(record, "failover-complete");
        ASSERT_TRUE(complete);
        EXPECT_GE(complete->at, 120 * kSecond);
        EXPECT_LE(complete->at, 180 * kSecond);
    }
}

TEST(Termination, ofOneInstanceIsReplacedByItsGroup)
{
    const auto record = recordOf(starter("lab-3"), {.duration = "10m", .faults = {"terminate-instances:target=AppGroup,count=1,at=2m"}});
    ASSERT_TRUE(firstEntry(record, "instance-terminated"));
    const auto* launch = firstEntry(record, "launch");
    ASSERT_TRUE(launch);
    EXPECT_LE(launch->at, 180 * kSecond + 60 * kSecond);
    EXPECT_TRUE(record.requests.conserved());
}

TEST(Impossible, drillsAreRefusedWithAReason)
{
    EXPECT_EQ(problemOf(starter("lab-3"), {.faults = {"az-power-interruption:az=eu-west-9z,at=1m,for=1m"}}), "sim.unknown-zone");
    EXPECT_EQ(problemOf(starter("lab-3"), {.faults = {"rds-failover:target=Nobody,at=1m"}}), "sim.fault-target");
    EXPECT_EQ(problemOf(starter("lab-3"), {.faults = {"terminate-instances:target=Database,at=1m"}}), "sim.fault-target");
    EXPECT_EQ(problemOf("Resources:\n  Bucket: {Type: AWS::S3::Bucket}\n"), "sim.no-entry");
}

TEST(ZoneFault, ofAServerWhoseSubnetIsAParameterCanTellNothing)
{
    const std::string text = R"(
Parameters: {Subnet: {Type: AWS::EC2::Subnet::Id}}
Metadata:
  Faultline: {Version: 1, Region: us-east-1, Actors: {Users: {Sends: [{To: Server}]}}}
Resources:
  Server: {Type: AWS::EC2::Instance, Properties: {ImageId: ami-1, InstanceType: m5.large, SubnetId: !Ref Subnet}}
)";
    const auto guesses = [&](std::vector<std::string> faults) {
        const auto plan = planOf(text, {.duration = "10m", .faults = std::move(faults)});
        EXPECT_TRUE(plan.ok());
        return std::count_if((*plan)->assumptions.begin(), (*plan)->assumptions.end(),
                             [](const sim::Assumption& a) { return a.what == "Server: zones" && a.isGuess; });
    };
    EXPECT_EQ(guesses({"az-power-interruption:az=us-east-1a,at=2m,for=5m"}), 1);
    EXPECT_EQ(guesses({}), 0); // without a fault of a zone it does not matter where it stands
}

} // namespace
} // namespace faultline::test
