// Where a group launches, how it evens its zones out, and who goes at scale-in.
#include "tests/sim/group_drawing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace faultline::test {
namespace {

std::string schedule(const std::string& name, int desired, const std::string& at)
{
    return "  " + name + ": {Type: AWS::AutoScaling::ScheduledAction, Properties: {AutoScalingGroupName: !Ref AppGroup, DesiredCapacity: " +
           std::to_string(desired) + ", StartTime: \"2026-01-05T" + at + "Z\"}}\n";
}

std::map<std::string, int> launchesByZone(const sim::RunRecord& record, double from = 0, double until = 1e12)
{
    std::map<std::string, int> zones;
    for (const auto& entry : record.timeline) {
        const double at = static_cast<double>(entry.at) / 1e9;
        if (entry.kind == "launch" && at >= from && at < until) ++zones[argumentOf(entry, "zone")];
    }
    return zones;
}

// statements: ASG-87 ASG-91
TEST(Launches, goToTheZoneWithFewestInstances)
{
    GroupDrawing drawing;
    drawing.properties = "MinSize: \"0\", MaxSize: \"8\", DesiredCapacity: \"1\""; // the odd one is in the first zone by name
    drawing.more = schedule("Grow", 6, "00:01:00");
    const auto record = recordOf(textOf(drawing), {.duration = "4m"});
    EXPECT_EQ(launchesByZone(record), (std::map<std::string, int>{{"us-east-1a", 2}, {"us-east-1b", 3}}));
}

// statements: ASG-89 ASG-90
TEST(Rebalancing, launchesInTheZoneThatIsBackAndTerminatesElsewhereOnceItServes)
{
    // AZ-1: two zones, two instances, one zone fails and recovers.
    GroupDrawing drawing;
    drawing.properties = "MinSize: \"2\", MaxSize: \"2\", DesiredCapacity: \"2\"";
    const auto run = played(textOf(drawing), {.duration = "30m", .faults = {"az-power-interruption:az=us-east-1b,at=2m,for=10m"}});
    const auto record = run.record();
    EXPECT_EQ(launchesByZone(record, 120, 720), (std::map<std::string, int>{{"us-east-1a", 1}}));
    EXPECT_EQ(launchesByZone(record, 720), (std::map<std::string, int>{{"us-east-1b", 1}}));
    const double back = timesOf(record, "rebalance").at(0), booted = timesOf(record, "booted", "AppGroup#4").at(0);
    EXPECT_GE(back, 720);
    double left = 0;
    for (const double t : timesOf(record, "terminate")) left = std::max(left, t);
    EXPECT_NEAR(left, booted, 1e-6) << "launch first, terminate once it serves";
    double most = 0;
    for (int minute = 12; minute < 29; ++minute) most = std::max(most, groupMetric(run, "GroupTotalInstances", minute));
    EXPECT_LE(most, 3) << "one over the maximum, no more";
}

// statements: ASG-89
TEST(Rebalancing, passesTheMaximumByATenthAtMost)
{
    GroupDrawing drawing;
    drawing.properties = "MinSize: \"20\", MaxSize: \"20\", DesiredCapacity: \"20\"";
    drawing.own =
        "Workload: {CpuMs: {Distribution: deterministic, MeanMs: 5}}, Boot: {LaunchSeconds: 70, BootSeconds: 20}"; // seen by a minute's sample
    const auto run =
        played(textOf(drawing), {.traffic = "constant:20/s", .duration = "60m", .faults = {"az-power-interruption:az=us-east-1b,at=2m,for=20m"}});
    double most = 0, zones = 0;
    for (int minute = 22; minute < 59; ++minute)
        most = std::max(most, groupMetric(run, "GroupInServiceInstances", minute) + groupMetric(run, "GroupPendingInstances", minute));
    EXPECT_GT(most, 20);
    EXPECT_LE(most, 22);
    for (const auto& [zone, count] : launchesByZone(run.record(), 22 * 60)) zones += zone == "us-east-1b" ? count : 0;
    EXPECT_EQ(zones, 10) << "half of the group moves back";
}

// statements: ASG-99
TEST(Rebalancing, doesNotHappenWhileSuspended)
{
    GroupDrawing drawing;
    drawing.own += ", SuspendedProcesses: [AZRebalance]";
    drawing.properties = "MinSize: \"2\", MaxSize: \"2\", DesiredCapacity: \"2\"";
    const auto record = recordOf(textOf(drawing), {.duration = "30m", .faults = {"az-power-interruption:az=us-east-1b,at=2m,for=10m"}});
    EXPECT_TRUE(timesOf(record, "rebalance").empty());
    EXPECT_EQ(launchesByZone(record).count("us-east-1b"), 0u);
}

std::vector<std::string> leavers(const sim::RunRecord& record)
{
    std::vector<std::string> names;
    for (const auto& entry : record.timeline)
        if (entry.kind == "terminate") names.push_back(entry.resource);
    return names;
}

/// Two instances from the start, 3 and 4 a minute later; at six minutes the group shrinks to two.
GroupDrawing shrinking(const std::string& policies)
{
    GroupDrawing drawing;
    drawing.properties = "MinSize: \"1\", MaxSize: \"8\", DesiredCapacity: \"2\", TerminationPolicies: [" + policies + "]";
    drawing.more = schedule("Grow", 4, "00:01:00") + schedule("Shrink", 2, "00:06:00");
    return drawing;
}

// statements: ASG-94 ASG-96
TEST(ScaleIn, takesFromEachZoneInTurnByTheGroupsPolicy)
{
    auto oldest = leavers(recordOf(textOf(shrinking("OldestInstance")), {.duration = "8m"}));
    std::sort(oldest.begin(), oldest.end());
    EXPECT_EQ(oldest, (std::vector<std::string>{"AppGroup#1", "AppGroup#2"}));
    auto newest = leavers(recordOf(textOf(shrinking("NewestInstance")), {.duration = "8m"}));
    std::sort(newest.begin(), newest.end());
    EXPECT_EQ(newest, (std::vector<std::string>{"AppGroup#3", "AppGroup#4"}));
}

// statements: ASG-95 ASG-96
TEST(ScaleIn, ofTheDefaultPolicyTakesWhoIsClosestToTheNextHour)
{
    // At 00:06 the first two are 54 minutes from their next hour, the later ones 55.
    auto gone = leavers(recordOf(textOf(shrinking("Default")), {.duration = "8m"}));
    std::sort(gone.begin(), gone.end());
    EXPECT_EQ(gone, (std::vector<std::string>{"AppGroup#1", "AppGroup#2"}));
}

// statements: ASG-94
TEST(ScaleIn, evensTheZonesOutBeforeAnyPolicy)
{
    GroupDrawing drawing;
    drawing.properties = "MinSize: \"1\", MaxSize: \"8\", DesiredCapacity: \"3\", TerminationPolicies: [NewestInstance]"; // 1 and 3 in us-east-1a
    drawing.more = schedule("Shrink", 2, "00:02:00");
    EXPECT_EQ(leavers(recordOf(textOf(drawing), {.duration = "4m"})), std::vector<std::string>{"AppGroup#3"});
}

// statements: ASG-97
TEST(ScaleIn, sparesProtectedInstancesAndReplacementDoesNot)
{
    auto drawing = shrinking("NewestInstance");
    drawing.properties += ", NewInstancesProtectedFromScaleIn: true";
    auto gone = leavers(recordOf(textOf(drawing), {.duration = "8m"}));
    std::sort(gone.begin(), gone.end());
    EXPECT_EQ(gone, (std::vector<std::string>{"AppGroup#1", "AppGroup#2"})) << "only those launched later are protected here";
    const auto replaced = recordOf(textOf(drawing), {.duration = "5m30s", .faults = {"terminate-instances:target=AppGroup,count=4,at=3m"}});
    EXPECT_FALSE(timesOf(replaced, "unhealthy-replaced", "AppGroup#3").empty() && timesOf(replaced, "unhealthy-replaced", "AppGroup#4").empty());
}

// statements: ASG-87 EC2-19
TEST(Launches, thatFailInOneZoneAreTriedInAnother)
{
    GroupDrawing drawing;
    drawing.more = schedule("Grow", 6, "00:02:00");
    const auto record = recordOf(textOf(drawing), {.duration = "5m", .faults = {"insufficient-capacity:az=us-east-1b,at=1m,for=4m"}});
    EXPECT_EQ(launchesByZone(record), (std::map<std::string, int>{{"us-east-1a", 4}}));
    EXPECT_FALSE(timesOf(record, "launch-failed").empty());
}

// statements: ASG-88
TEST(Launches, ofABalancedOnlyGroupStayInTheirZone)
{
    GroupDrawing drawing;
    drawing.properties += ", AvailabilityZoneDistribution: {CapacityDistributionStrategy: balanced-only}";
    drawing.more = schedule("Grow", 6, "00:02:00");
    const auto record = recordOf(textOf(drawing), {.duration = "10m", .faults = {"insufficient-capacity:az=us-east-1b,at=1m,for=5m"}});
    // The first goes to 1a, the next has to go to 1b and waits there until capacity is back.
    EXPECT_EQ(launchesByZone(record, 0, 355), (std::map<std::string, int>{{"us-east-1a", 1}}));
    EXPECT_EQ(launchesByZone(record), (std::map<std::string, int>{{"us-east-1a", 2}, {"us-east-1b", 2}}));
}

} // namespace
} // namespace faultline::test
