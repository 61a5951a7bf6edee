// CPU credits: what a burstable instance may use, and what it publishes and costs.
#include "tests/sim/group_drawing.h"
#include "tests/sim/instances/machine_drawing.h"

#include <gtest/gtest.h>

namespace faultline::test {
namespace {

/// 18 requests a second of 100 ms: 90 % of both vCPUs of a t3.micro, which earns 12 credits an hour and keeps 288.
MachineDrawing busy(const std::string& mode)
{
    MachineDrawing drawing;
    drawing.type = "t3.micro";
    drawing.properties = mode;
    drawing.workload = "CpuMs: {Distribution: deterministic, MeanMs: 100}";
    return drawing;
}
const std::string kStandard = ", CreditSpecification: {CPUCredits: standard}";

// statements: EC2-01 EC2-02 EC2-03 EC2-11
TEST(CpuCredits, areSpentByTheVcpuMinuteAndPublishedEveryFiveMinutes)
{
    const auto run = played(textOf(busy(kStandard)), {.traffic = "constant:18/s", .duration = "65m"});
    // 1.8 credits a minute spent, 0.2 earned: of 288 after an hour 288 - 60 * 1.6 = 192 are left.
    EXPECT_NEAR(pointAt(run, "CPUCreditBalance", 3300, 300), 192, 0.5);
    EXPECT_NEAR(pointAt(run, "CPUCreditUsage", 3300, 300, "Sum"), 5 * 1.8, 0.05);
    EXPECT_EQ(pointAt(run, "CPUCreditBalance", 3360, 60), -1) << "no point a minute later";
    const auto idle = played(textOf(busy(kStandard)), {.traffic = "constant:1/s", .duration = "65m"});
    EXPECT_NEAR(pointAt(idle, "CPUCreditBalance", 3300, 300), 288, 1e-6) << "24 h of earning at most; the rest is discarded";
}

// statements: EC2-04
TEST(CpuCredits, ofStandardModeRunOutAndLeaveTheBaseline)
{
    const auto run = played(textOf(busy(kStandard)), {.traffic = "constant:18/s", .duration = "4h"});
    EXPECT_NEAR(pointAt(run, "CPUUtilization", 9000, 300), 90, 1) << "after two and a half hours 288 - 150 * 1.6 = 48 are left";
    EXPECT_NEAR(pointAt(run, "CPUUtilization", 13800, 300), 10, 0.5) << "the baseline of a t3.micro";
    // Between the two it falls gradually.
    int between = 0;
    for (int second = 9600; second < 13800; second += 300)
        between += pointAt(run, "CPUUtilization", second, 300) > 15 && pointAt(run, "CPUUtilization", second, 300) < 85;
    EXPECT_GE(between, 2);
    EXPECT_TRUE(assumptionOf(run.record(), "App: CPU as its credits run out"));
    EXPECT_GT(successBetween(run.record(), 0, 9600), 0.999);
    EXPECT_LT(successBetween(run.record(), 13800, 14400), 0.2);
}

// statements: EC2-04 EC2-05 EC2-08
TEST(CpuCredits, ofUnlimitedModeAreSpentOnTrust)
{
    const auto run = played(textOf(busy("")), {.traffic = "constant:18/s", .duration = "4h5m"});
    // 288 credits last 288 / 1.6 = 180 minutes; 60 minutes later 96 are owed.
    EXPECT_NEAR(pointAt(run, "CPUUtilization", 14100, 300), 90, 1) << "unlimited by default";
    EXPECT_NEAR(pointAt(run, "CPUCreditBalance", 14100, 300), 0, 1e-6);
    EXPECT_NEAR(pointAt(run, "CPUSurplusCreditBalance", 14100, 300), 96, 1);
    EXPECT_NEAR(pointAt(run, "CPUSurplusCreditsCharged", 14100, 300, "Sum"), 0, 1e-6) << "nothing is charged below a day's earning";
}

// statements: EC2-08 EC2-09
TEST(CpuCredits, beyondADaysEarningAreCharged)
{
    const auto record = recordOf(textOf(busy("")), {.traffic = "constant:18/s", .duration = "7h"});
    // 288 / 1.6 = 180 minutes to spend the balance, 180 more until 288 are owed, 60 more at 1.6: 96 credits are 1.6 vCPU-hours at 0.05 USD.
    // The instance itself: 7 h at 0.0104 USD, its 8 GiB of gp3 at 0.08 USD a month of 730 h.
    EXPECT_NEAR(record.costUsd, 1.6 * 0.05 + 7 * 0.0104 + 7 * 8 * 0.08 / 730, 0.002);
    EXPECT_TRUE(record.unpriced.empty());
}

// statements: EC2-06
TEST(LaunchCredits, areThirtyForEachVcpuOfAT2AndNoneOfAT3)
{
    const auto balance = [](const char* type) {
        GroupDrawing drawing;
        drawing.data = std::string("ImageId: ami-1, InstanceType: ") + type;
        drawing.more =
            "  Grow: {Type: AWS::AutoScaling::ScheduledAction, Properties: {AutoScalingGroupName: !Ref AppGroup, DesiredCapacity: 3, StartTime: "
            "\"2026-01-05T00:01:00Z\"}}\n";
        return pointAt(played(textOf(drawing), {.traffic = "constant:1/s", .duration = "6m"}), "CPUCreditBalance", 0, 300, "Average", "AppGroup#3");
    };
    // Up for less than four minutes by the first point: earned 0.1 (t2.micro) and 0.2 (t3.micro) a minute at most.
    EXPECT_GE(balance("t2.micro"), 30);
    EXPECT_LE(balance("t2.micro"), 30 + 4 * 0.1);
    EXPECT_GE(balance("t3.micro"), 0);
    EXPECT_LE(balance("t3.micro"), 4 * 0.2);
}

// statements: EC2-07
TEST(CpuCredits, areLostWhenAT2StopsAndKeptByAT3)
{
    const auto after = [](const char* type) {
        MachineDrawing drawing;
        drawing.type = type;
        const auto run =
            played(textOf(drawing), {.traffic = "constant:1/s", .duration = "16m", .faults = {"stop-instances:target=App,at=5m30s,for=2m"}});
        return pointAt(run, "CPUCreditBalance", 600, 300);
    };
    EXPECT_NEAR(after("t3.micro"), 288, 1);
    EXPECT_NEAR(after("t2.micro"), 30 + 7 * 0.1, 0.5) << "of 144 none, but a start gives launch credits";
}

} // namespace
} // namespace faultline::test
