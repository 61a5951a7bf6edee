// From pending to in service and out again: hooks, grace, the load balancer's part.
#include "tests/sim/group_drawing.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

/// A third instance is ordered at 1 min (up to 10 s late): pending 10 s, boot 20 s.
GroupDrawing growing(const std::string& hook = "", const std::string& own = "")
{
    GroupDrawing drawing;
    drawing.properties += hook;
    drawing.own += own;
    drawing.more =
        "  Grow: {Type: AWS::AutoScaling::ScheduledAction, Properties: {AutoScalingGroupName: !Ref AppGroup, DesiredCapacity: 3, StartTime: "
        "\"2026-01-05T00:01:00Z\"}}\n";
    return drawing;
}

std::string hook(const std::string& transition, int heartbeat, const std::string& result)
{
    return ", LifecycleHookSpecificationList: [{LifecycleHookName: Ready, LifecycleTransition: \"autoscaling:EC2_INSTANCE_" + transition +
           "\", HeartbeatTimeout: " + std::to_string(heartbeat) + ", DefaultResult: " + result + "}]";
}

// statements: ASG-17 ASG-22 EC2-16
TEST(LifeCycle, putsAnInstanceIntoServiceOnceItRunsAndServesOnceItHasBooted)
{
    const auto record = recordOf(textOf(growing()), {.duration = "5m"});
    const auto launched = timesOf(record, "launch", "AppGroup#3");
    ASSERT_EQ(launched.size(), 1u);
    EXPECT_NEAR(timesOf(record, "in-service", "AppGroup#3").at(0), launched[0] + 10, 1e-6);
    EXPECT_NEAR(timesOf(record, "booted", "AppGroup#3").at(0), launched[0] + 30, 1e-6);
    const auto healthy = timesOf(record, "target-healthy", "AppGroup#3");
    ASSERT_FALSE(healthy.empty());
    EXPECT_GE(healthy[0], launched[0] + 30) << "no check passes before it has booted";
    EXPECT_LE(healthy[0], launched[0] + 30 + 2 * 10 + 1) << "two passed checks, as it has failed some before";
}

// statements: ASG-18 ASG-19
TEST(LifecycleHook, waitsItsHeartbeatAndThenAbandonsUnlessTold)
{
    const auto record = recordOf(textOf(growing(hook("LAUNCHING", 60, "ABANDON"))), {.duration = "5m"});
    const auto launched = timesOf(record, "launch", "AppGroup#3");
    ASSERT_EQ(launched.size(), 1u);
    EXPECT_NEAR(timesOf(record, "hook-wait", "AppGroup#3").at(0), launched[0] + 10, 1e-6);
    EXPECT_NEAR(timesOf(record, "launch-abandoned", "AppGroup#3").at(0), launched[0] + 10 + 60, 1e-6);
    EXPECT_TRUE(timesOf(record, "in-service", "AppGroup#3").empty());
    EXPECT_FALSE(timesOf(record, "launch", "AppGroup#4").empty()) << "a replacement is launched";
}

// statements: ASG-19 ASG-21
TEST(LifecycleHook, thatContinuesPutsTheInstanceIntoServiceAndCountsItFromThenOn)
{
    const auto run = played(textOf(growing(hook("LAUNCHING", 180, "CONTINUE"))), {.duration = "8m"});
    const auto record = run.record();
    const double launched = timesOf(record, "launch", "AppGroup#3").at(0);
    EXPECT_NEAR(timesOf(record, "in-service", "AppGroup#3").at(0), launched + 10 + 180, 1e-6);
    EXPECT_EQ(groupMetric(run, "GroupPendingInstances", 3), 1);
    EXPECT_EQ(groupMetric(run, "GroupInServiceInstances", 3), 2);
    EXPECT_EQ(groupMetric(run, "GroupInServiceInstances", 5), 3);
}

// statements: ASG-18
TEST(LifecycleHook, endsWhenSomebodyCompletesIt)
{
    const auto record =
        recordOf(textOf(growing(hook("LAUNCHING", 300, "ABANDON"), ", Hooks: {Ready: {CompletesAfterSeconds: 25}}")), {.duration = "5m"});
    const double launched = timesOf(record, "launch", "AppGroup#3").at(0);
    EXPECT_NEAR(timesOf(record, "in-service", "AppGroup#3").at(0), launched + 10 + 25, 1e-6);
}

// statements: ASG-18
TEST(LifecycleHook, waitsAnHourUnlessItSaysHowLong)
{
    auto drawing =
        growing(", LifecycleHookSpecificationList: [{LifecycleHookName: Ready, LifecycleTransition: \"autoscaling:EC2_INSTANCE_LAUNCHING\"}]");
    const auto record = recordOf(textOf(drawing), {.traffic = "constant:1/s", .duration = "70m"});
    const double launched = timesOf(record, "launch", "AppGroup#3").at(0);
    EXPECT_NEAR(timesOf(record, "launch-abandoned", "AppGroup#3").at(0), launched + 10 + 3600, 1e-6);
}

// statements: ASG-20
TEST(LifecycleHook, thatKeepsFailingSlowsLaunchesDown)
{
    const auto record = recordOf(textOf(growing(hook("LAUNCHING", 30, "ABANDON"))), {.traffic = "constant:1/s", .duration = "20m"});
    const auto launches = timesOf(record, "launch");
    ASSERT_GE(launches.size(), 5u);
    EXPECT_NEAR(launches[1] - launches[0], 40, 1e-6) << "pending 10 s, hook 30 s";
    EXPECT_GE(launches[4] - launches[3], 100) << "launches are held";
}

// statements: ASG-23 ASG-24
TEST(ScaleIn, takesTheInstanceOutOfTheLoadBalancerBeforeItsHooksRunAndLosesNothing)
{
    GroupDrawing drawing;
    drawing.properties = "MinSize: \"2\", MaxSize: \"6\", DesiredCapacity: \"3\"" + hook("TERMINATING", 90, "CONTINUE");
    drawing.own = "Workload: {CpuMs: {Distribution: deterministic, MeanMs: 150}}";
    drawing.targetGroup += ", TargetGroupAttributes: [{Key: deregistration_delay.timeout_seconds, Value: \"30\"}]";
    drawing.more =
        "  Shrink: {Type: AWS::AutoScaling::ScheduledAction, Properties: {AutoScalingGroupName: !Ref AppGroup, DesiredCapacity: 2, StartTime: "
        "\"2026-01-05T00:02:00Z\"}}\n";
    const auto run = played(textOf(drawing), {.traffic = "constant:10/s", .duration = "6m"});
    const auto record = run.record();
    const auto leaves = timesOf(record, "terminate");
    ASSERT_EQ(leaves.size(), 1u);
    const double waits = timesOf(record, "hook-wait").at(0);
    EXPECT_GE(waits, leaves[0]);
    EXPECT_LE(waits, leaves[0] + 30 + 1) << "drained first";
    EXPECT_EQ(groupMetric(run, "GroupTerminatingInstances", 2), 1);
    EXPECT_EQ(groupMetric(run, "GroupTerminatingInstances", 5), 0) << "gone 90 s after it had drained";
    EXPECT_EQ(record.requests.lost(), 0u);
}

// statements: ASG-31 ASG-32 ASG-33
TEST(GracePeriod, shorterThanTheBootReplacesWhatHasNotComeUpForEver)
{
    auto drawing = growing(", HealthCheckType: ELB, HealthCheckGracePeriod: 30");
    drawing.own = "Workload: {CpuMs: {Distribution: deterministic, MeanMs: 5}}, Boot: {LaunchSeconds: 10, BootSeconds: 400}";
    const auto record = recordOf(textOf(drawing), {.duration = "20m"});
    const auto* loop = firstEntry(record, "termination-loop");
    ASSERT_TRUE(loop);
    EXPECT_EQ(argumentOf(*loop, "grace"), "30");
    EXPECT_EQ(argumentOf(*loop, "boot"), "400");
    EXPECT_GE(timesOf(record, "unhealthy-replaced").size(), 3u);
    EXPECT_TRUE(timesOf(record, "booted").empty());
}

// statements: ASG-31
TEST(GracePeriod, longerThanTheBootDelaysReplacementAndNeverService)
{
    auto drawing = growing(", HealthCheckType: ELB, HealthCheckGracePeriod: 600");
    drawing.own = "Workload: {CpuMs: {Distribution: deterministic, MeanMs: 5}}, Boot: {LaunchSeconds: 10, BootSeconds: 200}";
    const auto record = recordOf(textOf(drawing), {.duration = "10m"});
    EXPECT_TRUE(timesOf(record, "unhealthy-replaced").empty());
    const double booted = timesOf(record, "booted", "AppGroup#3").at(0);
    const auto healthy = timesOf(record, "target-healthy", "AppGroup#3");
    ASSERT_FALSE(healthy.empty());
    EXPECT_LE(healthy[0], booted + 2 * 10 + 1) << "it serves long before the grace is over";
}

// statements: ASG-25 ASG-29
TEST(LoadBalancerHealth, countsOnlyOnceOneInstanceHasPassedItsCheck)
{
    GroupDrawing drawing = growing(", HealthCheckType: ELB, HealthCheckGracePeriod: 0");
    drawing.properties = "MinSize: \"0\", MaxSize: \"6\", DesiredCapacity: \"0\", HealthCheckType: ELB";
    drawing.own = "Workload: {CpuMs: {Distribution: deterministic, MeanMs: 5}}, Boot: {LaunchSeconds: 10, BootSeconds: 3000}";
    const auto record = recordOf(textOf(drawing), {.traffic = "constant:1/s", .duration = "30m"});
    EXPECT_EQ(timesOf(record, "launch").size(), 3u);
    EXPECT_FALSE(timesOf(record, "target-unhealthy").empty());
    EXPECT_TRUE(timesOf(record, "unhealthy-replaced").empty());
}

} // namespace
} // namespace faultline::test
