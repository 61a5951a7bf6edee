// An instance's way from launch to termination: stop and start, status checks, recovery, Spot.
#include "tests/sim/group_drawing.h"
#include "tests/sim/instances/machine_drawing.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace faultline::test {
namespace {

MachineDrawing machine(const std::string& boot = ", Boot: {LaunchSeconds: 10, BootSeconds: 20}")
{
    MachineDrawing drawing;
    drawing.own = boot;
    return drawing;
}

// statements: EC2-13 EC2-25
TEST(StoppedInstance, answersNothingCostsNothingAndBootsWhenItIsStarted)
{
    const auto record =
        recordOf(textOf(machine()), {.traffic = "constant:10/s", .duration = "60m", .faults = {"stop-instances:target=App,at=10m,for=20m"}});
    EXPECT_NEAR(timesOf(record, "instance-stopped").at(0), 600, 1e-6);
    EXPECT_NEAR(timesOf(record, "instance-started").at(0), 1800, 1e-6);
    EXPECT_NEAR(timesOf(record, "booted").at(0), 1800 + 10 + 20, 1e-6);
    EXPECT_EQ(successBetween(record, 610, 1800), 0);
    EXPECT_GT(successBetween(record, 1840, 3600), 0.999);
    // Running for 60 min less 20 stopped and 10 s pending, at 0.096 USD an hour; the volume (8 GiB of gp3) costs all the time.
    EXPECT_NEAR(record.costUsd, 0.096 * (2400 - 10) / 3600 + 8 * 0.08 / 730, 1e-6);
}

// statements: EC2-16
TEST(Boot, takesTenAndTwentySecondsUnlessTheDrawingSaysOtherwise)
{
    const auto record =
        recordOf(textOf(machine("")), {.traffic = "constant:10/s", .duration = "5m", .faults = {"stop-instances:target=App,at=1m,for=1m"}});
    EXPECT_NEAR(timesOf(record, "booted").at(0), 120 + 10 + 20, 1e-6);
    EXPECT_TRUE(assumptionOf(record, "App: start of an instance"));
}

// statements: EC2-20 EC2-21 EC2-30
TEST(StatusChecks, showASystemFailureInBothAndReadNoughtOtherwise)
{
    const auto run =
        played(textOf(machine()), {.traffic = "constant:10/s", .duration = "10m", .faults = {"az-power-interruption:az=us-east-1a,at=2m,for=4m"}});
    for (const char* metric : {"StatusCheckFailed_System", "StatusCheckFailed_Instance", "StatusCheckFailed"}) {
        EXPECT_EQ(pointAt(run, metric, 60, 60), 0) << metric;
        EXPECT_EQ(pointAt(run, metric, 180, 60), 1) << metric;
        EXPECT_EQ(pointAt(run, metric, 480, 60), 0) << metric;
    }
    EXPECT_EQ(pointAt(run, "StatusCheckFailed_AttachedEBS", 180, 60), 0);
}

// statements: EC2-20 EC2-22 EC2-24
TEST(AutomaticRecovery, movesAnInstanceWhoseHostFailedAfterTwoMinutes)
{
    const std::vector<std::string> failure{"host-failure:target=App,at=2m"};
    const auto record = recordOf(textOf(machine()), {.traffic = "constant:10/s", .duration = "10m", .faults = failure});
    EXPECT_NEAR(timesOf(record, "host-failed").at(0), 120, 1e-6);
    EXPECT_NEAR(timesOf(record, "recovered").at(0), 120 + 120, 1e-6);
    EXPECT_NEAR(timesOf(record, "booted").at(0), 240 + 20, 1e-6) << "its memory is lost: it boots";
    EXPECT_EQ(successBetween(record, 130, 260), 0);
    EXPECT_GT(successBetween(record, 270, 600), 0.999);
}

// statements: EC2-23
TEST(AutomaticRecovery, happensThreeTimesADay)
{
    std::vector<std::string> failures;
    for (const char* at : {"1m", "11m", "21m", "31m"}) failures.push_back(std::string("host-failure:target=App,at=") + at);
    const auto record = recordOf(textOf(machine()), {.traffic = "constant:1/s", .duration = "40m", .faults = failures});
    EXPECT_EQ(timesOf(record, "recovered").size(), 3u);
    EXPECT_EQ(timesOf(record, "recovery-failed").size(), 1u);
}

// statements: EC2-23 ASG-28
TEST(HostFailure, ofAGroupsInstanceIsTheGroupsToMend)
{
    const auto record = recordOf(textOf(GroupDrawing{}), {.duration = "10m", .faults = {"host-failure:target=AppGroup,count=1,at=2m"}});
    EXPECT_TRUE(timesOf(record, "recovered").empty());
    const auto replaced = timesOf(record, "unhealthy-replaced");
    ASSERT_EQ(replaced.size(), 1u);
    EXPECT_GE(replaced[0], 120 + 120);
    EXPECT_LE(replaced[0], 120 + 120 + 60);
}

// statements: EC2-22 EC2-23
TEST(AutomaticRecovery, findsNoHostInAZoneWithoutPowerAndIsNotForGroups)
{
    const std::vector<std::string> dark{"az-power-interruption:az=us-east-1a,at=2m,for=6m"};
    const auto alone = recordOf(textOf(machine()), {.traffic = "constant:10/s", .duration = "10m", .faults = dark});
    EXPECT_NEAR(timesOf(alone, "recovery-failed").at(0), 240, 1e-6) << "two minutes after its check began to fail";
    EXPECT_TRUE(assumptionOf(alone, "App: automatic recovery"));
    const auto group = recordOf(textOf(GroupDrawing{}), {.traffic = "constant:10/s", .duration = "10m", .faults = dark});
    EXPECT_TRUE(timesOf(group, "recovery-failed").empty());
}

std::string alarm(const std::string& metric, const std::string& action, const std::string& threshold = "1")
{
    return "  Watch: {Type: AWS::CloudWatch::Alarm, Properties: {Namespace: AWS/EC2, MetricName: " + metric +
           ", Statistic: Maximum, Period: 60, EvaluationPeriods: 2, Threshold: " + threshold +
           ", ComparisonOperator: GreaterThanOrEqualToThreshold, Dimensions: [{Name: InstanceId, Value: !Ref App}], AlarmActions: "
           "[\"arn:aws:automate:us-east-1:ec2:" +
           action + "\"]}}\n";
}

// statements: CW-51 CW-53 EC2-21
TEST(AlarmActions, stopTerminateAndRebootAnInstanceOnce)
{
    const auto after = [](const std::string& action) {
        auto drawing = machine(", Boot: {LaunchSeconds: 10, BootSeconds: 90}");
        drawing.more = alarm("StatusCheckFailed_AttachedEBS", action);
        return played(textOf(drawing), {.traffic = "constant:10/s", .duration = "12m", .faults = {"volume-pause:target=App,at=2m,for=5m"}});
    };
    const auto stopped = after("stop").record();
    ASSERT_EQ(timesOf(stopped, "instance-stopped").size(), 1u);
    // Two failed minutes end at 4 min and are read a minute later.
    EXPECT_NEAR(timesOf(stopped, "instance-stopped")[0], 300, 1e-6);
    EXPECT_EQ(timesOf(after("terminate").record(), "instance-terminated").size(), 1u);
    const auto rebooted = after("reboot");
    ASSERT_EQ(timesOf(rebooted.record(), "instance-rebooted").size(), 1u);
    EXPECT_EQ(pointAt(rebooted, "StatusCheckFailed_Instance", 300, 60), 1) << "until it is back";
    EXPECT_EQ(pointAt(rebooted, "StatusCheckFailed_Instance", 420, 60), 0);
}

GroupDrawing spot(const std::string& more = "")
{
    GroupDrawing drawing;
    drawing.properties = "MinSize: \"2\", MaxSize: \"6\", DesiredCapacity: \"2\"" + more;
    drawing.data = "InstanceType: m6i.large, ImageId: ami-1, InstanceMarketOptions: {MarketType: spot}";
    return drawing;
}

// statements: EC2-26 EC2-27
TEST(SpotInterruption, comesTwoMinutesAfterItsNotice)
{
    const auto record = recordOf(textOf(spot()), {.duration = "10m", .faults = {"spot-interruption:target=AppGroup,count=1,at=2m"}});
    EXPECT_NEAR(timesOf(record, "spot-notice").at(0), 120, 1e-6);
    EXPECT_NEAR(timesOf(record, "instance-terminated").at(0), 240, 1e-6);
    const auto launches = timesOf(record, "launch");
    ASSERT_EQ(launches.size(), 1u);
    EXPECT_GE(launches[0], 240) << "replaced once it is found to be gone";
    EXPECT_EQ(problemOf(textOf(GroupDrawing{}), {.faults = {"spot-interruption:target=AppGroup,at=1m"}}), "sim.fault-target");
}

// statements: ASG-93 EC2-28
TEST(CapacityRebalancing, launchesTheReplacementAtTheNotice)
{
    const auto record =
        recordOf(textOf(spot(", CapacityRebalance: true")), {.duration = "10m", .faults = {"spot-interruption:target=AppGroup,count=1,at=2m"}});
    const auto launches = timesOf(record, "launch");
    ASSERT_EQ(launches.size(), 1u);
    EXPECT_NEAR(launches[0], 120, 1e-6);
}

} // namespace
} // namespace faultline::test
