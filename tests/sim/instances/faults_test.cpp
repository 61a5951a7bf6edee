// Faults of instances and of the control planes that launch them, as a drill plays them.
#include "tests/sim/group_drawing.h"
#include "tests/sim/instances/machine_drawing.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

// statements: FLT-03
TEST(CpuStress, takesItsShareOfTheVcpus)
{
    MachineDrawing drawing; // two vCPUs, one request at a time
    const auto mean = [&](const std::string& percent) {
        return meanMs(
            recordOf(textOf(drawing),
                     {.traffic = "constant:10/s", .duration = "4m", .faults = {"cpu-stress:target=App,percent=" + percent + ",at=0s,for=4m"}}));
    };
    // Fair shares: one request beside one stressor has a vCPU of its own, beside two it gets two thirds of one.
    EXPECT_NEAR(mean("50"), 5, 0.01);
    EXPECT_NEAR(mean("100"), 7.5, 0.01);
    const auto run =
        played(textOf(drawing), {.traffic = "constant:10/s", .duration = "6m", .faults = {"cpu-stress:target=App,percent=50,at=0s,for=6m"}});
    EXPECT_NEAR(pointAt(run, "CPUUtilization", 0, 300), 50 + 2.5, 0.1) << "10 requests a second of 5 ms are 2.5 % of two vCPUs";
}

// statements: FLT-03 NET-22
TEST(ProcessCrash, breaksConnectionsAndIsStartedAgainWhileTheMachineStaysUp)
{
    MachineDrawing drawing;
    drawing.own = ", Boot: {ProcessSeconds: 30}";
    const auto run = played(textOf(drawing), {.traffic = "constant:10/s", .duration = "5m", .faults = {"process-crash:target=App,at=2m"}});
    const auto record = run.record();
    EXPECT_NEAR(timesOf(record, "process-crashed").at(0), 120, 1e-6);
    EXPECT_NEAR(timesOf(record, "booted").at(0), 150, 1e-6);
    EXPECT_NEAR(static_cast<double>(record.requests.lostByCause[static_cast<std::size_t>(sim::Cause::TargetReset)]), 300, 1)
        << "10 a second for 30 s, refused at once";
    EXPECT_EQ(pointAt(run, "StatusCheckFailed", 120, 60), 0);
    EXPECT_FALSE(assumptionOf(record, "App: restart of what serves")) << "the drawing says it";
}

TEST(ProcessCrash, assumesTenSecondsWhereTheDrawingSaysNothing)
{
    const auto record =
        recordOf(textOf(MachineDrawing{}), {.traffic = "constant:10/s", .duration = "5m", .faults = {"process-crash:target=App,at=2m"}});
    EXPECT_NEAR(static_cast<double>(record.requests.lost()), 100, 1);
    ASSERT_TRUE(assumptionOf(record, "App: restart of what serves"));
    EXPECT_TRUE(assumptionOf(record, "App: restart of what serves")->isGuess);
    EXPECT_FALSE(assumptionOf(recordOf(textOf(MachineDrawing{}), {.duration = "1m"}), "App: restart of what serves"));
}

// statements: FLT-03
TEST(MemoryExhaustion, killsWhatServesForAsLongAsItLasts)
{
    MachineDrawing drawing;
    drawing.workload += ", Memory: {BaseMib: 1000, RequestMib: 10}";
    const std::string fault = "memory-exhaustion:target=App,at=2m,for=1m";
    const auto record = recordOf(textOf(drawing), {.traffic = "constant:10/s", .duration = "6m", .faults = {fault}});
    EXPECT_GE(timesOf(record, "out-of-memory").size(), 2u) << "killed again as soon as it is up";
    EXPECT_LT(successBetween(record, 120, 180), 0.1);
    EXPECT_GT(successBetween(record, 210, 360), 0.999);
    const auto half =
        recordOf(textOf(drawing), {.traffic = "constant:10/s", .duration = "4m", .faults = {"memory-exhaustion:target=App,percent=50,at=2m,for=1m"}});
    EXPECT_EQ(half.requests.lost(), 0u) << "half of 8 GiB leaves room for 1,000 MiB";
}

TEST(Memory, thatRequestsInHandUseUpEndsWhatServes)
{
    MachineDrawing drawing; // 8 GiB: 1,192 MiB of its own leave room for 14 requests of 500 MiB in hand
    drawing.workload = "CpuMs: {Distribution: deterministic, MeanMs: 100}, Memory: {BaseMib: 1192, RequestMib: 500}";
    EXPECT_TRUE(timesOf(recordOf(textOf(drawing), {.traffic = "constant:18/s", .duration = "2m"}), "out-of-memory").empty());
    EXPECT_FALSE(timesOf(recordOf(textOf(drawing), {.traffic = "constant:40/s", .duration = "2m"}), "out-of-memory").empty());
}

// statements: EC2-31
TEST(NetworkAllowance, burstsUntilItsCreditsAreSpent)
{
    // A t3.micro: 0.064 Gbit/s (7.63 MiB/s) for ever, 5 Gbit/s (596 MiB/s) while credits last: (596 - 7.63) * 1,800 MiB of them.
    MachineDrawing drawing;
    drawing.type = "t3.micro";
    drawing.workload = "CpuMs: {Distribution: deterministic, MeanMs: 5}, Network: {SentKib: 51200}"; // 50 MiB
    const auto record = recordOf(textOf(drawing), {.traffic = "constant:10/s", .duration = "45m"});
    // 500 MiB/s spend 492.4 MiB a second of 1,059,000: 2,151 s.
    EXPECT_GT(successBetween(record, 0, 2140), 0.999);
    EXPECT_LT(successBetween(record, 2200, 2700), 0.1);
}

GroupDrawing growing()
{
    GroupDrawing drawing;
    drawing.more =
        "  Grow: {Type: AWS::AutoScaling::ScheduledAction, Properties: {AutoScalingGroupName: !Ref AppGroup, DesiredCapacity: 3, StartTime: "
        "\"2026-01-05T00:02:00Z\"}}\n";
    return drawing;
}

// statements: FLT-30
TEST(ControlPlane, thatRefusesLeavesWhatRunsAloneAndLaunchesNothing)
{
    const auto ec2 = recordOf(textOf(growing()), {.duration = "8m", .faults = {"control-plane:service=ec2,at=1m,for=4m"}});
    const auto launches = timesOf(ec2, "launch");
    ASSERT_EQ(launches.size(), 1u);
    EXPECT_GE(launches[0], 300) << "once EC2 answers again";
    EXPECT_LE(launches[0], 360);
    EXPECT_FALSE(timesOf(ec2, "launch-failed").empty());
    EXPECT_EQ(ec2.requests.lost(), 0u);
    const auto scaling = recordOf(
        textOf(growing()),
        {.duration = "8m", .faults = {"control-plane:service=autoscaling,at=1m,for=4m", "terminate-instances:target=AppGroup,count=1,at=1m30s"}});
    ASSERT_FALSE(timesOf(scaling, "launch").empty());
    EXPECT_GE(timesOf(scaling, "launch")[0], 300) << "nobody looks at health meanwhile";
}

TEST(ControlPlane, thatIsSlowLaunchesFiveMinutesLater)
{
    const auto record = recordOf(textOf(growing()), {.duration = "12m", .faults = {"control-plane:service=ec2,mode=delayed,at=1m,for=4m"}});
    const double launched = timesOf(record, "launch").at(0);
    EXPECT_NEAR(timesOf(record, "booted", "AppGroup#3").at(0), launched + 300 + 10 + 20, 1e-6);
    EXPECT_TRUE(assumptionOf(record, "control-plane: each action while it is slow"));
    EXPECT_EQ(problemOf(textOf(growing()), {.faults = {"control-plane:service=s3,at=1m,for=1m"}}), "sim.fault-service");
    EXPECT_EQ(problemOf(textOf(growing()), {.faults = {"control-plane:service=ec2,mode=odd,at=1m,for=1m"}}), "sim.fault-mode");
}

// statements: ASG-103
TEST(BadDeployment, reachesAGroupByARefreshAndGoesTheSameWay)
{
    const auto record = recordOf(textOf(GroupDrawing{}), {.duration = "30m", .faults = {"bad-deployment:target=AppGroup,percent=50,at=2m,for=10m"}});
    EXPECT_EQ(timesOf(record, "refresh-start").size(), 2u) << "out and back";
    EXPECT_EQ(timesOf(record, "refresh-done").size(), 2u);
    const auto failed = record.requests.lostByCause[static_cast<std::size_t>(sim::Cause::ApplicationError)];
    EXPECT_GT(failed, 0u);
    EXPECT_GT(successBetween(record, 0, 120), 0.999);
    EXPECT_GT(successBetween(record, 1500, 1800), 0.999) << "the old version is back";
}

} // namespace
} // namespace faultline::test
