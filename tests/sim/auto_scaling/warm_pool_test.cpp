// Instances kept ready beside the group.
#include "tests/sim/group_drawing.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

GroupDrawing pooled(const std::string& pool)
{
    GroupDrawing drawing;
    drawing.properties = "MinSize: \"2\", MaxSize: \"10\", DesiredCapacity: \"6\"";
    drawing.own = "Workload: {CpuMs: {Distribution: deterministic, MeanMs: 5}}, Boot: {LaunchSeconds: 10, BootSeconds: 20, UserDataSeconds: 100}";
    drawing.more =
        "  Pool: {Type: AWS::AutoScaling::WarmPool, Properties: {AutoScalingGroupName: !Ref AppGroup" + pool +
        "}}\n"
        "  Grow: {Type: AWS::AutoScaling::ScheduledAction, Properties: {AutoScalingGroupName: !Ref AppGroup, DesiredCapacity: 7, StartTime: "
        "\"2026-01-05T00:06:00Z\"}}\n";
    return drawing;
}

// statements: ASG-101 ASG-102
TEST(WarmPool, holdsTheMaximumLessDesiredAndRefillsAfterAScaleOut)
{
    // WARM-1: desired 6, maximum 10: four.
    const auto run = played(textOf(pooled("")), {.duration = "15m"});
    EXPECT_EQ(groupMetric(run, "WarmPoolWarmedCapacity", 5), 4);
    EXPECT_EQ(groupMetric(run, "GroupInServiceInstances", 5), 6) << "the pool counts in no other number";
    EXPECT_EQ(groupMetric(run, "GroupTotalInstances", 5), 6);
    EXPECT_EQ(groupMetric(run, "GroupInServiceInstances", 8), 7);
    EXPECT_EQ(groupMetric(run, "WarmPoolTotalCapacity", 13), 3) << "desired 7: three are left";
}

// statements: ASG-101
TEST(WarmPool, keepsItsMinimumAndItsPreparedCapacity)
{
    EXPECT_EQ(groupMetric(played(textOf(pooled(", MinSize: 6")), {.duration = "6m"}), "WarmPoolWarmedCapacity", 5), 6);
    EXPECT_EQ(groupMetric(played(textOf(pooled(", MaxGroupPreparedCapacity: 8")), {.duration = "6m"}), "WarmPoolWarmedCapacity", 5), 2);
}

// statements: ASG-102 EC2-17
TEST(WarmPool, servesAScaleOutSoonerThanAColdLaunch)
{
    const auto wait = [](const GroupDrawing& drawing, const char* kind) {
        const auto record = recordOf(textOf(drawing), {.duration = "15m"});
        const auto* from = firstEntry(record, kind);
        EXPECT_TRUE(from);
        if (!from) return 0.0;
        double booted = 0;
        for (const double t : timesOf(record, "booted", from->resource)) booted = t;
        return booted - static_cast<double>(from->at) / 1e9;
    };
    EXPECT_NEAR(wait(pooled(""), "launch-from-pool"), 10 + 20, 1e-6) << "started and booted: user data has run before";
    EXPECT_NEAR(wait(pooled(", PoolState: Hibernated"), "launch-from-pool"), 10, 1e-6) << "memory is restored";
    auto cold = pooled("");
    cold.more.erase(0, cold.more.find("  Grow"));
    EXPECT_NEAR(wait(cold, "launch"), 10 + 20 + 100, 1e-6);
    const auto running = recordOf(textOf(pooled(", PoolState: Running")), {.duration = "8m"});
    const auto* taken = firstEntry(running, "launch-from-pool");
    ASSERT_TRUE(taken);
    EXPECT_NEAR(timesOf(running, "in-service", taken->resource).at(0), static_cast<double>(taken->at) / 1e9, 1e-6);
}

// statements: ASG-102
TEST(WarmPool, takesInstancesBackAtScaleInWhereItReusesThem)
{
    auto drawing = pooled(", InstanceReusePolicy: {ReuseOnScaleIn: true}");
    drawing.more +=
        "  Shrink: {Type: AWS::AutoScaling::ScheduledAction, Properties: {AutoScalingGroupName: !Ref AppGroup, DesiredCapacity: 4, StartTime: "
        "\"2026-01-05T00:10:00Z\"}}\n";
    const auto record = recordOf(textOf(drawing), {.duration = "14m"});
    int returned = 0;
    for (const double t : timesOf(record, "warmed"))
        if (t >= 600 && t < 615) ++returned;
    EXPECT_EQ(returned, 3);
}

} // namespace
} // namespace faultline::test
