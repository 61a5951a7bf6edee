// What counts as unhealthy, how it is replaced, and what else replaces instances.
#include "tests/sim/group_drawing.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace faultline::test {
namespace {

GroupDrawing large(const std::string& more = "", int size = 20)
{
    GroupDrawing drawing;
    const std::string n = std::to_string(size);
    drawing.properties = "MinSize: \"1\", MaxSize: \"40\", DesiredCapacity: \"" + n + "\"" + more;
    return drawing;
}

double lowest(const sim::Simulation& run, const std::string& metric, int from, int until)
{
    double least = 1e9;
    for (int minute = from; minute < until; ++minute) least = std::min(least, groupMetric(run, metric, minute));
    return least;
}

double highest(const sim::Simulation& run, const std::string& metric, int from, int until)
{
    double most = 0;
    for (int minute = from; minute < until; ++minute) most = std::max(most, groupMetric(run, metric, minute));
    return most;
}

// statements: ASG-27 ASG-28 ASG-34 ASG-42
TEST(Replacement, ofATerminatedInstanceFollowsTheNextLookAndWaitsForNoCooldown)
{
    const auto record = recordOf(textOf(large("", 4)), {.duration = "8m", .faults = {"terminate-instances:target=AppGroup,count=1,at=2m"}});
    const auto replaced = timesOf(record, "unhealthy-replaced");
    ASSERT_EQ(replaced.size(), 1u);
    EXPECT_GE(replaced[0], 120);
    EXPECT_LE(replaced[0], 180) << "health is looked at every 60 s";
    EXPECT_NEAR(timesOf(record, "launch").at(0), replaced[0], 1e-6) << "terminated and launched at once";
    const auto leaves = timesOf(record, "terminate");
    EXPECT_LE(leaves.at(0), timesOf(record, "launch").at(0));
}

// statements: ASG-28
TEST(Replacement, ofAnImpairedInstanceWaitsSomeMinutes)
{
    const auto record = recordOf(textOf(large("", 4)), {.duration = "10m", .faults = {"az-power-interruption:az=us-east-1a,at=2m,for=8m"}});
    const auto marked = timesOf(record, "marked-unhealthy");
    ASSERT_EQ(marked.size(), 2u);
    EXPECT_GE(marked[0], 120 + 120);
    EXPECT_LE(marked[0], 120 + 120 + 60);
}

// statements: ASG-35
TEST(Replacement, takesATenthOfTheGroupAtATime)
{
    // Ten of twenty are gone; two may be under way at once.
    const auto record = recordOf(textOf(large()), {.duration = "15m", .faults = {"terminate-instances:target=AppGroup,count=10,at=2m"}});
    std::map<long, int> launches;
    for (const double t : timesOf(record, "launch")) ++launches[static_cast<long>(t)];
    int all = 0;
    for (const auto& [second, count] : launches) {
        EXPECT_LE(count, 2) << second;
        all += count;
    }
    EXPECT_EQ(all, 10);
}

// statements: ASG-37 ASG-38
TEST(MaintenancePolicy, keepsCapacityInsideItsBoundsWhileInstancesAreReplaced)
{
    // Ten instances a day old, 100-120 %: the new ones come first, never more than two of them.
    const auto aged = [](const std::string& maintenance) {
        auto drawing = large(", MaxInstanceLifetime: 86400" + maintenance, 10);
        drawing.own =
            "Workload: {CpuMs: {Distribution: deterministic, MeanMs: 5}}, Boot: {LaunchSeconds: 90, BootSeconds: 20}"; // seen by a minute's sample
        return drawing;
    };
    const Play day{.traffic = "constant:0.2/s", .duration = "24h30m"};
    const auto first = played(textOf(aged(", InstanceMaintenancePolicy: {MinHealthyPercentage: 100, MaxHealthyPercentage: 120}")), day);
    EXPECT_GE(lowest(first, "GroupInServiceInstances", 1439, 1469), 10);
    EXPECT_GE(highest(first, "GroupTotalInstances", 1439, 1469), 11);
    EXPECT_LE(highest(first, "GroupInServiceInstances", 1439, 1469), 12);
    const auto plain = played(textOf(aged("")), day);
    EXPECT_LE(lowest(plain, "GroupInServiceInstances", 1439, 1469), 9) << "terminate and launch by default";
    EXPECT_GE(lowest(plain, "GroupInServiceInstances", 1439, 1469), 9) << "a tenth at a time";
}

// statements: ASG-40
TEST(MaximumLifetime, replacesEveryInstanceGraduallyOnceItIsOver)
{
    const auto record = recordOf(textOf(large(", MaxInstanceLifetime: 86400", 10)), {.traffic = "constant:0.2/s", .duration = "24h30m"});
    const auto leaves = timesOf(record, "terminate");
    ASSERT_EQ(leaves.size(), 10u);
    EXPECT_GE(leaves.front(), 86400);
    EXPECT_GE(leaves.back() - leaves.front(), 9 * 10) << "one at a time, each after the one before is in service";
}

// statements: ASG-99
TEST(SuspendedProcesses, doWhatTheTableSays)
{
    const std::vector<std::string> gone{"terminate-instances:target=AppGroup,count=1,at=2m"};
    const auto with = [&](const std::string& process) {
        auto drawing = large("", 4);
        drawing.own += ", SuspendedProcesses: [" + process + "]";
        return recordOf(textOf(drawing), {.duration = "8m", .faults = gone});
    };
    const auto launch = with("Launch"); // terminated, not replaced
    EXPECT_EQ(timesOf(launch, "terminate").size(), 1u);
    EXPECT_TRUE(timesOf(launch, "launch").empty());
    const auto replace = with("ReplaceUnhealthy"); // marked, kept
    EXPECT_TRUE(timesOf(replace, "terminate").empty());
    const auto terminate = with("Terminate");
    EXPECT_TRUE(timesOf(terminate, "terminate").empty());
    const auto attach = with("AddToLoadBalancer"); // launched, and never registered
    ASSERT_EQ(timesOf(attach, "launch").size(), 1u);
    EXPECT_TRUE(timesOf(attach, "target-healthy", "AppGroup#5").empty());
}

// statements: ASG-99 ASG-27
TEST(SuspendedProcesses, withoutHealthChecksNothingImpairedIsMarked)
{
    auto drawing = large("", 4);
    drawing.own += ", SuspendedProcesses: [HealthCheck]";
    const auto record = recordOf(textOf(drawing), {.duration = "10m", .faults = {"az-power-interruption:az=us-east-1a,at=2m,for=8m"}});
    EXPECT_TRUE(timesOf(record, "marked-unhealthy").empty());
}

// statements: ASG-99 ASG-49
TEST(SuspendedProcesses, withoutAlarmNotificationsNoPolicyRuns)
{
    auto drawing = large("", 4);
    drawing.own = "Workload: {CpuMs: {Distribution: deterministic, MeanMs: 50}}, SuspendedProcesses: [AlarmNotification]";
    drawing.more = policy("Out", "PolicyType: SimpleScaling, AdjustmentType: ChangeInCapacity, ScalingAdjustment: 1") +
                   cpuAlarm("High", "Out", "GreaterThanThreshold", 1);
    EXPECT_TRUE(timesOf(recordOf(textOf(drawing), {.traffic = "constant:50/s", .duration = "8m"}), "scale-out").empty());
}

// statements: ASG-103
TEST(InstanceRefresh, keepsNineTenthsHealthyAndWaitsForEachBatch)
{
    const auto run =
        played(textOf(large(", DefaultInstanceWarmup: 60", 10)),
               {.traffic = "constant:20/s", .duration = "40m", .faults = {"bad-deployment:target=AppGroup,percent=0.001,at=2m,for=36m"}});
    const auto record = run.record();
    EXPECT_GE(lowest(run, "GroupInServiceInstances", 2, 38), 9);
    const auto leaves = timesOf(record, "terminate");
    ASSERT_GE(leaves.size(), 10u);
    for (std::size_t i = 1; i < 10; ++i) EXPECT_GE(leaves[i] - leaves[i - 1], 30 + 60 - 20) << "in service after 10 s, then 60 s of warm-up";
    EXPECT_EQ(timesOf(record, "refresh-done").size(), 1u);
}

// statements: ASG-103
TEST(InstanceRefresh, failsAfterAnHourWithoutProgress)
{
    // The first new instance never passes a check, so the batch after it never begins.
    auto drawing = large(", HealthCheckType: ELB, HealthCheckGracePeriod: 7200, DefaultInstanceWarmup: 60", 10);
    const auto record =
        recordOf(textOf(drawing), {.traffic = "constant:5/s", .duration = "70m", .faults = {"bad-deployment:target=AppGroup,at=2m,for=67m"}});
    EXPECT_EQ(timesOf(record, "refresh-failed").size(), 1u);
}

} // namespace
} // namespace faultline::test
